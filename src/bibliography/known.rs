//! The styles that are known by name: those of the archive, under its names and under the
//! names of the files in CSL's own repository.

use hayagriva::archive::ArchivedStyle;

/// Files of the CSL repository whose style the archive has under another name.
const FILES: &[(&str, &str)] = &[
    ("chicago-notes-bibliography", "chicago-notes"),
    ("chicago-notes-bibliography-18th-edition", "chicago-notes"),
    ("chicago-fullnote-bibliography", "chicago-fullnotes"),
    ("chicago-shortened-notes-bibliography", "chicago-shortened-notes"),
    ("harvard", "harvard-cite-them-right"),
    ("harvard1", "harvard-cite-them-right"),
    ("mla", "modern-language-association"),
    (
        "modern-humanities-research-association",
        "modern-humanities-research-association-notes",
    ),
    ("nlm-citation-sequence", "vancouver"),
    ("american-medical-association-11th-edition", "american-medical-association"),
    ("apa-7th-edition", "apa"),
];

/// Every name, sorted.
pub fn names() -> Vec<&'static str> {
    let archive = ArchivedStyle::all().iter().flat_map(|s| s.names().iter().copied());
    let known = |(_, name): &&(&str, &str)| ArchivedStyle::by_name(name).is_some();
    let mut all: Vec<&str> =
        archive.chain(FILES.iter().filter(known).map(|(file, _)| *file)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The style of a name; `.csl` at its end is no part of it.
pub fn by_name(name: &str) -> Option<ArchivedStyle> {
    let name = name.trim().to_lowercase();
    let name = name.strip_suffix(".csl").unwrap_or(&name);
    let file = FILES.iter().find(|(file, _)| *file == name).map(|(_, known)| *known);
    ArchivedStyle::by_name(name).or_else(|| ArchivedStyle::by_name(file?))
}

/// The style a dependent style leans on, by its address
/// (`http://www.zotero.org/styles/apa`).
pub fn by_address(address: &str) -> Option<ArchivedStyle> {
    by_name(address.rsplit('/').next().unwrap_or(address))
        .or_else(|| ArchivedStyle::by_id(address))
}
