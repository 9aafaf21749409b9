//! "Did you mean": the nearest known word, when it is near enough to be meant.

/// The word of `known` nearest to `word`, if it is near enough to be a slip of the
/// keyboard: at most one edit (Damerau–Levenshtein) for every three letters, or a
/// known word that begins with the one written (four letters or more).
#[must_use]
pub fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let allowed = word.chars().count() / 3;
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let lower = candidate.to_lowercase();
        let distance = if word.len() >= 4 && lower.starts_with(&word) {
            1
        } else {
            strsim::damerau_levenshtein(&word, &lower)
        };
        if distance <= allowed && best.is_none_or(|(d, b)| (distance, candidate) < (d, b))
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn near_words_only() {
        let known = ["title", "tags", "date", "authors"];
        assert_eq!(did_you_mean("titel", known), Some("title"));
        assert_eq!(did_you_mean("Author", known), Some("authors"));
        assert_eq!(did_you_mean("publisher", known), None);
        assert_eq!(did_you_mean("a", ["b", "cd"]), None);
        assert_eq!(did_you_mean("indi", ["indishell-group"]), Some("indishell-group"));
    }
}
