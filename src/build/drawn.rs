//! The files that are drawn: a card for each page that has one, and the site's icons.
//! Here it is only said which, and from what; they are drawn when somebody wants them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::edition::Pages;
use super::memory::Memory;
use super::survey::Surveyed;
use crate::assets::{Icons, Recipe};
use crate::diag::{Code, Diagnostic, FilePath};
use crate::pages::Site;
use crate::world::World;

/// How to draw what is drawn, by path.
#[derive(Debug, Default, PartialEq)]
pub struct Drawn {
    /// A card for each page that has its own, and those that pages share.
    pub cards: BTreeMap<String, Recipe>,
    /// The icons that the project does not bring itself.
    pub icons: BTreeMap<String, Recipe>,
    /// What was found: titles that no card can hold.
    pub found: Vec<Diagnostic>,
}

/// What is drawn for these pages. `media` stands for the author's own icon.
pub fn settle(
    memory: &mut Memory,
    world: &dyn World,
    surveyed: &Surveyed,
    pages: &Pages,
    files: &BTreeSet<FilePath>,
) -> Arc<Drawn> {
    let versions = [
        memory.pages.version(),
        memory.engine.version(),
        memory.files.version(),
        memory.media.version(),
    ];
    memory.drawn.follow(&versions, || {
        let site = Site::new(surveyed.parts(), None);
        let title = &surveyed.config.title;
        let icons = Icons::of(files, title)
            .recipes(files, title, |file| world.read(&FilePath::from(file)).ok());
        let mut drawn = Drawn { icons, ..Drawn::default() };
        if surveyed.config.social_cards {
            drawn.add_cards(&site, pages);
        }
        drawn
    })
}

impl Drawn {
    fn add_cards(&mut self, site: &Site<'_>, pages: &Pages) {
        for spec in &pages.specs {
            if let Some((path, card)) = site.social_card(spec) {
                let recipe = Recipe::card(&path, card);
                self.cards.entry(path).or_insert(recipe);
            }
            if let Some(head) = site.unwritable(spec) {
                let message = format!("no font of cards can write “{}”", head.title);
                let note = Diagnostic::new(Code::UnwritableCard, message)
                    .at(head.place.clone())
                    .help("those who share the page are shown the card of the site");
                self.found.push(note);
            }
        }
    }
}
