//! Pictures that are files.

use serde::Serialize;

use super::NameView;

/// A picture in a text: the value `image` of `partials/img.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// The address of the picture, or of the size of it for browsers that know no `WebP`.
    pub href: String,
    /// What it shows, in the author's words.
    pub alt: String,
    /// Its title; a figure has its caption below instead.
    pub title: String,
    /// Whether it is a figure, alone in its paragraph. The caption follows by itself.
    pub in_figure: bool,
    /// Its own width in pixels, upright; none where it is not known.
    pub width: Option<u32>,
    /// Its own height.
    pub height: Option<u32>,
    /// The sizes in `WebP`, the narrowest first; empty for a picture that is shown as it is.
    pub sources: Vec<ImageSource>,
    /// The media type of the sizes.
    pub mime: &'static str,
    /// Whether it is the first picture of the text, which is loaded at once.
    pub is_first: bool,
}

/// A picture in one size.
#[derive(Debug, Clone, Serialize)]
pub struct ImageSource {
    /// Its address.
    pub href: String,
    /// Its width in pixels.
    pub width: u32,
}

/// A picture exhibit that stands for a record: the portrait of an entity, the picture an
/// article opens with.
#[derive(Debug, Clone, Serialize)]
pub struct PortraitView {
    /// The picture.
    pub image: ImageView,
    /// What the exhibit is called.
    pub caption: NameView,
    /// Whose picture it is; may be empty.
    pub credit: String,
    /// The exhibit's page.
    pub href: String,
}
