//! The languages of CSL: which of its locales stands for a language of the site.

use std::sync::LazyLock;

use hayagriva::citationberg::taxonomy::{Locator, OtherTerm, Term};
use hayagriva::citationberg::{Locale, LocaleCode, TermForm};

use crate::language::Lang;

/// All of them: reading takes some forty milliseconds, whichever one is wanted.
static ALL: LazyLock<Vec<Locale>> = LazyLock::new(hayagriva::archive::locales);

fn code(locale: &Locale) -> &str {
    locale.lang.as_ref().map_or("", |code| code.0.as_str())
}

/// The locale for a language, `en-US` where CSL has none (Urdu). Plain `en` means British
/// conventions, as for dates.
pub fn nearest(lang: &Lang) -> LocaleCode {
    let has = |wanted: &str| ALL.iter().any(|l| code(l).eq_ignore_ascii_case(wanted));
    let tag = if lang.as_str() == "en" { "en-GB" } else { lang.as_str() };
    let primary = lang.primary();
    let usual = LocaleCode(primary.to_owned()).fallback();
    let doubled = format!("{primary}-{}", primary.to_uppercase());
    let prefix = format!("{primary}-");
    let any = || ALL.iter().map(code).filter(|c| c.starts_with(&prefix)).min();
    let name = [Some(tag), usual.as_ref().map(|c| c.0.as_str()), Some(doubled.as_str())]
        .into_iter()
        .flatten()
        .find(|name| has(name))
        .or_else(any)
        .unwrap_or("en-US");
    LocaleCode(name.to_owned())
}

/// What the engine is handed: the locale, and the one every style may fall back to.
pub fn files(wanted: &LocaleCode) -> Vec<Locale> {
    let english = LocaleCode::en_us();
    let mut codes = vec![wanted];
    if *wanted != english {
        codes.push(&english);
    }
    let one = |wanted: &LocaleCode| {
        ALL.iter().find(|l| code(l).eq_ignore_ascii_case(&wanted.0)).cloned()
    };
    codes.into_iter().filter_map(one).collect()
}

/// "and" and "et al." of a locale.
pub fn term(files: &[Locale], term: OtherTerm) -> Option<&str> {
    let found = files.iter().find_map(|l| l.term(Term::Other(term), TermForm::Long));
    found.and_then(|t| t.single())
}

/// The label of a locator in its short form: "p.", "pp.".
pub fn label(files: &[Locale], locator: Locator, plural: bool) -> Option<&str> {
    let found = |form| files.iter().find_map(|l| l.term(Term::Locator(locator), form));
    let term = found(TermForm::Short).or_else(|| found(TermForm::Long))?;
    if plural { term.multiple() } else { term.single() }
}
