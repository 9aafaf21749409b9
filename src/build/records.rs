//! Reading the records: each file by itself, then all of them to a case.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::memory::Memory;
use super::{Options, Run};
use crate::config::Config;
use crate::content::{self, Parsed, Role, Settings};
use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::language::{Lang, Languages};
use crate::model::{Case, Kind};
use crate::resolve;
use crate::world::{File, Snapshot};

/// Files under content/ with the part each plays.
pub type Roles = Vec<(FilePath, Role)>;

/// The record each file is the source of.
pub type RecordFiles = BTreeMap<FilePath, (Kind, Arc<str>, Lang)>;

/// What one file yielded.
#[derive(Debug, Clone)]
pub struct ParsedFile {
    /// Its records; the same ones as before where they are equal.
    pub records: Arc<Vec<Parsed>>,
    /// What was found in it.
    pub found: Arc<Vec<Diagnostic>>,
    /// The moment at which it was decided what is withheld.
    at: jiff::Timestamp,
}

/// The records of all files, in the order of the files.
#[derive(Debug)]
pub struct Records(Vec<Arc<Vec<Parsed>>>);

/// Records are compared by identity: parsing keeps those that are equal.
impl PartialEq for Records {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.0.iter().zip(&other.0);
        self.0.len() == other.0.len() && pairs.all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl Records {
    fn iter(&self) -> impl Iterator<Item = &Parsed> {
        self.0.iter().flat_map(|file| file.iter())
    }

    /// The first moment after `now` at which something is withheld no more.
    pub fn next_moment(&self, now: jiff::Timestamp) -> Option<jiff::Timestamp> {
        let heads = self.iter().filter_map(Parsed::head);
        let moments = heads.flat_map(|h| [h.publish_at, h.embargo_until]);
        moments.flatten().filter(|moment| *moment > now).min()
    }
}

/// The case, with what was found in gathering it.
#[derive(Debug)]
pub struct Resolved {
    /// The case.
    pub case: Case,
    /// What was found.
    pub found: Vec<Diagnostic>,
    /// The record each file is the source of.
    pub files: RecordFiles,
}

/// The files under content/, in order.
fn content_files(snapshot: &Snapshot) -> impl Iterator<Item = (&FilePath, &File)> {
    snapshot.files.iter().filter(|(path, _)| path.starts_with("content/"))
}

/// The part that each file under content/ plays, in the order of the files.
pub fn roles(snapshot: &Snapshot) -> Roles {
    content_files(snapshot).map(|(path, _)| (path.clone(), content::role(path))).collect()
}

/// Parses every file that is not as it was.
pub fn parse(
    memory: &mut Memory,
    run: &mut Run<'_>,
    language: &Lang,
    roles: &Roles,
) -> Arc<Records> {
    let settings = Settings { language: language.clone(), now: run.now };
    let epoch = memory.language.version();
    let snapshot = &memory.snapshot;
    let files = content_files(snapshot);
    let input =
        |(path, file): (&FilePath, &File)| (path.clone(), (file.fingerprint(), epoch));
    let inputs: Vec<_> = files.map(input).collect();
    run.progress.stage("parse", inputs.len());
    let passed = memory.parsed.pass(
        &inputs,
        |file| file.records.iter().all(|r| r.holds(file.at, settings.now)),
        |i, before| {
            run.progress.step();
            let (path, role) = &roles[i];
            let (records, found) = match snapshot.text(path) {
                Some(text) => content::parse(path, text, role, &settings),
                None => (Vec::new(), Vec::new()),
            };
            let same = before.filter(|before| *before.records == records);
            let records =
                same.map_or_else(|| Arc::new(records), |before| before.records.clone());
            ParsedFile { records, found: Arc::new(found), at: settings.now }
        },
    );
    run.work.parsed = passed.made.len();
    for file in &passed.values {
        run.found.extend(file.found.iter().cloned());
    }
    for (path, role) in roles {
        if matches!(role, Role::Unplaced) {
            run.found.push(unplaced(path));
        }
    }
    let all = passed.values.into_iter().map(|file| file.records).collect();
    memory.records.settle(Records(all))
}

/// Gathers the records to a case.
pub fn resolve(
    records: &Records,
    roles: &Roles,
    config: &Config,
    options: &Options,
) -> Resolved {
    let files = record_files(records);
    let unread = unread(roles, &files);
    let assets =
        roles.iter().filter(|(_, role)| matches!(role, Role::Asset | Role::Transcript));
    let assets = assets.map(|(path, _)| path.clone()).collect();
    let (case, found) =
        resolve::resolve(records.iter(), unread, assets, config, options.drafts);
    Resolved { case, found, files }
}

/// The languages that pages are in. The whole site can be read in those in which it has a
/// title or a front page; a single text in another makes no site in it.
pub fn languages(case: &Case, config: &Config) -> Languages {
    let mut all = BTreeSet::new();
    all.extend(case.articles.values().flat_map(BTreeMap::keys));
    all.extend(case.entities.values().flat_map(BTreeMap::keys));
    all.extend(case.events.values().flat_map(BTreeMap::keys));
    all.extend(case.claims.values().flat_map(BTreeMap::keys));
    all.extend(case.exhibits.values().flat_map(BTreeMap::keys));
    all.extend(case.pages.values().flat_map(BTreeMap::keys));
    let fronts = case.pages.get("index").into_iter().flat_map(BTreeMap::keys);
    let others = config.translations.keys().chain(fronts).cloned();
    Languages::new(&config.language, others, all.into_iter().cloned())
}

fn unplaced(path: &FilePath) -> Diagnostic {
    let name = path.strip_prefix("content/").unwrap_or(path);
    let known = [
        "events.yaml",
        "claims.yaml",
        "relations.yaml",
        "sources.yaml",
        "corrections.yaml",
        "replies.yaml",
    ];
    Diagnostic::new(Code::UnplacedFile, format!("nothing reads `{name}`"))
        .at(Place::whole(path))
        .suggest(name, known, &format!("data files are {}", known.join(", ")))
}

/// The records whose files are there but did not yield them.
fn unread(roles: &Roles, read: &RecordFiles) -> BTreeSet<(Kind, Arc<str>)> {
    let unread = roles.iter().filter(|(path, _)| !read.contains_key(path));
    let named = unread.filter_map(|(_, role)| match role {
        Role::Record { kind, id, .. } => Some((*kind, id.clone())),
        _ => None,
    });
    named.collect()
}

/// The page each record's file is the source of.
fn record_files(records: &Records) -> RecordFiles {
    let heads = records.iter().filter_map(Parsed::head);
    let heads = heads.filter(|h| h.file.ends_with(".md"));
    heads.map(|h| (h.file.clone(), (h.kind, h.id.clone(), h.lang.clone()))).collect()
}
