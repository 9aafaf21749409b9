//! The languages of a site: those it can be read in throughout, and those that only some
//! of its texts are in.

use super::Lang;

/// The languages of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    /// Its own first.
    site: Vec<Lang>,
    /// Those of the site, then those of single texts.
    all: Vec<Lang>,
}

impl Languages {
    /// A site's own language, the others it can be read in, and those of its texts.
    #[must_use]
    pub fn new(
        own: &Lang,
        others: impl IntoIterator<Item = Lang>,
        texts: impl IntoIterator<Item = Lang>,
    ) -> Self {
        let mut site = vec![own.clone()];
        add(&mut site, others);
        let mut all = site.clone();
        add(&mut all, texts);
        Self { site, all }
    }

    /// The site's own language.
    #[must_use]
    pub fn own(&self) -> &Lang {
        &self.site[0]
    }

    /// The languages that the whole site can be read in, its own first.
    #[must_use]
    pub fn of_site(&self) -> &[Lang] {
        &self.site
    }

    /// Every language that a page may be in.
    #[must_use]
    pub fn all(&self) -> &[Lang] {
        &self.all
    }

    /// Whether the site can be read in more than one.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.site.len() > 1
    }

    /// Whether the whole site can be read in a language.
    #[must_use]
    pub fn have(&self, lang: &Lang) -> bool {
        self.site.contains(lang)
    }

    /// The language in which a reader of pages in `lang` finds the lists: that one, or the
    /// site's own where only some texts are in it.
    #[must_use]
    pub fn of_reader<'l>(&'l self, lang: &'l Lang) -> &'l Lang {
        if self.have(lang) { lang } else { self.own() }
    }
}

/// Adds languages in the order of their tags, each once.
fn add(to: &mut Vec<Lang>, more: impl IntoIterator<Item = Lang>) {
    let mut more: Vec<Lang> =
        more.into_iter().filter(|lang| !to.contains(lang)).collect();
    more.sort();
    more.dedup();
    to.append(&mut more);
}

#[cfg(test)]
mod tests {
    use super::{Lang, Languages};

    fn langs(tags: &[&str]) -> Vec<Lang> {
        tags.iter().filter_map(|tag| Lang::parse(tag)).collect()
    }

    #[test]
    fn own_first_and_each_once() {
        let en = Lang::default();
        let texts = langs(&["ur", "en", "fr", "de"]);
        let all = Languages::new(&en, langs(&["ur", "fr", "en", "ur"]), texts);
        assert_eq!(all.of_site(), langs(&["en", "fr", "ur"]));
        assert_eq!(all.all(), langs(&["en", "fr", "ur", "de"]));
        assert!(all.are_several());
    }

    #[test]
    fn a_lone_text_makes_no_site() {
        let en = Lang::default();
        let all = Languages::new(&en, [], langs(&["ur"]));
        let ur = &langs(&["ur"])[0];
        assert!(!all.are_several() && !all.have(ur));
        assert_eq!(all.of_reader(ur), &en);
    }
}
