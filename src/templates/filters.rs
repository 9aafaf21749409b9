//! The filters templates may use beside tera's own. Pure: the same input, the same words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::language::{Lang, Plurals, format_number};

/// What `counted` needs of a language, made once.
struct Counting {
    lang: Lang,
    plurals: Plurals,
    /// The first numbers, as the language writes them.
    numbers: Vec<String>,
}

impl Counting {
    fn new(lang: &Lang) -> Self {
        let numbers = (0..1000u32).map(|n| format_number(lang, n)).collect();
        Self { lang: lang.clone(), plurals: Plurals::new(lang), numbers }
    }

    fn number(&self, n: usize) -> Cow<'_, str> {
        match self.numbers.get(n) {
            Some(number) => Cow::Borrowed(number),
            None => Cow::Owned(format_number(&self.lang, n)),
        }
    }
}

/// Registers the filters, for some languages. They must be known before any template is.
pub fn register<'l>(tera: &mut Tera, langs: impl IntoIterator<Item = &'l Lang>) {
    let counting: BTreeMap<String, Counting> =
        langs.into_iter().map(|l| (l.as_str().to_owned(), Counting::new(l))).collect();
    tera.register_filter("counted", move |n: usize, kwargs: Kwargs, _: &State<'_>| {
        counted(&counting, n, &kwargs)
    });
    tera.register_filter("fill", |words: String, kwargs: Kwargs, _: &State<'_>| {
        fill(&words, &kwargs)
    });
}

/// `{{ n | counted(words=t.counts.mentions, lang=page.lang) }}`: the words of the plural
/// category of `n` (CLDR), with `{n}` replaced by the number.
fn counted(
    all: &BTreeMap<String, Counting>,
    n: usize,
    kwargs: &Kwargs,
) -> TeraResult<String> {
    known(kwargs, &["words", "lang"])?;
    let words: &Value = kwargs.must_get("words")?;
    let lang: &str = kwargs.must_get("lang")?;
    let counting = all.get(lang).or_else(|| all.values().next());
    let Some(counting) = counting else {
        return Err(tera::Error::message(format!("no words for the language `{lang}`")));
    };
    let category = counting.plurals.category(n);
    let chosen = words.get_from_path(category).or_else(|| words.get_from_path("other"));
    let chosen = chosen.and_then(Value::as_str).ok_or_else(|| {
        tera::Error::message(format!("`words` has neither `{category}` nor `other`"))
    })?;
    Ok(chosen.replace("{n}", &counting.number(n)))
}

/// `{{ t.byline | fill(name=x) }}`: `{name}` replaced by the argument of that name.
fn fill(words: &str, kwargs: &Kwargs) -> String {
    let mut out = words.to_owned();
    for (key, value) in kwargs.iter() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        out = out.replace(&format!("{{{key}}}"), &value);
    }
    out
}

/// tera passes over arguments it does not know; a slip there should not.
fn known(kwargs: &Kwargs, names: &[&str]) -> TeraResult<()> {
    for (key, _) in kwargs.iter() {
        let key = key.to_string();
        if !names.contains(&&*key) {
            return Err(tera::Error::message(format!(
                "unknown argument `{key}`; known: {}",
                names.join(", ")
            )));
        }
    }
    Ok(())
}
