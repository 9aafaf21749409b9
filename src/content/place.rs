//! What a file is, by its path alone.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::language::Lang;
use crate::model::Kind;

/// The part a file plays.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// A Markdown file: one record.
    Record {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: Arc<str>,
        /// The language in its name (`x.ur.md`).
        lang: Option<Lang>,
    },
    /// A YAML file of several records.
    Entries(Entries),
    /// A file of sources.
    Bibliography(Format),
    /// What is said in a recording (`WebVTT`); published like any other file.
    Transcript,
    /// Under `_static/`: copied as it is.
    Static,
    /// Anything else: published when a page refers to it.
    Asset,
    /// A data file at the root of content/ that nothing reads.
    Unplaced,
    /// A record whose name cannot be an id.
    BadId(Box<Diagnostic>),
}

/// What a YAML file lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entries {
    /// `events*.yaml`, `events/**/*.yaml`.
    Events,
    /// `claims*.yaml`, `claims/**/*.yaml`.
    Claims,
    /// `relations*.yaml`.
    Relations,
    /// `corrections.yaml`.
    Corrections,
    /// `replies.yaml`.
    Replies,
}

/// How sources are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CSL-YAML or CSL-JSON, which is YAML too.
    Csl,
    /// BibTeX or BibLaTeX.
    Bib,
}

/// Where a file of content/ is published when it is published as it is, from the site's
/// root: at its own path, and without `_static/` for what lies there.
#[must_use]
pub fn published_path(path: &str) -> &str {
    let rest = path.strip_prefix("content/").unwrap_or(path);
    rest.strip_prefix("_static/").unwrap_or(rest)
}

/// The role of `path`, which lies under content/ (given with it).
#[must_use]
pub fn role(path: &FilePath) -> Role {
    let Some(rest) = path.strip_prefix("content/") else { return Role::Asset };
    let (folder, name) = rest.rsplit_once('/').unwrap_or(("", rest));
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let top = rest.split('/').next().unwrap_or_default();
    if top == "_static" {
        return Role::Static;
    }
    let data = matches!(extension, "yaml" | "yml");
    match top {
        _ if extension == "vtt" => Role::Transcript,
        _ if extension == "md" => record(path, folder, stem),
        "events" if data => Role::Entries(Entries::Events),
        "claims" if data => Role::Entries(Entries::Claims),
        _ if folder.is_empty() => root_file(stem, extension, data),
        _ => Role::Asset,
    }
}

fn root_file(stem: &str, extension: &str, data: bool) -> Role {
    let csl = data || extension == "json";
    match stem {
        _ if stem.starts_with("sources") && csl => Role::Bibliography(Format::Csl),
        _ if extension == "bib" => Role::Bibliography(Format::Bib),
        _ if !data => Role::Asset,
        _ if stem.starts_with("events") => Role::Entries(Entries::Events),
        _ if stem.starts_with("claims") => Role::Entries(Entries::Claims),
        _ if stem.starts_with("relations") => Role::Entries(Entries::Relations),
        "corrections" => Role::Entries(Entries::Corrections),
        "replies" => Role::Entries(Entries::Replies),
        _ => Role::Unplaced,
    }
}

fn record(path: &FilePath, folder: &str, stem: &str) -> Role {
    let (stem, lang) = match stem.rsplit_once('.') {
        Some((before, tag)) => {
            match Lang::parse(tag).filter(|l| l.primary().len() <= 3) {
                Some(lang) => (before, Some(lang)),
                None => (stem, None),
            }
        }
        None => (stem, None),
    };
    let top = folder.split('/').next().unwrap_or_default();
    let kind = [Kind::Article, Kind::Entity, Kind::Event, Kind::Claim, Kind::Exhibit]
        .into_iter()
        .find(|k| k.folder() == top)
        .unwrap_or(Kind::Page);
    let id = match (kind, stem) {
        (Kind::Page, "index") if folder.is_empty() => "index".to_owned(),
        (Kind::Page, "index") => folder.to_owned(),
        (Kind::Page, _) if folder.is_empty() => stem.to_owned(),
        (Kind::Page, _) => format!("{folder}/{stem}"),
        // A folder of its own gives the id; content/articles/index.md has none.
        (_, "index") if folder.contains('/') => {
            folder.rsplit('/').next().unwrap_or_default().to_owned()
        }
        _ => stem.to_owned(),
    };
    let parts = id.split('/');
    if parts.clone().all(is_id) {
        return Role::Record { kind, id: Arc::from(id), lang };
    }
    let found = Diagnostic::new(Code::BadId, format!("`{id}` cannot be an id"))
        .at(Place::whole(path))
        .note("an id is the file's name without its ending: small letters a–z, digits, hyphens");
    let bad = id.split('/').find(|part| !is_id(part)).unwrap_or_default();
    let found = match mended(bad) {
        Some(id) => found.help(format!("rename `{bad}`, for example to `{id}`")),
        None => found.help("rename the file"),
    };
    Role::BadId(Box::new(found))
}

/// The id nearest to a name, if its letters give one.
pub(super) fn mended(name: &str) -> Option<String> {
    let segment = crate::address::segment(name);
    let kept = segment.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    let id: String = kept.collect();
    id.contains(|c: char| c.is_ascii_alphanumeric()).then_some(id)
}

/// Whether `id` is made of `a-z`, `0-9` and hyphens.
#[must_use]
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::{Entries, Role, role};
    use crate::model::Kind;

    fn id(path: &str) -> (Kind, String, Option<String>) {
        match role(&path.into()) {
            Role::Record { kind, id, lang } => {
                (kind, id.to_string(), lang.map(|l| l.as_str().to_owned()))
            }
            other => panic!("{path}: {other:?}"),
        }
    }

    #[test]
    fn paths_give_kind_id_and_language() {
        assert_eq!(id("content/articles/x.md"), (Kind::Article, "x".into(), None));
        assert_eq!(id("content/articles/2022/x.md"), (Kind::Article, "x".into(), None));
        assert_eq!(id("content/articles/x/index.md"), (Kind::Article, "x".into(), None));
        let urdu = (Kind::Article, "x".into(), Some("ur".into()));
        assert_eq!(id("content/articles/x/index.ur.md"), urdu);
        assert_eq!(id("content/articles/x.ur.md"), urdu);
        assert_eq!(id("content/index.md"), (Kind::Page, "index".into(), None));
        assert_eq!(id("content/team/desk.md"), (Kind::Page, "team/desk".into(), None));
        assert_eq!(
            role(&"content/events-2007.yaml".into()),
            Role::Entries(Entries::Events)
        );
        assert_eq!(role(&"content/articles/x/photo.jpg".into()), Role::Asset);
        assert!(matches!(role(&"content/articles/Who Leaked.md".into()), Role::BadId(_)));
    }
}
