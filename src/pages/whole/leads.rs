//! Sections made parts of one page: anchors get the name of their section before them, and
//! links to pages become links to sections, with the section's number for readers on paper.

use std::collections::{HashMap, HashSet};

use lol_html::html_content::Element;
use percent_encoding::percent_decode_str;

use super::sections::{Draft, Part};
use crate::address::{Address, Urls, encoded};
use crate::language::Lang;
use crate::pages::record::Here;
use crate::pages::rewritten::{attributes, rewritten, set};

/// Attributes that name other elements of the page by their anchors.
const NAMING: &[&str] = &["aria-labelledby", "aria-describedby", "headers", "for"];
/// Attributes of drawings that point to other parts of them.
const DRAWN: &[&str] = &["fill", "stroke", "clip-path", "mask", "marker-end"];
/// What paper cannot do.
const GONE: &[&str] = &["audio", "video", "script", "button"];
/// How far headings go down: under the title of the document and that of their part.
const DOWN: u8 = 2;

/// Where everything of the document is.
pub struct Leads {
    /// Where the document is.
    whole: Address,
    urls: Urls,
    lang: Lang,
    /// Sections by the addresses of their pages: anchor and number. Looked up, never walked.
    pages: HashMap<Address, (String, String)>,
    /// Numbers by the anchors of sections and parts.
    numbers: HashMap<String, String>,
    /// Every anchor.
    anchors: HashSet<String>,
}

/// Where a link leads.
enum Lead {
    /// To a part of this page, of which this is the section's number.
    Inside(String, Option<String>),
    /// To another page.
    Outside(String),
}

impl Leads {
    /// Names the anchors of all sections, and remembers them.
    pub fn new(here: &Here<'_>, parts: &mut [Part]) -> Self {
        let mut all = Self {
            whole: here.address.clone(),
            urls: here.site.config.urls,
            lang: here.lang.clone(),
            pages: HashMap::new(),
            numbers: HashMap::new(),
            anchors: HashSet::new(),
        };
        for part in parts {
            all.numbers.insert(part.anchor(), part.number.to_string());
            for draft in &mut part.drafts {
                let lead = (draft.anchor.clone(), draft.number.clone());
                for address in draft.also.iter().chain([&draft.at]) {
                    all.pages.insert(address.clone(), lead.clone());
                }
                all.numbers.insert(draft.anchor.clone(), draft.number.clone());
                all.anchors.insert(draft.anchor.clone());
                draft.html = rewritten(&draft.html, |element| {
                    anchored(element, &draft.anchor, &mut all.anchors);
                });
            }
        }
        all
    }

    /// A section with its links as the document needs them.
    pub fn lead(&self, draft: &Draft) -> String {
        rewritten(&draft.html, |element| {
            attributes(element, &["src", "poster"], |url| match self.find(draft, url) {
                Some(Lead::Outside(url)) => Some(url),
                _ => None,
            });
            attributes(element, &["srcset"], |all| Some(self.candidates(draft, all)));
            let Some(url) = element.get_attribute("href") else { return };
            match self.find(draft, &url) {
                Some(Lead::Inside(anchor, number)) => {
                    set(element, "href", &format!("#{}", encoded(&anchor)));
                    if let Some(number) = number {
                        set(element, "data-number", &number);
                    }
                }
                Some(Lead::Outside(url)) => set(element, "href", &url),
                None => {}
            }
        })
    }

    /// The pictures that a browser may choose from.
    fn candidates(&self, draft: &Draft, all: &str) -> String {
        let one = |one: &str| {
            let (url, width) = one.trim().split_once(' ').unwrap_or((one.trim(), ""));
            let url = match self.find(draft, url) {
                Some(Lead::Outside(url)) => url,
                _ => url.to_owned(),
            };
            format!("{url} {width}").trim_end().to_owned()
        };
        all.split(", ").map(one).collect::<Vec<_>>().join(", ")
    }

    /// Where a link of a section leads; `None` for one that leaves the site.
    fn find(&self, draft: &Draft, url: &str) -> Option<Lead> {
        let first = url.split(['/', '?', '#']).next().unwrap_or_default();
        if first.contains(':') || url.starts_with('/') {
            return None;
        }
        let (rest, part) = url.split_once('#').unwrap_or((url, ""));
        let (path, _) = rest.split_once('?').unwrap_or((rest, ""));
        let at =
            if path.is_empty() { draft.at.clone() } else { draft.at.follow(path)? };
        let part = percent_decode_str(part).decode_utf8_lossy();
        let inside = |anchor: String, section: &str| {
            let number = self.numbers.get(section).filter(|_| section != draft.anchor);
            Some(Lead::Inside(anchor, number.cloned()))
        };
        let own = self.pages.get(&at);
        if let Some((section, _)) = own {
            let anchor = format!("{section}--{part}");
            if self.anchors.contains(&anchor) {
                return inside(anchor, section);
            }
        }
        let list = || self.list(&at);
        if own.is_none() && list().is_none() {
            let mut out = self.whole.link(&at, self.urls);
            out.push_str(&url[path.len()..]);
            return Some(Lead::Outside(out));
        }
        // What stands in lists of other pages (`claims/#claim-x`) is a section here.
        if self.numbers.contains_key(&*part) {
            return inside(part.clone().into_owned(), &part);
        }
        let section = own.map(|(section, _)| section.clone()).or_else(list)?;
        inside(section.clone(), &section)
    }

    /// The part that holds what a page of a list shows.
    fn list(&self, at: &Address) -> Option<String> {
        let own = format!("{}/", self.lang.as_str());
        let path = at.as_str().strip_prefix(&own).unwrap_or(at.as_str());
        let path = path.strip_suffix('/')?;
        let (folder, rest) = path.split_once('/').unwrap_or((path, ""));
        let word = match folder {
            "chronology" => "events",
            _ if rest.is_empty() || rest.bytes().all(|b| b.is_ascii_digit()) => folder,
            _ => return None,
        };
        let anchor = format!("part-{word}");
        self.numbers.contains_key(&anchor).then_some(anchor)
    }
}

/// Names the anchors of an element, moves headings down and takes out what paper cannot do.
fn anchored(element: &mut Element<'_, '_>, section: &str, taken: &mut HashSet<String>) {
    let tag = element.tag_name();
    if GONE.contains(&&*tag) {
        element.remove();
        return;
    }
    if let Some(level) = tag.strip_prefix('h').and_then(|n| n.parse::<u8>().ok())
        && (1..=6).contains(&level)
    {
        let _ = element.set_tag_name(&format!("h{}", (level + DOWN).min(6)));
    }
    let attributes = element.attributes().iter();
    let all: Vec<(String, String)> =
        attributes.map(|attribute| (attribute.name(), attribute.value())).collect();
    for (name, value) in all {
        if name == "id" {
            let id = format!("{section}--{value}");
            if taken.insert(id.clone()) {
                set(element, "id", &id);
            } else {
                element.remove_attribute("id");
            }
        } else if NAMING.contains(&&*name) {
            let ids = value.split_whitespace().map(|id| format!("{section}--{id}"));
            set(element, &name, &ids.collect::<Vec<_>>().join(" "));
        } else if DRAWN.contains(&&*name) && value.starts_with("url(#") {
            set(
                element,
                &name,
                &value.replacen("url(#", &format!("url(#{section}--"), 1),
            );
        } else if name.starts_with("data-") {
            element.remove_attribute(&name);
        }
    }
}
