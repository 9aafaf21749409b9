//! Every body woven into the case, in parallel.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::linking::{Subject, Weaver};
use crate::model::{Case, Head, Placed};
use crate::pages::{RecordKey, Weave, Weaves};
use crate::world::Snapshot;

/// A body to weave.
struct Text<'a> {
    head: &'a Head,
    methods: Option<&'a Placed<Arc<str>>>,
    /// Whether its record has a page; the prose of others is looked through, not kept.
    kept: bool,
}

/// Weaves the bodies of all records; their texts are those of the snapshot.
pub fn weave(
    case: &Case,
    snapshot: &Snapshot,
    config: &Config,
    weaver: &Weaver<'_>,
    found: &mut Vec<Diagnostic>,
) -> Weaves {
    let mut texts: Vec<Text<'_>> = Vec::new();
    for a in case.articles.values().flat_map(BTreeMap::values) {
        texts.push(Text { head: &a.head, methods: a.methods.as_ref(), kept: true });
    }
    let plain = |head| Text { head, methods: None, kept: true };
    texts.extend(
        case.entities.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)),
    );
    texts.extend(case.events.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)));
    texts.extend(case.pages.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)));
    let checked = |head| Text { head, methods: None, kept: false };
    texts.extend(
        case.claims.values().flat_map(BTreeMap::values).map(|r| checked(&r.head)),
    );
    texts.extend(
        case.exhibits.values().flat_map(BTreeMap::values).map(|r| checked(&r.head)),
    );
    let woven: Vec<_> = texts
        .par_iter()
        .with_max_len(64)
        .map(|text| {
            let head = text.head;
            let address = head.kind.address(&head.id, &head.lang, &config.language);
            let start = head.body.start;
            let text_of_file = snapshot.text(&head.file).map_or("", |t| &**t);
            let subject = Subject {
                kind: head.kind,
                id: &head.id,
                lang: &head.lang,
                file: &head.file,
                prose: text_of_file.get(start..).unwrap_or_default(),
                start,
                address: &address,
                autolink: head.autolink,
                anchors: true,
            };
            let (body, mut found) = weaver.weave(&subject);
            let methods = text.methods.map(|methods| {
                let start = methods.place.span.start as usize;
                let subject = Subject {
                    prose: &methods.value,
                    start,
                    autolink: false,
                    anchors: false,
                    ..subject
                };
                let (woven, mut more) = weaver.weave(&subject);
                found.append(&mut more);
                woven
            });
            let key: RecordKey = (head.kind, head.id.clone(), head.lang.clone());
            (text.kept.then_some((key, Weave { body, methods })), found)
        })
        .collect();
    let mut all = Vec::with_capacity(woven.len());
    for (entry, mut diagnostics) in woven {
        found.append(&mut diagnostics);
        all.extend(entry);
    }
    Weaves::new(all)
}
