//! The starter case, inside the binary.

macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        /// Every file of the starter case: its path in the project, its bytes.
        pub const CASE: &[(&str, &[u8])] =
            &[$(($name, include_bytes!(concat!("case/", $name)).as_slice())),*];
    };
}

embed! {
    ".gitignore",
    "casebook.yaml",
    "content/_static/favicon.svg",
    "content/about.md",
    "content/articles/forty-one-lamps/index.md",
    "content/articles/forty-one-lamps/lamps.svg",
    "content/articles/how-we-counted.md",
    "content/articles/what-is-in-the-store.md",
    "content/claims/nineteen-lamps.md",
    "content/corrections.yaml",
    "content/entities/lamp-board.md",
    "content/entities/lamp-register.md",
    "content/entities/moth-of-the-quay.md",
    "content/entities/ottoline-brackenfeather.md",
    "content/entities/quillon-and-moth.md",
    "content/entities/zarrowmouth.md",
    "content/events.yaml",
    "content/events/lamps-counted.md",
    "content/events/lamps-ordered.md",
    "content/events/post-appears.md",
    "content/exhibits/count-sheet/count.csv",
    "content/exhibits/count-sheet/index.md",
    "content/exhibits/street-drawing/index.md",
    "content/exhibits/street-drawing/street.svg",
    "content/index.md",
    "content/relations.yaml",
    "content/replies.yaml",
    "content/sources.yaml",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The list above is every file of the folder, or a new case would lack some.
    #[test]
    fn every_file_is_embedded() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/starter/case");
        let found: BTreeSet<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|e| e.file_type().is_file())
            .filter_map(|e| Some(e.path().strip_prefix(&root).ok()?.to_str()?.to_owned()))
            // A site built where the case lies is not part of it.
            .filter(|name| !name.starts_with("public/"))
            .collect();
        let embedded: BTreeSet<String> =
            super::CASE.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(found, embedded);
    }
}
