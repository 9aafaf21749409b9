//! Requests and answers.

use crate::client::{Answer, Server};

const PAGE: &str = "<html><head><title>x</title></head><body>y</body></html>";

const SITE: &[(&str, &str)] = &[
    ("index.html", PAGE),
    ("404.html", "<head></head>none"),
    ("articles/a b/index.html", PAGE),
    ("site.css", "body { color: red }"),
    ("data.json", "{\"head\": \"</head>\"}"),
    ("bare.html", "<p>no head"),
];

fn site() -> Server {
    Server::of(SITE)
}

#[track_caller]
fn check(answer: &Answer, status: u16, headers: &[(&str, &str)]) {
    assert_eq!(answer.status, status, "{answer:#?}");
    for (name, value) in headers {
        assert_eq!(answer.header(name).as_deref(), Some(*value), "{name} in {answer:#?}");
    }
}

#[test]
fn files_are_answered_with_their_type() {
    let server = site();
    let fixed = [("x-content-type-options", "nosniff"), ("cache-control", "no-cache")];
    let css = server.get("/site.css");
    check(&css, 200, &[("content-type", "text/css; charset=utf-8")]);
    check(&css, 200, &[("content-length", "19"), ("accept-ranges", "bytes")]);
    check(&css, 200, &fixed);
    assert_eq!(css.body, "body { color: red }");
    check(&server.get("/"), 200, &[("content-type", "text/html; charset=utf-8")]);
    check(&server.get("/"), 200, &fixed);
    check(&server.get("/index.html?x=1"), 200, &fixed);
    check(&server.get("/articles/a%20b/"), 200, &fixed);
    check(&server.get("/nothing"), 404, &fixed);
    assert!(server.get("/nothing").body.contains("none"));
    let to = [("location", "/articles/a%20b/?q=%26")];
    check(&server.get("/articles/a%20b?q=%26"), 308, &to);
}

#[test]
fn head_answers_as_get_but_without_a_body() {
    let server = site();
    for address in
        ["/", "/site.css", "/nothing", "/articles/a%20b", "/-/casebook/live.js"]
    {
        let (mut get, head) = (server.get(address), server.ask("HEAD", address, ""));
        assert_eq!(get.header("content-length"), Some(get.body.len().to_string()));
        get.body.clear();
        // The second may have turned between the two.
        let all = |answer: &Answer| {
            ["content-type", "content-length", "etag", "location", "cache-control"]
                .map(|name| answer.header(name))
        };
        assert_eq!((get.status, all(&get)), (head.status, all(&head)), "{address}");
        assert_eq!(head.body, "", "{address}");
    }
}

#[test]
fn nothing_but_get_and_head_is_answered() {
    let server = site();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "ODD"] {
        for address in ["/", "/-/casebook/events", "/../x"] {
            let answer = server.ask(method, address, "");
            check(&answer, 405, &[("allow", "GET, HEAD")]);
        }
    }
}

#[test]
fn conditions_are_kept() {
    let server = site();
    for address in ["/", "/site.css"] {
        let tag = server.get(address).header("etag").expect("a tag");
        assert!(tag.starts_with('"') && tag.len() > 20, "{tag}");
        assert_eq!(server.get(address).header("etag"), Some(tag.clone()));
        let ask =
            |method, line: &str| server.ask(method, address, &format!("{line}\r\n"));
        for method in ["GET", "HEAD"] {
            for line in [
                format!("If-None-Match: {tag}"),
                format!("If-None-Match: W/{tag}"),
                format!("If-None-Match: \"other\", {tag}"),
                "If-None-Match: *".into(),
            ] {
                let answer = ask(method, &line);
                check(&answer, 304, &[("etag", &tag), ("cache-control", "no-cache")]);
                assert_eq!(answer.body, "");
            }
            check(&ask(method, "If-None-Match: \"other\""), 200, &[("etag", &tag)]);
            check(&ask(method, "If-None-Match: nonsense"), 200, &[]);
            check(&ask(method, &format!("If-Match: {tag}")), 200, &[]);
            check(&ask(method, "If-Match: \"other\""), 412, &[]);
        }
    }
    let none = server.ask("GET", "/nothing", "If-None-Match: *\r\nRange: bytes=0-1\r\n");
    check(&none, 404, &[]);
    assert_eq!(none.header("etag"), None);
    let before = server.get("/site.css").header("etag");
    server.show(&[("site.css", "body { color: blue }")]);
    assert_ne!(server.get("/site.css").header("etag"), before);
}

#[test]
fn ranges_are_cut_out() {
    let server = Server::of(&[("a.txt", "0123456789"), ("empty.txt", "")]);
    let tag = server.get("/a.txt").header("etag").expect("a tag");
    let ask = |lines: &str| server.ask("GET", "/a.txt", &format!("{lines}\r\n"));
    let parts = [
        ("bytes=0-3", "0123", "bytes 0-3/10"),
        ("bytes=7-", "789", "bytes 7-9/10"),
        ("bytes=-2", "89", "bytes 8-9/10"),
        ("bytes=5-99", "56789", "bytes 5-9/10"),
        ("bytes=0-0", "0", "bytes 0-0/10"),
    ];
    for (range, body, told) in parts {
        let answer = ask(&format!("Range: {range}"));
        check(&answer, 206, &[("content-range", told), ("etag", &tag)]);
        assert_eq!(answer.header("content-length"), Some(body.len().to_string()));
        assert_eq!(answer.body, body, "{range}");
    }
    for range in ["bytes=10-", "bytes=99-100", "bytes=-0"] {
        let answer = ask(&format!("Range: {range}"));
        check(&answer, 416, &[("content-range", "bytes */10")]);
        assert_eq!(answer.body, "", "{range}");
    }
    for range in [
        "bytes=-99",
        "bytes=3-1",
        "bytes=a-b",
        "bytes=",
        "lines=0-1",
        "bytes=0-1,3-4",
        "0-1",
        "bytes=99999999999999999999-",
    ] {
        let answer = ask(&format!("Range: {range}"));
        check(&answer, 200, &[]);
        assert_eq!(answer.body, "0123456789", "{range}");
    }
    check(&ask(&format!("Range: bytes=0-1\r\nIf-Range: {tag}")), 206, &[]);
    check(&ask("Range: bytes=0-1\r\nIf-Range: \"other\""), 200, &[]);
    check(&server.ask("HEAD", "/a.txt", "Range: bytes=0-1\r\n"), 200, &[]);
    check(&server.ask("GET", "/empty.txt", "Range: bytes=0-\r\n"), 416, &[]);
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    let server = site();
    let hostile = [
        "/../../etc/passwd",
        "/articles/../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/..%2fetc/passwd",
        "/%2fetc/passwd",
        "/articles%2fa",
        "/..%5cetc",
        "/a%5cb",
        "/a%00.html",
        "/a%0d%0aSet-Cookie:x",
        "/./index.html",
        "/%ff",
        "/-/casebook/../../index.html",
    ];
    for address in hostile {
        let answer = server.get(address);
        assert_eq!(answer.status, 400, "{address}: {answer:#?}");
        assert!(!answer.body.contains("root:"), "{address}");
    }
    for address in
        ["//etc/passwd", "//evil.example/", "/etc/passwd", "/%252e%252e/x", "/-/"]
    {
        let answer = server.get(address);
        assert_eq!((answer.status, answer.header("location")), (404, None), "{address}");
    }
    check(&server.get("/-/casebook/nothing"), 404, &[]);
    // A line that is no request is hyper's to refuse.
    assert_eq!(server.raw("GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
}

#[test]
fn a_request_must_bear_a_name_of_this_machine() {
    let server = site();
    let ask = |address: &str, lines: &str| {
        server.raw(&format!("GET {address} HTTP/1.1\r\nConnection: close\r\n{lines}\r\n"))
    };
    let port = server.port;
    for host in
        ["localhost", "a.localhost", "127.0.0.1", "[::1]:80", "10.1.2.3", "LOCALHOST"]
    {
        check(&ask("/", &format!("Host: {host}\r\n")), 200, &[]);
        check(
            &ask("/", &format!("Host: {host}:{port}\r\n").replace(":80:", ":")),
            200,
            &[],
        );
    }
    for lines in [
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: 127.0.0.1.nip.io\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: user@localhost\r\n",
        "Host: \r\n",
        "",
    ] {
        for address in
            ["/", "/site.css", "/-/casebook/events", "/-/casebook/state?path=/"]
        {
            let answer = ask(address, lines);
            assert_eq!(answer.status, 403, "{lines} {address}");
            assert!(!answer.body.contains("red"), "{answer:#?}");
        }
    }
    check(&ask("http://evil.example/", "Host: localhost\r\n"), 403, &[]);
    let old = server.raw("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(old.status, 403);
}

#[test]
fn only_pages_are_given_the_script_and_only_on_their_way_out() {
    let server = site();
    let page = server.get("/");
    let (before, rest) = page.body.split_once("<script").expect("the script");
    assert_eq!(before, "<html><head><title>x</title>");
    assert!(rest.ends_with("</script>\n</head><body>y</body></html>"), "{rest}");
    let bare = server.get("/bare.html").body;
    assert!(bare.starts_with("<p>no head<script"), "{bare}");
    assert!(server.get("/nothing").body.contains("data-casebook"), "the 404 page");
    for address in ["/data.json", "/site.css"] {
        let body = server.get(address).body;
        assert!(SITE.iter().any(|(_, text)| **text == body), "{body}");
    }
    // What the script has to go by: a page that is told apart by the whole and by its frame.
    assert_eq!(page.mark("status"), "200");
    assert_ne!(page.mark("page"), server.get("/bare.html").mark("page"));
    for file in ["live.js", "worker.js", "overlay.css"] {
        let answer = server.get(&format!("/-/casebook/{file}"));
        check(&answer, 200, &[("x-content-type-options", "nosniff")]);
        assert!(answer.body.len() > 500, "{file}");
    }
}

#[test]
fn an_edit_elsewhere_leaves_the_validators_of_a_page() {
    let server = site();
    let before = server.get("/").header("etag");
    let mut other = SITE.to_vec();
    other.push(("new.html", "new"));
    server.show(&other);
    assert_eq!(server.get("/").header("etag"), before);
    assert_eq!(server.get("/new.html").status, 200);
}

#[test]
fn there_is_an_answer_before_there_is_a_site() {
    let server = Server::empty();
    let accepts = "Accept: text/html\r\n";
    let waiting = server.ask("GET", "/articles/x/", accepts);
    check(&waiting, 202, &[("cache-control", "no-cache")]);
    assert!(waiting.body.contains("http-equiv=\"refresh\""), "{}", waiting.body);
    std::thread::scope(|scope| {
        let early = scope.spawn(|| server.get("/site.css"));
        std::thread::sleep(std::time::Duration::from_millis(100));
        server.show(SITE);
        check(&early.join().expect("an answer"), 200, &[]);
    });
}

#[test]
fn without_a_sound_site_every_page_tells_the_faults() {
    let server = Server::empty();
    server.fail("<article class=\"finding error\">bad</article>");
    let page = server.get("/articles/x/");
    check(&page, 200, &[("content-type", "text/html; charset=utf-8")]);
    assert!(page.body.contains("finding error") && page.body.contains("data-casebook"));
    check(&server.get("/site.css"), 503, &[]);
    server.show(SITE);
    check(&server.get("/site.css"), 200, &[]);
    // Once there is a site, faults leave it as it is.
    server.fail("worse");
    assert!(server.get("/").body.contains("<body>y</body>"));
    assert_eq!(server.get("/-/casebook/faults").body, "worse");
}
