//! Finished HTML changed element by element: links on their way to another page, anchors on
//! their way into a document, words without their links.

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::markdown;

/// A fragment with each of its elements changed. What cannot be read as HTML is shown as
/// text, so that nothing in it can lead anywhere or take an anchor.
pub fn rewritten(html: &str, mut change: impl FnMut(&mut Element<'_, '_>)) -> String {
    let settings = RewriteStrSettings::new()
        .with_strict(false)
        .append_element_content_handler(element!("*", |element| {
            change(element);
            Ok(())
        }));
    rewrite_str(html, settings).unwrap_or_else(|_| {
        let mut text = String::new();
        markdown::escape_text(&mut text, html);
        text
    })
}

/// Gives those of some attributes of an element that it has to `change`, each as it is
/// written, and puts what that gives in its place.
pub fn attributes(
    element: &mut Element<'_, '_>,
    names: &[&str],
    mut change: impl FnMut(&str) -> Option<String>,
) {
    for name in names {
        let new = element.get_attribute(name).and_then(|written| change(&written));
        if let Some(new) = new {
            set(element, name, &new);
        }
    }
}

/// Writes an attribute. Its name is one of ours and can be set; nothing else can go wrong.
pub fn set(element: &mut Element<'_, '_>, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// A fragment with its links taken out and their words left in.
pub fn without_links(html: &str) -> String {
    rewritten(html, |element| {
        if element.tag_name() == "a" {
            element.remove_and_keep_content();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_links_stay() {
        let html =
            "Doe, <i>T</i>, <a rel=\"x\" href=\"u\">example.org</a>, <abbr>p.</abbr>";
        assert_eq!(without_links(html), "Doe, <i>T</i>, example.org, <abbr>p.</abbr>");
        assert_eq!(without_links("<a href=\"u\">u</a>"), "u");
    }

    #[test]
    fn attributes_are_those_of_tags() {
        let html =
            "<a class=\"b\" href='x'>href=\"x\"</a><!-- <a href=\"x\"> --><img src=x>";
        let made = rewritten(html, |element| {
            attributes(element, &["href", "src"], |old| Some(format!("{old}{old}")));
        });
        let wanted = "<a class=\"b\" href=\"xx\">href=\"x\"</a><!-- <a href=\"x\"> --><img src=\"xx\">";
        assert_eq!(made, wanted);
    }
}
