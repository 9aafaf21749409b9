//! A pair of colours in a theme: read, held against the papers of the theme's own style
//! sheet, and set wherever the sheet sets the property.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::colour::{Colour, LEAST};
use super::tokens::{Set, sets};
use crate::config::{OptionValue, Placed};
use crate::diag::{Code, Diagnostic, Place};

/// A colour and where it is written.
#[derive(Debug, Clone)]
pub struct Written {
    colour: Colour,
    place: Place,
}

/// A colour on light paper and, unless it is to be made of that one, one on dark paper.
#[derive(Debug, Clone)]
pub struct Pair {
    light: Written,
    dark: Option<Written>,
}

const QUOTED: &str = "write a colour in quotes, as in \"#96211b\"; without them, YAML takes \
                      it for a comment";

/// Reads a pair: `{light: "#…", dark: "#…"}`, or one colour.
pub fn pair(option: &str, value: &OptionValue) -> Result<Pair, Vec<Diagnostic>> {
    let named = match value {
        OptionValue::One(one) => {
            return Ok(Pair { light: colour(one).map_err(|d| vec![*d])?, dark: None });
        }
        OptionValue::Named(named) => named,
    };
    let mut faults = Vec::new();
    let (mut light, mut dark) = (None, None);
    for (word, written) in named {
        let slot = match &*word.value {
            "light" => &mut light,
            "dark" => &mut dark,
            other => {
                let message = format!("`{other}` is not a key of `{option}`");
                faults.push(
                    Diagnostic::new(Code::UnknownKey, message)
                        .at(word.place.clone())
                        .suggest(other, ["light", "dark"], "known keys: light, dark"),
                );
                continue;
            }
        };
        match colour(written) {
            Ok(read) => *slot = Some(read),
            Err(d) => faults.push(*d),
        }
    }
    match light {
        Some(light) if faults.is_empty() => Ok(Pair { light, dark }),
        None if faults.is_empty() => {
            let message = format!("`{option}` has no `light` colour");
            let d = Diagnostic::new(Code::MissingKey, message)
                .help("write both, as in {light: \"#96211b\", dark: \"#f2a093\"}");
            let place = named.first().map(|(word, _)| word.place.clone());
            Err(vec![match place {
                Some(place) => d.at(place),
                None => d,
            }])
        }
        _ => Err(faults),
    }
}

fn colour(written: &Placed) -> Result<Written, Box<Diagnostic>> {
    let place = written.place.clone();
    if let Some(colour) = Colour::parse(&written.value) {
        return Ok(Written { colour, place });
    }
    let message = if written.value.is_empty() {
        "a colour is missing".to_owned()
    } else {
        format!("`{}` is not a colour", written.value)
    };
    Err(Box::new(Diagnostic::new(Code::BadValue, message).at(place).help(QUOTED)))
}

/// A rule of the sheet that sets the property, with the papers that hold there.
#[derive(Debug)]
struct Ground {
    around: Vec<String>,
    /// What the sheet itself sets it to.
    own: String,
    light: Vec<Colour>,
    dark: Vec<Colour>,
    /// Whether it is of printed pages, which keep the theme's own colour.
    is_print: bool,
}

/// Where a theme's sheet sets a property, and on which papers.
#[derive(Debug)]
pub struct Papers<'a> {
    property: &'a str,
    grounds: Vec<Ground>,
}

impl<'a> Papers<'a> {
    /// Reads them out of the theme's style sheet.
    pub fn of(sheet: &str, property: &'a str, against: &[Arc<str>]) -> Self {
        let papers: Vec<Vec<Set>> =
            against.iter().map(|paper| sets(sheet, paper)).collect();
        let grounds = sets(sheet, property).into_iter().map(|set| {
            let here = papers.iter().filter_map(|all| {
                let same = all.iter().rfind(|paper| paper.around == set.around);
                same.or_else(|| all.first())
            });
            let (mut light, mut dark) = (Vec::new(), Vec::new());
            for value in here.flat_map(|paper| colours_of(&paper.value)) {
                if value.is_light() { &mut light } else { &mut dark }.push(value);
            }
            let is_print = set.around.iter().any(|rule| {
                rule.starts_with("@media")
                    && rule.split_whitespace().any(|w| w == "print")
            });
            Ground { around: set.around, own: set.value, light, dark, is_print }
        });
        // Of several rules alike, the last one holds.
        let mut last: Vec<Ground> = Vec::new();
        for ground in grounds {
            last.retain(|known| known.around != ground.around);
            last.push(ground);
        }
        Self { property, grounds: last }
    }

    /// Checks a pair on these papers and adds its rules to the sheet; gives it as templates
    /// see it.
    pub fn dress(
        &self,
        option: &str,
        pair: &Pair,
        css: &mut String,
    ) -> Result<Json, Vec<Diagnostic>> {
        let screen = || self.grounds.iter().filter(|ground| !ground.is_print);
        let light: Vec<Colour> = screen().flat_map(|g| &g.light).copied().collect();
        let dark: Vec<Colour> = screen().flat_map(|g| &g.dark).copied().collect();
        let mut faults = Vec::new();
        let mut read = |written: &Written, papers: &[Colour], word: &str| {
            faults.extend(unreadable(option, written, papers, word));
            written.colour
        };
        let on_light = read(&pair.light, &light, "light");
        let on_dark = match &pair.dark {
            Some(written) => read(written, &dark, "dark"),
            None => pair.light.colour.readable_on(&dark),
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        if self.grounds.is_empty() {
            let dark = "@media screen and (prefers-color-scheme: dark)";
            let root = ":root".to_owned();
            rule(std::slice::from_ref(&root), self.property, &on_light.css(), css);
            rule(&[dark.to_owned(), root], self.property, &on_dark.css(), css);
        }
        for ground in &self.grounds {
            let value = match (ground.light.is_empty(), ground.dark.is_empty()) {
                _ if ground.is_print => ground.own.clone(),
                (false, false) => {
                    format!("light-dark({}, {})", on_light.css(), on_dark.css())
                }
                (true, false) => on_dark.css(),
                (_, true) => on_light.css(),
            };
            rule(&ground.around, self.property, &value, css);
        }
        Ok(json!({"light": on_light.css(), "dark": on_dark.css()}))
    }
}

/// The colours of a value: one, or the two of `light-dark(…)`.
fn colours_of(value: &str) -> Vec<Colour> {
    let both = value.strip_prefix("light-dark(").and_then(|v| v.strip_suffix(')'));
    both.unwrap_or(value).split(',').filter_map(Colour::parse).collect()
}

fn unreadable(
    option: &str,
    written: &Written,
    papers: &[Colour],
    word: &str,
) -> Option<Diagnostic> {
    let contrast = written.colour.least_contrast(papers);
    if contrast >= LEAST {
        return None;
    }
    // Cut, not rounded: 4.499 is not enough, and must not be told as 4.50.
    let told = |contrast: f64| format!("{:.2}", (contrast * 100.0).floor() / 100.0);
    let better = written.colour.readable_on(papers);
    let message = format!(
        "the {word} `{option}` is hard to read on the theme's paper: a contrast of {} to 1, \
         where {LEAST} is the least",
        told(contrast)
    );
    let help = format!(
        "`{}` is the nearest shade that will do ({} to 1)",
        better.css(),
        told(better.least_contrast(papers))
    );
    Some(Diagnostic::new(Code::LowContrast, message).at(written.place.clone()).help(help))
}

/// One declaration with the rules around it.
fn rule(around: &[String], property: &str, value: &str, css: &mut String) {
    for rule in around {
        let _ = write!(css, "{rule} {{ ");
    }
    let _ = write!(css, "{property}: {value};");
    for _ in around {
        css.push_str(" }");
    }
    css.push('\n');
}
