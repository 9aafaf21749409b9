//! The SHA-256 sums of the published files of exhibits, as `sha256sum --check` reads them.

use std::collections::BTreeMap;

use crate::pages::Site;

/// One line a file, sorted by path. The paths are from the site's root.
pub fn file(site: &Site<'_>) -> Vec<u8> {
    let all = site.exhibits().filter_map(|id| site.exhibits_of(id));
    let files = all.flat_map(|all| all.values()).flat_map(|exhibit| exhibit.files());
    let facts = files.filter_map(|file| site.media(file));
    let sums: BTreeMap<&str, &str> =
        facts.map(|f| (f.published.path.as_str(), f.published.sha256.as_str())).collect();
    sums.iter().map(|(path, sum)| line(path, sum)).collect::<String>().into_bytes()
}

/// A line; one that begins with `\` has a name with signs written as escapes.
fn line(path: &str, sum: &str) -> String {
    let escaped = path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    let mark = if escaped == path { "" } else { "\\" };
    format!("{mark}{sum}  {escaped}\n")
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn names_are_escaped_as_coreutils_does() {
        assert_eq!(line("exhibits/a b/c.mp3", "00"), "00  exhibits/a b/c.mp3\n");
        assert_eq!(line("a\\b\nc", "00"), "\\00  a\\\\b\\nc\n");
    }
}
