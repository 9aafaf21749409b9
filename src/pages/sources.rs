//! Sources: the page of one, and the list of all.

use std::sync::Arc;

use serde::Serialize;

use super::frame::{Content, Title, value};
use super::plan::source_address;
use super::record::Here;
use super::site::Site;

#[derive(Serialize)]
struct Stub {
    title: String,
    body: String,
    lines: Vec<(String, String)>,
}

impl<'a> Site<'a> {
    pub(super) fn source_view(&'a self, here: &Here<'a>, key: &Arc<str>) -> Content {
        let name = self.source(key).map(|s| s.title.to_string()).unwrap_or_default();
        let view = Stub { title: name.clone(), body: String::new(), lines: Vec::new() };
        let _ = here;
        (Title::new("source", name), "source.html", "source", value(&view))
    }

    pub(super) fn sources_view(&'a self, here: &Here<'a>) -> Content {
        let line = |key: &Arc<str>| {
            let source = self.source(key)?;
            let href = here.href(&source_address(self.public_id(key)));
            Some((source.title.to_string(), href))
        };
        let lines = self.sources().filter_map(line).collect();
        let title = self.word(here.lang, "/titles/sources");
        let view = Stub { title: title.clone(), body: String::new(), lines };
        (Title::new("sources", title), "sources.html", "sources", value(&view))
    }
}
