//! The words of a cue as tokens (the specification's "cue text tokenizer").

use std::ops::Range;

use super::Fault;
use super::entity::reference;
use super::timing::is_space;

/// What a token is.
#[derive(Debug)]
pub(super) enum Token {
    Text(String),
    Start { name: String, classes: Vec<String>, annotation: String },
    End(String),
    Time(String),
}

/// Reads tokens from the bytes `at..end` of the file.
pub(super) struct Tokens<'a, 'f> {
    pub file: &'a str,
    pub at: usize,
    pub end: usize,
    pub faults: &'f mut Vec<Fault>,
}

impl Tokens<'_, '_> {
    /// The next token and its bytes.
    pub(super) fn next(&mut self) -> Option<(Token, Range<usize>)> {
        let start = self.at;
        let token = match self.peek()? {
            '<' => self.tag(),
            _ => Token::Text(self.text(|c| c == '<')),
        };
        Some((token, start..self.at))
    }

    fn rest(&self) -> &str {
        &self.file[self.at..self.end]
    }

    /// The next character; every line ends with LF here, and no NUL comes through.
    fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(|c| match c {
            '\r' => '\n',
            '\0' => '\u{fffd}',
            _ => c,
        })
    }

    fn bump(&mut self) {
        let rest = self.rest();
        let length = if rest.starts_with("\r\n") {
            2
        } else {
            rest.chars().next().map_or(0, char::len_utf8)
        };
        self.at += length;
    }

    /// Characters up to one that ends them, with references resolved.
    fn text(&mut self, ends: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(c) = self.peek().filter(|c| !ends(*c)) {
            if c == '&' {
                self.reference(&mut text);
            } else {
                text.push(c);
                self.bump();
            }
        }
        text
    }

    fn reference(&mut self, text: &mut String) {
        let start = self.at;
        if let Some(found) = reference(self.rest()) {
            text.push_str(&found.text);
            self.at += found.length;
            if !found.closed {
                let written = self.file[start..self.at].to_owned();
                let fault = Fault::new(start..self.at, format!("`{written}` has no `;`"));
                self.faults
                    .push(fault.help(format!("write `{written};`, or `&amp;` for `&`")));
            }
            return;
        }
        text.push('&');
        self.at += 1;
        let fault = Fault::new(start..self.at, "a bare `&`");
        self.faults.push(fault.help("write `&amp;`"));
    }

    /// Characters as they stand, up to one that ends them.
    fn plain(&mut self, ends: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(c) = self.peek().filter(|c| !ends(*c)) {
            text.push(c);
            self.bump();
        }
        text
    }

    fn tag(&mut self) -> Token {
        let start = self.at;
        self.bump();
        let token = match self.peek() {
            Some('/') => {
                self.bump();
                Token::End(self.plain(|c| c == '>'))
            }
            Some(c) if c.is_ascii_digit() => Token::Time(self.plain(|c| c == '>')),
            _ => self.start(),
        };
        if self.peek() == Some('>') {
            self.bump();
        } else {
            let fault = Fault::new(start..self.at, "a `<` without its `>`");
            self.faults
                .push(fault.help("close the tag; for the sign itself write `&lt;`"));
        }
        token
    }

    fn start(&mut self) -> Token {
        let name = self.plain(|c| matches!(c, '.' | '>') || is_space(c));
        let mut classes = Vec::new();
        while self.peek() == Some('.') {
            self.bump();
            let class = self.plain(|c| matches!(c, '.' | '>') || is_space(c));
            classes.extend((!class.is_empty()).then_some(class));
        }
        let words = self.text(|c| c == '>');
        let words = words.split(is_space).filter(|word| !word.is_empty());
        let annotation = words.collect::<Vec<_>>().join(" ");
        Token::Start { name, classes, annotation }
    }
}
