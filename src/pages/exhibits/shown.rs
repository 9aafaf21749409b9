//! What is shown of an exhibit's file: a player, a picture, pages, rows, and its facts.

use super::wave::wave;
use crate::address::Address;
use crate::assets::MediaFacts;
use crate::content::published_path;
use crate::diag::FilePath;
use crate::language::{format_number, format_tenths};
use crate::markdown::Picture;
use crate::media::Format;
use crate::media::metadata::Trace;
use crate::media::table;
use crate::model::{Exhibit, Medium};
use crate::pages::image::image;
use crate::pages::record::Here;
use crate::pages::views::{
    ImageView, PageThumb, ShownView, TableView, ThumbView, TrackView,
};

/// How many bars an outline has on a page, and in a list.
const BARS: usize = 240;
const FEW_BARS: usize = 60;

/// How much of a table is shown.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// How many rows.
    pub rows: usize,
    /// Whether the picture is the first of the page.
    pub is_first: bool,
}

impl Here<'_> {
    /// The address of a published file.
    pub(in crate::pages) fn file_href(&self, file: &str) -> String {
        self.href(&Address::new(published_path(file)))
    }

    /// What is shown of an exhibit's file; nothing where none is published.
    pub(in crate::pages) fn shown(
        &self,
        exhibit: &Exhibit,
        extent: Extent,
    ) -> Option<ShownView> {
        let file = &exhibit.file.as_ref()?.value;
        let facts = self.site.media(file)?;
        let href = self.file_href(file);
        let audio = facts.audio.as_ref();
        let milliseconds = audio.and_then(|a| a.duration_ms);
        let is_other = facts.published.sha256 != facts.sha256;
        let words = |all: &[Trace]| all.iter().map(|t| self.trace(t)).collect();
        Some(ShownView {
            name: file.rsplit('/').next().unwrap_or_default().to_owned(),
            format: format(file, facts),
            size: self.size(facts.published.bytes),
            duration: milliseconds.map(clock).unwrap_or_default(),
            seconds: milliseconds.map(seconds).unwrap_or_default(),
            pages: facts.document.as_ref().map_or(0, |d| d.pages),
            dimensions: self.dimensions(facts),
            sha256: facts.sha256.clone(),
            published_sha256: if is_other {
                facts.published.sha256.clone()
            } else {
                String::new()
            },
            removed: words(&facts.removed),
            left: words(&facts.left),
            wave: audio.and_then(|a| wave(&a.peaks, BARS)),
            tracks: self.tracks(exhibit),
            image: self.picture(exhibit, file, facts, &href, extent.is_first),
            thumbnails: self.page_thumbs(facts, &href),
            table: facts.table.as_ref().map(|t| self.rows(t, exhibit, extent.rows)),
            url: Address::new(published_path(file)).absolute(&self.site.config.base_url),
            href,
        })
    }

    fn tracks(&self, exhibit: &Exhibit) -> Vec<TrackView> {
        let all = exhibit.transcripts.iter();
        all.map(|(lang, file)| TrackView {
            href: self.file_href(&file.value),
            lang: lang.as_str().to_owned(),
            label: lang.native_name(),
        })
        .collect()
    }

    fn picture(
        &self,
        exhibit: &Exhibit,
        file: &FilePath,
        facts: &MediaFacts,
        href: &str,
        is_first: bool,
    ) -> Option<ImageView> {
        if exhibit.medium != Medium::Image {
            return None;
        }
        let alt = exhibit.alt.as_ref().unwrap_or(&exhibit.head.title);
        let picture = Picture {
            file: file.clone(),
            url: href.to_owned(),
            alt: alt.to_string(),
            title: String::new(),
            in_figure: true,
        };
        Some(image(self, Some(facts), &picture, is_first))
    }

    fn page_thumbs(&self, facts: &MediaFacts, href: &str) -> Vec<PageThumb> {
        let all = facts.thumbnails.iter();
        all.map(|t| PageThumb {
            page: t.page,
            image_href: self.href(&Address::new(&t.path)),
            href: format!("{href}#page={}", t.page),
            width: t.width,
            height: t.height,
        })
        .collect()
    }

    fn rows(&self, facts: &table::Facts, exhibit: &Exhibit, most: usize) -> TableView {
        let count = facts.rows.len().min(most);
        TableView {
            id: format!("table-{}", exhibit.head.id),
            header: facts.header.clone(),
            rows: facts.rows[..count].to_vec(),
            count,
            total: format_number(self.lang, facts.total),
            whole: count == facts.total,
            cut: facts.columns > facts.header.len(),
        }
    }

    fn dimensions(&self, facts: &MediaFacts) -> String {
        let Some(own) = facts.picture.as_ref().filter(|own| !own.boundless) else {
            return String::new();
        };
        let [width, height] =
            [own.width, own.height].map(|n| format_number(self.lang, n));
        format!("{width} × {height}")
    }

    /// A length in bytes in words: kilobytes and more with one decimal while it tells.
    pub(in crate::pages) fn size(&self, bytes: u64) -> String {
        const UNITS: [&str; 5] = ["bytes", "kb", "mb", "gb", "tb"];
        let (mut unit, mut one) = (0, 1_u64);
        // So that 999,960 bytes are a megabyte and not a thousand kilobytes.
        while unit + 1 < UNITS.len() && bytes.saturating_mul(10) / one >= 9_995 {
            (unit, one) = (unit + 1, one * 1000);
        }
        let tenths = (bytes.saturating_mul(10) + one / 2) / one;
        let number = if unit == 0 || tenths >= 100 {
            format_number(self.lang, (bytes + one / 2) / one)
        } else {
            format_tenths(self.lang, tenths)
        };
        let words = self.site.word(self.lang, &format!("/sizes/{}", UNITS[unit]));
        words.replace("{n}", &number)
    }

    /// Something that a file told, in words: `EXIF (camera, position)`.
    fn trace(&self, trace: &Trace) -> String {
        if trace.names.is_empty() {
            return trace.kind.to_owned();
        }
        let word = |name: &&str| self.site.word(self.lang, &format!("/traces/{name}"));
        let names: Vec<String> = trace.names.iter().map(word).collect();
        let separator = self.site.word(self.lang, "/separator");
        format!("{} ({})", trace.kind, names.join(&separator))
    }

    /// A small picture of an exhibit for a list.
    pub(super) fn thumbnail(&self, facts: &MediaFacts) -> Option<ThumbView> {
        if let Some(page) = facts.thumbnails.first() {
            let href = self.href(&Address::new(&page.path));
            return Some(ThumbView { href, width: page.width, height: page.height });
        }
        let own = facts.picture.as_ref().filter(|own| own.width > 0)?;
        let small = facts.sized.as_ref().and_then(|sized| sized.sources.first());
        let path = small.map_or(&facts.published.path, |source| &source.path);
        let width = small.map_or(own.width, |source| source.width);
        let height = u64::from(own.height) * u64::from(width) / u64::from(own.width);
        Some(ThumbView {
            href: self.href(&Address::new(path)),
            width,
            height: u32::try_from(height).unwrap_or(own.height).max(1),
        })
    }

    /// The outline of a recording for a list.
    pub(super) fn small_wave(
        facts: &MediaFacts,
    ) -> Option<crate::pages::views::WaveView> {
        wave(&facts.audio.as_ref()?.peaks, FEW_BARS)
    }
}

/// What kind of file it is; one of no known kind is called by its ending.
pub fn format(file: &str, facts: &MediaFacts) -> String {
    let ending = || {
        let name = file.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or_else(String::new, |(_, e)| e.to_uppercase())
    };
    match facts.format {
        Format::Other | Format::Office => ending(),
        known => known.word().to_owned(),
    }
}

/// Milliseconds as a player shows them: `1:08`, `1:02:05`.
#[must_use]
pub fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

/// Milliseconds in seconds.
#[expect(clippy::cast_precision_loss, reason = "no recording lasts 285,000 years")]
pub fn seconds(milliseconds: u64) -> f64 {
    milliseconds as f64 / 1000.0
}
