//! Raw HTML and absolute addresses: what of them cannot work on a published page.

/// What the site's security policy blocks in some HTML (in lower case), and what to do.
pub fn blocked(html: &str) -> Option<(&'static str, &'static str)> {
    if html.contains("<script") {
        Some(("a script", "take it out, or make it a file of the theme"))
    } else if html.contains("<style") {
        Some(("a style sheet", "put the rules into a style sheet of the theme"))
    } else if html.starts_with('<') && html.contains(" style=") {
        Some(("a style attribute", "give it a class, and the class a rule in the theme"))
    } else if html.contains("<iframe") {
        Some(("a frame", "link to what it would show"))
    } else {
        None
    }
}

/// Whether raw HTML (in lower case) links or loads something of this site.
pub fn leads_into_site(html: &str) -> bool {
    let values =
        [" href=", " src="].into_iter().flat_map(|name| html.split(name).skip(1));
    values.into_iter().any(|rest| {
        let value = rest.trim_start_matches(['"', '\'', ' ']);
        !value.starts_with('#') && !value.starts_with("//") && scheme_of(value).is_none()
    })
}

/// The scheme that an attribute's value begins with.
fn scheme_of(value: &str) -> Option<String> {
    let end = value.find(['"', '\'', ' ', '>']).unwrap_or(value.len());
    scheme(&value[..end])
}

/// The scheme of an absolute URL, in lower case.
pub fn scheme(destination: &str) -> Option<String> {
    let (scheme, _) = destination.split_once(':')?;
    let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    sound.then(|| scheme.to_ascii_lowercase())
}
