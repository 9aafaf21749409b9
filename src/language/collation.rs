//! The order of names in a language, and the letters an A–Z list is cut into.

use std::cmp::Ordering;

use icu_collator::{
    CollatorBorrowed,
    options::{CollatorOptions, Strength},
};
use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::{CodePointMapData, props::Script};

use super::Lang;

/// CLDR's order of one language. Build it once and share it.
#[derive(Debug)]
pub struct Collation {
    /// `None` only if the compiled data should lack even the root order.
    order: Option<CollatorBorrowed<'static>>,
    /// The same order, blind to accents and case: are two letters one letter?
    letters: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// The order of `lang`; CLDR's root order for a language without its own.
    #[must_use]
    pub fn new(lang: &Lang) -> Self {
        let locale = lang.formatting_locale();
        let with = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            CollatorBorrowed::try_new((&locale).into(), options).ok()
        };
        Self { order: with(Strength::Tertiary), letters: with(Strength::Primary) }
    }

    /// Compares two names; those the language holds equal stand by code point, so the
    /// order is total.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.order {
            Some(order) => order.compare(a, b).then_with(|| a.cmp(b)),
            None => a.cmp(b),
        }
    }

    /// Bytes that stand in the same order as [`Collation::compare`] puts the names.
    /// Worth its cost for a long list that is sorted more than once.
    #[must_use]
    pub fn sort_key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(name.len() * 2 + 8);
        if let Some(order) = &self.order {
            let Ok(()) = order.write_sort_key_to(name, &mut key);
            key.push(0);
        }
        key.extend_from_slice(name.as_bytes());
        key
    }

    /// The heading under which a name stands in an A–Z list: its first letter as a
    /// capital, without accents for Latin script unless the language counts the
    /// accented letter as one of its own (Swedish Å); the letter as it is in scripts
    /// without capitals; `#` for names that begin with a digit or have no letter.
    #[must_use]
    pub fn initial(&self, name: &str) -> String {
        match name.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_alphabetic() => self.heading(c),
            _ => "#".to_owned(),
        }
    }

    fn heading(&self, letter: char) -> String {
        let own = letter.to_uppercase().next().unwrap_or(letter);
        if CodePointMapData::<Script>::new().get(letter) != Script::Latin {
            return own.to_string();
        }
        let letter = own.to_string();
        let plain = DecomposingNormalizerBorrowed::new_nfd()
            .normalize(&letter)
            .chars()
            .next()
            .filter(char::is_ascii)
            .or_else(|| self.bucket(&letter));
        match plain {
            Some(base) if self.begins_with(&letter, base) => base.to_string(),
            _ => letter,
        }
    }

    /// The last of A–Z that does not stand after the letter: Ø is filed under O.
    fn bucket(&self, letter: &str) -> Option<char> {
        let order = self.letters.as_ref()?;
        let fits = |c: &char| order.compare(c.encode_utf8(&mut [0; 4]), letter).is_le();
        ('A'..='Z').rev().find(fits)
    }

    /// Whether the language files `letter` among the names beginning with `base`: it
    /// stands before the end of that heading (Æ as AE), not after it as a letter in
    /// its own right does (Spanish Ñ, Swedish Å).
    fn begins_with(&self, letter: &str, base: char) -> bool {
        let Some(order) = &self.letters else { return true };
        let end = format!("{base}ZZ");
        order.compare(letter, &end).is_le()
    }
}

#[cfg(test)]
mod tests {
    use super::{Collation, Lang};

    fn collation(tag: &str) -> Option<Collation> {
        Lang::parse(tag).map(|l| Collation::new(&l))
    }

    fn sorted(tag: &str, names: &[&'static str]) -> Vec<&'static str> {
        let mut names = names.to_vec();
        if let Some(c) = collation(tag) {
            names.sort_by(|a, b| c.compare(a, b));
            let mut by_key = names.clone();
            by_key.sort_by_key(|n| c.sort_key(n));
            assert_eq!(by_key, names, "the keys give the same order");
        }
        names
    }

    #[test]
    fn names_stand_in_the_languages_order() {
        assert_eq!(
            sorted("en", &["zebra", "Élan", "eland", "Zorro", "apple", "Ärger"]),
            ["apple", "Ärger", "Élan", "eland", "zebra", "Zorro"]
        );
        assert_eq!(sorted("sv", &["Öst", "Zorn", "Ås"]), ["Zorn", "Ås", "Öst"]);
        assert_eq!(
            sorted("ur", &["ٹیلی", "بھارت", "اسلام", "پاکستان"]),
            ["اسلام", "بھارت", "پاکستان", "ٹیلی"]
        );
    }

    #[test]
    fn equal_names_are_ordered_by_code_point() {
        // Composed and decomposed: one name to the language, two to the machine.
        let c = collation("en");
        let order = c.map(|c| c.compare("e\u{301}", "\u{e9}"));
        assert_eq!(order, Some(std::cmp::Ordering::Less));
    }

    #[test]
    fn headings_of_an_a_to_z_list() {
        for (tag, name, heading) in [
            ("en", "ogra", "O"),
            ("en", "Élan", "E"),
            ("en", "“Quoted” name", "Q"),
            ("en", "42 days", "#"),
            ("en", "—", "#"),
            ("en", "Ørsted", "O"),
            ("en", "Æthelred", "A"),
            ("en", "ẞ", "S"),
            ("sv", "Ås", "Å"),
            ("es", "ñandú", "Ñ"),
            ("es", "Álava", "A"),
            ("en", "انڈی شیل", "ا"),
            ("ur", "آصف", "آ"),
            ("ru", "яндекс", "Я"),
        ] {
            let found = collation(tag).map(|c| c.initial(name));
            assert_eq!(found.as_deref(), Some(heading), "{tag} {name}");
        }
    }
}
