//! What browsers are told beside the pages: the file `_headers`, in which hosts such as
//! Netlify and Cloudflare Pages are asked to tell it. The policy is the configuration's.
//! docs/headers.md says why each line is there, and how other hosts are told.

use std::fmt::Write as _;

use crate::address::base_path;

/// The name of the file that hosts read.
pub const FILE: &str = "_headers";

/// What a page may tell others of where its reader came from: nothing.
pub const REFERRER: &str = "no-referrer";

/// What no page of a site does: no script may begin to, whoever wrote it.
const DENIED: [&str; 15] = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

/// What a file whose name changes with its bytes may be kept as: for ever.
const LASTING: &str = "  Cache-Control: public, max-age=31536000, immutable\n";

/// `_headers` of a site at `base_url`, whose pages bear `policy`. `lasting` are the files whose
/// names change with their bytes; `cards` says whether there are any.
#[must_use]
pub fn file<'a>(
    base_url: &str,
    policy: &str,
    cards: bool,
    lasting: impl Iterator<Item = &'a str>,
) -> String {
    let base = base_path(base_url);
    let denied: Vec<String> = DENIED.iter().map(|name| format!("{name}=()")).collect();
    let mut out = format!(
        "{base}*\n  Content-Security-Policy: {}; frame-ancestors 'none'\n  \
         X-Content-Type-Options: nosniff\n  Referrer-Policy: {REFERRER}\n  \
         Permissions-Policy: {}\n  Cross-Origin-Opener-Policy: same-origin\n",
        policy,
        denied.join(", ")
    );
    if cards {
        let _ = write!(
            out,
            "{base}cards/*\n  Cross-Origin-Resource-Policy: cross-origin\n{LASTING}"
        );
    }
    // Hosts add up all rules that match a path: these overlap with none that says the same.
    for file in lasting {
        let _ = write!(out, "{base}{file}\n{LASTING}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(base_url: &str, cards: bool) -> Vec<String> {
        let files = ["static/site.0123456789.css"];
        let file = file(base_url, "", cards, files.into_iter());
        file.lines().filter(|line| !line.starts_with(' ')).map(str::to_owned).collect()
    }

    #[test]
    fn paths_lie_under_the_site() {
        assert_eq!(
            rules("https://x.example/", true),
            ["/*", "/cards/*", "/static/site.0123456789.css"]
        );
        assert_eq!(
            rules("https://x.example/a/case/", false),
            ["/a/case/*", "/a/case/static/site.0123456789.css"]
        );
    }

    #[test]
    fn what_pages_cannot_bear_hosts_tell() {
        let policy = "default-src 'self'";
        let file = file("https://x.example/", policy, true, std::iter::empty());
        assert!(file.contains("default-src 'self'; frame-ancestors 'none'"));
    }

    #[test]
    fn no_path_is_told_one_header_twice() {
        let file = file("https://x.example/", "", true, ["static/a.css"].into_iter());
        for name in ["Cache-Control", "Cross-Origin-Resource-Policy"] {
            let (all, _) = file.split_once("/cards/*").expect("a rule for cards");
            assert!(!all.contains(name), "{name} would be told twice");
        }
    }
}
