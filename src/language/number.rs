//! Numbers in a language: plural categories and grouped digits.

use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_plurals::{PluralCategory, PluralRules};

use super::Lang;

/// How many small numbers have their category looked up beforehand.
const READY: usize = 200;

/// CLDR's cardinal plural rules of one language.
///
/// ICU4X's own rules cannot be shared between threads; the categories of small
/// numbers, which are nearly all that a site counts, are therefore kept as a table.
#[derive(Debug, Clone)]
pub struct Plurals {
    lang: Lang,
    ready: Box<[&'static str]>,
}

impl Plurals {
    /// The rules of `lang`; a language that CLDR does not know has `other` only.
    #[must_use]
    pub fn new(lang: &Lang) -> Self {
        let rules = rules(lang);
        let ready = (0..READY).map(|n| category(rules.as_ref(), n)).collect();
        Self { lang: lang.clone(), ready }
    }

    /// The category of `n`: `zero`, `one`, `two`, `few`, `many` or `other`.
    #[must_use]
    pub fn category(&self, n: usize) -> &'static str {
        self.ready
            .get(n)
            .copied()
            .unwrap_or_else(|| category(rules(&self.lang).as_ref(), n))
    }
}

fn rules(lang: &Lang) -> Option<PluralRules> {
    let locale = lang.formatting_locale();
    PluralRules::try_new_cardinal((&locale).into()).ok()
}

fn category(rules: Option<&PluralRules>, n: usize) -> &'static str {
    match rules.map(|r| r.category_for(n)) {
        Some(PluralCategory::Zero) => "zero",
        Some(PluralCategory::One) => "one",
        Some(PluralCategory::Two) => "two",
        Some(PluralCategory::Few) => "few",
        Some(PluralCategory::Many) => "many",
        Some(PluralCategory::Other) | None => "other",
    }
}

/// `n` with the grouping and the digits CLDR has as the language's default:
/// `1,234,567` in English, `1.234.567` in German. (Urdu's default digits are Latin.)
#[must_use]
pub fn format_number(lang: &Lang, n: impl Into<Decimal>) -> String {
    let n = n.into();
    let locale = lang.formatting_locale();
    match DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
    {
        Ok(formatter) => formatter.format(&n).to_string(),
        Err(_) => n.to_string(),
    }
}

/// A number of tenths as the language writes it: 12 as `1.2` in English, `1,2` in German.
#[must_use]
pub fn format_tenths(lang: &Lang, tenths: u64) -> String {
    let mut number = Decimal::from(tenths);
    number.multiply_pow10(-1);
    format_number(lang, number)
}

#[cfg(test)]
mod tests {
    use super::{Lang, Plurals, format_number};

    fn categories(tag: &str, numbers: &[usize]) -> Vec<&'static str> {
        Lang::parse(tag)
            .map(|lang| {
                let plurals = Plurals::new(&lang);
                numbers.iter().map(|&n| plurals.category(n)).collect()
            })
            .unwrap_or_default()
    }

    #[test]
    fn plural_categories_are_those_of_cldr() {
        assert_eq!(
            categories("en", &[0, 1, 2, 1001]),
            ["other", "one", "other", "other"]
        );
        assert_eq!(categories("ur", &[0, 1, 2]), ["other", "one", "other"]);
        assert_eq!(
            categories("ar", &[0, 1, 2, 3, 11, 100, 1003]),
            ["zero", "one", "two", "few", "many", "other", "few"]
        );
        assert_eq!(
            categories("ru", &[1, 2, 5, 21, 1_000_001]),
            ["one", "few", "many", "one", "one"]
        );
        assert_eq!(categories("tlh", &[1]), ["other"]);
    }

    #[test]
    fn numbers_are_grouped_as_the_language_groups_them() {
        for (tag, n, text) in [
            ("en", 999_u64, "999"),
            ("en", 1_234_567, "1,234,567"),
            ("de", 1_234_567, "1.234.567"),
            ("ur", 1_234_567, "1,234,567"),
            ("hi", 1_234_567, "12,34,567"),
            ("fa", 1_234, "۱٬۲۳۴"),
        ] {
            let found = Lang::parse(tag).map(|l| format_number(&l, n));
            assert_eq!(found.as_deref(), Some(text), "{tag}");
        }
    }

    #[test]
    fn shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Plurals>();
        shared::<super::super::Collation>();
        shared::<Lang>();
    }
}
