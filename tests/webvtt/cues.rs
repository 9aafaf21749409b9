//! What is made of a cue: speakers, runs, HTML, anchors; and the words of a few faults.

use casebook::webvtt::{Cue, Fault, Node, Transcript, parse};

fn read(words: &str) -> (Cue, Vec<Fault>) {
    let text = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n");
    let (mut found, faults) = parse(&text);
    assert_eq!(found.cues.len(), 1, "{words}");
    (found.cues.remove(0), faults)
}

fn tongue(lang: &str) -> Option<(String, &'static str)> {
    match lang {
        "ur" => Some(("ur".to_owned(), "rtl")),
        "en" => Some(("en".to_owned(), "ltr")),
        _ => None,
    }
}

fn html(words: &str, expected: &str) {
    assert_eq!(read(words).0.html(&tongue), expected, "{words}");
}

#[test]
fn words_become_html() {
    html("R&amp;D &lt;b&gt; \"q\"", "R&amp;D &lt;b&gt; &quot;q&quot;");
    html("<i>a</i> <b.x>b</b> <u>c</u> <c.y>d</c>", "<i>a</i> <b>b</b> <u>c</u> d");
    html("<ruby>東<rt>とう</ruby>", "<ruby>東<rt>とう</rt></ruby>");
    html("a <lang ur>نہیں</lang>", "a <span lang=\"ur\" dir=\"rtl\">نہیں</span>");
    html("<lang \"onclick=x>a</lang>", "a");
    html("<v Ann>a <i>b</v> c</i>", "a <i>b c</i>");
    html(
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    );
}

#[test]
fn plain_words_are_one_line_without_pronunciations() {
    assert_eq!(read("<ruby>東<rt>とう</ruby>\n<i>two</i>").0.plain(), "東 two");
}

#[test]
fn references_are_those_of_html() {
    let text = |words: &str| match read(words).0.text.as_slice() {
        [Node::Text(text)] => text.clone(),
        other => panic!("{words}: {other:?}"),
    };
    let cases = [
        ("&#x6cc;&#x41;", "یA"),
        (
            "&#128;&#0;&#xD800;&#x110000;&#99999999999;",
            "€\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
        ),
        ("&notin;&notit;", "∉¬it;"),
        ("&amp x &frac34", "& x ¾"),
        ("&nosuch; & &; &# &#x;", "&nosuch; & &; &# &#x;"),
        ("a\0b", "a\u{fffd}b"),
    ];
    for (words, expected) in cases {
        assert_eq!(text(words), expected, "{words}");
    }
    assert_eq!(read("<v A &amp; B>both").0.speaker(), Some("A & B"));
}

#[test]
fn the_specification_is_followed_where_the_judge_leaves_it() {
    let (found, _) = parse("WEBVTT\n\none\ntwo\n00:00.000 --> 00:02.000\nWords.\n");
    assert_eq!(found.cues[0].id, None);
    let (found, _) = parse("WEBVTT\n\nNOTE\n00:00.000 --> 00:01.000 was cut\nWords.\n");
    assert_eq!(found.cues[0].id.as_deref(), Some("NOTE"));
    assert!(found.notes.is_empty());
}

#[test]
fn a_cue_has_a_speaker_if_one_person_says_all_of_it() {
    let speaker = |words: &str| read(words).0.speaker().map(str::to_owned);
    assert_eq!(
        speaker("<v Rana  Sanaullah>All of it").as_deref(),
        Some("Rana Sanaullah")
    );
    assert_eq!(speaker("<v A>one</v>\n<v A>two</v>").as_deref(), Some("A"));
    assert_eq!(speaker("<v A>one</v> <v B>two</v>"), None);
    assert_eq!(speaker("<v A>one</v> and more"), None);
    assert_eq!(speaker("nobody named"), None);
}

#[test]
fn runs_are_cut_where_the_speaker_changes() {
    let runs = read("<i>x <v A>one <b>two</v></b></i>\n<v B><lang ur>تین</lang></v>").0;
    let runs = runs.runs(&tongue);
    let found: Vec<_> = runs
        .iter()
        .map(|run| (run.speaker.as_deref(), run.lang.as_deref(), run.html.as_str()))
        .collect();
    let expected = [
        (None, None, "<i>x </i>"),
        (Some("A"), None, "<i>one <b>two</b>\n</i>"),
        (Some("B"), Some("ur"), "<i><span lang=\"ur\" dir=\"rtl\">تین</span></i>"),
    ];
    assert_eq!(found, expected);
    assert_eq!(runs[1].plain, "one two");
}

#[test]
fn anchors_tell_the_second_and_are_unique() {
    let cue = |start| Cue {
        id: None,
        start_ms: start,
        end_ms: start + 1,
        span: 0..0,
        settings: Vec::new(),
        text: Vec::new(),
    };
    let cues = [0, 61_000, 61_900, 61_999, 62_000].into_iter().map(cue).collect();
    let found = Transcript { cues, ..Transcript::default() };
    assert_eq!(found.anchors(), ["t-0", "t-61", "t-61-2", "t-61-3", "t-62"]);
}

#[test]
fn notes_know_the_cue_they_stand_before() {
    let cue = "00:01.000 --> 00:02.000\nWords.\n\n";
    let text = format!("WEBVTT\n\nNOTE first\r\nof two lines\n\n{cue}NOTE last\n");
    let (found, faults) = parse(&text);
    let notes: Vec<_> = found.notes.iter().map(|n| (n.text.as_str(), n.before)).collect();
    assert_eq!(notes, [("first\nof two lines", 0), ("last", 1)]);
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn styles_and_regions_are_counted() {
    let text = "WEBVTT\n\nSTYLE\na\n\nREGION\nid:x\n\n00:01.000 --> 00:02.000\nWords.\n";
    let found = parse(text).0;
    assert_eq!((found.styles, found.regions), (1, 1));
}

/// The first fault of a file: the text it marks and the beginning of what it says.
fn fault(text: &str, marked: &str, message: &str) {
    let faults = parse(text).1;
    let first = faults.first().unwrap_or_else(|| panic!("no fault in {text:?}"));
    assert_eq!(&text[first.span.clone()], marked, "{first:?}");
    assert!(first.message.starts_with(message), "{first:?}");
}

#[test]
fn a_fault_marks_what_is_wrong() {
    let cue = |line: &str| {
        format!("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nüber\r\n{line}\r\n")
    };
    fault("", "", "this file is empty");
    fault("webvtt\n", "webvtt", "the first line is not");
    fault("WEBVTT\nKind: x\n", "Kind: x", "there is no empty line");
    fault("WEBVTT\n", "WEBVTT", "this file has no cues");
    fault("WEBVTT\n\n00:01,5 --> x\n", ",5", "a time ends with");
    fault("WEBVTT\n\n00:01.000 --> \n", "00:01.000 --> ", "there is no time");
    fault(&cue("a & b"), "&", "a bare");
    fault(&cue("<b>x"), "<b>", "`<b>` is not closed");
    fault(&cue("x</i>"), "</i>", "`</i>` closes nothing");
    fault(&cue("<font a>x"), "<font a>", "`<font>` is not a tag");
    fault(&cue("from --> to"), "from --> to", "`-->` inside a text");
    fault(
        &cue("00:02.000 --> 00:03.000"),
        "00:02.000 --> 00:03.000",
        "there is no empty",
    );
    fault(&cue("\r\nlost words"), "lost words", "these lines belong to no cue");
}

#[test]
fn a_subrip_file_is_recognised() {
    let faults = parse("1\n00:00:00,000 --> 00:00:02,000\nWords.\n").1;
    assert!(
        faults[0].help.as_ref().is_some_and(|help| help.contains("SubRip")),
        "{faults:?}"
    );
}
