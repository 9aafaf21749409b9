//! One value, remembered with a version that changes only when the value does.

use std::sync::Arc;

/// Counts the different values of a slot. Equal versions of one slot mean equal values.
pub type Version = u64;

/// A place for the one value of a stage.
#[derive(Debug)]
pub struct Slot<T> {
    held: Option<Arc<T>>,
    version: Version,
    /// The versions of what the value was made from.
    from: Vec<Version>,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { held: None, version: 0, from: Vec::new() }
    }
}

impl<T> Slot<T> {
    /// Puts a new value in place of the one held, whatever that is.
    pub fn put(&mut self, value: T) -> Arc<T> {
        self.version += 1;
        self.held.insert(Arc::new(value)).clone()
    }

    /// Makes the value anew when one of the versions it is made `from` is another.
    pub fn make(&mut self, from: &[Version], make: impl FnOnce() -> T) -> Arc<T> {
        match &self.held {
            Some(held) if self.from == from => held.clone(),
            _ => {
                self.from = from.to_vec();
                self.put(make())
            }
        }
    }

    /// The value held.
    #[must_use]
    pub fn get(&self) -> Option<&Arc<T>> {
        self.held.as_ref()
    }

    /// The version of the value held; 0 before there was one.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }
}

impl<T: PartialEq> Slot<T> {
    /// Takes a value in: the one held stays, with its version, when the two are equal.
    pub fn settle(&mut self, value: T) -> Arc<T> {
        match &self.held {
            Some(held) if **held == value => held.clone(),
            _ => self.put(value),
        }
    }

    /// As [`Slot::make`], but what is made anew and equal stays the value it was, so that
    /// nothing made from it in turn is touched.
    pub fn follow(&mut self, from: &[Version], make: impl FnOnce() -> T) -> Arc<T> {
        match &self.held {
            Some(held) if self.from == from => held.clone(),
            _ => {
                self.from = from.to_vec();
                self.settle(make())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_equal_value_keeps_its_version() {
        let mut slot = Slot::default();
        assert_eq!(slot.version(), 0);
        let first = slot.settle("a".to_owned());
        let version = slot.version();
        assert!(Arc::ptr_eq(&first, &slot.settle("a".to_owned())));
        assert_eq!(slot.version(), version);
        assert_eq!(*slot.settle("b".to_owned()), "b");
        assert_ne!(slot.version(), version);
    }

    #[test]
    fn a_value_is_made_only_when_what_it_is_made_from_changes() {
        let mut slot = Slot::default();
        let mut runs = 0;
        for (from, is_new) in [([1, 1], true), ([1, 1], false), ([1, 2], true)] {
            let before = slot.version();
            let _ = slot.make(&from, || runs += 1);
            assert_eq!(slot.version() != before, is_new, "{from:?}");
        }
        assert_eq!(runs, 2);
    }

    #[test]
    fn an_equal_value_from_other_inputs_is_no_change() {
        let mut slot = Slot::default();
        let _ = slot.follow(&[1], || "same");
        let version = slot.version();
        let _ = slot.follow(&[2], || "same");
        assert_eq!(slot.version(), version);
        let _ = slot.follow(&[3], || "other");
        assert_ne!(slot.version(), version);
    }

    #[test]
    fn a_value_that_is_put_counts_as_new() {
        let mut slot = Slot::default();
        let first = slot.put(1);
        let version = slot.version();
        assert!(!Arc::ptr_eq(&first, &slot.put(1)));
        assert_ne!(slot.version(), version);
    }
}
