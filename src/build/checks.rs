//! Checks that need all pages: links from the root, parts of pages, the menu.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Address;
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic, did_you_mean};
use crate::linking::{AnchorCheck, LinkCheck};
use crate::output::OutputPlan;
use crate::pages::Weaves;

/// Links from the root that lead nowhere.
pub fn links(woven: &Weaves, plan: &OutputPlan, found: &mut Vec<Diagnostic>) {
    let checks = woven.texts().flat_map(|w| &w.links);
    found.extend(checks.filter_map(|check| link(check, plan)));
}

fn link(check: &LinkCheck, plan: &OutputPlan) -> Option<Diagnostic> {
    if plan.has(&check.target.file()) {
        return None;
    }
    let near = plan.near(check.target.as_str());
    let help = near.map_or_else(
        || "a link that begins with `/` leads from the site's root to a page or file of it".into(),
        |near| format!("did you mean `/{near}`?"),
    );
    let message = format!("nothing is published at `{}`", check.written);
    Some(Diagnostic::new(Code::BrokenLink, message).at(check.place.clone()).help(help))
}

/// Entries of the menu and policies that lead nowhere.
pub fn configured(config: &Config, plan: &OutputPlan, found: &mut Vec<Diagnostic>) {
    let menu = config.menu.iter().map(|item| (&*item.url, &item.place));
    let policies = config.policies.iter().map(|(_, address, place)| (&**address, place));
    for (url, place) in menu.chain(policies).filter(|(url, _)| url.starts_with('/')) {
        let page = url.split(['#', '?']).next().unwrap_or_default();
        let check = LinkCheck {
            target: Address::new(page),
            written: url.into(),
            place: place.clone(),
        };
        found.extend(link(&check, plan));
    }
}

/// The parts of pages that links ask for, by page.
pub fn anchors(woven: &Weaves) -> BTreeMap<&Address, Vec<&AnchorCheck>> {
    let mut all: BTreeMap<&Address, Vec<&AnchorCheck>> = BTreeMap::new();
    for check in woven.texts().flat_map(|w| &w.anchors) {
        all.entry(&check.target).or_default().push(check);
    }
    all
}

/// A part that a rendered page does not have, with the nearest one that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    anchor: Box<str>,
    near: Option<String>,
}

/// The parts asked for that a rendered page does not have.
pub fn missing_anchors(html: &[u8], asked: &BTreeSet<Box<str>>) -> Vec<Missing> {
    if asked.is_empty() {
        return Vec::new();
    }
    let html = String::from_utf8_lossy(html);
    let ids: Vec<&str> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let missing = asked.iter().filter(|anchor| !ids.contains(&&***anchor));
    missing
        .map(|anchor| Missing {
            anchor: anchor.clone(),
            near: did_you_mean(anchor, ids.iter().copied()).map(str::to_owned),
        })
        .collect()
}

/// What is told of links to parts that a page does not have.
pub fn broken_anchors<'a>(
    checks: &'a [&'a AnchorCheck],
    missing: &'a [Missing],
) -> impl Iterator<Item = Diagnostic> + 'a {
    checks.iter().filter_map(|check| {
        let missing = missing.iter().find(|m| m.anchor == check.anchor)?;
        let message = format!("{} has no part `#{}`", check.target, check.anchor);
        let help = match &missing.near {
            Some(near) => format!("did you mean `#{near}`?"),
            None => "a heading has an id made of its words, or the one it is given: \
                     `## Words {#id}`"
                .into(),
        };
        let d = Diagnostic::new(Code::BrokenAnchor, message).at(check.place.clone());
        Some(d.help(help))
    })
}

/// Whether two findings are of one fault of a template, seen on two pages.
fn is_repeat(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.code == Code::TemplateError
        && one.code == other.code
        && one.place == other.place
        && one.message == other.message
}

/// Adds what no page was found to have.
pub fn add_new(found: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
    for fault in more {
        if !found.iter().any(|known| is_repeat(known, &fault)) {
            found.push(fault);
        }
    }
}

/// Sorts what was found, and tells a fault of a template once, not for every page it
/// is rendered on.
pub fn fold_repeats(found: &mut Vec<Diagnostic>) {
    diag::sort(found);
    let mut pages = 0;
    let mut folded: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for d in found.drain(..) {
        match folded.last_mut() {
            Some(last) if is_repeat(last, &d) => {
                pages += 1;
                last.notes.truncate(1);
                last.notes.push(format!(
                    "and on {}",
                    diag::report::counted(pages, "page", "more ")
                ));
            }
            _ => {
                pages = 0;
                folded.push(d);
            }
        }
    }
    *found = folded;
}
