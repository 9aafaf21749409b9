//! What pages may know of the files that are published with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::recipe::Recipe;
use crate::diag::FilePath;
use crate::media::metadata::Trace;
use crate::media::picture::Encoding;
use crate::media::{Format, audio, document, picture, table};

/// The published files, by their paths in the project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Media(BTreeMap<FilePath, Arc<MediaFacts>>);

impl Media {
    /// The facts of some files.
    #[must_use]
    pub fn new(all: BTreeMap<FilePath, Arc<MediaFacts>>) -> Self {
        Self(all)
    }

    /// What is known of a file, by its path in the project.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&Arc<MediaFacts>> {
        self.0.get(file)
    }

    /// All of them, by path.
    #[must_use]
    pub fn all(&self) -> &BTreeMap<FilePath, Arc<MediaFacts>> {
        &self.0
    }
}

/// What is known of a published file.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaFacts {
    /// What kind of file it is.
    pub format: Format,
    /// The length of the file in the project.
    pub bytes: u64,
    /// The SHA-256 of the file in the project, in hexadecimal digits.
    pub sha256: String,
    /// The copy that readers get: another one where metadata was taken out.
    pub published: Copy,
    /// Of pictures: their size. `None` where it cannot be read.
    pub picture: Option<picture::Facts>,
    /// Of recordings: their length and outline. `None` where they cannot be read.
    pub audio: Option<audio::Facts>,
    /// Of documents: their pages. `None` where they cannot be read.
    pub document: Option<document::Facts>,
    /// Of tables that pages show: their first rows. `None` where they cannot be read.
    pub table: Option<table::Facts>,
    /// Of a picture that pages show: the sizes it is published in.
    pub sized: Option<Sized>,
    /// Of a document that pages show: pictures of its first pages.
    pub thumbnails: Vec<Thumbnail>,
    /// What was taken out of the published copy.
    pub removed: Vec<Trace>,
    /// What it still tells beside what it shows.
    pub left: Vec<Trace>,
    /// How to make the published copy, where it is not the file itself, and all files that
    /// are made of it, by their paths from the site's root.
    pub recipes: BTreeMap<String, Recipe>,
}

/// The copy of a file that readers get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its path from the site's root.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// A picture in the sizes it is published in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sized {
    /// Its own width, upright.
    pub width: u32,
    /// Its own height.
    pub height: u32,
    /// The sizes in WebP, the narrowest first.
    pub sources: Vec<Source>,
    /// One in its own format, for whoever does not know WebP.
    pub fallback: Source,
}

/// A picture in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its path from the site's root.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// How it is written; `None` for the published copy of the file itself.
    pub encoding: Option<Encoding>,
}

/// A picture of a page of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumbnail {
    /// The page, from 1.
    pub page: usize,
    /// Its path from the site's root.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}
