//! Colours and how well one can be read on another, as WCAG 2.2 reckons it.

/// The contrast that WCAG asks of text at level AA.
pub const LEAST: f64 = 4.5;

/// A colour of the screen: red, green and blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rgb` and `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let value = |at: usize, len: usize| {
            let part = digits.get(at..at + len)?;
            let is_hex = part.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hex.then(|| u8::from_str_radix(part, 16).ok())?
        };
        let three = match digits.len() {
            3 => [0, 1, 2].map(|n| value(n, 1).map(|v| v * 17)),
            6 => [0, 2, 4].map(|n| value(n, 2)),
            _ => return None,
        };
        let [Some(red), Some(green), Some(blue)] = three else { return None };
        Some(Self([red, green, blue]))
    }

    /// As style sheets write it.
    pub fn css(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Its relative luminance, from 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let linear = self.0.map(|value| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Whether ink on it is dark rather than light.
    pub fn is_light(self) -> bool {
        self.contrast(Self([0; 3])) > self.contrast(Self([255; 3]))
    }

    /// The contrast of the two, from 1 (the same) to 21 (black and white).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The lowest contrast with any of these.
    pub fn least_contrast(self, others: &[Self]) -> f64 {
        others.iter().map(|other| self.contrast(*other)).fold(21.0, f64::min)
    }

    /// The nearest shade of it that can be read on all of these: darker on light ones,
    /// lighter on dark ones.
    pub fn readable_on(self, papers: &[Self]) -> Self {
        const STEPS: u16 = 100;
        let Some(paper) = papers.first() else { return self };
        let end = if paper.is_light() { 0 } else { 255_u16 };
        let shade = |step: u16| {
            Self(self.0.map(|value| {
                let mixed = u16::from(value) * (STEPS - step) + end * step;
                u8::try_from(mixed / STEPS).unwrap_or(u8::MAX)
            }))
        };
        let reads = |shade: &Self| shade.least_contrast(papers) >= LEAST;
        (0..=STEPS).map(shade).find(reads).unwrap_or_else(|| shade(STEPS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn colours_are_read_as_style_sheets_write_them() {
        for (text, css) in
            [("#fff", "#ffffff"), ("#1A2b3C", "#1a2b3c"), (" #000 ", "#000000")]
        {
            assert_eq!(colour(text).css(), css);
        }
        for text in ["fff", "#ff", "#ggg", "red", "#+1+2+3", "#ffffff80", "#é1", ""] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    /// Values that are known from outside: #767676 is the lightest grey that passes on white.
    #[test]
    fn contrast_is_that_of_wcag() {
        let [white, black] = ["#fff", "#000"].map(colour);
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        assert!(colour("#767676").contrast(white) >= LEAST);
        assert!(colour("#777777").contrast(white) < LEAST);
        assert!(colour("#777").is_light() && !colour("#707070").is_light());
    }

    #[test]
    fn a_readable_shade_is_near_and_reads() {
        for (accent, paper) in
            [("#ff8800", "#fff"), ("#0000ff", "#111"), ("#fff", "#fff")]
        {
            let papers = [colour(paper)];
            let shade = colour(accent).readable_on(&papers);
            assert!(shade.least_contrast(&papers) >= LEAST, "{accent} on {paper}");
        }
        let papers = [colour("#fff")];
        assert_eq!(colour("#96211b").readable_on(&papers), colour("#96211b"));
    }
}
