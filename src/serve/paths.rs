//! The path of a request, taken apart once and judged before anything is looked up.

use percent_encoding::percent_decode_str;

use crate::address;

/// Why a path is refused, in words for whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused(pub &'static str);

/// Reads the path of an address: `/a/b%20c/` is `a/b c/`. What it gives begins with no
/// slash and has no segment that leads upwards. Escapes are read once: what they hide
/// within a segment must not make another path of it.
pub fn read(raw: &str) -> Result<String, Refused> {
    let rest = raw.strip_prefix('/').ok_or(Refused("The address is no path."))?;
    let mut path = String::with_capacity(rest.len());
    for (n, segment) in rest.split('/').enumerate() {
        if n > 0 {
            path.push('/');
        }
        let segment = percent_decode_str(segment)
            .decode_utf8()
            .map_err(|_| Refused("The address is not UTF-8."))?;
        if segment.contains(['/', '\\']) {
            return Err(Refused("The address has a slash where none may be."));
        }
        if segment.chars().any(char::is_control) {
            return Err(Refused("The address has a control character in it."));
        }
        if segment == "." || segment == ".." {
            return Err(Refused("The address leads out of its folder."));
        }
        path.push_str(&segment);
    }
    Ok(path)
}

/// Whether a path that was read has an empty segment in the middle: no file has.
pub fn has_gap(path: &str) -> bool {
    path.starts_with('/') || path.contains("//")
}

/// A path of the site as an address from the root: the reverse of [`read`].
pub fn write(path: &str) -> String {
    format!("/{}", address::encoded(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_once() {
        let read = |raw| read(raw).map_err(|_| ());
        let table = [
            ("/", Ok("")),
            ("/a/b/", Ok("a/b/")),
            ("/a%20b", Ok("a b")),
            ("/%E2%82%AC", Ok("€")),
            ("/100%2525", Ok("100%25")),
            ("/%zz", Ok("%zz")),
            ("/...", Ok("...")),
            ("/a..b", Ok("a..b")),
            ("//a", Ok("/a")),
            ("", Err(())),
            ("*", Err(())),
            ("/..", Err(())),
            ("/a/../b", Err(())),
            ("/%2e%2e/b", Err(())),
            ("/.%2E", Err(())),
            ("/./a", Err(())),
            ("/a%2fb", Err(())),
            ("/a%2Fb", Err(())),
            ("/a%5cb", Err(())),
            ("/a\\b", Err(())),
            ("/a%00", Err(())),
            ("/a%0d%0ab", Err(())),
            ("/%ff", Err(())),
        ];
        for (raw, expected) in table {
            assert_eq!(read(raw), expected.map(str::to_owned), "{raw}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for path in ["", "a/b/", "a b?c#d%", "€/\"<>`{}", "..a"] {
            assert_eq!(read(&write(path)).as_deref(), Ok(path));
        }
        assert!(has_gap("/a") && has_gap("a//b") && !has_gap("a/b/") && !has_gap(""));
    }
}
