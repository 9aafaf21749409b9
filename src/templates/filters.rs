//! The filters templates may use beside tera's own. Pure: the same input, the same words.

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::language::{Lang, Plurals, format_number};

/// Registers the filters. They must be known before any template is.
pub fn register(tera: &mut Tera) {
    tera.register_filter("counted", counted);
    tera.register_filter("fill", fill);
}

/// `{{ n | counted(words=t.counts.mentions, lang=page.lang) }}`: the words of the plural
/// category of `n` (CLDR), with `{n}` replaced by the number.
fn counted(n: usize, kwargs: Kwargs, _: &State<'_>) -> TeraResult<String> {
    known(&kwargs, &["words", "lang"])?;
    let words: Value = kwargs.must_get("words")?;
    let lang: String = kwargs.must_get("lang")?;
    let lang = Lang::parse(&lang).unwrap_or_default();
    let category = Plurals::new(&lang).category(n);
    let chosen = words.get_from_path(category).or_else(|| words.get_from_path("other"));
    let chosen = chosen.and_then(Value::as_str).ok_or_else(|| {
        tera::Error::message(format!("`words` has neither `{category}` nor `other`"))
    })?;
    Ok(chosen.replace("{n}", &format_number(&lang, n)))
}

/// `{{ t.byline | fill(name=x) }}`: `{name}` replaced by the argument of that name.
fn fill(words: String, kwargs: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let mut out = words;
    for (key, value) in kwargs.iter() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        out = out.replace(&format!("{{{key}}}"), &value);
    }
    Ok(out)
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
