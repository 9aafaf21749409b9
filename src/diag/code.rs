//! The closed list of rules. Each has a number, a name, a severity and a page in
//! `docs/diagnostics/` whose examples are run as tests.

use super::Severity;

macro_rules! codes {
    ($($variant:ident = $number:literal, $severity:ident, $title:literal;)*) => {
        /// A rule that content, configuration or theme can break.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// Every rule, in the order of their numbers.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The number as printed, such as `CB013`.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self { $(Self::$variant => $number,)* }
            }

            /// What the rule is about, in a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// How much breaking it matters, unless the finding says otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    NotUtf8 = "CB001", Error, "a text file is not UTF-8";
    TooLarge = "CB002", Error, "a text file is too large";
    SymlinkOutside = "CB003", Error, "a symbolic link leads out of the project";
    SymlinkLoop = "CB004", Error, "symbolic links form a loop";
    Unreadable = "CB005", Error, "a file cannot be read";
    UnplacedFile = "CB006", Warning, "a data file that nothing reads";
    FrontMatterMissing = "CB010", Error, "a content file has no front matter";
    FrontMatterUnclosed = "CB011", Error, "the front matter is not closed";
    YamlSyntax = "CB012", Error, "the YAML cannot be read";
    UnknownKey = "CB013", Error, "an unknown key";
    WrongType = "CB014", Error, "a value of the wrong type";
    MissingKey = "CB015", Error, "a key that must be there is missing";
    BadValue = "CB016", Error, "a value that is not one of those allowed";
    BadId = "CB017", Error, "an id that cannot be used";
    BadDate = "CB018", Error, "a date that is not EDTF";
    BadTime = "CB019", Error, "a time of day or a zone that cannot be";
    DuplicateId = "CB020", Error, "two records of a kind with one id";
    DanglingReference = "CB021", Error, "a reference to something that does not exist";
    RelationWithoutSource = "CB022", Error, "a relation without a source";
    OrderContradiction = "CB023", Error, "an order of events that cannot be";
    TranslationAlone = "CB024", Warning, "a translation of a page that does not exist";
    WithheldReference = "CB025", Error, "a reference to something that is withheld";
    UnknownThread = "CB026", Warning, "a thread that casebook.yaml does not name";
    BrokenLink = "CB030", Error, "a link that leads nowhere";
    BrokenAnchor = "CB031", Error, "a link to a part of a page that is not there";
    AmbiguousWikilink = "CB032", Error, "a wikilink that several entities answer to";
    BadShortcode = "CB033", Error, "a shortcode that cannot be used";
    BadEmbed = "CB034", Error, "an embed that cannot be shown";
    UnknownCitation = "CB035", Error, "a citation of an unknown source";
    UndefinedFootnote = "CB036", Warning, "a footnote without its text";
    UnsafeHtml = "CB037", Warning, "HTML that the site's security policy blocks";
    MissingAlt = "CB038", Warning, "a picture without alternative text";
    AmbiguousName = "CB040", Note, "a name that several entities share";
    UnlinkedName = "CB041", Note, "a known name that is left unlinked";
    BadSource = "CB042", Warning, "a field of a source that cannot be used";
    SameSource = "CB043", Warning, "two entries for one source";
    BadStyle = "CB044", Error, "a citation style that cannot be used";
    BadCitation = "CB045", Warning, "a citation that cannot be read";
    PathCollision = "CB050", Error, "two pages with one address";
    ThemeMissing = "CB052", Error, "a theme that cannot be used";
    TemplateError = "CB053", Error, "a template that cannot be rendered";
    MissingWords = "CB054", Warning, "words of the interface that are missing";
    UnusedThemeFile = "CB055", Warning, "a part of a theme that nothing uses";
    UnwritableCard = "CB056", Note, "a title that no social card can hold";
    LowContrast = "CB057", Error, "a colour that is hard to read";
    HashMismatch = "CB060", Error, "a file that is not the one its SHA-256 names";
    HashMissing = "CB061", Warning, "an exhibit's file without a SHA-256";
    MetadataLeft = "CB062", Error, "a file that would tell where it was made";
    MetadataKept = "CB063", Warning, "metadata that stays in a published file";
    BadMedia = "CB064", Warning, "a picture, recording or document that cannot be read";
    BadCue = "CB065", Warning, "a cue that cannot be read";
    BadSpeaker = "CB066", Warning, "a speaker that nobody explains";
    BadTable = "CB067", Warning, "a table that cannot be read";
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.number())
    }
}
