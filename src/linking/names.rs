//! The name table: every name of every entity, ready to be found in text.

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};

use super::edges;
use super::fold::fold;
use crate::language::{Direction, Lang, script_language, text_direction};
use crate::model::{Case, Entity, Linking};

/// One writing of a name and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name as folded for comparing.
    pub folded: Box<str>,
    /// The entities that bear it, by id; one, unless it is ambiguous.
    pub owners: Vec<Arc<str>>,
    /// Whether it may be linked by itself.
    pub auto: bool,
    /// The languages it is said to be in: by aliases that name theirs.
    pub declared: Vec<Lang>,
    /// The languages of the records that bear it, saying nothing of the name's own.
    pub written: Vec<Lang>,
    /// Shorter names that it begins with, the longest first.
    prefixes: Vec<u32>,
}

impl Name {
    /// The language and the direction of the name where it stands in a text of another: as
    /// an alias says, else by its script, since a name in the script of the text is at home
    /// in it.
    #[must_use]
    pub fn tongue(&self, name: &str, text: &Lang) -> Option<(&str, Direction)> {
        if self.declared.contains(text) {
            return None;
        }
        let runs = text_direction(name);
        let other = runs.filter(|runs| *runs != text.direction());
        let own =
            |langs: &'_ [Lang]| langs.iter().position(|l| Some(l.direction()) == runs);
        match (self.declared.first(), other) {
            (Some(lang), _) if !self.written.contains(text) => {
                Some((lang.as_str(), runs.unwrap_or(lang.direction())))
            }
            (_, Some(direction)) => {
                let known = own(&self.declared).map(|n| &self.declared[n]);
                let known =
                    known.or_else(|| own(&self.written).map(|n| &self.written[n]));
                let tag = known.map(Lang::as_str).or_else(|| script_language(name))?;
                Some((tag, direction))
            }
            _ => None,
        }
    }
}

/// What is known of one writing before all are.
#[derive(Debug, Default)]
struct Known {
    owners: Vec<Arc<str>>,
    by_hand: bool,
    declared: Vec<Lang>,
    written: Vec<Lang>,
}

/// Every name that is looked for.
#[derive(Debug, Clone, Default)]
pub struct NameTable {
    names: Vec<Name>,
    automaton: Option<AhoCorasick>,
}

/// Tables of the same names find the same; the automaton follows from them.
impl PartialEq for NameTable {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The name.
    pub name: &'a Name,
    /// Its number in the table.
    pub number: usize,
    /// Its bytes in the folded text.
    pub range: std::ops::Range<usize>,
}

impl NameTable {
    /// The names of all entities of a case, in all its languages.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let mut all: BTreeMap<Box<str>, Known> = BTreeMap::new();
        for (id, translations) in &case.entities {
            for entity in translations.values() {
                for (name, declared) in names_of(entity) {
                    let auto = entity.linking == Linking::Auto;
                    for folded in writings(name) {
                        let known = all.entry(folded.into()).or_default();
                        known.by_hand |= !auto;
                        if !known.owners.contains(id) {
                            known.owners.push(id.clone());
                        }
                        let (langs, lang) = match declared {
                            Some(lang) => (&mut known.declared, lang),
                            None => (&mut known.written, &entity.head.lang),
                        };
                        if !langs.contains(lang) {
                            langs.push(lang.clone());
                        }
                    }
                }
            }
        }
        Self::build(all)
    }

    fn build(all: BTreeMap<Box<str>, Known>) -> Self {
        let number: BTreeMap<Box<str>, u32> = all.keys().cloned().zip(0..).collect();
        let names: Vec<Name> = all
            .into_iter()
            .map(|(folded, known)| {
                let shorter = (1..folded.len()).rev().filter_map(|i| folded.get(..i));
                let prefixes = shorter.filter_map(|p| number.get(p).copied()).collect();
                let Known { owners, by_hand, declared, written } = known;
                Name { folded, owners, auto: !by_hand, declared, written, prefixes }
            })
            .collect();
        let automaton = (!names.is_empty())
            .then(|| {
                AhoCorasick::builder()
                    .match_kind(MatchKind::LeftmostLongest)
                    .kind(Some(AhoCorasickKind::ContiguousNFA))
                    .build(names.iter().map(|n| n.folded.as_bytes()))
                    .ok()
            })
            .flatten();
        Self { names, automaton }
    }

    /// Finds names in `text` (folded), from left to right, none overlapping, each the
    /// longest that is a word of its own there. `left` and `right` are what stands
    /// beside the text.
    pub fn find<'a>(
        &'a self,
        text: &str,
        left: &str,
        right: &str,
        mut see: impl FnMut(Hit<'a>),
    ) {
        let Some(automaton) = &self.automaton else { return };
        let mut at = 0;
        while let Some(m) = automaton.find(Input::new(text).range(at..)) {
            let start = m.start();
            let begins = may_begin(text, start, left);
            let longest = m.pattern().as_usize();
            let found =
                begins.then(|| self.longest_word(text, start, longest, right)).flatten();
            match found {
                Some(number) => {
                    let name = &self.names[number];
                    let end = start + name.folded.len();
                    see(Hit { name, number, range: start..end });
                    at = end;
                }
                None => {
                    at = start + text[start..].chars().next().map_or(1, char::len_utf8);
                }
            }
            if at >= text.len() {
                return;
            }
        }
    }

    /// The longest name at `start` that ends with a word: the one found, or one it begins with.
    fn longest_word(
        &self,
        text: &str,
        start: usize,
        found: usize,
        right: &str,
    ) -> Option<usize> {
        let shorter = self.names[found].prefixes.iter().map(|&n| n as usize);
        std::iter::once(found).chain(shorter).find(|&number| {
            let end = start + self.names[number].folded.len();
            let after = &text[end..];
            edges::may_end(if after.is_empty() { right } else { after })
        })
    }

    /// How many writings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

fn may_begin(text: &str, start: usize, left: &str) -> bool {
    edges::may_begin(if start == 0 { left } else { &text[..start] })
}

/// The names of an entity, each with the language it is said to be in.
fn names_of(entity: &Entity) -> Vec<(&str, Option<&Lang>)> {
    if entity.linking == Linking::Never {
        return Vec::new();
    }
    let mut names = vec![(&*entity.head.title, None)];
    names.extend(entity.aliases.iter().map(|a| (&*a.name, a.lang.as_ref())));
    names
}

/// The folded writings of a name that are looked for: itself, and with a capital where
/// it may begin a sentence. None for a word too short to be safe.
fn writings(name: &str) -> Vec<String> {
    let folded = fold(name.trim()).text.into_owned();
    let letters = folded.chars().filter(|c| c.is_alphanumeric()).count();
    let single = !folded.contains(' ');
    let capitals = folded.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
    if letters == 0 || (single && letters < 4 && !capitals) {
        return Vec::new();
    }
    let first = folded.chars().next().filter(|c| c.is_lowercase());
    let capital = first.map(|c| {
        let rest = &folded[c.len_utf8()..];
        c.to_uppercase().chain(rest.chars()).collect::<String>()
    });
    std::iter::once(folded).chain(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(names: &[(&str, &str)]) -> NameTable {
        let mut all: BTreeMap<Box<str>, Known> = BTreeMap::new();
        for (name, id) in names {
            for w in writings(name) {
                all.entry(w.into()).or_default().owners.push(Arc::from(*id));
            }
        }
        NameTable::build(all)
    }

    fn check(names: &[(&str, &str)], text: &str, expected: &[&str]) {
        let folded = fold(text);
        let mut found = Vec::new();
        table(names).find(&folded.text, "", "", |hit| {
            let range = folded.original(hit.range.start)..folded.original(hit.range.end);
            found.push(format!("{}={}", &text[range], hit.name.owners[0]));
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn longest_first_then_the_next_shorter() {
        let names = [
            ("Ministry of Defence", "mod"),
            ("Ministry of Defence Production", "modp"),
            ("Defence", "defence"),
        ];
        check(
            &names,
            "the Ministry of Defence Production said",
            &["Ministry of Defence Production=modp"],
        );
        check(
            &names,
            "the Ministry of Defence Productions",
            &["Ministry of Defence=mod"],
        );
        check(&names, "Ministry of Defences, Defence", &["Defence=defence"]);
        check(&names, "xMinistry of Defence", &["Defence=defence"]);
    }

    #[test]
    fn words_possessives_and_neighbours() {
        let names = [("Sharif", "s"), ("PML", "pml"), ("PML-N", "n")];
        check(&names, "Sharif's and Sharif’s", &["Sharif=s", "Sharif=s"]);
        check(&names, "Sharifabad, Al-Sharif, PML-Q", &[]);
        check(&names, "PML-N, PML, (PML)", &["PML-N=n", "PML=pml", "PML=pml"]);
        check(&names, "Sharif-led", &["Sharif=s"]);
    }

    #[test]
    fn short_words_only_in_capitals() {
        check(
            &[("Dar", "d"), ("PTI", "p"), ("Rose", "r")],
            "Dar, PTI, pti, Rose",
            &["PTI=p", "Rose=r"],
        );
    }

    #[test]
    fn scripts_and_keyboards() {
        check(&[("شہباز شریف", "s")], "وزیر اعظم شهباز شريف نے", &["شهباز شريف=s"]);
        check(&[("شریف", "s")], "شریفانہ شریف", &["شریف=s"]);
    }

    #[test]
    fn a_name_may_begin_a_sentence() {
        check(
            &[("the Cabinet", "c")],
            "The Cabinet met the Cabinet",
            &["The Cabinet=c", "the Cabinet=c"],
        );
    }
}
