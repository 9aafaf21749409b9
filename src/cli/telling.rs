//! What `casebook build` says when it is done: findings, a table of figures and one line
//! for people, or one object for programs.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{BuildArgs, Format};
use crate::build::{Outcome, Summary};
use crate::diag::report;
use crate::publish::Published;

/// How the outcome is told.
pub struct Telling<'a> {
    pub args: &'a BuildArgs,
    pub started: Instant,
    pub output: &'a Path,
}

impl Telling<'_> {
    /// Tells it, and gives the exit code.
    pub fn tell(&self, outcome: &Outcome, published: Option<Published>) -> u8 {
        match self.args.format {
            Format::Json => json(outcome, published),
            Format::Human => self.human(outcome, published),
        }
        u8::from(!outcome.is_sound())
    }

    fn human(&self, outcome: &Outcome, published: Option<Published>) {
        let mut out = io::stderr().lock();
        let lookup = |path: &str| outcome.text(path);
        let verbose = self.args.verbose;
        let text = report::human(&outcome.diagnostics, &lookup, colour(), verbose);
        let _ = write!(out, "{text}");
        if self.args.quiet && outcome.is_sound() {
            return;
        }
        // Of a site that was not made, only the time is worth telling.
        let figures = if outcome.is_sound() { figures(&outcome.summary) } else { vec![] };
        if outcome.is_sound() || verbose {
            let times = times(&outcome.summary.stages, verbose);
            let _ = writeln!(out, "{}", table(&figures, &times));
        }
        if outcome.is_sound() {
            let _ = write!(out, "{}", stripped(&outcome.summary, verbose));
        }
        let _ = writeln!(out, "{}", self.closing(outcome, published));
    }

    /// The last line: what was made, or why nothing was.
    fn closing(&self, outcome: &Outcome, published: Option<Published>) -> String {
        let summary = &outcome.summary;
        let counts = summary.counts;
        let mut told = Vec::new();
        for (n, noun) in [
            (counts.errors, "error"),
            (counts.warnings, "warning"),
            (counts.notes, "note"),
        ] {
            if n > 0 {
                told.push(report::counted(n, noun, ""));
            }
        }
        let told =
            if told.is_empty() { "no findings".to_owned() } else { told.join(", ") };
        let time = format!("{:.2} s", self.started.elapsed().as_secs_f64());
        if !outcome.is_sound() {
            return format!("Nothing was published: {told}. ({time})");
        }
        let made = format!(
            "{}, {}, {} of names",
            report::counted(summary.page_count(), "page", ""),
            report::counted(summary.files, "file", ""),
            report::counted(summary.mentions, "mention", ""),
        );
        let hidden = match summary.withheld {
            0 => String::new(),
            n => format!(" {n} withheld."),
        };
        match published {
            None => format!("Checked {made}: {told}.{hidden} ({time})"),
            Some(p) if p.written == 0 && p.removed == 0 => format!(
                "Nothing to write: {} is up to date with {made}; {told}.{hidden} ({time})",
                self.output.display(),
            ),
            Some(p) => format!(
                "Built {made} into {}: {} written, {} unchanged, {} removed; {told}.{hidden} ({time})",
                self.output.display(),
                p.written,
                p.unchanged,
                p.removed,
            ),
        }
    }
}

/// Whether words on stderr may have colours: on a terminal that knows them, unless
/// `NO_COLOR` is set to anything (<https://no-color.org>).
pub fn colour() -> bool {
    let variable = |name| std::env::var_os(name).unwrap_or_default();
    io::stderr().is_terminal() && allows_colour(&variable("NO_COLOR"), &variable("TERM"))
}

fn allows_colour(no_color: &OsStr, term: &OsStr) -> bool {
    no_color.is_empty() && term != "dumb"
}

/// What was taken out of published files: how many, and each of them when asked.
fn stripped(summary: &Summary, each: bool) -> String {
    let all = &summary.stripped;
    if all.is_empty() {
        return String::new();
    }
    let files = report::counted(all.len(), "file", "");
    let how = if each { ":" } else { "; --verbose names them." };
    let mut out = format!("Metadata was left out of {files}{how}\n");
    for (file, words) in all.iter().filter(|_| each) {
        let _ = writeln!(out, "  {file}: {}", words.join(", "));
    }
    out
}

/// A line of the table: what, and how much of it.
type Row = (&'static str, String);

/// Pages by kind, and what else was made or found.
fn figures(summary: &Summary) -> Vec<Row> {
    let pages = summary.pages.iter().map(|(kind, n)| (*kind, *n));
    let made = [
        ("files", summary.files),
        ("mentions", summary.mentions),
        ("- linked", summary.linked),
        ("withheld", summary.withheld),
        ("warnings", summary.counts.warnings),
        ("notes", summary.counts.notes),
    ];
    let always = ["files", "mentions", "- linked"];
    let made = made.into_iter().filter(|(name, n)| *n > 0 || always.contains(name));
    pages.chain(made).map(|(name, n)| (name, n.to_string())).collect()
}

/// Time by stage; unless `whole`, stages that took less than a twentieth are put together.
fn times(stages: &[(&'static str, Duration)], whole: bool) -> Vec<Row> {
    let all: Duration = stages.iter().map(|(_, time)| *time).sum();
    let is_short = |time: Duration| !whole && time * 20 < all;
    let told = stages.iter().filter(|(_, time)| !is_short(*time)).copied();
    let rest: Duration = stages.iter().map(|s| s.1).filter(|time| is_short(*time)).sum();
    let rest = (!rest.is_zero()).then_some(("the rest", rest));
    let words = |(name, time): (_, Duration)| {
        let digits = usize::from(whole);
        (name, format!("{:.digits$} ms", time.as_secs_f64() * 1e3))
    };
    told.chain(rest).map(words).collect()
}

/// Two columns side by side, names to the left and figures to the right of each.
fn table(left: &[Row], right: &[Row]) -> String {
    let widths = |rows: &[Row]| {
        let most = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
        (most(|row| row.0.len()), most(|row| row.1.len()))
    };
    let (sides, widths) = ([left, right], [widths(left), widths(right)]);
    let mut out = String::new();
    for n in 0..left.len().max(right.len()) {
        let mut line = String::new();
        for (rows, (name, figure)) in sides.into_iter().zip(widths) {
            if rows.is_empty() {
                continue;
            }
            let (what, how_much) = rows.get(n).map_or(("", ""), |row| (row.0, &*row.1));
            let _ = write!(line, "  {what:<name$}  {how_much:>figure$}    ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e5).round() / 100.0
}

/// Everything, for programs.
fn json(outcome: &Outcome, published: Option<Published>) {
    let lookup = |path: &str| outcome.text(path);
    let summary = &outcome.summary;
    let stages: serde_json::Map<String, serde_json::Value> = summary
        .stages
        .iter()
        .map(|(name, time)| ((*name).to_owned(), json!(milliseconds(*time))))
        .collect();
    let answer = json!({
        "ok": outcome.is_sound(),
        "diagnostics": report::records(&outcome.diagnostics, &lookup),
        "summary": {
            "pages": summary.pages,
            "files": summary.files,
            "mentions": summary.mentions,
            "names_linked": summary.linked,
            "withheld": summary.withheld,
            "stripped": summary.stripped.iter().map(|(file, words)| json!({
                "file": &**file, "metadata": words,
            })).collect::<Vec<_>>(),
            "findings": summary.counts,
            "published": published.map(|p| json!({
                "written": p.written, "unchanged": p.unchanged, "removed": p.removed,
            })),
            "milliseconds": stages,
        },
    });
    let _ = writeln!(io::stdout().lock(), "{answer:#}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Counts;

    fn summary() -> Summary {
        let ms = Duration::from_micros;
        Summary {
            pages: [("articles", 12), ("entities", 1040), ("plain pages", 3)].into(),
            files: 77,
            mentions: 418,
            linked: 302,
            stages: vec![
                ("read", ms(3_140)),
                ("parse", ms(900)),
                ("link", ms(40_260)),
                ("render", ms(141_700)),
            ],
            ..Summary::default()
        }
    }

    #[track_caller]
    fn check(summary: &Summary, whole: bool, expected: &str) {
        let table = table(&figures(summary), &times(&summary.stages, whole));
        assert_eq!(table, expected.trim_start_matches('\n'), "\n{table}");
    }

    #[test]
    fn the_table_is_short_and_aligned() {
        let expected = "
  articles       12      link       40 ms
  entities     1040      render    142 ms
  plain pages     3      the rest    4 ms
  files          77
  mentions      418
  - linked      302
";
        check(&summary(), false, expected);
    }

    #[test]
    fn all_stages_and_findings_are_told_when_there_are_any() {
        let counts = Counts { errors: 0, warnings: 2, notes: 11 };
        let summary = Summary { counts, withheld: 1, ..summary() };
        let expected = "
  articles       12      read      3.1 ms
  entities     1040      parse     0.9 ms
  plain pages     3      link     40.3 ms
  files          77      render  141.7 ms
  mentions      418
  - linked      302
  withheld        1
  warnings        2
  notes          11
";
        check(&summary, true, expected);
    }

    #[test]
    fn one_side_alone_is_a_table_too() {
        let times = times(&summary().stages, false);
        let expected = "  link       40 ms\n  render    142 ms\n  the rest    4 ms\n";
        assert_eq!(table(&[], &times), expected);
        assert_eq!(table(&[], &[]), "");
    }

    #[test]
    fn colours_can_be_refused() {
        let allows = |no_color: &str, term: &str| {
            allows_colour(OsStr::new(no_color), OsStr::new(term))
        };
        assert!(allows("", "xterm-256color") && allows("", ""));
        assert!(!allows("1", "xterm") && !allows("0", "xterm"));
        assert!(!allows("", "dumb"));
    }
}
