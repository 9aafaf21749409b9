//! What each template sees: plain data, one struct a page kind, nothing else.
//!
//! A template is handed four things: `site` (the same for every page of a language),
//! `t` (the words of the interface, from `i18n/`), `page` ([`PageView`], the frame of
//! this page) and one value named after the page's kind (`article`, `entity`, `event`,
//! `chronology`, `home`, `plain`, `articles`, `entities`, `terms`, `list`, `mentions`,
//! `search`, `source`, `sources`).
//! Addresses in a field named `href` are ready for use on this page; those named `path`
//! (in `site`) are from the site's root and want `page.root` before them. Fields named
//! `…_html` and `body` are HTML and want `| safe`; all others are text.

mod cards;
mod chronology;
mod citing;
mod claims;
mod corrections;
mod entity;
mod exhibits;
mod exports;
mod frame;
mod image;
mod lists;
mod picture;
mod previews;
mod search;
mod sources;
mod story;
pub mod templates;
mod whole;

pub use cards::ExhibitCard;
pub use chronology::{
    ChronologyView, EventItem, EventView, MapMonth, MapYear, MonthView, OrderView,
    ThreadLink, YearView,
};
pub use citing::CiteView;
pub use claims::{
    ChoiceView, ClaimCard, ClaimItem, ClaimView, ClaimsView, EvidenceGroup, EvidenceView,
    RatingView, ReplyView, SourceLink, StatusCount, StatusStep, ValueView,
};
pub use corrections::{CorrectionView, CorrectionsView, NamedLink};
pub use entity::{
    EntitiesView, EntityItem, EntityKindView, EntityRef, EntityView, IdentifierView,
    LetterView, MentionGroup, MentionItem, MentionsView, RelationView, RoleView,
};
pub use exhibits::{
    CellView, ColumnView, CustodyView, ExcerptView, ExhibitItem, ExhibitView,
    ExhibitsView, MediumView, MomentView, PageThumb, RowView, RunView, ShownView,
    SpeakerView, TableView, ThumbView, TrackView, TranscriptView, VoiceView, WaveView,
};
pub use exports::{ExportItem, ExportsView};
pub use frame::{
    CardImageView, DateView, FallbackView, LinkView, MenuView, NameView, PageNumber,
    PageView, PaginationView, ProseView, TranslationView, WithheldView,
};
pub use image::{ImageSource, ImageView, PortraitView};
pub use lists::{ListView, TermView, TermsView};
pub use picture::{
    BarGroupView, BarView, BoxView, CountedView, FormView, LaneView, LayoutView,
    MarkView, PictureView, ShapeView, TextView, Unit,
};
pub use previews::{
    ArticlePreview, ClaimPreview, EntityPreview, EventPreview, ExhibitPreview,
    PreviewView, RolePreview, SourcePreview,
};
pub use search::{SearchElsewhere, SearchPageView, SearchView};
pub use sources::{
    CitingView, DownloadView, KindCount, PointView, QuoteView, RestView, SourcePageView,
    SourceRow, SourceView, SourcesView,
};
pub use story::{
    ArticleItem, ArticleView, CountsView, HeadingView, HomeView, MentionedView,
    PlainView, UpdateView,
};
pub use whole::{SectionPage, WholePart, WholeSection, WholeView};
