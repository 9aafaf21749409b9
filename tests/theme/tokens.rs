//! The custom properties of the default theme, read out of its style sheet.

use super::text;

/// A custom property with its values.
#[derive(Default)]
struct Token {
    name: String,
    light: String,
    dark: String,
    what: String,
}

/// A table of all of them, in the order in which they are set.
pub fn table() -> String {
    let css = text("themes/default/styles/tokens.css");
    let all = read(&css);
    assert!(all.len() > 5, "only {} tokens", all.len());
    let mut out = "| property | light | dark | what |\n|---|---|---|---|\n".to_owned();
    for token in &all {
        let dark = if token.dark.is_empty() {
            "the same".to_owned()
        } else {
            // Of a pair, the second.
            let pair = token.dark.strip_prefix("light-dark(");
            let pair = pair.and_then(|pair| pair.strip_suffix(')')?.split_once(", "));
            format!("`{}`", pair.map_or(&*token.dark, |(_, dark)| dark))
        };
        out += &format!(
            "| `{}` | `{}` | {dark} | {} |\n",
            token.name, token.light, token.what
        );
    }
    out
}

/// Reads `--name: value; /* what */` line by line; what stands inside a rule for dark
/// screens is the dark value, and languages and printed pages are left out.
fn read(css: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut around: Vec<String> = Vec::new();
    for line in css.lines().map(str::trim) {
        if let Some((prelude, rest)) = line.split_once('{') {
            around.push(prelude.trim().to_owned());
            let closed = rest.matches('}').count();
            around.truncate(around.len().saturating_sub(closed));
        } else if line.starts_with('}') {
            around.pop();
        }
        let Some((name, rest)) =
            line.split_once(':').filter(|(n, _)| n.starts_with("--"))
        else {
            continue;
        };
        let (value, after) = rest.split_once(';').unwrap_or((rest, ""));
        let is = |word: &str| around.iter().any(|rule| rule.contains(word));
        if is("print") || is(":lang(") {
            continue;
        }
        let what = after.trim().trim_start_matches("/*").trim_end_matches("*/").trim();
        let at = all.iter().position(|token| token.name == name);
        let at = at.unwrap_or_else(|| {
            all.push(Token { name: name.to_owned(), ..Token::default() });
            all.len() - 1
        });
        let token = &mut all[at];
        let slot = if is("dark") { &mut token.dark } else { &mut token.light };
        if slot.is_empty() {
            value.trim().clone_into(slot);
        }
        if token.what.is_empty() {
            what.clone_into(&mut token.what);
        }
    }
    all
}
