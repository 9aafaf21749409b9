//! Exhibits: the page of one, and the list of all.

use std::sync::Arc;

use serde::Serialize;

use super::frame::{Content, Title, value};
use super::plan::PageSpec;
use super::record::Here;
use super::site::Site;
use crate::diag::Diagnostic;
use crate::model::Kind;

#[derive(Serialize)]
struct Stub {
    title: String,
    body: String,
    lines: Vec<(String, String)>,
}

impl<'a> Site<'a> {
    pub(super) fn exhibit_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let woven = here.woven(Kind::Exhibit, id, &spec.lang);
        let name = self
            .exhibit(id, here.lang)
            .map(|c| c.head.title.to_string())
            .unwrap_or_default();
        let view = Stub {
            title: name.clone(),
            body: self.body(here, woven)?,
            lines: Vec::new(),
        };
        Ok((Title::new("exhibit", name), "exhibit.html", "exhibit", value(&view)))
    }

    pub(super) fn exhibits_view(&'a self, here: &Here<'a>) -> Content {
        let line = |id: &Arc<str>| {
            let exhibit = self.exhibit(id, here.lang)?;
            Some((
                exhibit.head.title.to_string(),
                here.href(&self.address_of(&exhibit.head)),
            ))
        };
        let lines = self.exhibits().filter_map(line).collect();
        let title = self.word(here.lang, "/titles/exhibits");
        let view = Stub { title: title.clone(), body: String::new(), lines };
        (Title::new("exhibits", title), "exhibits.html", "exhibits", value(&view))
    }
}
