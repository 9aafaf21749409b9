//! `_headers` and `_redirects` of a site, as its host would apply them.

use crate::client::Server;

const SITE: &[(&str, &str)] = &[
    ("index.html", "<head></head>home"),
    ("404.html", "<head></head>none"),
    ("sorry.html", "<head></head>sorry"),
    ("articles/x/index.html", "<head></head>x"),
    (
        "_headers",
        "/*\n  Content-Security-Policy: default-src 'self'\n  X-A: 1\n\
         /articles/*\n  X-A: 2\n  Cache-Control: max-age=99\n  Content-Length: 1\n",
    ),
    (
        "_redirects",
        "/old/* /articles/:splat\n/gone /sorry.html 404\n/app/* / 200\n\
         /articles/x/ /covered 302\n/index.html /forced 307!\n/away https://x.org/ 302\n",
    ),
];

#[test]
fn headers_of_the_site_are_sent() {
    let server = Server::of(SITE);
    let check = |address: &str, name: &str, expected: Option<&str>| {
        let answer = server.get(address);
        assert_eq!(answer.header(name).as_deref(), expected, "{address} {answer:#?}");
    };
    check("/", "content-security-policy", Some("default-src 'self'"));
    check("/nothing", "content-security-policy", Some("default-src 'self'"));
    check("/articles/x/", "x-a", Some("1, 2"));
    check("/articles/x/", "cache-control", Some("no-cache"));
    check("/", "x-a", Some("1"));
    // The server's own answers are none of the site's.
    check("/-/casebook/live.js", "x-a", None);
    check("/old/x", "x-a", None);
    check("/_headers", "content-type", Some("text/html; charset=utf-8"));
    assert_eq!(server.get("/_headers").status, 404);
    let page = server.get("/articles/x/");
    let line = format!("If-None-Match: {}\r\n", page.header("etag").expect("a tag"));
    let unchanged = server.ask("GET", "/articles/x/", &line);
    assert_eq!((unchanged.status, unchanged.header("x-a")), (304, Some("1, 2".into())));
}

#[test]
fn redirects_of_the_site_are_followed() {
    let server = Server::of(SITE);
    let check = |address: &str, status: u16, expected: &str| {
        let answer = server.get(address);
        assert_eq!(answer.status, status, "{address}");
        match answer.header("location") {
            Some(location) => assert_eq!(location, expected, "{address}"),
            None => assert!(answer.body.ends_with(expected), "{address}: {answer:#?}"),
        }
    };
    check("/old/x/?q=1", 301, "/articles/x/?q=1");
    check("/gone", 404, "sorry");
    check("/app/any/where", 200, "home");
    check("/articles/x/", 200, "x");
    check("/index.html", 307, "/forced");
    check("/away", 302, "https://x.org/");
    check("/else", 404, "none");
}

#[test]
fn another_policy_is_another_state_of_the_page() {
    let server = Server::of(SITE);
    let before = server.get("/").mark("terms");
    let mut other = SITE.to_vec();
    other[4].1 = "/*\n  X-A: 3\n";
    server.show(&other);
    let after = server.get("/");
    assert_ne!(after.mark("terms"), before);
    assert_eq!(after.header("x-a").as_deref(), Some("3"));
    other[4].1 = "";
    server.show(&other);
    assert_eq!(server.get("/").header("x-a"), None);
}
