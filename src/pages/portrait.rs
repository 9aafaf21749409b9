//! The picture that stands for a record, and the letters that do where there is none.

use super::exhibits::Extent;
use super::record::Here;
use super::views::{EntityItem, PortraitView};
use crate::model::{Entity, Reference};

impl<'a> Here<'a> {
    /// An entity as lists show it.
    pub(super) fn entity_item(&self, entity: &'a Entity, mentions: usize) -> EntityItem {
        let named = self.entity(entity);
        EntityItem {
            portrait: self.portrait(entity.image.as_ref(), false),
            monogram: monogram(&named.name.text),
            entity: named,
            mentions,
            withheld: self.withheld(&entity.head),
        }
    }

    /// The picture exhibit that a record names as its picture.
    pub(super) fn portrait(
        &self,
        image: Option<&Reference>,
        is_first: bool,
    ) -> Option<PortraitView> {
        let exhibit = self.site.exhibit(&image?.value, self.lang)?;
        let shown = self.shown(exhibit, Extent { rows: 0, is_first })?;
        let head = &exhibit.head;
        Some(PortraitView {
            image: shown.image?,
            caption: self.name(&head.title, Some(&head.lang)),
            credit: exhibit.credit.as_deref().unwrap_or_default().to_owned(),
            href: self.to(head),
        })
    }
}

/// The letters that stand for a name: the first of its first and of its last word. One is
/// enough in scripts that join letters, and in those that write words without spaces.
#[must_use]
pub fn monogram(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c == '-');
    let mut initials =
        words.filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let Some(first) = initials.next() else { return String::new() };
    let bicameral = |c: &char| c.is_uppercase() || c.is_lowercase() || c.is_numeric();
    let last = initials.rfind(bicameral).filter(|_| bicameral(&first));
    let upper = |c: char| c.to_uppercase().next().unwrap_or(c);
    [Some(first), last].into_iter().flatten().map(upper).collect()
}

#[cfg(test)]
mod tests {
    use super::monogram;

    #[test]
    fn letters_stand_for_names() {
        for (name, letters) in [
            ("Shehbaz Sharif", "SS"),
            ("Prime Minister's Office", "PO"),
            ("indishell", "I"),
            ("PML-N", "PN"),
            ("شہباز شریف", "ش"),
            ("محمد Khan", "م"),
            ("東京", "東"),
            ("émile zola", "ÉZ"),
            ("  «»  ", ""),
            ("2022", "2"),
        ] {
            assert_eq!(monogram(name), letters, "{name}");
        }
    }
}
