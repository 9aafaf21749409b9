//! Places and faults of the tree.

use super::{Node, Value, parse};
use crate::diag::FilePath;

fn file() -> FilePath {
    FilePath::from("x.yaml")
}

fn at<'a>(text: &'a str, node: &Node) -> &'a str {
    &text[node.span.range()]
}

#[test]
fn places_are_bytes_of_the_file() {
    let text = "títle: Ünïcode 🔑\ndate: 2022-09\nset: [1667, 1668]\nq: \"a: b\"\nn:\n";
    let node = parse(text, &file(), 0).unwrap();
    let Value::Map(map) = &node.value else { panic!("a mapping") };
    assert_eq!(at(text, &map[0].1), "Ünïcode 🔑");
    assert_eq!(map[1].1.written(text), Some("2022-09"));
    assert_eq!(map[2].1.written(text), Some("[1667, 1668]"));
    assert_eq!(map[3].1.written(text), Some("a: b"));
    assert_eq!(map[4].1.value, Value::Null);
    assert_eq!(&text[map[1].0.span.range()], "date");
}

#[test]
fn an_offset_moves_every_place() {
    let whole = "---\na: 1\n";
    let node = parse(&whole[4..], &file(), 4).unwrap();
    let Value::Map(map) = &node.value else { panic!("a mapping") };
    assert_eq!(at(whole, &map[0].1), "1");
}

fn fault(text: &str) -> (String, String) {
    let found = parse(text, &file(), 0).unwrap_err();
    let span = found.place.as_ref().unwrap().span;
    (found.message.clone(), text[span.range()].to_owned())
}

#[test]
fn faults_have_their_place() {
    let (message, marked) = fault("a: 1\nb: 2\na: 3\n");
    assert!(message.contains("`a` stands twice"), "{message}");
    assert!(marked.starts_with('a'), "{marked}");
    let (_, marked) = fault("title: x\nquote: \"never closed\nmore: 1\n");
    assert!(!marked.is_empty());
}

#[test]
fn an_alias_bomb_is_refused() {
    let line = |(i, c): (usize, char)| {
        let before = char::from(b'a' + u8::try_from(i).unwrap());
        let ten = vec![format!("*{before}"); 10].join(",");
        format!("{c}: &{c} [{ten}]")
    };
    let lines: Vec<String> = ('b'..='j').enumerate().map(line).collect();
    let text = format!("a: &a [x,x,x,x,x,x,x,x,x,x]\n{}\n", lines.join("\n"));
    let started = std::time::Instant::now();
    let (message, _) = fault(&text);
    assert!(message.contains("cannot be read"), "{message}");
    // Written out, it would be ten thousand million texts.
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn deep_nesting_is_refused() {
    let text = format!("a: {}{}", "[".repeat(20_000), "]".repeat(20_000));
    assert!(parse(&text, &file(), 0).is_err());
}

#[test]
fn byte_order_mark_and_crlf_are_read() {
    let text = "\u{feff}a: 1\r\nb: x\r\n";
    let node = parse(text, &file(), 0).unwrap();
    let Value::Map(map) = &node.value else { panic!("a mapping") };
    assert_eq!(map[1].1.written(text), Some("x"));
}
