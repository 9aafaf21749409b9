//! What a session remembers of each stage.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::drawn::Drawn;
use super::edition::{Layout, Pages};
use super::media::{FilePrint, Seen, Wishes};
use super::print::Prints;
use super::proof::Proofs;
use super::records::{ParsedFile, Records, Resolved, Roles};
use super::style::Styled;
use super::theme::{Compiled, Loaded, ThemeInputs};
use super::weave::{Fingerprint, WeaveSettings, WovenBody};
use crate::assets::{Media, StaticFiles};
use crate::config::Config;
use crate::diag::{Diagnostic, FilePath};
use crate::language::{Lang, Languages};
use crate::linking::{NameTable, ProseWords, Targets};
use crate::memo::{Slot, Table, Version};
use crate::pages::{Gathered, RecordKey, Tools, Weaves};
use crate::templates::Globals;
use crate::world::Snapshot;

/// The configuration with what is wrong in it.
#[derive(Debug, PartialEq)]
pub struct Configured {
    /// The configuration; `None` when it cannot be used.
    pub config: Option<Arc<Config>>,
    /// What was found in it.
    pub found: Vec<Diagnostic>,
}

/// What each stage made last time. See `stages.rs` for how one follows from the other.
#[derive(Debug)]
pub struct Memory {
    /// Whether anything is kept for another turn.
    pub keeps: bool,
    pub snapshot: Snapshot,
    /// What reading the snapshot told.
    pub read: Vec<Diagnostic>,
    pub config: Slot<Configured>,
    /// The language of files that do not say.
    pub language: Slot<Lang>,
    pub files: Slot<BTreeSet<FilePath>>,
    pub roles: Slot<Roles>,
    pub parsed: Table<FilePath, (u128, Version), ParsedFile>,
    pub records: Slot<Records>,
    pub resolved: Slot<Resolved>,
    pub langs: Slot<Languages>,
    pub theme_inputs: Slot<ThemeInputs>,
    pub theme: Slot<Loaded>,
    pub statics: Slot<StaticFiles>,
    pub globals: Slot<BTreeMap<Lang, Globals>>,
    pub engine: Slot<Compiled>,
    pub words: Slot<BTreeMap<Lang, ProseWords>>,
    pub own_style: Slot<Option<Arc<str>>>,
    pub style: Slot<Styled>,
    /// What dates are composed with, by language.
    pub dates: Slot<BTreeMap<Lang, serde_json::Value>>,
    pub tools: Slot<BTreeMap<Lang, Tools>>,
    pub targets: Slot<Targets>,
    pub names: Slot<NameTable>,
    pub weave_settings: Slot<WeaveSettings>,
    pub woven: Table<RecordKey, Fingerprint, WovenBody>,
    pub weaves: Weaves,
    /// Counts the different outlines of the bodies: what they name and use.
    pub outline: Version,
    pub gathered: Slot<Gathered>,
    pub pages: Slot<Pages>,
    pub wishes: Slot<Wishes>,
    pub examined: Table<FilePath, FilePrint, Seen>,
    pub media: Slot<Media>,
    pub drawn: Slot<Drawn>,
    pub layout: Slot<Layout>,
    pub prints: Prints,
    pub proofs: Proofs,
}

impl Memory {
    /// Nothing remembered yet. Without `keeps`, nothing will be.
    pub fn new(keeps: bool) -> Self {
        Self {
            keeps,
            snapshot: Snapshot::default(),
            read: Vec::new(),
            config: Slot::default(),
            language: Slot::default(),
            files: Slot::default(),
            roles: Slot::default(),
            parsed: Table::new(keeps),
            records: Slot::default(),
            resolved: Slot::default(),
            langs: Slot::default(),
            theme_inputs: Slot::default(),
            theme: Slot::default(),
            statics: Slot::default(),
            globals: Slot::default(),
            engine: Slot::default(),
            words: Slot::default(),
            own_style: Slot::default(),
            style: Slot::default(),
            dates: Slot::default(),
            tools: Slot::default(),
            targets: Slot::default(),
            names: Slot::default(),
            weave_settings: Slot::default(),
            woven: Table::new(keeps),
            weaves: Weaves::default(),
            outline: 0,
            gathered: Slot::default(),
            pages: Slot::default(),
            wishes: Slot::default(),
            examined: Table::new(keeps),
            media: Slot::default(),
            drawn: Slot::default(),
            layout: Slot::default(),
            prints: Prints::default(),
            proofs: Proofs::default(),
        }
    }

    /// Lets go of what only stages up to weaving need, where nothing is kept for another
    /// turn: rendering has a use for the room.
    pub fn let_go(&mut self) {
        if !self.keeps {
            self.snapshot = Snapshot::default();
            self.records = Slot::default();
            self.roles = Slot::default();
            self.targets = Slot::default();
            self.names = Slot::default();
        }
    }
}
