//! The picture, over random cases.
