//! Exhibits: what their pages show of transcripts, tables and files, what is told of them,
//! and that hostile texts stay texts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    reason = "a test that cannot go on should stop where it stands"
)]

mod fixture;

use casebook::build::Options;
use casebook::diag::{Code, Severity};
use casebook::world::Memory;
use fixture::{Built, site};

const TAPE: &str = "-- casebook.yaml --
title: Case
base_url: https://example.org/
language: en
-- content/entities/ann.md --
---
name: Ann Writer
type: person
---
-- content/claims/price.md --
---
statement: The price was 180
status: reported
---
-- content/exhibits/tape/index.md --
---
title: The tape
type: audio
transcript: {en: tape.en.vtt, ur: tape.ur.vtt}
speakers:
  A: {entity: ann, basis: She says so herself.}
  B: {label: A <b>voice</b>}
marks:
  - {at: \"0:03\", claim: price}
  - {at: \"0:09\", claim: price}
---
-- content/exhibits/tape/tape.en.vtt --
WEBVTT

NOTE private remark of the transcriber

00:01.000 --> 00:02.000
<v A>First &lt;script&gt;alert(1)&lt;/script&gt; words</v>

00:04.500 --> 00:06.000
<v B>Second</v>

01:01.000 --> 01:02.000
<v C>Third, <lang ur>لاہور</lang></v>

01:01.500 --> 01:02.000
<v C>Fourth</v>
-- content/exhibits/tape/tape.ur.vtt --
WEBVTT

00:01.000 --> 00:02.000
<v A>پہلا</v>

00:05.000 --> 00:06.000
<v B>دوسرا</v>
";

fn codes(built: &Built) -> Vec<Code> {
    let all = built.outcome.diagnostics.iter();
    all.filter(|d| d.severity != Severity::Note).map(|d| d.code).collect()
}

#[test]
fn cues_of_all_languages_stand_side_by_side() {
    let built = site(TAPE);
    let page = built.text("exhibits/tape/");
    for (anchor, count) in
        [("t-1", 1), ("t-4", 1), ("t-61", 1), ("t-61-2", 1), ("t-5", 0)]
    {
        let found = page.matches(&format!("id=\"{anchor}\"")).count();
        assert_eq!(found, count, "{anchor}");
    }
    let rows: Vec<&str> = page.split("<li class=\"cue\"").skip(1).collect();
    assert_eq!(rows.len(), 5);
    assert!(rows[0].contains("پہلا") && rows[0].contains("First"), "{}", rows[0]);
    assert!(rows[1].contains("Second") && !rows[1].contains("دوسرا"), "{}", rows[1]);
    assert!(rows[2].contains("دوسرا") && !rows[2].contains("href=\"#"), "{}", rows[2]);
    assert!(rows[0].contains("lang=\"ur\" dir=\"rtl\""), "{}", rows[0]);
    assert!(rows[3].contains("<span lang=\"ur\" dir=\"rtl\">لاہور</span>"), "{}", rows[3]);
}

#[test]
fn speakers_and_claims_stand_where_they_are_heard() {
    let built = site(TAPE);
    let page = built.text("exhibits/tape/");
    let rows: Vec<&str> = page.split("<li class=\"cue\"").skip(1).collect();
    assert!(rows[0].contains("entities/ann/"), "{}", rows[0]);
    assert!(rows[0].contains("claims/price/") && rows[0].contains("reported"));
    assert!(!rows[1].contains("claims/price/"), "{}", rows[1]);
    assert!(rows[2].contains("claims/price/"), "{}", rows[2]);
    assert!(rows[3].contains("not identified"), "{}", rows[3]);
    assert!(page.contains("She says so herself."));
    // A voice is named where it begins.
    assert!(!rows[4].contains("class=\"voice\""), "{}", rows[4]);
}

#[test]
fn what_is_written_stays_words() {
    let built = site(TAPE);
    let page = built.text("exhibits/tape/");
    assert!(page.contains("First &lt;script&gt;alert(1)&lt;/script&gt; words"));
    assert!(page.contains("A &lt;b&gt;voice&lt;"), "{page}");
    assert!(!page.contains("private remark"));
}

#[test]
fn a_voice_that_nobody_explains_is_told_once() {
    let built = site(TAPE);
    let of_voices = codes(&built).iter().filter(|c| **c == Code::BadSpeaker).count();
    assert_eq!(of_voices, 1, "{}", built.told());
    assert!(built.told().contains("nobody says who `C` is"), "{}", built.told());
    let slip = TAPE.replace("<v C>", "<v B >").replace("  B: {", "  Narrator: {");
    let slip = slip.replace("<v B", "<v Narator");
    let helps = site(&slip).outcome.diagnostics;
    let near = Some("did you mean `Narrator`?");
    assert!(helps.iter().any(|d| d.help.as_deref() == near), "{helps:?}");
}

fn dataset(rows: &str, more: &str) -> String {
    format!(
        "-- casebook.yaml --
title: Case
base_url: https://example.org/
-- content/articles/a.md --
---
title: A
---
![](exhibit:rows)
-- content/exhibits/rows/index.md --
---
title: Rows
type: dataset
file: \"a 'b' #1.csv\"
{more}---
-- content/exhibits/rows/a 'b' #1.csv --
{rows}"
    )
}

#[test]
fn the_first_rows_of_a_table_are_shown() {
    let mut rows = "name;<img src=x>;n\n".to_owned();
    for n in 1..=60 {
        rows.push_str(&format!("row{n}.;<script>{n}</script>;{n}\n"));
    }
    let built = site(&dataset(&rows, ""));
    let page = built.text("exhibits/rows/");
    assert_eq!(page.matches("<th scope=\"col\">").count(), 3);
    assert!(page.contains("row50.") && !page.contains("row51."));
    assert!(page.contains("The first 50 of 60 rows"), "{page}");
    assert!(!page.contains("<script>1") && !page.contains("<img src=x"));
    assert!(page.contains("href=\"a%20'b'%20%231.csv\"") || page.contains("%20%231.csv"));
    let card = built.text("articles/a/");
    assert!(card.contains("row5.") && !card.contains("row6."));
}

#[test]
fn a_file_is_held_to_its_sum() {
    let rows = "a,b\n1,2\n";
    let built = site(&dataset(rows, ""));
    assert_eq!(codes(&built), [Code::HashMissing], "{}", built.told());
    let sums = built.text("exhibits/SHA256SUMS").to_owned();
    let (sum, path) = sums.trim_end().split_once("  ").expect("a line of two parts");
    assert_eq!(path, "exhibits/rows/a 'b' #1.csv");
    let help = format!("write `sha256: {sum}`");
    let told = &built.outcome.diagnostics;
    assert!(told.iter().any(|d| d.help.as_ref() == Some(&help)), "{told:?}");

    let right = site(&dataset(rows, &format!("sha256: {sum}\n")));
    assert_eq!(codes(&right), []);
    assert!(right.text("exhibits/rows/").contains(sum));
    let wrong = site(&dataset("a,b\n1,3\n", &format!("sha256: {sum}\n")));
    assert_eq!(codes(&wrong), [Code::HashMismatch], "{}", wrong.told());
}

/// The findings of an exhibit with this file name, beside which `s/a.png` lies.
fn named(medium: &str, file: &str) -> Built {
    let picture = b"\x89PNG\r\n\x1a\n";
    let mut world = Memory::fixture(&format!(
        "-- casebook.yaml --\ntitle: Case\nbase_url: https://example.org/\nlanguage: en\n\
         -- content/exhibits/x/index.md --\n---\ntitle: X\nalt: A\ntype: {medium}\n\
         file: {file}\n---\n"
    ));
    world.insert("content/exhibits/s/a.png", *picture);
    world.insert("secret.png", *picture);
    fixture::world(&world, &Options::default())
}

#[test]
fn a_file_may_lie_in_another_folder_of_content_and_nowhere_else() {
    for file in ["../s/a.png", "./../s/./a.png"] {
        let built = named("image", file);
        let page = built.text("exhibits/x/");
        assert!(page.contains("src=\"../s/a.png\""), "{page}");
        let sums = built.text("exhibits/SHA256SUMS");
        assert!(sums.ends_with("  exhibits/s/a.png\n"), "{sums}");
    }
    for file in
        ["../../../secret.png", "../../../../../../../../etc/passwd", "/etc/passwd", "."]
    {
        let built = named("image", file);
        assert_eq!(codes(&built), [Code::DanglingReference], "{}", built.told());
    }
    let built = named("image", "a.png");
    let help = built.outcome.diagnostics.iter().find_map(|d| d.help.as_deref());
    let expected =
        "there is `content/exhibits/s/a.png`: names start at the exhibit's own folder";
    assert_eq!(help, Some(expected));
}

#[test]
fn a_file_that_its_type_cannot_show_is_told() {
    for (medium, is_told) in [
        ("audio", true),
        ("video", true),
        ("dataset", true),
        ("image", false),
        ("document", false),
    ] {
        let built = named(medium, "../s/a.png");
        let message = format!("`a.png` is PNG, and the exhibit `{medium}`");
        assert_eq!(built.told().contains(&message), is_told, "{}", built.told());
    }
}

#[test]
fn a_table_that_cannot_be_read_is_told() {
    let rows = "a,b\n1,2,3\n";
    let built = site(&dataset(rows, ""));
    assert!(codes(&built).contains(&Code::BadTable), "{}", built.told());
    let mut world = Memory::fixture(&dataset("", ""));
    world.insert("content/exhibits/rows/a 'b' #1.csv", *b"a,b\n\xff,2\n");
    let built = fixture::world(&world, &Options::default());
    assert!(codes(&built).contains(&Code::BadTable), "{}", built.told());
    assert!(!built.text("exhibits/rows/").contains("<table"));
}

#[test]
fn what_begins_behind_the_end_is_told() {
    let mut world =
        Memory::fixture(&TAPE.replace("type: audio\n", "type: audio\nfile: t.wav\n"));
    world.insert("content/exhibits/tape/t.wav", wav(2));
    let built = fixture::world(&world, &Options::default());
    let told = built.told();
    assert!(told.contains("this cue begins when the recording, 0:02 long, has ended"));
    assert!(told.contains("this mark stands behind the end"), "{told}");
    let page = built.text("exhibits/tape/");
    assert!(page.contains("<audio controls") && page.contains("class=\"outline\""));
}

/// So many seconds of a tone.
fn wav(seconds: u32) -> Vec<u8> {
    let samples = 8000 * seconds;
    let mut out = b"RIFF".to_vec();
    out.extend((36 + samples).to_le_bytes());
    out.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    out.extend(8000_u32.to_le_bytes());
    out.extend(8000_u32.to_le_bytes());
    out.extend(b"\x01\0\x08\0data");
    out.extend(samples.to_le_bytes());
    out.extend((0..samples).map(|n| if n % 16 < 8 { 200 } else { 56 }));
    out
}

#[test]
fn a_picture_without_words_is_told() {
    let world = Memory::fixture(
        "-- casebook.yaml --
title: Case
base_url: https://example.org/
-- content/exhibits/map/index.md --
---
title: Map
file: map.svg
---
-- content/exhibits/map/map.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>
",
    );
    let built = fixture::world(&world, &Options::default());
    assert!(codes(&built).contains(&Code::MissingAlt), "{}", built.told());
    assert!(built.text("exhibits/map/").contains("<img src=\"map.svg\" alt=\"Map\""));
}
