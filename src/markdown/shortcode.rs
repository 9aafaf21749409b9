//! Shortcodes: `{{ name(key="value", other=3) }}`.

/// A shortcode as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcode {
    /// Its name: the template `shortcodes/<name>.html`.
    pub name: String,
    /// Its arguments, in order. Numbers and booleans keep their spelling.
    pub args: Vec<(String, String)>,
}

/// Reads what stands between `{{` and `}}`.
///
/// # Errors
/// What is wrong, in words.
pub fn parse(inner: &str) -> Result<Shortcode, String> {
    let inner = inner.trim();
    let open = inner.find('(').ok_or("there is no `(` after its name")?;
    let name = inner[..open].trim();
    let sound = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(sound) {
        return Err(format!("`{name}` is not a name: letters, digits, hyphens"));
    }
    let args = inner[open + 1..].strip_suffix(')').ok_or("there is no `)` at its end")?;
    Ok(Shortcode { name: name.to_owned(), args: arguments(args)? })
}

fn arguments(mut rest: &str) -> Result<Vec<(String, String)>, String> {
    let mut args = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(args);
        }
        let (key, after) =
            rest.split_once('=').ok_or_else(|| format!("`{rest}` has no `=`"))?;
        let after = after.trim_start();
        let (value, after) = if let Some(quoted) = after.strip_prefix('"') {
            quoted
                .split_once('"')
                .map(|(value, after)| (value.to_owned(), after))
                .ok_or_else(|| format!("the value of `{}` is not closed", key.trim()))?
        } else {
            let end = after.find(',').unwrap_or(after.len());
            (after[..end].trim().to_owned(), &after[end..])
        };
        args.push((key.trim().to_owned(), value));
        rest = after.trim_start();
        match rest.strip_prefix(',') {
            Some(after) => rest = after,
            None if rest.is_empty() => {}
            None => return Err(format!("a comma is missing before `{rest}`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_arguments() {
        let s = parse(r#" pull-quote(text="a, b", n=3) "#).unwrap();
        assert_eq!(s.name, "pull-quote");
        assert_eq!(s.args, [("text".into(), "a, b".into()), ("n".into(), "3".into())]);
        assert!(parse("x()").unwrap().args.is_empty());
    }

    #[test]
    fn says_what_is_wrong() {
        for bad in ["x", "x(", "(a=1)", "x(a)", "x(a=\"b)", "x(a=\"b\" c=\"d\")"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
