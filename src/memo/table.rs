//! One value for each of many inputs.

use std::collections::HashMap;
use std::hash::Hash;

use rayon::prelude::*;

/// What was made of each input last time. `F` is the fingerprint of an input: all that
/// its value depends on.
#[derive(Debug)]
pub struct Table<K, F, V> {
    /// Looked up, never walked.
    kept: HashMap<K, Kept<F, V>>,
    keeps: bool,
    pass: u64,
}

#[derive(Debug)]
struct Kept<F, V> {
    fingerprint: F,
    value: V,
    /// The pass that last asked for it.
    asked: u64,
}

/// What a pass over all inputs gave.
#[derive(Debug)]
pub struct Passed<V> {
    /// A value for each input, in their order.
    pub values: Vec<V>,
    /// Which of them were made in this pass.
    pub made: Vec<usize>,
}

impl<K, F, V> Table<K, F, V>
where
    K: Eq + Hash + Clone + Send + Sync,
    F: PartialEq + Clone + Send + Sync,
    V: Clone + Send + Sync,
{
    /// An empty table. One that does not keep anything serves a single pass.
    #[must_use]
    pub fn new(keeps: bool) -> Self {
        Self { kept: HashMap::new(), keeps, pass: 0 }
    }

    /// Gives a value for every input, in their order. Those whose fingerprint is the same
    /// as in the pass before, and whose value `holds`, are taken over; the others are made,
    /// in parallel. `make` is handed the place of the input and the value of the pass before,
    /// if there was one.
    pub fn pass(
        &mut self,
        inputs: &[(K, F)],
        holds: impl Fn(&V) -> bool,
        make: impl Fn(usize, Option<&V>) -> V + Sync,
    ) -> Passed<V> {
        self.pass += 1;
        let mut values: Vec<Option<V>> = Vec::with_capacity(inputs.len());
        let mut made = Vec::new();
        for (i, (key, fingerprint)) in inputs.iter().enumerate() {
            let held = self.kept.get_mut(key).and_then(|kept| {
                kept.asked = self.pass;
                let same = kept.fingerprint == *fingerprint && holds(&kept.value);
                same.then(|| kept.value.clone())
            });
            if held.is_none() {
                made.push(i);
            }
            values.push(held);
        }
        let kept = &self.kept;
        let fresh: Vec<V> = made
            .par_iter()
            .with_max_len(64)
            .map(|i| make(*i, kept.get(&inputs[*i].0).map(|kept| &kept.value)))
            .collect();
        for (i, value) in made.iter().zip(fresh) {
            if self.keeps {
                let (key, fingerprint) = inputs[*i].clone();
                let (value, asked) = (value.clone(), self.pass);
                self.kept.insert(key, Kept { fingerprint, value, asked });
            }
            values[*i] = Some(value);
        }
        if self.kept.len() > inputs.len() {
            self.kept.retain(|_, kept| kept.asked == self.pass);
        }
        Passed { values: values.into_iter().flatten().collect(), made }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Passes words with their lengths as fingerprints; tells what was made and how often.
    fn pass(
        table: &mut Table<String, usize, String>,
        words: &[(&str, usize)],
    ) -> (Vec<String>, usize) {
        let runs = AtomicUsize::new(0);
        let inputs: Vec<_> = words.iter().map(|(w, n)| ((*w).to_owned(), *n)).collect();
        let passed = table.pass(
            &inputs,
            |_| true,
            |i, before| {
                let word = words[i].0;
                runs.fetch_add(1, Ordering::Relaxed);
                format!("{word}{}", before.map(|b| format!("<{b}")).unwrap_or_default())
            },
        );
        assert_eq!(passed.made.len(), runs.load(Ordering::Relaxed));
        (passed.values, passed.made.len())
    }

    #[test]
    fn only_what_changed_is_made_again() {
        let mut table = Table::new(true);
        assert_eq!(pass(&mut table, &[("a", 1), ("b", 1)]).1, 2);
        assert_eq!(pass(&mut table, &[("a", 1), ("b", 1)]).1, 0);
        let passed = pass(&mut table, &[("a", 1), ("b", 2)]);
        assert_eq!(passed, (vec!["a".into(), "b<b".into()], 1));
    }

    #[test]
    fn what_is_not_asked_for_is_forgotten() {
        let mut table = Table::new(true);
        let _ = pass(&mut table, &[("a", 1), ("b", 1), ("c", 1)]);
        let _ = pass(&mut table, &[("a", 1), ("d", 1)]);
        let is_kept = |word: &str| table.kept.contains_key(word);
        assert_eq!(["a", "b", "c", "d"].map(is_kept), [true, false, false, true]);
        assert_eq!(pass(&mut table, &[("a", 1), ("b", 1)]).1, 1, "b was forgotten");
    }

    #[test]
    fn a_value_that_does_not_hold_is_made_again() {
        let mut table: Table<u8, u8, u8> = Table::new(true);
        let _ = table.pass(&[(1, 1)], |_| true, |_, _| 7);
        let passed = table.pass(&[(1, 1)], |value| *value != 7, |_, _| 8);
        assert_eq!((passed.values, passed.made), (vec![8], vec![0]));
    }

    #[test]
    fn a_table_that_keeps_nothing_makes_everything() {
        let mut table = Table::new(false);
        let _ = pass(&mut table, &[("a", 1)]);
        assert_eq!(pass(&mut table, &[("a", 1)]).1, 1);
        assert!(table.kept.is_empty());
    }
}
