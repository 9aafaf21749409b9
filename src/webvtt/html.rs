//! A cue on a page: who says what, as HTML or as plain text.

use pulldown_cmark_escape::escape_html;

use super::{Cue, Element, Node, Tag};

/// What a page makes of a `<lang>` tag's language: the tag in its right form and the
/// direction (`ltr`, `rtl`), or nothing if it is no language.
pub type Tongue<'a> = dyn Fn(&str) -> Option<(String, &'static str)> + 'a;

/// Words of a cue that one speaker says, or nobody named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The name in `<v Name>`, as written.
    pub speaker: Option<String>,
    /// The language of the whole run, if a `<lang>` holds all of it.
    pub lang: Option<String>,
    /// The words as HTML: nothing in it but what [`Cue::html`] makes.
    pub html: String,
    /// The words alone, in one line.
    pub plain: String,
}

/// A piece of text and the elements it stands in, outermost first.
struct Leaf<'a> {
    within: Vec<&'a Element>,
    text: &'a str,
}

impl<'a> Leaf<'a> {
    fn speaker(&self) -> Option<&'a str> {
        self.innermost(Tag::Voice)
    }

    fn is_pronunciation(&self) -> bool {
        self.within.iter().any(|element| element.tag == Tag::RubyText)
    }

    fn innermost(&self, tag: Tag) -> Option<&'a str> {
        let found = self.within.iter().rev().find(|element| element.tag == tag);
        found.map(|element| element.value.as_str()).filter(|value| !value.is_empty())
    }
}

impl Cue {
    /// The speaker, where one person says the whole cue.
    #[must_use]
    pub fn speaker(&self) -> Option<&str> {
        let leaves = leaves(&self.text);
        let mut spoken = leaves.iter().filter(|leaf| !leaf.text.trim().is_empty());
        let first = spoken.next()?.speaker()?;
        spoken.all(|leaf| leaf.speaker() == Some(first)).then_some(first)
    }

    /// The words alone, in one line, pronunciations (`<rt>`) left out.
    #[must_use]
    pub fn plain(&self) -> String {
        plain(&leaves(&self.text))
    }

    /// The words as HTML, everything escaped: `<i>`, `<b>`, `<u>` and `<ruby>` as they are,
    /// `<lang>` as a span with its language and direction; voices, classes and times leave
    /// their words alone.
    #[must_use]
    pub fn html(&self, tongue: &Tongue<'_>) -> String {
        html(&leaves(&self.text), tongue)
    }

    /// The cue cut where the speaker changes. Space between two speakers makes no run.
    #[must_use]
    pub fn runs(&self, tongue: &Tongue<'_>) -> Vec<Run> {
        let leaves = leaves(&self.text);
        let parts = leaves.chunk_by(|a, b| a.speaker() == b.speaker());
        let spoken =
            parts.filter(|part| part.iter().any(|leaf| !leaf.text.trim().is_empty()));
        spoken
            .map(|part| Run {
                speaker: part[0].speaker().map(str::to_owned),
                lang: whole(part).map(str::to_owned),
                html: html(part, tongue),
                plain: plain(part),
            })
            .collect()
    }
}

/// The language that all of these pieces stand in.
fn whole<'a>(leaves: &[Leaf<'a>]) -> Option<&'a str> {
    let mut spoken = leaves.iter().filter(|leaf| !leaf.text.trim().is_empty());
    let first = spoken.next()?.innermost(Tag::Lang)?;
    spoken.all(|leaf| leaf.innermost(Tag::Lang) == Some(first)).then_some(first)
}

fn leaves(nodes: &[Node]) -> Vec<Leaf<'_>> {
    let mut found = Vec::new();
    gather(nodes, &mut Vec::new(), &mut found);
    found
}

fn gather<'a>(
    nodes: &'a [Node],
    within: &mut Vec<&'a Element>,
    found: &mut Vec<Leaf<'a>>,
) {
    for node in nodes {
        match node {
            Node::Text(text) => found.push(Leaf { within: within.clone(), text }),
            Node::Time(_) => {}
            Node::Element(element) => {
                within.push(element);
                gather(&element.children, within, found);
                within.pop();
            }
        }
    }
}

fn plain(leaves: &[Leaf<'_>]) -> String {
    let read = leaves.iter().filter(|leaf| !leaf.is_pronunciation());
    let text: String = read.map(|leaf| leaf.text).collect();
    // A line break in a cue is one of the screen's, not of the sentence.
    text.split(['\n', ' ', '\t'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn html(leaves: &[Leaf<'_>], tongue: &Tongue<'_>) -> String {
    let mut out = String::new();
    let mut open: Vec<&Element> = Vec::new();
    let mut ends: Vec<&'static str> = Vec::new();
    for leaf in leaves {
        let pairs = open.iter().zip(&leaf.within);
        let shared = pairs.take_while(|(a, b)| std::ptr::eq(**a, **b)).count();
        while ends.len() > shared {
            out.push_str(ends.pop().unwrap_or_default());
        }
        open.truncate(shared);
        for element in &leaf.within[shared..] {
            ends.push(begin(element, tongue, &mut out));
            open.push(element);
        }
        escape(&mut out, leaf.text);
    }
    while let Some(end) = ends.pop() {
        out.push_str(end);
    }
    out.trim().to_owned()
}

/// Writes the beginning of an element and gives its end.
fn begin(element: &Element, tongue: &Tongue<'_>, out: &mut String) -> &'static str {
    let (start, end) = match element.tag {
        Tag::Voice | Tag::Class => ("", ""),
        Tag::Italic => ("<i>", "</i>"),
        Tag::Bold => ("<b>", "</b>"),
        Tag::Underline => ("<u>", "</u>"),
        Tag::Ruby => ("<ruby>", "</ruby>"),
        Tag::RubyText => ("<rt>", "</rt>"),
        Tag::Lang => match tongue(&element.value) {
            None => ("", ""),
            Some((lang, direction)) => {
                out.push_str("<span lang=\"");
                escape(out, &lang);
                out.push_str("\" dir=\"");
                out.push_str(direction);
                ("\">", "</span>")
            }
        },
    };
    out.push_str(start);
    end
}

fn escape(out: &mut String, text: &str) {
    // Writing into a string cannot fail.
    let _ = escape_html(out, text);
}
