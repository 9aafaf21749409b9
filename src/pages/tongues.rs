//! A page in the languages of the site: where each is, which of them are translations, and
//! what a page says that shows a text nobody has translated.

use super::plan::{PageKind, PageSpec};
use super::record::Here;
use super::site::Site;
use super::views::{FallbackView, NameView, TranslationView};
use crate::address::Address;
use crate::language::Lang;

/// The same page in one language.
pub struct Tongue<'a> {
    /// The language.
    pub lang: &'a Lang,
    /// Where it is.
    pub address: Address,
    /// Whether it is a text in that language, and not one from another in its frame.
    pub is_told: bool,
}

/// A page in all the languages it is there in, the site's own first.
pub struct Tongues<'a> {
    all: Vec<Tongue<'a>>,
    /// Where the text was written, for a page on which it stands untranslated.
    original: Option<(&'a Lang, Address)>,
}

impl<'a> Tongues<'a> {
    /// Those of a page.
    pub fn of(site: &Site<'a>, spec: &PageSpec) -> Self {
        let languages = site.languages();
        let mut all = Vec::new();
        let texts = match (&spec.kind, spec.kind.record()) {
            (PageKind::NotFound | PageKind::Redirect(..) | PageKind::Preview(..), _) => {
                Vec::new()
            }
            (_, Some((kind, id))) => site.written_in(kind, id),
            (kind, None) => {
                let all = languages.of_site().iter();
                all.filter(|lang| site.has_list(kind, lang)).collect()
            }
        };
        let mut add = |lang: &'a Lang, is_told: bool| {
            let kind = match &spec.kind {
                // A tag that no text in the language has: its list of tags is what there is.
                PageKind::Term(which, ..) if !is_told => &PageKind::Terms(*which),
                kind => kind,
            };
            all.push(Tongue { lang, address: site.address_in(kind, lang), is_told });
        };
        if languages.are_several() && !texts.is_empty() {
            languages.of_site().iter().for_each(|lang| add(lang, texts.contains(&lang)));
        }
        for lang in &texts {
            if !languages.are_several() || !languages.have(lang) {
                add(lang, true);
            }
        }
        let original =
            site.untranslated(spec).map(|head| (&head.lang, site.address_of(head)));
        Self { all, original }
    }

    /// Where the page is, in all languages.
    pub fn addresses(self) -> impl Iterator<Item = Address> {
        self.all.into_iter().map(|tongue| tongue.address)
    }

    /// The translations of each other, this page among them; none for one that shows the text
    /// of another.
    pub fn told(&self) -> impl Iterator<Item = &Tongue<'a>> {
        let is_one = self.original.is_none();
        let several = self.all.iter().filter(|tongue| tongue.is_told).count() > 1;
        self.all.iter().filter(move |tongue| is_one && several && tongue.is_told)
    }

    /// Where the text was written, for a page on which it stands untranslated.
    pub fn original(&self) -> Option<&Address> {
        self.original.as_ref().map(|(_, address)| address)
    }

    /// What the switch of languages offers, and search engines are told.
    pub fn views(&self, here: &Here<'_>) -> Vec<TranslationView> {
        if self.all.len() < 2 {
            return Vec::new();
        }
        let told: Vec<&Lang> = self.told().map(|tongue| tongue.lang).collect();
        let view = |tongue: &Tongue<'_>| TranslationView {
            lang: tongue.lang.as_str().to_owned(),
            dir: tongue.lang.direction().as_str(),
            name: tongue.lang.native_name(),
            locale: tongue.lang.locale(),
            href: here.href(&tongue.address),
            url: tongue.address.absolute(&here.site.config.base_url),
            current: tongue.lang == here.lang,
            alternate: told.contains(&tongue.lang),
        };
        self.all.iter().map(view).collect()
    }

    /// The page for readers of none of these languages: the first, as a whole address.
    pub fn default_url(&self, here: &Here<'_>) -> String {
        let first = self.told().next();
        first.map_or_else(String::new, |t| t.address.absolute(&here.site.config.base_url))
    }

    /// What is said of a text that nobody has translated.
    pub fn fallback(&self, here: &Here<'_>) -> Option<FallbackView> {
        let (lang, address) = self.original.as_ref()?;
        Some(FallbackView {
            lang: lang.as_str().to_owned(),
            name: here.language(lang),
            into: here.language(here.lang),
            href: here.href(address),
        })
    }
}

impl Site<'_> {
    /// The translations of a page, itself among them, by their tags; nothing for one that
    /// has none.
    #[must_use]
    pub fn alternates(&self, spec: &PageSpec) -> Vec<(String, Address)> {
        let tongues = Tongues::of(self, spec);
        tongues.told().map(|t| (t.lang.as_str().to_owned(), t.address.clone())).collect()
    }
}

impl Here<'_> {
    /// The words of a type of relation, from either end: in this page's language where the
    /// project or the theme has them.
    pub fn relation(&self, kind: &str, inverse: bool) -> Option<NameView> {
        let config = self.site.config;
        let words = config.relations.get(kind)?;
        let (text, local, key) = if inverse {
            (&words.inverse, &words.inverses, "inverse")
        } else {
            (&words.label, &words.labels, "label")
        };
        let of_theme = || {
            let key = if words.symmetric { "label" } else { key };
            self.site.known_word(self.lang, &format!("/relation_types/{kind}/{key}"))
        };
        let known = local.get(self.lang).map(|text| &**text);
        let known = known.or_else(|| words.is_built_in.then(of_theme).flatten());
        let english = Lang::default();
        let own = if words.is_built_in { &english } else { &config.language };
        Some(match known {
            Some(text) => self.name(text, Some(self.lang)),
            None => self.name(text, Some(own)),
        })
    }

    /// The name of a language in the language of this page; its own name for itself where the
    /// theme has none.
    fn language(&self, lang: &Lang) -> String {
        let path = |tag: &str| format!("/languages/{tag}");
        let known = self.site.known_word(self.lang, &path(lang.as_str()));
        let known =
            known.or_else(|| self.site.known_word(self.lang, &path(lang.primary())));
        known.map_or_else(|| lang.native_name(), str::to_owned)
    }
}
