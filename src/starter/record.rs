//! Adding one record to a project.

use std::path::{Path, PathBuf};

use super::known::{Held, Known};
use super::made::Made;
use super::{Form, Refused, naming, sources, template};
use crate::content::{self, Role};
use crate::diag::FilePath;
use crate::language::Lang;
use crate::model::Kind;
use crate::world::{Disk, World as _};

/// What is to be added.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// What it is.
    pub form: Form,
    /// Its headline, name, statement or title.
    pub title: &'a str,
    /// Its id, unless that is to be made of the title.
    pub id: Option<&'a str>,
    /// The language it is written in, unless that is the site's own.
    pub lang: Option<Lang>,
}

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The file it is in.
    pub path: PathBuf,
    /// It is a version in another language of a record that is not there.
    pub translates_nothing: bool,
}

/// Adds a record.
///
/// # Errors
/// When the title or the id cannot be used, the id is taken, the list of sources has
/// faults, or the disk refuses. Nothing is written then.
pub fn add(world: &Disk, wanted: &Wanted<'_>) -> Result<Added, Refused> {
    let title = naming::title(wanted.title)?;
    let known = Known::read(world);
    let kind = wanted.form.kind();
    let id = id(wanted, title)?;
    let lang = wanted.lang.as_ref().unwrap_or(&known.settings.language);
    let translates_nothing = is_free(wanted, &known, &id, lang)?;
    if kind == Kind::Source {
        let lang = wanted.lang.as_ref().map(Lang::as_str);
        let path = add_source(world, &known, &template::source(&id, title, lang))?;
        return Ok(Added { path, translates_nothing: false });
    }
    let file = place(kind, &id, lang, &known.settings.language);
    let today = world.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let path = inside(world.root(), &file)?;
    Made::default().file(&path, template::file(wanted.form, title, today).as_bytes())?;
    Ok(Added { path, translates_nothing })
}

/// The id asked for, or the one that the title gives.
fn id(wanted: &Wanted<'_>, title: &str) -> Result<String, Refused> {
    let kind = wanted.form.kind();
    let Some(id) = wanted.id else {
        return naming::id(title).ok_or_else(|| {
            let message = format!("no id can be made of “{title}”");
            let help = "give it one of small letters a–z, digits and hyphens: `--id who-leaked-it`";
            Refused::new(message, help)
        });
    };
    if kind == Kind::Source {
        return if naming::is_key(id) {
            Ok(id.to_owned())
        } else {
            let message = format!("`{id}` cannot be the id of a source");
            let help = "write letters, digits and `_`, with single hyphens, dots or colons between";
            Err(Refused::new(message, help))
        };
    }
    // The parser says what an id is.
    match content::role(&format!("content/{}/{id}.md", kind.folder()).into()) {
        Role::Record { id: read, lang: None, .. } if *read == *id => Ok(id.to_owned()),
        _ => {
            let message = format!("`{id}` cannot be an id");
            let help = match naming::id(id) {
                Some(near) => format!("write for example `--id {near}`"),
                None => {
                    "an id is made of small letters a–z, digits and hyphens".to_owned()
                }
            };
            Err(Refused::new(message, help))
        }
    }
}

/// Makes sure that no record has the id. One that has it in other languages alone may be
/// translated, when both the id and the language are asked for. Says whether the new
/// record is a translation of nothing.
fn is_free(
    wanted: &Wanted<'_>,
    known: &Known,
    id: &str,
    lang: &Lang,
) -> Result<bool, Refused> {
    let kind = wanted.form.kind();
    let held: Vec<&Held> = known.holders(kind, id).collect();
    let site = &known.settings.language;
    if held.is_empty() {
        return Ok(lang != site);
    }
    let in_lang = held.iter().find(|h| h.lang.as_ref().is_none_or(|l| l == lang));
    if in_lang.is_none() && wanted.id.is_some() && wanted.lang.is_some() {
        return Ok(lang != site && !held.iter().any(|h| h.lang.as_ref() == Some(site)));
    }
    let holder = in_lang.or(held.first()).map(|h| h.file.to_string());
    let message =
        format!("the id `{id}` is taken: {} has it", holder.unwrap_or_default());
    let near = (2..).map(|n: u32| format!("{id}-{n}"));
    let mut near = near.filter(|near| known.holders(kind, near).next().is_none());
    let near = near.next().unwrap_or_default();
    let help = match in_lang {
        Some(_) => format!("choose another: `--id {near}`"),
        None => format!(
            "choose another, such as `--id {near}`; to translate that record, ask for both \
             `--id {id}` and `--lang`"
        ),
    };
    Err(Refused::new(message, help))
}

/// Where the file of a new record goes.
fn place(kind: Kind, id: &str, lang: &Lang, site: &Lang) -> FilePath {
    let tag = if lang == site { String::new() } else { format!(".{lang}") };
    // An exhibit brings a file, which lies beside its own.
    let name = match kind {
        Kind::Exhibit => format!("{id}/index"),
        _ => id.to_owned(),
    };
    format!("content/{}/{name}{tag}.md", kind.folder()).into()
}

/// Where a file of the project lies. Links that lead out of the project are not followed.
pub(super) fn inside(root: &Path, file: &str) -> Result<PathBuf, Refused> {
    let path = root.join(file);
    let real = root.canonicalize().ok();
    let around = path.ancestors().skip(1).find_map(|folder| folder.canonicalize().ok());
    match (real, around) {
        (Some(root), Some(around)) if !around.starts_with(&root) => {
            let message = format!("{file} would lie outside the project");
            Err(Refused::new(message, "replace the symbolic link on its way by a folder"))
        }
        _ => Ok(path),
    }
}

fn add_source(world: &Disk, known: &Known, entry: &str) -> Result<PathBuf, Refused> {
    let list = sources::list(&known.snapshot);
    let path = inside(world.root(), &list)?;
    if known.snapshot.files.contains_key(&list) {
        sources::append(&path, &sources::addition(&list, known, entry)?)?;
    } else {
        Made::default().file(&path, entry.as_bytes())?;
    }
    Ok(path)
}
