//! A language's tag: validated once, in canonical form ever after.

use std::{fmt, str::FromStr, sync::Arc};

use icu_locale::{Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use serde::{Serialize, Serializer};

use super::names;

/// The direction in which a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Direction {
    /// From left to right, as in Latin script.
    #[default]
    Ltr,
    /// From right to left, as in Arabic script.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute: `ltr` or `rtl`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Direction {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// A valid BCP 47 language tag in canonical form (`EN-gb` is `en-GB`, `iw` is `he`).
///
/// Cheap to clone. Tags compare and hash by their text; serialised as that text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    tag: Arc<str>,
    direction: Direction,
}

impl Lang {
    /// Reads a BCP 47 tag such as `en`, `ur`, `pt-BR` or `und-Arab`; `None` when it is
    /// not well formed. A tag of private use alone (`x-…`) names no language and is
    /// refused, as are POSIX names (`en_GB`).
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        if tag.contains('_') {
            return None;
        }
        let mut locale = tag.parse::<Locale>().ok()?;
        LocaleCanonicalizer::new_common().canonicalize(&mut locale);
        let rtl = LocaleDirectionality::new_extended().is_right_to_left(&locale.id);
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        Some(Self { tag: locale.to_string().into(), direction })
    }

    /// The canonical tag, as for HTML's `lang` attribute.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// The primary language of the tag: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.tag.split('-').next().unwrap_or(&self.tag)
    }

    /// The direction its script runs in; left to right where CLDR does not say.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The language's name in itself: `English`, `اردو`. A short list of widely read
    /// languages; a region or script follows in brackets (`English (IN)`), and a
    /// language outside the list is given as its tag.
    #[must_use]
    pub fn native_name(&self) -> String {
        match (names::native(self.primary()), self.tag.split_once('-')) {
            (Some(name), None) => name.to_owned(),
            (Some(name), Some((_, rest))) => format!("{name} ({rest})"),
            (None, _) => self.tag.to_string(),
        }
    }

    /// The language with a country, as networks ask for it: `ur_PK`, `pt_BR`. Where the tag
    /// names none it is the likely one; empty where there is none either.
    #[must_use]
    pub fn locale(&self) -> String {
        let mut id = self.formatting_locale().id;
        LocaleExpander::new_extended().maximize(&mut id);
        let region = id.region.map(|region| format!("{}_{region}", id.language));
        region.unwrap_or_default()
    }

    /// The locale that dates and numbers are written in. Plain `en` means British
    /// conventions here (24 September 2022, day first and without commas); every
    /// other tag means itself.
    #[must_use]
    pub fn formatting_locale(&self) -> Locale {
        let tag = if &*self.tag == "en" { "en-GB" } else { &*self.tag };
        Locale::from_str(tag).unwrap_or(Locale::UNKNOWN)
    }
}

/// English, the language of a project that names none.
impl Default for Lang {
    fn default() -> Self {
        Self { tag: Arc::from("en"), direction: Direction::Ltr }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.tag)
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Lang};

    fn lang(tag: &str) -> Option<String> {
        Lang::parse(tag).map(|l| l.to_string())
    }

    #[test]
    fn tags_are_validated_and_canonical() {
        for (written, canonical) in [
            ("en", "en"),
            ("EN-gb", "en-GB"),
            ("ur", "ur"),
            ("iw", "he"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("und-arab", "und-Arab"),
        ] {
            assert_eq!(lang(written).as_deref(), Some(canonical), "{written}");
        }
        for bad in ["", "e", "en_GB", "x-klingon", "english language", "en-", "12"] {
            assert_eq!(lang(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        for (tag, dir) in [
            ("en", "ltr"),
            ("ur", "rtl"),
            ("he", "rtl"),
            ("dv", "rtl"),
            ("und-Arab", "rtl"),
            ("ur-Latn", "ltr"),
            ("az", "ltr"),
            ("und", "ltr"),
        ] {
            let found = Lang::parse(tag).map(|l| l.direction().as_str());
            assert_eq!(found, Some(dir), "{tag}");
        }
        assert_eq!(Direction::default(), Direction::Ltr);
    }

    #[test]
    fn names_and_locales() {
        for (tag, name, locale) in [
            ("en", "English", "en-GB"),
            ("ur", "اردو", "ur"),
            ("en-US", "English (US)", "en-US"),
            ("tlh", "tlh", "tlh"),
        ] {
            let l = Lang::parse(tag);
            assert_eq!(l.as_ref().map(Lang::native_name).as_deref(), Some(name));
            let used = l.map(|l| l.formatting_locale().to_string());
            assert_eq!(used.as_deref(), Some(locale));
        }
    }

    #[test]
    fn serialised_as_its_tag() {
        let json = Lang::parse("EN-gb").and_then(|l| serde_json::to_string(&l).ok());
        assert_eq!(json.as_deref(), Some("\"en-GB\""));
    }
}
