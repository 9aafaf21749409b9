//! The exports of the chronology and of the sources: which there are, what each can hold, and what a page
//! says of them. They are made in [`exports`](crate::exports); what they leave out is
//! decided here, so that the words beside a link and the file behind it cannot differ.

mod days;
mod span;

use super::record::Here;
use super::site::Site;
use super::strands::Scope;
use super::views::{ExportItem, ExportsView};
use crate::address::Address;
use crate::language::Lang;
use crate::model::{Event, Head, Kind};

pub use days::CalendarDays;
pub use span::{TimelineDate, TimelineSpan};

/// A form in which the chronology or the sources can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportFormat {
    /// Every field of every event.
    Json,
    /// A table, one row an event.
    Csv,
    /// A calendar (RFC 5545) of the events whose day is known.
    Calendar,
    /// What `TimelineJS` reads.
    TimelineJs,
    /// What the filters of a chronology of several pages look events up in. It is not
    /// offered to readers.
    Index,
    /// The sources as CSL-JSON.
    CslJson,
    /// The sources for BibLaTeX.
    Biblatex,
    /// The SHA-256 sums of the files of exhibits. It is no chronology.
    Sums,
}

impl ExportFormat {
    /// Those that are offered, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Json, Self::Csv, Self::Calendar, Self::TimelineJs];

    /// The forms in which the sources can be taken along.
    pub const OF_SOURCES: [Self; 2] = [Self::CslJson, Self::Biblatex];

    /// Its file, from the site's root. The index has one in each language of the site.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Json => "chronology.json",
            Self::Csv => "chronology.csv",
            Self::Calendar => "chronology.ics",
            Self::TimelineJs => "chronology.timelinejs.json",
            Self::Index => "chronology/index.json",
            Self::CslJson => "sources/bibliography.json",
            Self::Biblatex => "sources/bibliography.bib",
            Self::Sums => "exhibits/SHA256SUMS",
        }
    }

    /// The key of its words in a theme.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Calendar => "ics",
            Self::TimelineJs => "timelinejs",
            Self::Index => "index",
            Self::CslJson => "csl",
            Self::Biblatex => "bib",
            Self::Sums => "sums",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::TimelineJs | Self::Index => "application/json",
            Self::Csv => "text/csv",
            Self::Calendar => "text/calendar",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
            Self::Biblatex => "application/x-bibtex",
            Self::Sums => "text/plain",
        }
    }

    /// Whether it can hold an event.
    #[must_use]
    pub fn holds(self, event: &Event) -> bool {
        let date = || event.date.as_ref().map(|placed| &placed.value);
        match self {
            Self::Json | Self::Csv | Self::Index => true,
            Self::Sums => false,
            Self::Calendar => date().and_then(CalendarDays::of).is_some(),
            Self::TimelineJs => date().and_then(TimelineSpan::of).is_some(),
            Self::CslJson | Self::Biblatex => false,
        }
    }
}

/// A file that is made of the case beside its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its form.
    pub format: ExportFormat,
    /// The language of its words.
    pub lang: Lang,
    /// Where it is.
    pub address: Address,
}

impl<'a> Site<'a> {
    /// The events that may be published, in chronological order, each in the site's
    /// language where it can be. Drafts are left out even where pages show them: an
    /// export is carried away, and nothing marks it as one.
    pub fn exported_events(&self) -> impl Iterator<Item = &'a Event> {
        let site = *self;
        site.chronology().iter().filter_map(move |id| site.exported_event(id))
    }

    /// The event of this id, if it may be published.
    #[must_use]
    pub fn exported_event(&self, id: &str) -> Option<&'a Event> {
        let all = self.events_of(id)?;
        let own = all.get(&self.config.language).filter(|e| is_public(&e.head));
        own.or_else(|| all.values().find(|e| is_public(&e.head))).map(|event| &**event)
    }

    /// What a thread is called.
    #[must_use]
    pub fn thread_title(&self, thread: &str) -> String {
        self.config.chronology.thread(thread, &self.config.language)
    }

    /// An export for readers of `lang`.
    pub(super) fn export(&self, format: ExportFormat, lang: &Lang) -> Export {
        let address = self.list(format.path(), lang);
        Export { format, lang: self.languages().of_reader(lang).clone(), address }
    }

    /// The exports that hold anything. A file without an event is not made: a calendar
    /// must have one (RFC 5545), and nobody is helped by the others. Those that readers take
    /// along are in the site's own language.
    #[must_use]
    pub fn exports(&self) -> Vec<Export> {
        let any = |format: &ExportFormat| self.exported_events().any(|e| format.holds(e));
        let mut all: Vec<ExportFormat> =
            ExportFormat::ALL.into_iter().filter(any).collect();
        if self.has_any(Kind::Source) {
            all.extend(ExportFormat::OF_SOURCES);
        }
        let has_file = |id| {
            let all = self.exhibits_of(id).into_iter().flat_map(|all| all.values());
            all.flat_map(|exhibit| exhibit.files()).next().is_some()
        };
        all.extend(self.exhibits().any(|id| has_file(id)).then_some(ExportFormat::Sums));
        let languages = self.languages();
        let own = all.into_iter().map(|format| self.export(format, languages.own()));
        let is_split = self.strand(&Scope::All).is_split;
        let indexed = languages.of_site().iter().filter(|_| is_split);
        own.chain(indexed.map(|lang| self.export(ExportFormat::Index, lang))).collect()
    }

    /// What the chronology's page says of its exports.
    pub(super) fn exports_view(&self, here: &Here<'_>) -> ExportsView {
        let events: Vec<&Event> = self.exported_events().collect();
        let item = |format: ExportFormat| {
            let held = events.iter().filter(|event| format.holds(event)).count();
            (held > 0).then(|| ExportItem {
                format: format.word(),
                file: format.path(),
                href: here.href(&Address::new(format.path())),
                media_type: format.media_type(),
                left_out: events.len() - held,
            })
        };
        let items = ExportFormat::ALL.into_iter().filter_map(item).collect();
        ExportsView { count: events.len(), items }
    }
}

/// Whether a record may leave the site.
#[must_use]
pub fn is_public(head: &Head) -> bool {
    head.withheld.is_none()
}
