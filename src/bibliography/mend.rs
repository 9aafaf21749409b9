//! What the engine is known to print wrongly, put right afterwards. Each entry is certain:
//! what it looks for is wrong wherever it stands.

use super::rich::Rich;

/// Wrong, right. Hayagriva 0.10 writes `(2019,)` where APA has a year alone, because the
/// comma before a month that is not there is left standing; mended there after its release.
/// Where a title has no author before it, a delimiter may stand twice.
const WRONG: &[(&str, &str)] = &[
    (",)", ")"),
    ("(,", "("),
    (",,", ","),
    (" ,", ","),
    (".,.", "."),
    ("?.", "?"),
    ("!.", "!"),
    ("؟.", "؟"),
    // Vancouver: a month without a day leaves the space that would part them.
    (" ;", ";"),
];

/// Mends a rendered text.
pub fn mend(rich: &mut Rich) {
    for (wrong, right) in WRONG {
        rich.replace(wrong, right);
    }
}
