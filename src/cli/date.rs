//! `casebook date`: what dates mean, or what is wrong with them.
//!
//! The answer is data and goes to stdout, in the order asked. Answers to stdin are
//! written line by line, so that a program can hold a conversation.

mod answer;
mod explained;

use std::io::{self, BufRead, Write};

use super::DateArgs;
use super::refusal::Refusal;
use crate::date::{CaseDate, DateError, DateWords};
use crate::language::Lang;

/// A date that was asked about.
struct Asked<'a> {
    written: &'a str,
    read: Result<CaseDate, DateError>,
}

impl<'a> Asked<'a> {
    fn of(written: &'a str) -> Self {
        Self { written, read: CaseDate::parse(written) }
    }
}

impl DateArgs {
    /// Years before 1 begin with a hyphen, so the command line takes all that follows the
    /// first date for dates. No date begins with two hyphens.
    fn sorted(&self) -> Self {
        let mut sorted =
            Self { dates: Vec::new(), json: self.json, lang: self.lang.clone() };
        let mut rest = self.dates.iter();
        while let Some(word) = rest.next() {
            match word.as_str() {
                "--json" => sorted.json = true,
                "--lang" => sorted.lang = rest.next().cloned().unwrap_or_default(),
                word => match word.strip_prefix("--lang=") {
                    Some(tag) => tag.clone_into(&mut sorted.lang),
                    None => sorted.dates.push(word.to_owned()),
                },
            }
        }
        sorted
    }
}

pub fn run(args: &DateArgs) -> u8 {
    let args = args.sorted();
    let Some(lang) = Lang::parse(&args.lang) else {
        let message = format!("“{}” is not the tag of a language", args.lang);
        return Refusal::new(message, "write a tag of BCP 47, such as en, ur or pt-BR")
            .tell();
    };
    let mut answers = Answers {
        words: DateWords::new(&lang),
        json: args.json,
        parted: false,
        out: io::stdout().lock(),
        invalid: false,
    };
    let asked = args.dates.iter().try_for_each(|date| match date.as_str() {
        "-" => answers.conversation(io::stdin().lock()),
        date => answers.one(date),
    });
    match asked {
        // A reader that closes the pipe early has what it wants.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Refusal::new(format!("cannot read the dates: {error}"), "").tell()
        }
        _ => u8::from(answers.invalid),
    }
}

struct Answers<W> {
    words: DateWords,
    json: bool,
    /// Whether something was said that the next explanation is to stand apart from.
    parted: bool,
    out: W,
    invalid: bool,
}

impl<W: Write> Answers<W> {
    /// Answers each line as it comes.
    fn conversation(&mut self, mut lines: impl BufRead) -> io::Result<()> {
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            let end = line.strip_suffix(b"\n").unwrap_or(&line);
            let end = end.strip_suffix(b"\r").unwrap_or(end);
            match std::str::from_utf8(end) {
                Ok(text) if self.json => match serde_json::from_str::<String>(text) {
                    Ok(date) => self.one(&date)?,
                    Err(error) => self.no_date(&answer::no_string(&error))?,
                },
                Ok(text) => self.one(text)?,
                Err(_) => self.no_date("what came on this line is not UTF-8")?,
            }
            line.clear();
        }
        Ok(())
    }

    fn one(&mut self, written: &str) -> io::Result<()> {
        let asked = Asked::of(written);
        self.invalid |= asked.read.is_err();
        let told = if self.json {
            answer::json(&asked, &self.words)
        } else {
            explained::human(&asked, &self.words)
        };
        self.tell(&told)
    }

    /// The answer to a line that holds no text to be read.
    fn no_date(&mut self, error: &str) -> io::Result<()> {
        self.invalid = true;
        let told = if self.json {
            answer::unreadable(error)
        } else {
            format!("error: {error}\n")
        };
        self.tell(&told)
    }

    fn tell(&mut self, told: &str) -> io::Result<()> {
        if self.parted && !self.json {
            self.out.write_all(b"\n")?;
        }
        self.parted = true;
        self.out.write_all(told.as_bytes())?;
        self.out.flush()
    }
}
