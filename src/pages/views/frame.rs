//! The frame of a page and the small parts that all views share.

use serde::Serialize;

use super::{CiteView, CorrectionView, SearchView};

/// The frame of a page: what `<head>`, header and footer need.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The page's kind: `article`, `entity`, `event`, `chronology`, `home`, `plain`,
    /// `articles`, `entities`, `tags`, `tag`, `authors`, `author`, `mentions`, `events`,
    /// `claim`, `claims`, `exhibit`, `exhibits`, `source`, `sources`, `corrections`,
    /// `print`, `search`, `not-found`.
    pub kind: &'static str,
    /// Its title, as text.
    pub title: String,
    /// One or two sentences for search engines and feeds; may be empty.
    pub description: String,
    /// BCP 47 tag of its language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The absolute address, for `rel="canonical"`; empty for the error page.
    pub canonical: String,
    /// What leads from this page to the site's root: `""`, `"../../"`, or an absolute path.
    pub root: String,
    /// The address of the front page from here.
    pub home_href: String,
    /// The publisher's page from here, of this site or another; may be empty.
    pub publisher_href: String,
    /// The menu, with the entry that holds this page marked.
    pub menu: Vec<MenuView>,
    /// The way here from the front page, without this page itself.
    pub breadcrumbs: Vec<LinkView>,
    /// The page in each language it is there in, where there are several.
    pub translations: Vec<TranslationView>,
    /// The absolute address for readers of none of these languages (`hreflang="x-default"`);
    /// empty where search engines are told of no translation.
    pub default_url: String,
    /// Set when nobody has translated the text into the page's language, so that it stands
    /// here as it was written.
    pub fallback: Option<FallbackView>,
    /// The language of the page's own text, when it differs from the page's.
    pub text: Option<ProseView>,
    /// Set when the page is only shown because drafts are: `draft`, `scheduled` or `embargoed`.
    pub withheld: Option<WithheldView>,
    /// What the page says to programs, as JSON-LD with every `<` escaped; empty for the error
    /// page.
    pub json_ld: String,
    /// The corrections of this page, the newest first.
    pub corrections: Vec<CorrectionView>,
    /// Whether it was withdrawn: it stays, and says so.
    pub retracted: bool,
    /// The list of all corrections; empty when there are none.
    pub corrections_href: String,
    /// The card that is shown where the page is shared; none without `social_cards`.
    pub card: Option<CardImageView>,
    /// Of an article: when it was published, where that day is known for certain.
    pub published: Option<String>,
    /// Of an article: when it was last changed, where that day is known for certain.
    pub modified: Option<String>,
    /// Its language as networks want it, `ur_PK`; empty where the country is not known.
    pub locale: String,
    /// The whole case as one document; empty when there is none.
    pub print_href: String,
    /// When an article or a plain page was last changed.
    pub updated: Option<DateView>,
    /// Whether a block of code is on the page, so the highlighting style sheet is wanted.
    pub has_code: bool,
    /// How the site is searched from here.
    pub search: SearchView,
    /// Whether links on it are previewed.
    pub has_previews: bool,
    /// How to cite it; of articles, claims, entities and exhibits.
    pub cite: Option<CiteView>,
}

/// A picture that stands for a page where it is shared.
#[derive(Debug, Clone, Serialize)]
pub struct CardImageView {
    /// Its absolute address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What stands on it.
    pub alt: String,
}

/// An entry of the menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView {
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// Whether this page is it (`page`), lies under it (`section`), or neither (empty).
    pub current: &'static str,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize)]
pub struct TranslationView {
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language as networks want it, `ur_PK`; empty where the country is not known.
    pub locale: String,
    /// The language's name in itself.
    pub name: String,
    /// Its address from here.
    pub href: String,
    /// Its absolute address, for `hreflang`.
    pub url: String,
    /// Whether it is this very page.
    pub current: bool,
    /// Whether search engines are told of it: both are texts in their own languages.
    pub alternate: bool,
}

/// A text that nobody has translated into the language of the page it stands on.
#[derive(Debug, Clone, Serialize)]
pub struct FallbackView {
    /// BCP 47 tag of the language it is in.
    pub lang: String,
    /// The name of that language, in the page's.
    pub name: String,
    /// The name of the page's language, in itself.
    pub into: String,
    /// The page it was written for.
    pub href: String,
}

/// The language of a text.
#[derive(Debug, Clone, Serialize)]
pub struct ProseView {
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
}

/// Why a page shown with `--drafts` is withheld otherwise.
#[derive(Debug, Clone, Serialize)]
pub struct WithheldView {
    /// `draft`, `scheduled` or `embargoed`.
    pub reason: &'static str,
    /// Until when, in words; empty for drafts.
    pub until: String,
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The words.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// The language of the words, when it differs from the page's.
    pub lang: Option<String>,
    /// Their direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

impl LinkView {
    /// A link whose words are in the page's language.
    #[must_use]
    pub fn new(title: impl Into<String>, href: String) -> Self {
        Self { title: title.into(), href, lang: None, dir: None }
    }
}

/// A name that may be in another language or script than the page.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    /// The name.
    pub text: String,
    /// Its language, when it differs from the page's; then it belongs in `<bdi lang dir>`.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// A date in words.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// In the page's language, at the source's precision.
    pub words: String,
    /// For `<time datetime>`, where HTML has a form for it.
    pub datetime: Option<String>,
    /// The EDTF string as the author wrote it.
    pub edtf: String,
}

/// Pages of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PaginationView {
    /// This page, from 1.
    pub page: usize,
    /// All pages.
    pub pages: usize,
    /// The page before it, or empty.
    pub previous: String,
    /// The page after it, or empty.
    pub next: String,
    /// The pages to offer: first, last, and those near.
    pub numbers: Vec<PageNumber>,
}

/// One page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PageNumber {
    /// Its number; 0 stands for a gap.
    pub number: usize,
    /// Where it is; empty for a gap.
    pub href: String,
    /// Whether it is this one.
    pub current: bool,
}
