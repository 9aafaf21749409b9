//! What may have changed since a project was last looked at.

use std::collections::BTreeSet;

use crate::diag::FilePath;

/// Which files to look at again. It only says where to look: whether anything changed is
/// seen in the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Every file of the project.
    Everything,
    /// These files, by their paths from the project's root.
    At(BTreeSet<FilePath>),
}

impl Look {
    /// Both looks in one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(mut some), Self::At(more)) => {
                some.extend(more);
                Self::At(some)
            }
            _ => Self::Everything,
        }
    }
}
