//! Which icons a site has: those that its author brings, and those that are drawn from the
//! author's one, or from the first letter of the site's title where there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::recipe::Recipe;
use crate::diag::FilePath;
use crate::social::{self, Icon};

/// The icons of a site, by their paths from its root; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Icons {
    /// The author's own: what programs are told of.
    pub best: &'static str,
    /// The first letter of the title, where the author brings none.
    pub letter: &'static str,
    /// For browsers that know no other.
    pub ico: &'static str,
    /// For the home screens of phones.
    pub touch: &'static str,
    /// Squares for whoever installs the site, with their size.
    pub squares: Vec<(&'static str, u32)>,
    /// Whether they are drawn: from the author's drawing, or from a letter.
    is_drawn: bool,
}

/// The author's drawing, in the project.
const OWN: &str = "content/_static/favicon.svg";
/// The name of the manifest.
pub const MANIFEST: &str = "site.webmanifest";
const DRAWN: [(&str, Icon); 4] = [
    ("apple-touch-icon.png", Icon::Tile(180)),
    ("favicon.ico", Icon::Small),
    ("icon-192.png", Icon::Square(192)),
    ("icon-512.png", Icon::Square(512)),
];

impl Icons {
    /// The icons of a site of this title whose project has these files.
    #[must_use]
    pub fn of(files: &BTreeSet<FilePath>, title: &str) -> Self {
        let brings = |name: &str| files.contains(&*format!("content/_static/{name}"));
        let own = ["favicon.svg", "favicon.ico", "favicon.png"];
        let best = own.into_iter().find(|name| brings(name));
        // Whoever brings an icon as pixels alone gets no other beside it.
        let is_drawn = match best {
            Some(name) => name == "favicon.svg",
            None => social::monogram(title).is_some(),
        };
        let given = |name: &'static str| if is_drawn || brings(name) { name } else { "" };
        let squares = [("icon-192.png", 192), ("icon-512.png", 512)];
        Self {
            best: best.unwrap_or_default(),
            letter: if is_drawn && best.is_none() { "icon-192.png" } else { "" },
            ico: given("favicon.ico"),
            touch: given("apple-touch-icon.png"),
            squares: squares
                .into_iter()
                .filter(|(name, _)| !given(name).is_empty())
                .collect(),
            is_drawn,
        }
    }

    /// How to draw those that are drawn, by their paths; the author's own stay. `read`
    /// gives the author's drawing; one that cannot be read gives way to the letter.
    #[must_use]
    pub fn recipes(
        &self,
        files: &BTreeSet<FilePath>,
        title: &str,
        read: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> BTreeMap<String, Recipe> {
        let own = files.contains(OWN).then(|| read(OWN)).flatten();
        let own = own.filter(|svg| social::check(svg).is_ok());
        let svg = own.or_else(|| social::monogram(title).map(String::into_bytes));
        let Some(svg) = svg.filter(|_| self.is_drawn).map(Arc::from) else {
            return BTreeMap::new();
        };
        let drawn = DRAWN.iter();
        let wanted = drawn
            .filter(|(name, _)| !files.contains(&*format!("content/_static/{name}")));
        wanted
            .map(|(name, icon)| ((*name).to_owned(), Recipe::icon(name, &svg, *icon)))
            .collect()
    }

    /// What those who install the site are told. Addresses are relative to the file.
    #[must_use]
    pub fn manifest(&self, title: &str, lang: &str, dir: &str) -> Vec<u8> {
        let icon = |(src, size): &(&str, u32)| {
            serde_json::json!({
                "src": src, "sizes": format!("{size}x{size}"), "type": "image/png",
            })
        };
        let mut icons: Vec<_> = self.squares.iter().map(icon).collect();
        if self.best == "favicon.svg" {
            let any = serde_json::json!({
                "src": "favicon.svg", "sizes": "any", "type": "image/svg+xml",
            });
            icons.push(any);
        }
        let manifest = serde_json::json!({
            "name": title,
            "lang": lang,
            "dir": dir,
            "start_url": "./",
            "scope": "./",
            "display": "browser",
            "background_color": social::PAPER,
            "theme_color": social::PAPER,
            "icons": icons,
        });
        let mut out = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
        out.push(b'\n');
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> BTreeSet<FilePath> {
        names.iter().map(|name| format!("content/_static/{name}").into()).collect()
    }

    const SVG: &[u8] =
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><path d='M0 0h8v8'/></svg>";

    fn check(names: &[&str], best: &str, drawn: &[&str]) {
        let files = files(names);
        let icons = Icons::of(&files, "A case");
        assert_eq!(icons.best, best, "{names:?}");
        let recipes = icons.recipes(&files, "A case", |_| Some(SVG.to_vec()));
        assert!(recipes.keys().eq(drawn), "{names:?}: {:?}", recipes.keys());
    }

    #[test]
    fn what_the_author_brings_stays() {
        let all = ["apple-touch-icon.png", "favicon.ico", "icon-192.png", "icon-512.png"];
        check(&[], "", &all);
        check(&["favicon.svg"], "favicon.svg", &all);
        check(&["favicon.svg", "favicon.ico"], "favicon.svg", &[all[0], all[2], all[3]]);
        check(&["favicon.png"], "favicon.png", &[]);
        let own = Icons::of(&files(&["favicon.png", "icon-192.png"]), "A case");
        assert_eq!((own.ico, own.touch), ("", ""));
        assert_eq!(own.squares, [("icon-192.png", 192)]);
    }

    #[test]
    fn a_drawing_that_cannot_be_read_gives_way_to_the_letter() {
        let files = files(&["favicon.svg"]);
        let icons = Icons::of(&files, "A case");
        let of =
            |svg: &'static [u8]| icons.recipes(&files, "A case", |_| Some(svg.to_vec()));
        let letter = Icons::of(&BTreeSet::new(), "A case");
        let letter = letter.recipes(&BTreeSet::new(), "A case", |_| None);
        assert_eq!(of(b"no drawing"), letter);
        assert_ne!(of(SVG), letter);
    }

    #[test]
    fn the_manifest_leads_to_the_icons_that_are_there() {
        let icons = Icons::of(&files(&["favicon.svg"]), "A case");
        let manifest = icons.manifest("A \"case\"", "ur", "rtl");
        let read: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
        assert_eq!(read["name"], "A \"case\"");
        assert_eq!(read["icons"].as_array().map(Vec::len), Some(3));
        let none = Icons::of(&BTreeSet::new(), "…").manifest("…", "en", "ltr");
        assert!(String::from_utf8_lossy(&none).contains("\"icons\": []"));
    }
}
