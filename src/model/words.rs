//! The closed vocabularies of the content format, each with the words an author writes.

use crate::address::Address;
use crate::language::Lang;

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Each word an author may write, with what it stands for.
            pub const WORDS: &'static [(&'static str, $name)] =
                &[$(($word, $name::$variant)),*];

            /// The word an author writes, also the key of its words in a theme.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

vocabulary! {
    /// What kind of thing an entity is (`FollowTheMoney`'s schemata, in plainer words).
    EntityType {
        /// A human being.
        Person = "person",
        /// A group that is none of the more precise kinds.
        Organization = "organization",
        /// A business.
        Company = "company",
        /// A body of a state.
        PublicBody = "public-body",
        /// A political party.
        Party = "party",
        /// An account or handle.
        Account = "account",
        /// A place.
        Place = "place",
        /// A document.
        Document = "document",
        /// A vehicle, vessel or aircraft.
        Vehicle = "vehicle",
        /// A recurring event.
        EventSeries = "event-series",
        /// An office that people hold.
        Position = "position",
        /// Something else, or not said.
        Other = "other",
    }
}

vocabulary! {
    /// Whether an entity's names are linked by themselves.
    Linking {
        /// On the first mention in a section.
        Auto = "auto",
        /// Only where the author writes the link.
        Explicit = "explicit",
        /// Never, and never looked for.
        Never = "never",
    }
}

vocabulary! {
    /// How far a statement is established, always shown in words.
    Status {
        /// Established by primary evidence.
        Confirmed = "confirmed",
        /// Supported by independent sources.
        Corroborated = "corroborated",
        /// Said by a source.
        Reported = "reported",
        /// Claimed by an interested party.
        Alleged = "alleged",
        /// Contested.
        Disputed = "disputed",
        /// Denied by whom it concerns.
        Denied = "denied",
        /// Shown to be wrong.
        Refuted = "refuted",
        /// Not checked, or not checkable.
        Unverified = "unverified",
        /// Withdrawn by who said it.
        Retracted = "retracted",
    }
}

vocabulary! {
    /// What an event's date is the date of.
    DateBasis {
        /// When it happened.
        Occurred = "occurred",
        /// When it was recorded.
        Recorded = "recorded",
        /// When it was published.
        Published = "published",
        /// When it was reported.
        Reported = "reported",
    }
}

vocabulary! {
    /// How a piece of evidence bears on a claim.
    Bears {
        /// It supports the claim.
        For = "for",
        /// It speaks against the claim.
        Against = "against",
        /// It explains the claim.
        Context = "context",
    }
}

vocabulary! {
    /// How far an exhibit is known to be what it seems.
    Authenticity {
        /// Shown to be genuine.
        Authenticated = "authenticated",
        /// Nothing speaks against it.
        Consistent = "consistent",
        /// Not examined.
        Unverified = "unverified",
        /// Contested.
        Disputed = "disputed",
        /// Shown to be false.
        Fabricated = "fabricated",
        /// Made by the publisher for this site.
        MadeForThisSite = "made-for-this-site",
    }
}

vocabulary! {
    /// What kind of change a correction is.
    CorrectionKind {
        /// Something was wrong.
        Correction = "correction",
        /// Something could be misread.
        Clarification = "clarification",
        /// Something new became known.
        Update = "update",
        /// The page is withdrawn; it stays and says so.
        Retraction = "retraction",
    }
}

vocabulary! {
    /// What came of asking somebody.
    ReplyOutcome {
        /// They answered.
        Replied = "replied",
        /// They would not.
        Declined = "declined",
        /// They did not.
        NoResponse = "no-response",
        /// They could not be reached.
        Unreachable = "unreachable",
        /// They were not asked.
        NotSought = "not-sought",
    }
}

vocabulary! {
    /// The kinds of record; also the words of typed links (`entity:x`).
    Kind {
        /// An article.
        Article = "article",
        /// A person, body, group, place, document or account.
        Entity = "entity",
        /// Something that happened.
        Event = "event",
        /// A statement that is tested.
        Claim = "claim",
        /// A recording, document, picture or dataset.
        Exhibit = "exhibit",
        /// What statements rest on.
        Source = "source",
        /// A plain page.
        Page = "page",
    }
}

impl Kind {
    /// The folder its records lie in and its pages are published under.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Entity => "entities",
            Self::Event => "events",
            Self::Claim => "claims",
            Self::Exhibit => "exhibits",
            Self::Source => "sources",
            Self::Page => "",
        }
    }

    /// The plural, for messages: "entities".
    #[must_use]
    pub fn folder_word(self) -> &'static str {
        match self {
            Self::Page => "pages",
            other => other.folder(),
        }
    }

    /// With its article, for messages: "an entity".
    #[must_use]
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Article => "an article",
            Self::Entity => "an entity",
            Self::Event => "an event",
            Self::Claim => "a claim",
            Self::Exhibit => "an exhibit",
            Self::Source => "a source",
            Self::Page => "a page",
        }
    }
}

impl Kind {
    /// Where a record's page lies: its kind's folder and its id, under the language's
    /// tag unless that is the site's own. Plain pages lie at their path.
    #[must_use]
    pub fn address(self, id: &str, lang: &Lang, site: &Lang) -> Address {
        let prefix = if lang == site { String::new() } else { format!("{lang}/") };
        match (self, id) {
            (Self::Page, "index") => Address::new(&prefix),
            (Self::Page, _) => Address::new(&format!("{prefix}{id}/")),
            _ => Address::new(&format!("{prefix}{}/{id}/", self.folder())),
        }
    }
}
