//! The fonts that cards are set in, inside the binary. `fonts/README.md` tells where they
//! come from and how they were cut.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{ImageHrefResolver, Options};

/// A font by the name under which drawings ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    /// The family.
    pub family: &'static str,
    /// The weight.
    pub weight: u16,
}

/// Headlines and names.
pub const SERIF: Face = Face { family: "Casebook Serif", weight: 700 };
/// All that stands around them.
pub const SANS: Face = Face { family: "Casebook Sans", weight: 400 };

static SERIF_FILE: &[u8] = include_bytes!("fonts/CardSerif-Bold.ttf");
static SANS_FILE: &[u8] = include_bytes!("fonts/CardSans-Regular.ttf");

fn fonts() -> &'static Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut all = Database::new();
        for file in [SERIF_FILE, SANS_FILE] {
            all.load_font_source(Source::Binary(Arc::new(file)));
        }
        all.set_serif_family(SERIF.family);
        all.set_sans_serif_family(SANS.family);
        Arc::new(all)
    })
}

/// How drawings are read: with these fonts and no others, and nothing from outside.
pub fn options() -> Options<'static> {
    Options {
        fontdb: fonts().clone(),
        font_family: SANS.family.to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// The letters that the fonts have beyond ASCII, from the first to the last of each stretch.
/// A test holds the list to the fonts.
pub const LETTERS: &[(char, char)] = &[
    ('\u{a0}', '\u{24f}'),
    ('\u{259}', '\u{259}'),
    ('\u{2b9}', '\u{2cf}'),
    ('\u{2d8}', '\u{2dd}'),
    ('\u{300}', '\u{338}'),
    ('\u{342}', '\u{342}'),
    ('\u{345}', '\u{345}'),
    ('\u{370}', '\u{377}'),
    ('\u{37a}', '\u{37f}'),
    ('\u{384}', '\u{38a}'),
    ('\u{38c}', '\u{38c}'),
    ('\u{38e}', '\u{3a1}'),
    ('\u{3a3}', '\u{3e1}'),
    ('\u{3f0}', '\u{52f}'),
    ('\u{600}', '\u{604}'),
    ('\u{606}', '\u{61b}'),
    ('\u{61e}', '\u{6ff}'),
    ('\u{750}', '\u{77f}'),
    ('\u{8a0}', '\u{8a0}'),
    ('\u{8a2}', '\u{8ac}'),
    ('\u{1e00}', '\u{1eff}'),
    ('\u{2002}', '\u{2027}'),
    ('\u{202a}', '\u{2034}'),
    ('\u{2039}', '\u{203a}'),
    ('\u{203c}', '\u{203d}'),
    ('\u{2044}', '\u{2044}'),
    ('\u{2060}', '\u{2064}'),
    ('\u{2066}', '\u{2069}'),
    ('\u{2070}', '\u{2071}'),
    ('\u{2074}', '\u{208e}'),
    ('\u{20a0}', '\u{20bf}'),
    ('\u{2116}', '\u{2117}'),
    ('\u{2120}', '\u{2120}'),
    ('\u{2122}', '\u{2122}'),
    ('\u{2126}', '\u{2126}'),
    ('\u{212e}', '\u{212e}'),
    ('\u{2150}', '\u{215e}'),
    ('\u{25cc}', '\u{25cc}'),
    ('\u{fb00}', '\u{fb04}'),
    ('\u{fd3e}', '\u{fd3f}'),
    ('\u{fdf2}', '\u{fdf2}'),
    ('\u{fdfa}', '\u{fdfd}'),
];

/// Whether the fonts have every letter of a text. A box in place of a letter is no name.
#[must_use]
pub fn covers(text: &str) -> bool {
    let among =
        |c: char| LETTERS.iter().any(|(first, last)| (*first..=*last).contains(&c));
    text.chars().all(|c| matches!(c, ' '..='~') || c.is_whitespace() || among(c))
}
