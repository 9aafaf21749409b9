//! Examples that only a disk can hold: what is not text, what is too large, links.

use std::fs;
use std::path::Path;

use casebook::build::Outcome;
use casebook::diag::Code;
use casebook::world::Disk;

/// How the folder of a project is prepared.
type Prepare = fn(&Path);

/// A rule with the project that breaks it and the same project mended.
pub struct Case {
    /// The rule.
    pub code: Code,
    /// Makes the project that breaks it.
    pub fails: Prepare,
    /// Makes the mended one.
    pub mended: Prepare,
}

pub const CASES: &[Case] = &[
    Case {
        code: Code::NotUtf8,
        fails: |root| write(root, "content/articles/cafe.md", &article(b"caf\xE9")),
        mended: |root| {
            write(root, "content/articles/cafe.md", &article("café".as_bytes()));
        },
    },
    Case {
        code: Code::TooLarge,
        fails: |root| {
            write(root, "content/sources-all.bib", b"");
            let file = fs::File::options()
                .write(true)
                .open(root.join("content/sources-all.bib"))
                .expect("the file is there");
            // A file with a hole takes no room on the disk.
            file.set_len(17 << 20).expect("a long file");
        },
        mended: |root| {
            write(root, "content/sources-all.bib", b"@misc{a, title = {A memo}}\n");
        },
    },
    #[cfg(unix)]
    Case {
        code: Code::SymlinkOutside,
        fails: |root| {
            write(root, "../notes.md", &article(b"Private."));
            link("../../../notes.md", root, "content/articles/notes.md");
        },
        mended: |root| write(root, "content/articles/notes.md", &article(b"Public.")),
    },
    #[cfg(unix)]
    Case {
        code: Code::SymlinkLoop,
        fails: |root| {
            write(root, "content/articles/a.md", &article(b"A text."));
            link("..", root, "content/articles/all");
        },
        mended: |root| {
            write(root, "content/articles/a.md", &article(b"A text."));
            write(root, "shared/b.md", &article(b"Another."));
            link("../../shared", root, "content/articles/shared");
        },
    },
    #[cfg(unix)]
    Case {
        code: Code::Unreadable,
        fails: |root| link("../../drafts/sale.md", root, "content/articles/sale.md"),
        mended: |root| {
            write(root, "drafts/sale.md", &article(b"The text."));
            link("../../drafts/sale.md", root, "content/articles/sale.md");
        },
    },
];

fn article(text: &[u8]) -> Vec<u8> {
    [b"---\ntitle: A title\n---\n", text, b"\n"].concat()
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, bytes).expect("a file");
}

#[cfg(unix)]
fn link(to: &str, root: &Path, path: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    std::os::unix::fs::symlink(to, path).expect("a link");
}

/// Runs the project that `prepare` makes; gives also what is said, in which the folder
/// around it is called `/home/desk`.
pub fn run(prepare: Prepare) -> (Outcome, String) {
    let outer = tempfile::tempdir().expect("a folder");
    let outer = outer.path().canonicalize().expect("a path");
    let root = outer.join("case");
    write(&root, "casebook.yaml", super::CONFIG.as_bytes());
    prepare(&root);
    let outcome = super::run(&Disk::new(root, None));
    let text = super::said(&outcome).replace(&*outer.to_string_lossy(), "/home/desk");
    (outcome, text)
}

/// The failing example of a rule.
pub fn fails(code: Code) -> (Outcome, String) {
    let case = CASES.iter().find(|case| case.code == code);
    run(case.unwrap_or_else(|| panic!("{code}: its page has no example")).fails)
}
