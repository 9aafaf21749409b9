//! The output plan of a site: who claims which path.

use std::collections::BTreeSet;

use crate::assets::StaticFiles;
use crate::content::published_path;
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
    // What lies in _static/ always goes; other files where a page refers to them.
    let fixed = files.iter().filter(|p| p.starts_with("content/_static/"));
    let referred = woven.texts().flat_map(|w| &w.files);
    let copied: BTreeSet<&FilePath> = fixed.chain(referred).collect();
    let copied: Vec<(String, FilePath)> = copied
        .into_iter()
        .map(|path| (published_path(path).to_owned(), path.clone()))
        .collect();
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
    copied
}
