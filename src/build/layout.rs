//! The output plan of a site: who claims which path.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::{Layout, Pages};
use crate::assets::StaticFiles;
use crate::content::published_path;
use crate::diag::{FilePath, Place};
use crate::output::{OutputPlan, Owner};

/// Claims every path of the site. `referred` are the files of content/ that pages refer to.
pub fn lay_out(
    pages: &Pages,
    statics: &StaticFiles,
    files: &BTreeSet<FilePath>,
    referred: &BTreeSet<FilePath>,
) -> Layout {
    let mut plan = OutputPlan::default();
    for page in &pages.specs {
        plan.claim(
            &page.address.file(),
            Owner::new(page.what.clone(), page.place.clone()),
        );
    }
    for path in statics.files.keys() {
        plan.claim(path, Owner::new(format!("the theme's file {path}"), None));
    }
    // What lies in _static/ always goes; other files where a page refers to them.
    let fixed = files.iter().filter(|p| p.starts_with("content/_static/"));
    let mut copied = BTreeMap::new();
    for path in fixed.chain(referred).collect::<BTreeSet<_>>() {
        let to = published_path(path);
        plan.claim(to, Owner::new(format!("the file {path}"), Some(Place::whole(path))));
        copied.entry(to.to_owned()).or_insert_with(|| path.clone());
    }
    for path in ["feed.xml", "feed.json", "sitemap.xml"] {
        plan.claim(path, Owner::new(format!("the generated {path}"), None));
    }
    // A project may bring these itself.
    for path in ["robots.txt", ".nojekyll"] {
        if !plan.has(path) {
            plan.claim(path, Owner::new(format!("the generated {path}"), None));
        }
    }
    let mut exports = pages.exports.clone();
    exports.retain(|format| {
        let path = format.path();
        !plan.has(path)
            && plan.claim(path, Owner::new(format!("the generated {path}"), None))
    });
    let found = plan.faults();
    Layout { plan, copied, exports, found }
}
