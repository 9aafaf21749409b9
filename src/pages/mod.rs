//! Which pages exist, and exactly what each template sees.
//!
//! [`plan`] lists the pages of a case; [`Site`] holds what their views are made from
//! (the case, the woven bodies, who names whom) and [`Site::view`] makes one page's
//! view, the values its template is handed. A view holds what its page shows and no
//! more: no page carries the whole site. What a view reads of the case is noted
//! ([`Facet`]), so that after an edit [`Changes`] tells which pages may look different.

mod cards;
mod changes;
mod chronology;
mod cite_page;
mod citing;
mod claims;
mod content;
mod corrections;
mod entity;
mod event;
mod exhibits;
mod exports;
mod filing;
mod frame;
mod gathered;
mod graph;
mod image;
mod lanes;
mod ledger;
mod lists;
mod making;
mod news;
mod parts;
mod picture;
mod plain;
mod plan;
mod portrait;
mod previews;
mod reads;
mod record;
mod relinked;
mod replies;
mod rests;
mod rewritten;
mod search;
mod shown;
mod site;
mod social;
mod sources;
mod spec;
mod story;
mod strands;
mod tongues;
mod updates;
pub mod views;
mod ways;
mod weaves;
mod whole;
mod wording;

pub use changes::Changes;
pub use corrections::CORRECTIONS_FEED;
pub use exhibits::clock;
pub use exports::{
    CalendarDays, Export, ExportFormat, TimelineDate, TimelineSpan, is_public,
};
pub use gathered::Gathered;
pub use parts::{Parts, Tools};
pub use plan::{Listing, PageKind, PageSpec, plan, source_address};
pub use reads::{Facet, Mark, Reads, Terms};
pub use site::Site;
pub use strands::Scope;
pub use weaves::{RecordKey, Weave, Weaves};
