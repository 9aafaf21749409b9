//! The output plan of a site: who claims which path.

use std::collections::{BTreeMap, BTreeSet};

use crate::assets::StaticFiles;
use crate::diag::{FilePath, Place};
use crate::output::{OutputPlan, Owner};
use crate::pages::{PageSpec, Weaves};

/// Claims every path of the site; gives the files of the project that are copied, with
/// where they go.
pub fn lay_out(
    plan: &mut OutputPlan,
    pages: &[PageSpec],
    statics: &StaticFiles,
    files: &BTreeSet<FilePath>,
    woven: &Weaves,
) -> Vec<(String, FilePath)> {
    for page in pages {
        plan.claim(
            &page.address.file(),
            Owner::new(page.what.clone(), page.place.clone()),
        );
    }
    for path in statics.files.keys() {
        plan.claim(path, Owner::new(format!("the theme's file {path}"), None));
    }
    let mut copied: BTreeMap<String, FilePath> = BTreeMap::new();
    let fixed = files.iter().filter(|p| p.starts_with("content/_static/"));
    for path in fixed {
        let to = path.trim_start_matches("content/_static/").to_owned();
        copied.insert(to, path.clone());
    }
    for path in woven.texts().flat_map(|w| &w.files) {
        if !path.starts_with("content/_static/") {
            let to = path.strip_prefix("content/").unwrap_or(path).to_owned();
            copied.insert(to, path.clone());
        }
    }
    for (to, path) in &copied {
        plan.claim(to, Owner::new(format!("the file {path}"), Some(Place::whole(path))));
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
    copied.into_iter().collect()
}
