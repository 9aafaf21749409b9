//! One published file looked at: what it is, what it tells beside what it shows, and which
//! files are made of it. All of it is a function of its bytes and of what is asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::facts::{Copy, MediaFacts, Sized, Source, Thumbnail};
use super::recipe::{self, Make, PAGE_WIDTH, Recipe};
use super::verdict;
use crate::content::published_path;
use crate::diag::{Diagnostic, FilePath};
use crate::media::metadata::{self, Stripped};
use crate::media::picture::{self, Encoding, Size};
use crate::media::{Fault, Format, audio, digest, document, table};
use crate::world::{Store, World};

/// What is asked of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Whether pages show it: then it is made in sizes.
    pub shown: bool,
    /// Whether its metadata is to stay.
    pub kept: bool,
}

/// What came of looking at a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// What is known of it; `None` when it cannot be read from the disk, which whoever
    /// publishes it will say.
    pub facts: Option<Arc<MediaFacts>>,
    /// What is wrong with it.
    pub found: Vec<Diagnostic>,
}

/// How many pages of a document are drawn.
const PAGES: usize = 3;
/// How many peaks the outline of a recording has.
const PEAKS: usize = 240;
/// Pictures of fewer bytes are shown as they are: sizes would save less than they cost.
const SMALL: usize = 24 << 10;
/// Wider fallbacks help nobody whose browser knows no WebP.
const WIDEST_FALLBACK: u32 = 1600;
/// The longest side that WebP can have.
const LONGEST_WEBP: u64 = 16_383;

/// Looks at a file of the project that is published.
#[must_use]
pub fn examine(world: &dyn World, file: &FilePath, asked: Asked) -> Examined {
    let Ok(bytes) = world.read(file) else {
        return Examined { facts: None, found: Vec::new() };
    };
    let hash = *blake3::hash(&bytes).as_bytes();
    // An empty file keeps the place of one to come: nothing is said of it.
    let format = if bytes.is_empty() { Format::Other } else { Format::of(file, &bytes) };
    let mut look = Look { world, file, bytes: &bytes, hash, format, found: Vec::new() };
    let facts = look.facts(asked);
    Examined { facts: Some(Arc::new(facts)), found: look.found }
}

struct Look<'a> {
    world: &'a dyn World,
    file: &'a FilePath,
    bytes: &'a [u8],
    hash: [u8; 32],
    format: Format,
    found: Vec<Diagnostic>,
}

impl Look<'_> {
    fn facts(&mut self, asked: Asked) -> MediaFacts {
        let sha256 = digest(self.bytes);
        let own = published_path(self.file).to_owned();
        let mut copy = Copy { path: own.clone(), bytes: self.bytes.len() as u64, sha256 };
        let (sha256, length) = (copy.sha256.clone(), copy.bytes);
        let mut recipes = BTreeMap::new();
        let stripped = self.stripped(asked.kept);
        if !stripped.removed.is_empty() {
            copy.bytes = stripped.bytes.len() as u64;
            copy.sha256 = digest(&stripped.bytes);
            let recipe = self.recipe(Make::Stripped);
            if recipe.is_stored() {
                self.store().put(&recipe.key(), &stripped.bytes);
            }
            recipes.insert(own, recipe);
        }
        let picture = self.picture(asked.shown);
        let audio = self.audio();
        let document = self.document();
        let table = self.table(asked.shown);
        let sized = picture.as_ref().filter(|_| asked.shown);
        let sized = sized.and_then(|facts| self.sized(facts, &mut recipes));
        let thumbnails = match &document {
            Some(facts) if asked.shown => self.thumbnails(facts, &mut recipes),
            _ => Vec::new(),
        };
        MediaFacts {
            format: self.format,
            bytes: length,
            sha256,
            published: copy,
            picture,
            audio,
            document,
            table,
            sized,
            thumbnails,
            removed: stripped.removed,
            left: stripped.left,
            recipes,
        }
    }

    fn store(&self) -> &dyn Store {
        self.world.store()
    }

    fn recipe(&self, make: Make) -> Recipe {
        Recipe { file: self.file.clone(), hash: self.hash, make }
    }

    /// A file beside the published one, with something between its stem and its ending.
    fn beside(&self, what: &str, ending: &str) -> String {
        let own = published_path(self.file);
        let name = own.rfind('/').map_or(0, |slash| slash + 1);
        let stem = match own[name..].rfind('.') {
            Some(dot) if dot > 0 => &own[..name + dot],
            _ => own,
        };
        format!("{stem}-{what}.{}.{ending}", recipe::print(&self.hash))
    }

    fn stripped(&mut self, kept: bool) -> Stripped {
        let mut stripped = match metadata::strip(self.bytes, self.format) {
            Ok(stripped) => stripped,
            Err(fault) => {
                // What cannot be read cannot be cleaned either.
                let place = metadata::may_tell_place(self.bytes);
                self.found.extend(verdict::unreadable(self.file, self.format, &fault));
                self.found.extend(place.then(|| verdict::place_unclean(self.file)));
                return Stripped::default();
            }
        };
        if kept {
            stripped.left.splice(0..0, std::mem::take(&mut stripped.removed));
        }
        self.found.extend(verdict::of_what_is_left(self.file, &stripped.left, kept));
        stripped
    }

    /// A fault is told once, whoever finds it first.
    fn fault(&mut self, fault: &Fault) {
        if self.found.is_empty() {
            self.found.extend(verdict::unreadable(self.file, self.format, fault));
        }
    }

    fn picture(&mut self, shown: bool) -> Option<picture::Facts> {
        if self.format == Format::Svg {
            // A drawing without a size is drawn as large as there is room.
            return picture::facts(self.bytes).ok();
        }
        if !self.format.is_raster() {
            return None;
        }
        let facts = picture::facts(self.bytes).and_then(|facts| {
            // The head of a picture may be sound and its pixels not.
            if shown {
                self.decodes()?;
            }
            Ok(facts)
        });
        facts.map_err(|fault| self.fault(&fault)).ok()
    }

    fn decodes(&self) -> Result<(), Fault> {
        let key = recipe::key(&self.hash, "decodes");
        if self.store().get(&key).is_none() {
            picture::check(self.bytes)?;
            self.store().put(&key, b"yes");
        }
        Ok(())
    }

    fn audio(&mut self) -> Option<audio::Facts> {
        if !self.format.is_recording() {
            return None;
        }
        let key = recipe::key(&self.hash, "outline");
        let known = self.store().get(&key);
        if let Some(facts) = known.and_then(|json| serde_json::from_slice(&json).ok()) {
            return Some(facts);
        }
        match audio::facts(self.bytes, PEAKS) {
            Ok(facts) => {
                self.store().put(&key, &serde_json::to_vec(&facts).unwrap_or_default());
                Some(facts)
            }
            Err(fault) => {
                self.fault(&fault);
                None
            }
        }
    }

    fn document(&mut self) -> Option<document::Facts> {
        if self.format != Format::Pdf {
            return None;
        }
        document::facts(self.bytes).map_err(|fault| self.fault(&fault)).ok()
    }

    fn table(&mut self, shown: bool) -> Option<table::Facts> {
        if !shown || self.bytes.is_empty() || !table::is_table(self.file) {
            return None;
        }
        match table::facts(self.file, self.bytes) {
            Ok(facts) => {
                let ragged = facts.ragged.as_ref();
                self.found.extend(ragged.map(|lines| verdict::ragged(self.file, lines)));
                Some(facts)
            }
            Err(fault) => {
                self.found.push(verdict::no_table(self.file, &fault));
                None
            }
        }
    }

    /// The sizes of a picture that is worth having in several.
    fn sized(
        &self,
        facts: &picture::Facts,
        recipes: &mut BTreeMap<String, Recipe>,
    ) -> Option<Sized> {
        let (width, height) = (facts.width, facts.height);
        let is_long = |width: u32| {
            let height = u64::from(height) * u64::from(width) / u64::from(facts.width);
            height > LONGEST_WEBP
        };
        if !self.format.is_raster() || facts.animated || self.bytes.len() < SMALL {
            return None;
        }
        let mut add = |width: u32, encoding: Encoding| {
            let path = self.beside(&width.to_string(), encoding.ending());
            let make = Make::Sized(Size { width, encoding });
            recipes.insert(path.clone(), self.recipe(make));
            Source { path, width, encoding: Some(encoding) }
        };
        let as_it_is =
            Source { path: published_path(self.file).to_owned(), width, encoding: None };
        let mut sources = Vec::new();
        for step in picture::widths(width).into_iter().filter(|step| !is_long(*step)) {
            // A picture that is WebP already is not written again in its own size.
            let is_own = step == width && self.format == Format::Webp;
            sources.push(if is_own {
                as_it_is.clone()
            } else {
                add(step, Encoding::Webp)
            });
        }
        if sources.is_empty() {
            return None;
        }
        let fallback = match recipe::own_encoding(self.format) {
            Some(encoding) if width > WIDEST_FALLBACK => add(WIDEST_FALLBACK, encoding),
            _ => as_it_is,
        };
        Some(Sized { width, height, sources, fallback })
    }

    /// Pages are drawn at once: only then it is known which of them can be.
    fn thumbnails(
        &mut self,
        facts: &document::Facts,
        recipes: &mut BTreeMap<String, Recipe>,
    ) -> Vec<Thumbnail> {
        let mut all = Vec::new();
        for page in 0..facts.pages.min(PAGES) {
            let recipe = self.recipe(Make::Page(page));
            let size_key = recipe::key(&self.hash, &format!("page-{page}-height"));
            let known = self.store().get(&size_key).filter(|_| {
                // The size is worth nothing without the picture.
                self.store().get(&recipe.key()).is_some()
            });
            let known = known.and_then(|text| String::from_utf8(text).ok()?.parse().ok());
            let (width, height) = match known {
                Some(height) => (u32::from(PAGE_WIDTH), height),
                None => match document::thumbnail(self.bytes, page, PAGE_WIDTH) {
                    Ok(drawn) => {
                        self.store().put(&recipe.key(), &drawn.bytes);
                        self.store().put(&size_key, drawn.height.to_string().as_bytes());
                        (u32::from(PAGE_WIDTH), drawn.height)
                    }
                    Err(fault) => {
                        self.found.push(verdict::page_not_drawn(self.file, page, &fault));
                        continue;
                    }
                },
            };
            let path = self.beside(&format!("page-{}", page + 1), "webp");
            recipes.insert(path.clone(), recipe);
            all.push(Thumbnail { page: page + 1, path, width, height });
        }
        all
    }
}
