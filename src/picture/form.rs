//! What the ends and fillings of marks mean, for a legend of those that occur.

/// Something that a mark says by its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A dot: a day.
    Day,
    /// A light bar: somewhere within a month, a year…
    Within,
    /// A solid bar: it lasted.
    Lasts,
    /// The lighter end of a solid bar: it may have lasted so long.
    May,
    /// Hatching: the date is uncertain.
    Uncertain,
    /// Fading: the date is approximate.
    About,
    /// An arrow: it goes on.
    Open,
    /// A dotted end: nobody says when it ended or began.
    Unknown,
    /// A hollow mark: one of several possible dates.
    Alternative,
    /// Marks joined by a line: one event with several dates.
    Several,
}

impl Form {
    /// Its word, by which themes know it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Within => "within",
            Self::Lasts => "lasts",
            Self::May => "may",
            Self::Uncertain => "uncertain",
            Self::About => "about",
            Self::Open => "open",
            Self::Unknown => "unknown",
            Self::Alternative => "alternative",
            Self::Several => "several",
        }
    }
}
