//! A citation style in a language.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, PoisonError, RwLock};

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::taxonomy::Kind;
use hayagriva::citationberg::{self, IndependentStyle, Locale, LocaleCode, StyleClass};

use super::engine::Part;
use super::order::{self, By, Order};
use super::specialise::{Known, specialise};
use super::{CslItem, known, locale, repair};
use crate::date::DateWords;
use crate::diag::{Code, Diagnostic, Place};
use crate::language::Lang;

/// A citation style, ready to format in one language. Cheap to clone.
#[derive(Clone)]
pub struct Style(pub(super) Arc<Inner>);

/// Styles by the type of source and the part they are for.
type ByKind = HashMap<Known, Arc<IndependentStyle>>;

pub(super) struct Inner {
    csl: IndependentStyle,
    /// The style by type of source, each made when the first of its type is formatted.
    /// Looked up, never walked.
    by_kind: RwLock<ByKind>,
    pub locale: LocaleCode,
    pub files: Vec<Locale>,
    /// The language of what is printed.
    pub lang: Lang,
    pub words: DateWords,
    pub order: Vec<By>,
}

#[cfg(test)]
impl Inner {
    /// The style for sources of any type.
    pub(super) fn whole(&self) -> &IndependentStyle {
        &self.csl
    }
}

impl fmt::Debug for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Style({} in {})", self.0.csl.info.id, self.0.lang)
    }
}

/// Why a style cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StyleError {
    /// There is no style of this name.
    Unknown {
        /// The name.
        name: String,
        /// One it may be meant for.
        nearest: Option<String>,
    },
    /// The text is not a CSL style.
    Unreadable(String),
    /// The style leans on another that is not in the archive.
    Dependent(String),
}

impl StyleError {
    /// As a finding at the place where the style is named.
    #[must_use]
    pub fn diagnostic(&self, place: Place) -> Diagnostic {
        let d = Diagnostic::new(Code::BadStyle, self.to_string()).at(place);
        match self {
            Self::Unknown { nearest: Some(name), .. } => {
                d.help(format!("did you mean `{name}`?"))
            }
            Self::Unknown { .. } => {
                d.help("write a style's name, such as `chicago-notes` or `apa`, or the path of a .csl file")
            }
            Self::Unreadable(_) => d.help("take a CSL 1.0.2 style as it is published"),
            Self::Dependent(_) => d.help("take the file of the style it is based on"),
        }
    }
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name, .. } => {
                write!(f, "there is no citation style `{name}`")
            }
            Self::Unreadable(why) => write!(f, "this is not a CSL style: {why}"),
            Self::Dependent(on) => {
                write!(f, "this style is based on `{on}`, which is not known here")
            }
        }
    }
}

impl std::error::Error for StyleError {}

impl Style {
    /// Loads a style by the name it has in the archive or in CSL's own repository, or from
    /// the text of a .csl file. Dates are in the words that casebook itself has.
    ///
    /// # Errors
    /// When there is none of that name, or the text is not a style.
    pub fn load(name: &str, lang: &Lang) -> Result<Self, StyleError> {
        Self::worded(name, lang, DateWords::new)
    }

    /// The same with other words for dates, which are asked for in the language of what is
    /// printed.
    ///
    /// # Errors
    /// When there is none of that name, or the text is not a style.
    pub fn worded(
        name: &str,
        lang: &Lang,
        words: impl FnOnce(&Lang) -> DateWords,
    ) -> Result<Self, StyleError> {
        let style = if name.trim_start().starts_with('<') {
            citationberg::Style::from_xml(name)
                .map_err(|error| StyleError::Unreadable(error.to_string()))?
        } else {
            let known = known::by_name(name).ok_or_else(|| unknown(name))?;
            known.get()
        };
        Ok(Self::of(independent(style)?, lang, words))
    }

    /// Every name [`Style::load`] knows, sorted.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        known::names()
    }

    fn of(
        mut csl: IndependentStyle,
        lang: &Lang,
        words: impl FnOnce(&Lang) -> DateWords,
    ) -> Self {
        repair::repair(&mut csl);
        // Every source stands by itself; brackets and stops around a citation are put by
        // who makes the note or the sentence.
        csl.citation.layout.prefix = None;
        csl.citation.layout.suffix = None;
        csl.citation.near_note_distance = 0;
        csl.citation.disambiguate_add_year_suffix = false;
        if let Some(bibliography) = &mut csl.bibliography {
            bibliography.subsequent_author_substitute = None;
            // The engine would take the first field off, names where there is no number.
            bibliography.second_field_align = None;
        }
        let locale = locale::nearest(lang);
        let files = locale::files(&locale);
        let own = Lang::parse(&locale.0).unwrap_or_default();
        // Words of a language CSL has are those of the page's own tag.
        let lang = if own.primary() == lang.primary() { lang.clone() } else { own };
        let order = order::keys(csl.bibliography.as_ref());
        let words = words(&lang);
        let by_kind = RwLock::default();
        Self(Arc::new(Inner { csl, by_kind, locale, files, lang, words, order }))
    }

    /// The style for one part of what it says of sources of one type.
    pub(super) fn of_kind(&self, kind: &str, part: Part) -> Arc<IndependentStyle> {
        let known = Known { kind: Kind::from_str(kind).ok(), part };
        let held = self.0.by_kind.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(style) = held.get(&known) {
            return style.clone();
        }
        drop(held);
        let style = Arc::new(specialise(&self.0.csl, known));
        let mut held = self.0.by_kind.write().unwrap_or_else(PoisonError::into_inner);
        held.entry(known).or_insert(style).clone()
    }

    /// The language of what it prints: English where CSL has no locale for the language
    /// asked for.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.0.lang
    }

    /// The name of the locale in CSL: `en-GB`.
    #[must_use]
    pub fn locale(&self) -> &str {
        &self.0.locale.0
    }

    /// Its own title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.0.csl.info.title.value
    }

    /// Whether it cites in notes of its own wording.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        self.0.csl.settings.class == StyleClass::Note
    }

    /// How its bibliography is ordered.
    #[must_use]
    pub fn order(&self) -> Order {
        if self.0.order.is_empty() { Order::Citation } else { Order::Sorted }
    }

    /// Texts to sort references by, one after another, by the rules of the page's language.
    #[must_use]
    pub fn sort_key(&self, item: &CslItem) -> [String; 3] {
        let usual = [By::Author, By::Title, By::Date];
        let by = if self.0.order.is_empty() { &usual[..] } else { &self.0.order };
        order::sort_key(by, item)
    }
}

fn independent(style: citationberg::Style) -> Result<IndependentStyle, StyleError> {
    let dependent = match style {
        citationberg::Style::Independent(style) => return Ok(style),
        citationberg::Style::Dependent(style) => style,
    };
    let address = dependent.parent_link.href.clone();
    match known::by_address(&address).map(ArchivedStyle::get) {
        Some(citationberg::Style::Independent(mut parent)) => {
            parent.default_locale = dependent.default_locale.or(parent.default_locale);
            Ok(parent)
        }
        _ => Err(StyleError::Dependent(address)),
    }
}

fn unknown(name: &str) -> StyleError {
    let nearest = crate::diag::did_you_mean(name, known::names()).map(str::to_owned);
    StyleError::Unknown { name: name.trim().to_owned(), nearest }
}
