//! `casebook date`, asked by people and by programs.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.arg("date").args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn asked(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = program(args).spawn().expect("the program");
    child.stdin.take().expect("its stdin").write_all(stdin).expect("written");
    child.wait_with_output().expect("its end")
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn lines(output: &Output) -> Vec<Value> {
    told(output).lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[test]
fn a_date_is_explained_to_a_person() {
    let output = asked(&["2018-08/2022-04?"], b"");
    assert_eq!(output.status.code(), Some(0));
    // The page shows just this.
    let shown = told(&output);
    assert!(
        super::doc().contains(&format!("$ casebook date 2018-08/2022-04?\n{shown}")),
        "{shown}"
    );
    let open = told(&asked(&["../2022", "/2022"], b""));
    assert!(
        open.contains("earliest  open: ") && open.contains("earliest  unknown: "),
        "{open}"
    );
}

#[test]
fn what_is_wrong_is_marked_and_ends_with_1() {
    let output = asked(&["2022-09", "2022-9-4"], b"");
    assert_eq!(output.status.code(), Some(1));
    let shown = told(&output);
    let expected = "\
1 | 2022-9-4
  |      ^ the month in “2022-9-4” must have two digits, such as 09
  |
  = help: write 2022-09-04
";
    assert!(shown.starts_with("2022-09\n  in words  September 2022\n"), "{shown}");
    assert!(shown.ends_with(expected), "{shown}");
}

#[test]
fn dates_before_year_1_and_options_stand_in_any_order() {
    let output = asked(&["-0043", "2022", "--lang", "ur", "--json"], b"");
    let words: Vec<Value> =
        lines(&output).iter().map(|line| line["words"].clone()).collect();
    assert_eq!(words, [json!("44 قبل مسیح"), json!("2022")]);
    assert_eq!(asked(&["--lang", "klingon!", "2022"], b"").status.code(), Some(2));
}

#[test]
fn a_line_of_json_for_each_line_whatever_it_is() {
    let stdin = b"\"2022-09~\"\nnonsense\n\n[\"2022\"]\n\"\\u0662\"\n\xff\n\"../2022\"\n\"/2022\"\n\"Y17E100\"";
    let output = asked(&["--json", "-"], stdin);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    assert_eq!(lines.len(), 9);
    let first = json!({
        "valid": true, "level": 1, "earliest": [2022, 9, 1], "latest": [2022, 9, 30],
        "words": "about September 2022",
    });
    assert_eq!(lines[0], first);
    for line in &lines[1..6] {
        assert_eq!(line["valid"], json!(false), "{line}");
        assert!(line["error"].as_str().is_some_and(|words| !words.is_empty()), "{line}");
        for key in ["level", "earliest", "latest", "words", "suggestion"] {
            assert!(line.as_object().is_some_and(|o| o.contains_key(key)), "{line}");
        }
    }
    assert_eq!(lines[4]["offset"], json!(0));
    assert_eq!(
        (&lines[6]["earliest"], &lines[7]["earliest"]),
        (&json!("open"), &json!("unknown"))
    );
    assert_eq!(lines[8]["latest"], json!("unknown"));
}

#[test]
fn plain_lines_are_read_as_they_are() {
    let output = asked(&["--json", "2021"], b"");
    assert_eq!(lines(&output).len(), 1);
    let shown = told(&asked(&["-"], "2022-09\r\n24/09/2022\n".as_bytes()));
    assert!(
        shown.contains("September 2022") && shown.contains("write 2022-09-24"),
        "{shown}"
    );
}

/// Each answer comes before the next question is asked.
#[test]
fn a_conversation_can_be_held() {
    let mut child = program(&["--json", "-"]).spawn().expect("the program");
    let mut ask = child.stdin.take().expect("its stdin");
    let mut answers = BufReader::new(child.stdout.take().expect("its stdout"));
    for (date, words) in [("2022", "2022"), ("198X", "some time in the 1980s")] {
        writeln!(ask, "\"{date}\"").expect("asked");
        let mut line = String::new();
        answers.read_line(&mut line).expect("answered");
        let answer: Value = serde_json::from_str(&line).expect(&line);
        assert_eq!(answer["words"], json!(words));
    }
    drop(ask);
    assert_eq!(child.wait().expect("its end").code(), Some(0));
}

#[test]
fn a_long_text_is_cut_and_a_strange_one_is_drawn() {
    let long = format!("2022-13{}", "٣".repeat(10_000));
    for date in
        [long.as_str(), "\u{0}\u{202e}2022", "20\n22", "", "\u{1f4c5}\u{301}", "日付"]
    {
        let output = asked(&["-"], date.as_bytes());
        let shown = told(&output);
        assert!(shown.len() < 2_000, "{shown}");
        let acts = shown.contains(['\u{0}', '\u{1b}', '\u{202e}']);
        assert!(!acts, "{shown:?}");
    }
}
