//! `casebook markdown`: a body on stdin to HTML on stdout.

use std::io::{self, Read, Write};

use super::MarkdownArgs;
use crate::markdown::{Options, to_html};

pub fn run(args: &MarkdownArgs) -> u8 {
    let mut bytes = Vec::new();
    if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
        let _ = writeln!(io::stderr(), "error: cannot read stdin: {error}");
        return 2;
    }
    let Ok(text) = String::from_utf8(bytes) else {
        let _ = writeln!(io::stderr(), "error: what came on stdin is not UTF-8");
        return 1;
    };
    let full = Options { extensions: true, smart: false, math: false };
    let options = if args.commonmark { Options::COMMONMARK } else { full };
    let html = to_html(&text, options);
    // A reader that closes the pipe early has what it wants.
    let _ = io::stdout().lock().write_all(html.as_bytes());
    0
}
