//! Where destinations lead: files beside the prose, addresses from the root, parts of
//! pages; and what is told of those that lead nowhere.

use std::ops::Range;
use std::sync::Arc;

use super::host::{ProseHost, TYPED};
use super::targets::FileTarget;
use super::woven::{AnchorCheck, LinkCheck};
use crate::address::Address;
use crate::diag::{Code, FilePath};
use crate::model::Kind;

impl ProseHost<'_, '_> {
    pub(super) fn dangling(&mut self, kind: Kind, id: &str, range: &Range<usize>) {
        let targets = self.weaver.targets;
        if targets.unread.contains(&(kind, Arc::from(id))) {
            return;
        }
        if targets.withheld.contains(&(kind, Arc::from(id))) {
            let message =
                format!("this leads to {} that is withheld", kind.with_article());
            self.report(Code::WithheldReference, message, range).help = Some(format!(
                "publish `{id}` too, or take the link out; `--drafts` shows both"
            ));
            return;
        }
        let code =
            if kind == Kind::Source { Code::UnknownCitation } else { Code::BrokenLink };
        let known: Vec<&str> = match kind {
            Kind::Source => targets.source_pages.keys().map(|k| &**k).collect(),
            Kind::Claim => targets.claims.keys().map(|k| &**k).collect(),
            _ => targets.ids(kind).collect(),
        };
        let near = crate::diag::did_you_mean(id, known);
        let help = near
            .map_or_else(|| self.elsewhere(kind, id), |n| format!("did you mean `{n}`?"));
        let message = format!("there is no {} `{id}`", kind.word());
        self.report(code, message, range).help = Some(help);
    }

    /// What to do about an id that no record of its kind has, or nearly has.
    fn elsewhere(&self, kind: Kind, id: &str) -> String {
        let targets = self.weaver.targets;
        let has = |(_, other): &&(&str, Kind)| match other {
            Kind::Claim => targets.claims.contains_key(id),
            Kind::Source => targets.source_pages.contains_key(id),
            other => targets.record(*other, id, self.subject.lang).is_some(),
        };
        if let Some((word, other)) = TYPED.iter().find(has) {
            return format!(
                "there is {} of this id: `{word}:{id}`",
                other.with_article()
            );
        }
        match kind {
            Kind::Source => {
                "add it to sources.yaml; if no source is meant, write `\\@`".into()
            }
            _ => format!("write content/{}/{id}.md, or name another", kind.folder()),
        }
    }

    pub(super) fn cite(&mut self, key: Arc<str>) {
        if !self.woven.cited.contains(&key) {
            self.woven.cited.push(key);
        }
    }

    /// Where a file of content/ is published; it is then one the page refers to.
    pub(super) fn asset(&mut self, file: &FilePath) -> Option<Address> {
        match self.weaver.targets.files.get(file) {
            Some(FileTarget::Asset(address)) => {
                self.woven.files.insert(file.clone());
                Some(address.clone())
            }
            _ => None,
        }
    }

    /// A path beside the file the prose stands in, as a path of the project.
    fn beside(&self, path: &str) -> Option<FilePath> {
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
        let folder = self.subject.file.rsplit_once('/').map_or("", |(f, _)| f);
        let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
        for part in decoded.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Arc::from(parts.join("/")))
    }

    /// A link to another file of content/, relative to this one.
    fn relative(&mut self, path: &str, range: &Range<usize>) -> Option<Address> {
        let file = self.beside(path)?;
        match self.weaver.targets.files.get(&file) {
            Some(FileTarget::Page(address)) => Some(address.clone()),
            Some(FileTarget::Asset(_)) => self.asset(&file),
            Some(FileTarget::Unread) => None,
            Some(FileTarget::Withheld) => {
                let message = format!("`{path}` is withheld");
                self.report(Code::WithheldReference, message, range).help =
                    Some("publish it too, or take the link out".into());
                None
            }
            None => {
                let folder = format!("{}/", file.rsplit_once('/').map_or("", |(f, _)| f));
                let files = self.weaver.targets.files.keys();
                let near: Vec<&str> =
                    files.filter_map(|f| f.strip_prefix(&*folder)).collect();
                let name = file.rsplit('/').next().unwrap_or_default();
                let above = path.rfind('/').map_or("", |i| &path[..=i]);
                let suggestion = crate::diag::did_you_mean(name, near.iter().copied())
                    .map(|n| format!("{above}{n}"))
                    .or_else(|| self.same_name(name))
                    .map(|n| format!("did you mean `{n}`?"));
                let message = format!("there is no file `{file}`");
                let help = suggestion.or_else(|| {
                    Some("a link without a scheme is a file beside this one; from the site's \
                          root, begin with `/`".into())
                });
                self.report(Code::BrokenLink, message, range).help = help;
                None
            }
        }
    }

    /// The file of the project that a picture is, by where it leads: one beside the prose,
    /// one of content/ from the site's root, or one that lies in _static/.
    pub(super) fn pictured(&self, destination: &str) -> Option<FilePath> {
        let path = destination.split(['#', '?']).next().unwrap_or_default();
        let known = |file: FilePath| {
            let files = &self.weaver.targets.files;
            matches!(files.get(&file), Some(FileTarget::Asset(_))).then_some(file)
        };
        let Some(rooted) = path.strip_prefix('/') else {
            return known(self.beside(path)?);
        };
        let rooted = percent_encoding::percent_decode_str(rooted).decode_utf8().ok()?;
        let own = known(Arc::from(format!("content/{rooted}")));
        own.or_else(|| known(Arc::from(format!("content/_static/{rooted}"))))
    }

    /// The way from here to the one file that has this name.
    fn same_name(&self, name: &str) -> Option<String> {
        let files = self.weaver.targets.files.keys();
        let mut named = files.filter(|f| f.rsplit('/').next() == Some(name));
        let (file, None) = (named.next()?, named.next()) else { return None };
        let folder = self.subject.file.rsplit_once('/').map_or("", |(f, _)| f);
        let (from, to): (Vec<&str>, Vec<&str>) =
            (folder.split('/').collect(), file.split('/').collect());
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let up = "../".repeat(from.len() - shared);
        Some(up + &to[shared..].join("/"))
    }

    /// A link from the site's root; whether it leads anywhere shows when all pages are known.
    fn rooted(&mut self, path: &str, written: &str, range: &Range<usize>) -> Address {
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let is_file = decoded.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let folder = decoded.ends_with('/') || is_file || decoded.is_empty();
        let path = if folder { decoded.into_owned() } else { format!("{decoded}/") };
        let target = Address::new(&path);
        let file: FilePath = Arc::from(format!("content/{}", target.as_str()));
        let _ = self.asset(&file);
        let place = self.place(range);
        let check = LinkCheck { target: target.clone(), written: written.into(), place };
        self.woven.links.push(check);
        target
    }

    fn check_anchor(&mut self, target: Address, anchor: &str, range: &Range<usize>) {
        let decoded = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy();
        if !decoded.is_empty() && decoded != "top" {
            let (anchor, place) = (decoded.into(), self.place(range));
            self.woven.anchors.push(AnchorCheck { target, anchor, place });
        }
    }

    /// The address that a destination of this site leads to, if it is one.
    pub(super) fn resolve(
        &mut self,
        destination: &str,
        range: &Range<usize>,
    ) -> Option<String> {
        let (path, anchor) = match destination.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (destination, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        let target = if path.is_empty() {
            self.subject.address.clone()
        } else if path.starts_with('/') {
            self.rooted(path, destination, range)
        } else {
            self.relative(path, range)?
        };
        if let Some(anchor) = anchor {
            self.check_anchor(target.clone(), anchor, range);
        }
        let mut href = if path.is_empty() {
            String::new()
        } else {
            self.weaver.href(self.subject, &target)
        };
        if let Some(anchor) = anchor {
            href.push('#');
            href.push_str(anchor);
        }
        Some(href)
    }
}
