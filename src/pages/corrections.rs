//! Corrections: the list of all, and those of one page.

use serde::Serialize;

use super::frame::{Content, Title, value};
use super::record::Here;
use super::site::Site;

#[derive(Serialize)]
struct Stub {
    title: String,
    body: String,
    lines: Vec<(String, String)>,
}

impl<'a> Site<'a> {
    pub(super) fn corrections_view(&'a self, here: &Here<'a>) -> Content {
        let line = |((kind, id), _): &((_, std::sync::Arc<str>), _)| {
            let head = self.head(*kind, id, here.lang)?;
            Some((head.title.to_string(), here.href(&self.address_of(head))))
        };
        let lines = self.corrections().iter().filter_map(line).collect();
        let title = self.word(here.lang, "/titles/corrections");
        let view = Stub { title: title.clone(), body: String::new(), lines };
        (
            Title::new("corrections", title),
            "corrections.html",
            "corrections",
            value(&view),
        )
    }
}
