//! Pictures in texts, with what is known of their files once the page is made.

use super::content::value;
use super::record::Here;
use super::site::Site;
use super::views::{ImageSource, ImageView, templates};
use crate::address::Address;
use crate::assets::{MediaFacts, Source};
use crate::diag::Diagnostic;
use crate::markdown::Picture;
use crate::media::picture::Encoding;

impl Site<'_> {
    /// The markup of a picture in a text.
    pub(super) fn img(
        &self,
        here: &Here<'_>,
        picture: &Picture,
        is_first: bool,
    ) -> Result<String, Vec<Diagnostic>> {
        let view = image(here, self.media(&picture.file), picture, is_first);
        let template = &templates::IMAGE;
        let values = vec![(template.value, value(&view))];
        let html = self.render(here.lang, template.file, values, "a picture")?;
        Ok(String::from_utf8_lossy(&html).trim_end().to_owned())
    }
}

/// A drawing that has proportions only is given such a width at least.
const BROAD: u32 = 1200;

/// What a template is handed of a picture.
pub fn image(
    here: &Here<'_>,
    facts: Option<&MediaFacts>,
    picture: &Picture,
    is_first: bool,
) -> ImageView {
    let own = facts.and_then(|facts| facts.picture.as_ref());
    let sized = facts.and_then(|facts| facts.sized.as_ref());
    let href = |source: &Source| match source.encoding {
        Some(_) => here.href(&Address::new(&source.path)),
        None => picture.url.clone(),
    };
    let sources = sized.map_or(&[][..], |sized| &sized.sources);
    let view = |source: &Source| ImageSource { href: href(source), width: source.width };
    let (width, height) = own.map_or((None, None), |own| {
        // The style sheet keeps what is too wide within its column.
        let scale = if own.boundless { BROAD.div_ceil(own.width.max(1)) } else { 1 };
        let length = |n: u32| Some(n.saturating_mul(scale.max(1)));
        (length(own.width), length(own.height))
    });
    ImageView {
        href: sized.map_or_else(|| picture.url.clone(), |sized| href(&sized.fallback)),
        alt: picture.alt.clone(),
        title: picture.title.clone(),
        in_figure: picture.in_figure,
        width,
        height,
        sources: sources.iter().map(view).collect(),
        mime: Encoding::Webp.mime(),
        is_first,
    }
}
