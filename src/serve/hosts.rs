//! Whose name a request may bear. A page of the web can have its own name point to this
//! machine and then read what is drafted here; its requests still bear that name.

use std::net::IpAddr;

use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};
use headers::{HeaderMapExt, Host};

/// What a request's name is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Ours.
    Ours,
    /// Another's name.
    Foreign(String),
    /// None, several, or none that can be read.
    Unclear,
}

/// Judges the `Host` of a request, and the name in its address if there is one. `own` is
/// the name the server was asked to listen on.
pub fn judge(headers: &HeaderMap, uri: &Uri, own: &str) -> Verdict {
    if headers.get_all(HOST).iter().count() != 1 {
        return Verdict::Unclear;
    }
    let Ok(Some(host)) = headers.typed_try_get::<Host>() else { return Verdict::Unclear };
    // The name as `Host` reads it leaves out who is said to ask: `user@name`.
    if headers.get(HOST).is_some_and(|value| value.as_bytes().contains(&b'@')) {
        return Verdict::Unclear;
    }
    let names = [Some(host.hostname()), uri.authority().map(Authority::host)];
    for name in names.into_iter().flatten() {
        if !is_ours(name, own) {
            return Verdict::Foreign(name.to_owned());
        }
    }
    Verdict::Ours
}

fn is_ours(name: &str, own: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let bare = name.strip_prefix('[').and_then(|n| n.strip_suffix(']'));
    name == "localhost"
        || name.strip_suffix(".localhost").is_some_and(|rest| !rest.is_empty())
        || bare.unwrap_or(&name).parse::<IpAddr>().is_ok()
        || name == own.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hosts: &[&str], address: &str, expected: &Verdict) {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(HOST, host.parse().expect("a value"));
        }
        let uri: Uri = address.parse().expect("an address");
        assert_eq!(judge(&headers, &uri, "desk.lan"), *expected, "{hosts:?} {address}");
    }

    #[test]
    fn names_of_this_machine_are_ours() {
        let ours = [
            "localhost",
            "LocalHost:4040",
            "case.localhost:1",
            "127.0.0.1:4040",
            "127.0.0.2",
            "192.168.1.5:4040",
            "[::1]:4040",
            "[::1]",
            "desk.lan",
            "DESK.LAN:4040",
        ];
        for host in ours {
            check(&[host], "/", &Verdict::Ours);
        }
        check(&["localhost"], "http://127.0.0.1:4040/", &Verdict::Ours);
    }

    #[test]
    fn names_of_others_are_not() {
        for host in [
            "evil.example",
            "localhost.evil.example",
            "evil-localhost",
            "127.0.0.1.nip.io",
            "desk.lan.evil.example",
            "lan",
            "localhost.",
            "2130706433",
            "127.1",
            "0x7f.1",
        ] {
            check(&[host], "/", &Verdict::Foreign(host.into()));
        }
        let foreign = Verdict::Foreign("evil.example".into());
        check(&["localhost"], "http://evil.example/", &foreign);
    }

    #[test]
    fn a_name_that_cannot_be_told_is_refused() {
        let odd: [&[&str]; 7] = [
            &[],
            &[""],
            &["localhost", "localhost"],
            &["user@localhost"],
            &["local host"],
            &["localhost/x"],
            &["localhost, evil.example"],
        ];
        for hosts in odd {
            check(hosts, "/", &Verdict::Unclear);
        }
    }
}
