//! Claims: the page of one, and the ledger of all.

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
    pub(super) fn claim_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let woven = here.woven(Kind::Claim, id, &spec.lang);
        let name = self
            .claim(id, here.lang)
            .map(|c| c.head.title.to_string())
            .unwrap_or_default();
        let view = Stub {
            title: name.clone(),
            body: self.body(here, woven)?,
            lines: Vec::new(),
        };
        Ok((Title::new("claim", name), "claim.html", "claim", value(&view)))
    }

    pub(super) fn claims_view(&'a self, here: &Here<'a>) -> Content {
        let line = |id: &Arc<str>| {
            let claim = self.claim(id, here.lang)?;
            Some((claim.head.title.to_string(), here.href(&self.address_of(&claim.head))))
        };
        let lines = self.claims().filter_map(line).collect();
        let title = self.word(here.lang, "/titles/claims");
        let view = Stub { title: title.clone(), body: String::new(), lines };
        (Title::new("claims", title), "claims.html", "claims", value(&view))
    }
}
