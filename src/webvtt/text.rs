//! The words of a cue as a tree (the specification's "cue text parsing rules").

use std::ops::Range;

use super::token::{Token, Tokens};
use super::{Element, Fault, Node, Tag, timing};

/// How many tags may be open at once. A page gains nothing by more, and walking a tree
/// takes room on the stack for each.
const DEPTH: usize = 40;

/// Reads the words at `bytes` of `file`, heard in the time `during`.
pub(super) fn tree(
    file: &str,
    bytes: Range<usize>,
    during: Range<u64>,
    faults: &mut Vec<Fault>,
) -> Vec<Node> {
    let mut own = Vec::new();
    let mut tree =
        Tree { root: Vec::new(), open: Vec::new(), last: None, during, faults };
    let mut tokens = Tokens { file, at: bytes.start, end: bytes.end, faults: &mut own };
    while let Some((token, span)) = tokens.next() {
        match token {
            Token::Text(text) => tree.push(Node::Text(text)),
            Token::Time(text) => tree.time(&text, span),
            Token::End(name) => tree.end(&name, span),
            Token::Start { name, classes, annotation } => {
                tree.start(&name, classes, annotation, span);
            }
        }
    }
    let root = tree.finish();
    faults.append(&mut own);
    root
}

struct Tree<'f> {
    root: Vec<Node>,
    /// The tags that are open, outermost first, each with its place.
    open: Vec<(Element, Range<usize>)>,
    /// The last time within the words.
    last: Option<u64>,
    during: Range<u64>,
    faults: &'f mut Vec<Fault>,
}

impl Tree<'_> {
    fn push(&mut self, node: Node) {
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(node),
            None => self.root.push(node),
        }
    }

    fn fault(&mut self, span: Range<usize>, message: impl Into<String>, help: &str) {
        self.faults.push(Fault::new(span, message).help(help));
    }

    fn current(&self) -> Option<Tag> {
        self.open.last().map(|(element, _)| element.tag)
    }

    fn close(&mut self) {
        if let Some((element, _)) = self.open.pop() {
            self.push(Node::Element(element));
        }
    }

    fn start(
        &mut self,
        name: &str,
        classes: Vec<String>,
        annotation: String,
        span: Range<usize>,
    ) {
        let tag = match name {
            "v" => Tag::Voice,
            "lang" => Tag::Lang,
            "i" => Tag::Italic,
            "b" => Tag::Bold,
            "u" => Tag::Underline,
            "c" => Tag::Class,
            "ruby" => Tag::Ruby,
            "rt" if self.current() == Some(Tag::Ruby) => Tag::RubyText,
            "rt" => {
                return self.fault(
                    span,
                    "`<rt>` outside `<ruby>`",
                    "put it into a `<ruby>`",
                );
            }
            _ => {
                let help = "the tags are `<v Name>`, `<lang ur>`, `<i>`, `<b>`, `<u>`, `<c>`, \
                            `<ruby>` and `<rt>`; for the sign `<` write `&lt;`";
                return self.fault(
                    span,
                    format!("`<{name}>` is not a tag of WebVTT"),
                    help,
                );
            }
        };
        if self.open.len() == DEPTH {
            return self.fault(
                span,
                "too many tags are open here",
                "close some of them first",
            );
        }
        self.annotated(tag, &annotation, &span);
        let value = match tag {
            Tag::Voice | Tag::Lang => annotation,
            _ => String::new(),
        };
        self.open.push((Element { tag, classes, value, children: Vec::new() }, span));
    }

    /// What a tag says besides its name: a voice its speaker, a language its tag.
    fn annotated(&mut self, tag: Tag, annotation: &str, span: &Range<usize>) {
        let within = self.open.iter().any(|(element, _)| element.tag == Tag::Voice);
        match tag {
            Tag::Voice if within => {
                let help = "close the first with `</v>`";
                self.fault(span.clone(), "a voice inside another voice", help);
            }
            _ => {}
        }
        match (tag, annotation.is_empty()) {
            (Tag::Voice, true) => {
                self.fault(
                    span.clone(),
                    "`<v>` does not say who speaks",
                    "write `<v Name>`",
                );
            }
            (Tag::Lang, true) => {
                let help = "write `<lang ur>`";
                self.fault(span.clone(), "`<lang>` does not say which language", help);
            }
            (Tag::Voice | Tag::Lang, false) | (_, true) => {}
            (_, false) => {
                let message = format!("`<{}>` takes no words after its name", tag.name());
                self.fault(span.clone(), message, "only `<v Name>` and `<lang ur>` do");
            }
        }
    }

    fn end(&mut self, name: &str, span: Range<usize>) {
        match self.current() {
            Some(tag) if tag.name() == name => self.close(),
            Some(Tag::RubyText) if name == "ruby" => {
                self.close();
                self.close();
            }
            Some(tag) => {
                let help = format!("`<{}>` has to be closed first", tag.name());
                self.fault(span, format!("`</{name}>` closes nothing here"), &help);
            }
            None => {
                let message = format!("`</{name}>` closes nothing");
                self.fault(span, message, "remove it, or open the tag before it");
            }
        }
    }

    fn time(&mut self, text: &str, span: Range<usize>) {
        let help = "a time within a cue is written `<00:01:02.500>`";
        let time = match timing::time(text) {
            Ok(time) => time,
            Err(message) => return self.fault(span, message, help),
        };
        if time <= self.during.start || time >= self.during.end {
            let help = "it has to lie between the cue's two times";
            self.fault(span, "this time is not within its cue", help);
        } else if self.last.is_some_and(|last| last >= time) {
            let help = "times within a cue go forward";
            self.fault(span, "this time is not after the one before it", help);
        }
        self.last = Some(time);
        self.push(Node::Time(time));
    }

    /// Closes what is open. A voice may stay open to the end of its cue.
    fn finish(mut self) -> Vec<Node> {
        while let Some((element, span)) = self.open.last() {
            let (tag, span) = (element.tag, span.clone());
            if tag != Tag::Voice {
                let help = format!("write `</{}>` where it ends", tag.name());
                self.fault(span, format!("`<{}>` is not closed", tag.name()), &help);
            }
            self.close();
        }
        self.root
    }
}
