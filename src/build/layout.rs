//! The output plan of a site: who claims which path.

use std::collections::{BTreeMap, BTreeSet};

use super::drawn::Drawn;
use super::edition::{Layout, Pages, WRITTEN};
use super::media::Wishes;
use crate::assets::{Media, Recipe, StaticFiles};
use crate::content::published_path;
use crate::diag::{FilePath, Place};
use crate::feeds::path_of_corrections;
use crate::output::{OutputPlan, Owner};
use crate::pages::PageKind;
use crate::search;

/// Claims every path of the site.
pub fn lay_out(
    pages: &Pages,
    statics: &StaticFiles,
    files: &BTreeSet<FilePath>,
    wishes: &Wishes,
    media: &Media,
    drawn: &Drawn,
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
    let mut copied = BTreeMap::new();
    for path in wishes.published(files) {
        let to = published_path(path);
        plan.claim(to, Owner::new(format!("the file {path}"), Some(Place::whole(path))));
        copied.entry(to.to_owned()).or_insert_with(|| path.clone());
    }
    let mut made = made(&mut plan, media);
    draw(&mut plan, drawn, &mut made);
    let feeds = ["feed.xml", "feed.json", "sitemap.xml"].into_iter();
    for path in feeds.chain(path_of_corrections(&pages.specs)) {
        plan.claim(path, Owner::new(format!("the generated {path}"), None));
    }
    // A project may bring these itself.
    for path in ["robots.txt", ".nojekyll"] {
        if !plan.has(path) {
            plan.claim(path, Owner::new(format!("the generated {path}"), None));
        }
    }
    if pages.specs.iter().any(|spec| spec.kind == PageKind::Search) {
        plan.claim_folder(search::FOLDER, Owner::new("the search index", None));
    }
    let mut written = WRITTEN.to_vec();
    written.retain(|path| {
        !plan.has(path)
            && plan.claim(path, Owner::new(format!("the generated {path}"), None))
    });
    let mut exports = pages.exports.clone();
    exports.retain(|export| {
        let path = export.address.as_str();
        !plan.has(path)
            && plan.claim(path, Owner::new(format!("the generated {path}"), None))
    });
    let found = plan.faults();
    Layout { plan, copied, made, written, exports, found }
}

/// Claims the files that are drawn. A project may bring icons itself, and pages may stand
/// where one would be.
fn draw(plan: &mut OutputPlan, drawn: &Drawn, made: &mut BTreeMap<String, Recipe>) {
    for (path, recipe) in drawn.cards.iter().chain(&drawn.icons) {
        let owner = || Owner::new(format!("the generated {path}"), None);
        if !plan.has(path) && plan.claim(path, owner()) {
            made.insert(path.clone(), recipe.clone());
        }
    }
}

/// Claims the files that are made of others. The copy of a file itself is claimed already.
fn made(plan: &mut OutputPlan, media: &Media) -> BTreeMap<String, Recipe> {
    let mut made = BTreeMap::new();
    for (file, facts) in media.all() {
        for (path, recipe) in &facts.recipes {
            let is_free = *path == facts.published.path
                || plan.claim(
                    path,
                    Owner::new(
                        format!("what is made of {file}"),
                        Some(Place::whole(file)),
                    ),
                );
            if is_free {
                made.insert(path.clone(), recipe.clone());
            }
        }
    }
    made
}
