//! Times: `00:01:02.500`, and the line with two of them (§6.3 and §6.4 of the parser).

use super::Fault;
use super::settings;

/// The form of a timing line, as help.
pub(super) const FORM: &str =
    "the form is `00:01:02.500 --> 00:01:05.000`, the words below";

const COMMA: &str = "write a point before the milliseconds; the comma is SubRip's (.srt)";

/// What a timing line says.
pub(super) struct Timing {
    pub start: u64,
    pub end: u64,
    pub settings: Vec<(String, String)>,
}

/// HTML's white space.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

/// Why a time cannot be read, and after how many bytes that shows.
struct Refusal {
    at: usize,
    message: &'static str,
}

struct Scan<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn spaces(&mut self) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(is_space).len();
        self.at += length;
        length
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        &rest[..length]
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len() } else { 0 };
        found
    }

    fn refuse<T>(&self, message: &'static str) -> Result<T, Refusal> {
        Err(Refusal { at: self.at, message })
    }

    fn pair(&mut self) -> Result<u64, Refusal> {
        match self.digits() {
            two if two.len() == 2 => Ok(number(two)),
            _ => self.refuse("minutes and seconds have two digits"),
        }
    }

    /// A time as the specification collects it, in milliseconds.
    fn time(&mut self) -> Result<u64, Refusal> {
        let first = self.digits();
        if first.is_empty() {
            return self.refuse("there is no time here");
        }
        if !self.sign(":") {
            return self.refuse("a time has minutes and seconds, with `:` between them");
        }
        let second = self.pair()?;
        let long = first.len() != 2 || number(first) > 59;
        let (hours, minutes, seconds) = if self.rest().starts_with(':') {
            self.at += 1;
            (number(first), second, self.pair()?)
        } else if long {
            return self.refuse("minutes have two digits and go to 59");
        } else {
            (0, number(first), second)
        };
        if !self.sign(".") {
            return self
                .refuse("a time ends with `.` and three digits: the milliseconds");
        }
        let fraction = self.digits();
        if fraction.len() != 3 {
            return self.refuse("the milliseconds have three digits");
        }
        if minutes > 59 || seconds > 59 {
            return self.refuse("minutes and seconds go to 59");
        }
        let whole = hours.saturating_mul(3600).saturating_add(minutes * 60 + seconds);
        Ok(whole.saturating_mul(1000).saturating_add(number(fraction)))
    }
}

/// Digits as a number; what is too long for one is the largest there is.
fn number(digits: &str) -> u64 {
    digits.parse().unwrap_or(u64::MAX)
}

/// A time with nothing after it: what stands in `<…>`.
pub(super) fn time(text: &str) -> Result<u64, &'static str> {
    let mut scan = Scan { line: text, at: 0 };
    let time = scan.time().map_err(|refusal| refusal.message)?;
    if scan.rest().is_empty() { Ok(time) } else { Err("nothing may follow the time") }
}

/// Reads a timing line, which begins at byte `base` of its file.
pub(super) fn timing(line: &str, base: usize, faults: &mut Vec<Fault>) -> Option<Timing> {
    let mut scan = Scan { line, at: 0 };
    let mut tight = false;
    let times = times(&mut scan, &mut tight);
    let whole = base..base + line.len();
    let (start, end) = match times {
        Ok(times) => times,
        Err(refusal) => {
            let rest = &line[refusal.at..];
            let length = rest.find(is_space).unwrap_or(rest.len());
            let from = base + refusal.at;
            let span = if length == 0 { whole } else { from..from + length };
            let help = if rest.starts_with(',') { COMMA } else { FORM };
            faults.push(Fault::new(span, refusal.message).help(help));
            return None;
        }
    };
    if tight {
        let message = "`-->` needs a space before it and one after it";
        faults.push(Fault::new(whole.clone(), message).help(FORM));
    }
    if end <= start {
        let message = "this cue ends before it begins";
        let message = if end == start { "this cue has no length" } else { message };
        let help = "the first time is when it begins, the second when it ends";
        faults.push(Fault::new(whole, message).help(help));
    }
    let settings = settings::read(scan.rest(), base + scan.at, faults);
    Some(Timing { start, end, settings })
}

fn times(scan: &mut Scan<'_>, tight: &mut bool) -> Result<(u64, u64), Refusal> {
    scan.spaces();
    let start = scan.time()?;
    *tight |= scan.spaces() == 0;
    if !scan.sign("-->") {
        return scan.refuse("`-->` should stand here, between the two times");
    }
    *tight |= scan.spaces() == 0;
    Ok((start, scan.time()?))
}
