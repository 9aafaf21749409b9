//! What is said of a file that tells more than it should, or that cannot be read.

use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::media::metadata::Trace;
use crate::media::table::Ragged;
use crate::media::{Fault, Format};

/// A file that cannot be read as what it is.
pub fn unreadable(file: &FilePath, format: Format, fault: &Fault) -> Option<Diagnostic> {
    if matches!(format, Format::Office | Format::Other) {
        return None;
    }
    let what = if format.is_picture() {
        "picture"
    } else if format.is_recording() {
        "recording"
    } else {
        "document"
    };
    let message = format!("this {what} cannot be read as {}: {fault}", format.word());
    let found = Diagnostic::new(Code::BadMedia, message)
        .at(Place::whole(file))
        .note("it is published as it is, without sizes, and whatever it may tell beside what it shows")
        .help("open it in a program that reads it and save it again");
    Some(found)
}

/// A page of a document that cannot be drawn.
pub fn page_not_drawn(file: &FilePath, page: usize, fault: &Fault) -> Diagnostic {
    let message = format!("page {} of this document cannot be drawn: {fault}", page + 1);
    Diagnostic::new(Code::BadMedia, message)
        .at(Place::whole(file))
        .note("the document is published; the picture of this page is left out")
}

/// A file that cannot be read, in which a position seems to stand.
pub fn place_unclean(file: &FilePath) -> Diagnostic {
    let message = "this file cannot be read, and seems to tell where it was made";
    Diagnostic::new(Code::MetadataLeft, message).at(Place::whole(file)).help(
        "open it in a program that reads it and save it again, without the position",
    )
}

/// A table that cannot be read.
pub fn no_table(file: &FilePath, fault: &Fault) -> Diagnostic {
    let message = format!("this table cannot be read: {fault}");
    Diagnostic::new(Code::BadTable, message)
        .at(Place::whole(file))
        .note("it is published for download; its page shows no rows")
        .help("save it as CSV in UTF-8, with the names of the columns in the first line")
}

/// Lines of a table that have more or fewer cells than the header.
pub fn ragged(file: &FilePath, lines: &Ragged) -> Diagnostic {
    let Ragged { line, cells, expected, count } = lines;
    let message =
        format!("line {line} has {cells} cells, and the first line has {expected}");
    let found = Diagnostic::new(Code::BadTable, message)
        .at(Place::whole(file))
        .help("put quotation marks around a cell in which the sign between cells stands");
    if *count == 1 {
        return found;
    }
    found.note(format!("{count} lines do not have as many cells as the first"))
}

/// What is said of what a published file still tells.
pub fn of_what_is_left(
    file: &FilePath,
    left: &[Trace],
    kept: bool,
) -> Option<Diagnostic> {
    if left.is_empty() {
        return None;
    }
    let list: Vec<String> = left.iter().map(ToString::to_string).collect();
    let list = list.join(", ");
    let reason = if kept {
        "its metadata is kept because the exhibit says so"
    } else {
        "it stands where it cannot be taken out without changing what the file shows"
    };
    let place = Place::whole(file);
    if left.iter().any(|trace| trace.gps) {
        let message = format!("this file tells where it was made: {list}");
        let found = Diagnostic::new(Code::MetadataLeft, message)
            .at(place)
            .note(reason)
            .help("take the position out of the file before it is published");
        return Some(found);
    }
    let message = format!("this file is published with {list}");
    let help = if kept {
        "leave `metadata: keep` out where readers need not see it"
    } else {
        "save the file again without it, or as another kind of file"
    };
    Some(Diagnostic::new(Code::MetadataKept, message).at(place).note(reason).help(help))
}
