//! Whether the whole case is published as one document.

use crate::yaml::Fields;

/// The most articles for which the document is made without being asked for. Beyond it, a
/// reader would print a thousand sheets, and every build would pay for them.
const MOST: usize = 200;

/// Whether there is a page that holds the whole case, for paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Print {
    /// Where the case is short enough to be read on paper.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Print {
    /// Whether a case of so many articles gets the page.
    #[must_use]
    pub fn wants(self, articles: usize) -> bool {
        match self {
            Self::Auto => articles <= MOST,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

pub(super) fn read(f: &mut Fields<'_>) -> Print {
    let words = [("auto", Print::Auto), ("true", Print::Always), ("false", Print::Never)];
    f.choice("print", &words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Print;

    #[test]
    fn a_long_case_is_printed_only_on_demand() {
        assert!(Print::Auto.wants(200) && !Print::Auto.wants(201));
        assert!(Print::Always.wants(10_000) && !Print::Never.wants(1));
    }
}
