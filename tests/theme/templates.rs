//! The templates of the default theme, read as text.

use super::{below, repository, text};

/// The templates in a folder of the default theme, such as `partials/date.html`.
pub fn named(folder: &str) -> Vec<String> {
    let all = below(&repository("themes/default/templates"));
    all.into_iter().filter(|file| file.starts_with(&format!("{folder}/"))).collect()
}

/// The comment with which a template begins.
pub fn comment(file: &str) -> Option<String> {
    let text = text(&format!("themes/default/templates/{file}"));
    let (comment, _) = text.strip_prefix("{#")?.split_once("#}")?;
    let words: Vec<&str> = comment.trim_end_matches('-').split_whitespace().collect();
    Some(words.join(" "))
}

/// Templates with the blocks that they define.
pub fn blocks() -> Vec<(String, Vec<String>)> {
    let all = below(&repository("themes/default/templates"));
    let of = |file: String| {
        let text = text(&format!("themes/default/templates/{file}"));
        let parts = text.split("{% block ").skip(1);
        let name = |part: &str| part.split(' ').next().unwrap_or_default().to_owned();
        let names: Vec<String> = parts.map(name).collect();
        (file, names)
    };
    all.into_iter().map(of).filter(|(_, names)| !names.is_empty()).collect()
}
