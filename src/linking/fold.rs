//! Folding: what counts as the same writing of a name.
//!
//! Text and names are compared in NFC, with the letter variants of Arabic script that
//! keyboards differ in made one, vowel marks, tatweel and joiners dropped, and spaces,
//! apostrophes and hyphens of every kind made plain. Folding is for comparing only; a
//! [`Folded`] leads each byte back to the author's own.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// A folded text.
#[derive(Debug)]
pub struct Folded<'a> {
    /// The text to compare.
    pub text: Cow<'a, str>,
    /// For each byte of `text`, and its end, the byte of the original; `None` when they agree.
    map: Option<Vec<u32>>,
}

impl Folded<'_> {
    /// The byte of the original that a boundary of the folded text stands for.
    pub fn original(&self, at: usize) -> usize {
        match &self.map {
            None => at,
            Some(map) => map.get(at).copied().unwrap_or_default() as usize,
        }
    }
}

/// Whether `c` is a combining mark.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && GeneralCategoryGroup::Mark
            .contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// What one character becomes.
enum Fold {
    Same,
    Drop,
    To(char),
}

fn fold_char(c: char) -> Fold {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\t' | '\n' => Fold::To(' '),
        '‘' | '’' | 'ʼ' => Fold::To('\''),
        '\u{2010}' | '\u{2011}' => Fold::To('-'),
        'ي' | 'ى' => Fold::To('ی'),
        'ك' => Fold::To('ک'),
        'ه' => Fold::To('ہ'),
        'ة' => Fold::To('ۃ'),
        '\u{ad}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{200c}'
        | '\u{200d}' => Fold::Drop,
        _ => Fold::Same,
    }
}

/// Folds a text; free of cost when there is nothing to fold.
pub fn fold(text: &str) -> Folded<'_> {
    if is_plain(text) {
        return Folded { text: Cow::Borrowed(text), map: None };
    }
    let mut out = String::with_capacity(text.len());
    let mut map: Vec<u32> = Vec::with_capacity(text.len() + 1);
    let mut push = |out: &mut String, c: char, from: usize| {
        out.push(c);
        let from = u32::try_from(from).unwrap_or(u32::MAX);
        map.resize(out.len(), from);
    };
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match fold_char(c) {
            Fold::Drop => continue,
            // Runs of white space read as one space.
            Fold::To(' ') if out.ends_with(' ') => continue,
            Fold::Same if c == ' ' && out.ends_with(' ') => continue,
            Fold::To(folded) => {
                push(&mut out, folded, at);
                continue;
            }
            Fold::Same if c < '\u{300}' && !followed_by_mark(&mut chars) => {
                push(&mut out, c, at);
                continue;
            }
            Fold::Same => {}
        }
        // A letter with its marks is composed as a whole; marks that are dropped, go.
        let mut cluster = String::from(c);
        while let Some((_, next)) = chars.next_if(|(_, n)| is_mark(*n) || is_jamo(*n)) {
            if !matches!(fold_char(next), Fold::Drop) {
                cluster.push(next);
            }
        }
        for composed in nfc.normalize(&cluster).chars() {
            match fold_char(composed) {
                Fold::To(folded) => push(&mut out, folded, at),
                Fold::Same => push(&mut out, composed, at),
                Fold::Drop => {}
            }
        }
    }
    map.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    Folded { text: Cow::Owned(out), map: Some(map) }
}

fn followed_by_mark(chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> bool {
    chars.peek().is_some_and(|(_, n)| *n >= '\u{300}' && is_mark(*n))
}

/// Vowels and finals of Hangul written apart, which compose with the letter before.
fn is_jamo(c: char) -> bool {
    ('\u{1160}'..='\u{11ff}').contains(&c)
}

/// Whether folding would change nothing: plain Latin text without variants.
fn is_plain(text: &str) -> bool {
    if text.is_ascii() {
        return !text.contains("  ") && !text.contains(['\t', '\n']);
    }
    let mut space = false;
    text.chars().all(|c| {
        let doubled = c == ' ' && space;
        space = c == ' ';
        !doubled
            && (c < '\u{300}' || matches!(c, '\u{2013}' | '\u{2014}' | '“' | '”' | '…'))
            && matches!(fold_char(c), Fold::Same)
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn keyboards_agree() {
        // The same name typed with Urdu and with Arabic letters.
        assert_eq!(fold("شہباز شریف").text, fold("شهباز شريف").text);
        assert_eq!(fold("کاغذ").text, fold("كاغذ").text);
        assert_eq!(fold("شَہباز").text, fold("شہباز").text);
        assert_eq!(fold("Re\u{301}union").text, "Réunion");
        assert_eq!(fold("O’Dowd").text, "O'Dowd");
        assert_eq!(fold("a\u{a0} b").text, "a b");
    }

    #[test]
    fn every_boundary_leads_back() {
        for text in ["شهباز  شريف’s", "Re\u{301}union x", "plain", "O’Dowd—", ""]
        {
            let folded = fold(text);
            let mut last = 0;
            for (at, _) in folded.text.char_indices().chain([(folded.text.len(), ' ')]) {
                let original = folded.original(at);
                assert!(text.is_char_boundary(original), "{text}: {at}");
                assert!(original >= last);
                last = original;
            }
            assert_eq!(folded.original(folded.text.len()), text.len());
        }
    }
}
