//! `_redirects`: a path, where it leads, and how.

use axum::http::StatusCode;

use super::pattern::{Captures, Pattern};
use crate::serve::paths;

/// One line of the file.
#[derive(Debug)]
pub struct Redirect {
    from: Pattern,
    to: String,
    status: StatusCode,
    /// `!`: even where the site has something itself.
    force: bool,
}

/// Where a redirect leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// The browser is sent to another address.
    Away(StatusCode, String),
    /// Another path of the site is answered under this address.
    Inside(StatusCode, String),
}

/// Reads a file of redirects; what is not understood goes to `unclear`.
pub fn read(text: &str, unclear: &mut Vec<String>) -> Vec<Redirect> {
    let mut rules = Vec::new();
    for (n, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let words: Vec<&str> =
            line.split_whitespace().take_while(|word| !word.starts_with('#')).collect();
        if words.is_empty() {
            continue;
        }
        match redirect(&words) {
            Ok(rule) => rules.push(rule),
            Err(why) => {
                unclear.push(format!("_redirects:{}: `{}`: {why}", n + 1, line.trim()));
            }
        }
    }
    rules
}

fn redirect(words: &[&str]) -> Result<Redirect, &'static str> {
    let (from, to, status) = match words {
        [from, to] => (from, to, "301"),
        [from, to, status] => (from, to, *status),
        [_] => return Err("a redirect is `/from /to`"),
        _ => return Err("conditions and parameters are not supported here"),
    };
    let from = Pattern::read(from)?;
    let is_path = to.starts_with('/') && !to.starts_with("//");
    if !is_path && !to.starts_with("https://") && !to.starts_with("http://") {
        return Err("a redirect leads to a path, `/to`, or a web address");
    }
    let (number, force) = match status.strip_suffix('!') {
        Some(number) => (number, true),
        None => (status, false),
    };
    let status = match number {
        "200" => StatusCode::OK,
        "301" => StatusCode::MOVED_PERMANENTLY,
        "302" => StatusCode::FOUND,
        "303" => StatusCode::SEE_OTHER,
        "307" => StatusCode::TEMPORARY_REDIRECT,
        "308" => StatusCode::PERMANENT_REDIRECT,
        "404" => StatusCode::NOT_FOUND,
        _ => return Err("the status is one of 200, 301, 302, 303, 307, 308, 404"),
    };
    if !is_path && !status.is_redirection() {
        return Err("other sites are not fetched from here");
    }
    Ok(Redirect { from, to: (*to).to_owned(), status, force })
}

/// Where the first redirect that matches leads.
pub fn first(
    rules: &[Redirect],
    path: &str,
    query: Option<&str>,
    exists: bool,
) -> Option<Target> {
    let (rule, found) =
        rules.iter().find_map(|rule| Some((rule, rule.from.captures(path)?)))?;
    if exists && !rule.force {
        return None;
    }
    if !rule.status.is_redirection() {
        let to = rule.to.split(['?', '#']).next().unwrap_or_default();
        return Some(Target::Inside(rule.status, fill(to, &found, str::to_owned)));
    }
    let escaped = |value: &str| paths::write(value).split_off(1);
    let mut address = fill(&rule.to, &found, escaped);
    if let Some(query) = query.filter(|_| !address.contains('?')) {
        let at = address.find('#').unwrap_or(address.len());
        address.insert_str(at, &format!("?{query}"));
    }
    // What stood for a `*` must not turn a path into another host's address.
    if rule.to.starts_with('/') && address.starts_with("//") {
        return None;
    }
    Some(Target::Away(rule.status, address))
}

/// The target with `:splat` and the names filled in.
fn fill(to: &str, found: &Captures, write: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = to;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = after.find(|c| !is_name(c)).unwrap_or(after.len());
        match found.iter().find(|(name, _)| name == &after[..end]) {
            Some((_, value)) => out.push_str(&write(value)),
            None => out.push_str(&rest[at..=at + end]),
        }
        rest = &after[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# from   to        how
/old     /new/
/gone    /sorry.html 404
/app/*   /index.html 200
/blog/*  /articles/:splat 302   # moved
/x/:a/:b https://example.org:8080/:b/:a?n=:a#:b 307
/wide/*  /:splat 303
/force   /new/ 301!
/force   /never/
/asks    /new/?a=1
";

    fn at(path: &str, query: Option<&str>, exists: bool) -> String {
        let mut unclear = Vec::new();
        let rules = read(FILE, &mut unclear);
        assert!(unclear.is_empty(), "{unclear:?}");
        match first(&rules, path, query, exists) {
            None => "-".into(),
            Some(Target::Away(status, to)) => format!("{} {to}", status.as_u16()),
            Some(Target::Inside(status, to)) => format!("{} in {to}", status.as_u16()),
        }
    }

    #[test]
    fn redirects_lead_where_hosts_would() {
        let table = [
            ("/old", None, "301 /new/"),
            ("/old/", None, "301 /new/"),
            ("/old", Some("q=1"), "301 /new/?q=1"),
            ("/asks", Some("q=1"), "301 /new/?a=1"),
            ("/gone", None, "404 in /sorry.html"),
            ("/app/deep/er", Some("q"), "200 in /index.html"),
            ("/blog/a b/", None, "302 /articles/a%20b/"),
            ("/blog", None, "302 /articles/"),
            ("/x/1/2", None, "307 https://example.org:8080/2/1?n=1#2"),
            ("/wide/a", None, "303 /a"),
            ("/wide//evil.example", None, "-"),
            ("/force", None, "301 /new/"),
            ("/else", None, "-"),
        ];
        for (path, query, expected) in table {
            assert_eq!(at(path, query, false), expected, "{path}");
        }
    }

    #[test]
    fn what_the_site_has_is_covered_only_by_force() {
        assert_eq!(at("/old", None, true), "-");
        assert_eq!(at("/app/x", None, true), "-");
        assert_eq!(at("/force", None, true), "301 /new/");
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        let file = "/a\n/a b\n/a //evil.example\n/a /b 999\n/a /b 302 Country=de\n\
                    /a https://x.org/ 200\nhttps://x.org/a /b\n/a id=:id /b\n/ok /b\n";
        let mut unclear = Vec::new();
        assert_eq!(read(file, &mut unclear).len(), 1);
        assert_eq!(unclear.len(), 8, "{unclear:#?}");
        assert!(unclear[0].starts_with("_redirects:1: `/a`: "), "{}", unclear[0]);
    }
}
