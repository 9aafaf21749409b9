//! Custom properties in a style sheet: where each is set, and to what.

/// A place of a style sheet at which a property is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// What stands around it, the outermost first: `@media …`, `:root`.
    pub around: Vec<String>,
    /// What it is set to.
    pub value: String,
}

/// Everywhere that `property` is set in a style sheet, in order. A sheet that is not well
/// formed is read as far as its braces go.
pub fn sets(css: &str, property: &str) -> Vec<Set> {
    let mut found = Vec::new();
    let mut around: Vec<String> = Vec::new();
    let mut said = String::new();
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '/' if rest.starts_with("/*") => {
                rest.find("*/").map_or(rest.len(), |i| i + 2)
            }
            '"' | '\'' => quoted(rest, c),
            _ => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(len);
        rest = after;
        match c {
            '{' => around.push(std::mem::take(&mut said).trim().to_owned()),
            ';' | '}' => {
                let declared = std::mem::take(&mut said);
                if let Some((name, value)) = declared.split_once(':')
                    && name.trim() == property
                {
                    let value = value.trim().to_owned();
                    found.push(Set { around: around.clone(), value });
                }
                if c == '}' {
                    around.pop();
                }
            }
            '/' if len > 1 => {}
            _ => said.push_str(piece),
        }
    }
    found
}

/// How long the quoted text at the beginning of `rest` is, with its quotes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &[(&[&str], &str)]) {
        let found = sets(css, "--a");
        let found: Vec<(Vec<&str>, &str)> = found
            .iter()
            .map(|set| (set.around.iter().map(String::as_str).collect(), &*set.value))
            .collect();
        let expected: Vec<(Vec<&str>, &str)> =
            expected.iter().map(|(around, value)| (around.to_vec(), *value)).collect();
        assert_eq!(found, expected, "{css}");
    }

    #[test]
    fn properties_are_found_where_they_are_set() {
        check(":root { --a: #fff; --ab: 1 }", &[(&[":root"], "#fff")]);
        check(":root { color: red; --a: x }", &[(&[":root"], "x")]);
        check("@media print { p { --a:1 } q {} }", &[(&["@media print", "p"], "1")]);
        check("p { --b: var(--a) } q { color: var(--a); }", &[]);
    }

    #[test]
    fn comments_and_texts_are_no_rules() {
        check("/* } p { --a: 1; } */ p { --a: 2; }", &[(&["p"], "2")]);
        check("p { content: \"}; --a: 1;\"; --a: 2 }", &[(&["p"], "2")]);
        check("p { content: '\\'}'; --a: \"x;y\"; }", &[(&["p"], "\"x;y\"")]);
    }

    #[test]
    fn what_is_broken_does_not_stop_it() {
        for css in ["}}}", "p { --a", "/* open", "p { content: \"open", "{{{;;;"] {
            let _ = sets(css, "--a");
        }
        check("}} p { --a: 1 }", &[(&["p"], "1")]);
    }
}
