//! Transcripts against the W3C's own parser: every file of tests/webvtt/ is read as it reads
//! them (its answers lie beside them, written by judge.mjs), but for the differences that are
//! listed here with their reasons. And any text at all is read without a panic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on should stop where it stands"
)]

#[path = "webvtt/cues.rs"]
mod cues;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::webvtt::{Cue, Node, parse};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Files whose cues we read otherwise than the judge, who leaves the specification there.
const OTHER_CUES: &[(&str, &str)] = &[
    ("bad-entity-open", "the judge leaves a reference without `;` unresolved"),
    (
        "bad-note-arrow",
        "to the specification, an arrow in a note's second line makes a cue",
    ),
    (
        "bad-two-id-lines",
        "to the specification, only the first line of a block is a name",
    ),
    (
        "good-entity-hex",
        "the judge reads hexadecimal references only with the digits 0 to 9",
    ),
    ("good-voice-entity", "the judge resolves no references in the name of a speaker"),
];

/// Files in which only one of us finds a fault.
const OTHER_VERDICT: &[(&str, &str)] = &[
    ("bad-cue-without-text", "stricter: a reader would find times and no words"),
    ("bad-duplicate-id", "stricter: the specification wants each name once"),
    ("bad-entity-half", "stricter: to HTML, a reference without `;` is an error"),
    ("bad-only-signature", "stricter: a transcript without a cue is not finished"),
    (
        "good-entity-hex",
        "the judge reads hexadecimal references only with the digits 0 to 9",
    ),
    ("region", "the judge does not know regions"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/webvtt")
}

/// Every file with its text and what the judge says of it.
fn files() -> BTreeMap<String, (String, Value)> {
    let paths =
        fs::read_dir(folder()).expect("the folder").map(|entry| entry.unwrap().path());
    let tracks =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "vtt"));
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a file in UTF-8");
        let judged = fs::read_to_string(path.with_extension("json"));
        let judged =
            judged.unwrap_or_else(|_| panic!("{name}: run tests/webvtt/judge.mjs"));
        (name, (text, serde_json::from_str(&judged).expect("JSON")))
    };
    tracks.map(read).collect()
}

fn node(node: &Node) -> Value {
    match node {
        Node::Text(text) => json!(text),
        Node::Time(time) => json!({ "time": time }),
        Node::Element(element) => json!({
            "tag": element.tag.name(),
            "classes": element.classes,
            "value": element.value,
            "children": element.children.iter().map(self::node).collect::<Vec<_>>(),
        }),
    }
}

fn cue(cue: &Cue) -> Value {
    json!({
        "id": cue.id.as_deref().unwrap_or_default(),
        "start": cue.start_ms,
        "end": cue.end_ms,
        "text": cue.text.iter().map(node).collect::<Vec<_>>(),
    })
}

/// The cues in the judge's order: by time, the longer of two first.
fn ours(text: &str) -> Value {
    let mut cues = parse(text).0.cues;
    cues.sort_by_key(|cue| (cue.start_ms, std::cmp::Reverse(cue.end_ms)));
    cues.iter().map(cue).collect()
}

/// The names of these files for which `differs`.
fn differing(differs: impl Fn(&str, &Value) -> bool) -> Vec<String> {
    let files = files();
    let found = files.iter().filter(|(_, (text, judged))| differs(text, judged));
    found.map(|(name, _)| name.clone()).collect()
}

fn names(list: &[(&str, &str)]) -> Vec<String> {
    list.iter().map(|(name, _)| (*name).to_owned()).collect()
}

#[test]
fn there_are_enough_files() {
    let files = files();
    let good = files.keys().filter(|name| name.starts_with("good-")).count();
    assert!(good >= 30 && files.len() - good >= 50, "{good} of {}", files.len());
}

#[test]
fn cues_are_those_of_the_judge() {
    let found = differing(|text, judged| ours(text) != judged["cues"]);
    for name in &found {
        let (text, judged) = &files()[name];
        println!("{name}\n  ours  {}\n  judge {}", ours(text), judged["cues"]);
    }
    assert_eq!(found, names(OTHER_CUES));
}

#[test]
fn faults_are_found_where_the_judge_finds_some() {
    let sound = |judged: &Value| judged["errors"].as_array().is_some_and(Vec::is_empty);
    let found = differing(|text, judged| parse(text).1.is_empty() != sound(judged));
    assert_eq!(found, names(OTHER_VERDICT));
}

#[test]
fn good_files_have_no_faults_and_bad_ones_do() {
    for (name, (text, _)) in files() {
        let faults = parse(&text).1;
        assert_eq!(faults.is_empty(), !name.starts_with("bad-"), "{name}: {faults:#?}");
    }
}

/// The words and times of a file that must have no fault.
fn faultless(path: &str) -> Vec<Cue> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&path).expect("a transcript");
    let (found, faults) = parse(&text);
    assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    found.cues
}

#[test]
fn the_demo_is_read_aloud_in_two_languages_at_the_same_times() {
    let of =
        |lang| faultless(&format!("content/exhibits/narration/narration.{lang}.vtt"));
    let times = |cues: &[Cue]| -> Vec<(u64, u64)> {
        cues.iter().map(|cue| (cue.start_ms, cue.end_ms)).collect()
    };
    let (english, urdu) = (of("en"), of("ur"));
    assert_eq!(times(&english), times(&urdu));
    assert!(english.iter().chain(&urdu).all(|cue| cue.speaker() == Some("Narrator")));
}

#[test]
fn the_example_of_the_documentation_is_sound() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/transcripts.md");
    let page = fs::read_to_string(path).expect("docs/transcripts.md");
    let example =
        page.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
    let (found, faults) = parse(example.expect("an example"));
    assert_eq!((found.cues.len(), found.notes.len()), (2, 1));
    assert!(faults.is_empty(), "{faults:?}");
}

/// What must hold of any text.
fn sound(text: &str) {
    let (found, faults) = parse(text);
    for (span, what) in faults.iter().map(|fault| (&fault.span, fault.message.as_str())) {
        assert!(span.start <= span.end, "{span:?} {what}");
        assert!(text.get(span.clone()).is_some(), "{span:?} {what} in {text:?}");
    }
    let spans = found.cues.iter().map(|cue| &cue.span);
    for span in spans.chain(found.notes.iter().map(|note| &note.span)) {
        assert!(text.get(span.clone()).is_some(), "{span:?} in {text:?}");
    }
    let about = |span: &std::ops::Range<usize>, part: &str| {
        faults.iter().any(|fault| fault.span == *span && fault.message.contains(part))
    };
    for pair in found.cues.windows(2) {
        let back = pair[1].start_ms < pair[0].start_ms;
        assert_eq!(about(&pair[1].span, "begins before the one above"), back, "{text:?}");
    }
    for cue in &found.cues {
        assert_eq!(
            about(&cue.span, "ends before"),
            cue.end_ms < cue.start_ms,
            "{text:?}"
        );
        assert_eq!(about(&cue.span, "has no text"), cue.plain().is_empty(), "{text:?}");
        let html = cue.html(&|lang| Some((lang.to_owned(), "ltr")));
        assert!(!html.contains("<script") && !html.contains('\0'), "{html}");
    }
    let mut anchors = found.anchors();
    anchors.sort();
    anchors.dedup();
    assert_eq!(anchors.len(), found.cues.len());
}

/// Pieces that make a text more likely to be a transcript, or nearly one.
const PIECES: &[&str] = &[
    "WEBVTT",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " --> ",
    "-->",
    "00:01.000",
    "00:02.500",
    "00:00:03.000",
    "NOTE",
    "STYLE",
    "REGION",
    "<v ",
    "<v Ann>",
    "</v>",
    "<i>",
    "</i>",
    "<b",
    "<ruby>",
    "<rt>",
    "</ruby>",
    "<lang ur>",
    ">",
    "<",
    "&amp;",
    "&",
    "&#x",
    "&#0;",
    "&notit;",
    "<00:01.500>",
    "é",
    "اردو",
    "\u{feff}",
    "\0",
    "script",
    " align:start",
    " size:x%",
    "word",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        sound(&text);
        sound(&format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{text}"));
    }

    #[test]
    fn any_row_of_pieces_is_read(
        parts in prop::collection::vec(prop::sample::select(PIECES), 0..40)
    ) {
        sound(&parts.concat());
        sound(&format!("WEBVTT\n\n{}", parts.concat()));
    }
}

#[test]
fn a_bomb_of_tags_is_read() {
    let text = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "<b>".repeat(100_000));
    sound(&text);
    sound(&"WEBVTT\n\n00:01.000 --> 00:02.000\n".repeat(2000));
}
