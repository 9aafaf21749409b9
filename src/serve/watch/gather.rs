//! Gathering the events of one save, or of one checkout, into one look.
//!
//! A path is ready to be read some time after its last event; how long depends on what
//! happened to it. The look is due when every path is ready, so that a save is told within
//! milliseconds and yet no file is read while it is being written.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::diag::FilePath;
use crate::world::Look;

/// After the file was closed or renamed into place: what is left of one save follows
/// within this time. Where closing is not told, writing may go on for longer.
const QUIET: Duration = Duration::from_millis(if TELLS_CLOSING { 2 } else { 15 });

/// A file that is being written is not read before it is closed, unless nothing happens to
/// it for so long.
const WRITTEN: Duration = Duration::from_millis(if TELLS_CLOSING { 60 } else { 15 });

/// Editors move a file away before they write the new one in its place.
const VANISHED: Duration = Duration::from_millis(15);

/// A folder that appears is still being filled.
const FOLDER: Duration = Duration::from_millis(15);

/// One save seldom follows another so soon, nor is it of so many files: what is happening
/// is a checkout, which is told in few looks by waiting a little longer for its end.
const SOON: Duration = Duration::from_millis(100);
const FEW: usize = 8;
const BULK: Duration = Duration::from_millis(20);

/// While events go on, whatever is ready is told after this time.
const PATIENCE: Duration = Duration::from_millis(150);

/// A file that is written to without end is looked at after this time.
const WRITING: Duration = Duration::from_secs(1);

/// More paths than this are told as everything.
const MOST: usize = 200;

/// Whether the system says when a file that was written is closed.
const TELLS_CLOSING: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// What happened to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was made, and will be written to.
    Begun,
    /// It was written to and may be again.
    Written,
    /// It was closed after writing, or renamed into place.
    Whole,
    /// Its times or permissions changed.
    Touched,
    /// It is not there any more.
    Vanished,
}

#[derive(Debug)]
struct Pending {
    ready: Instant,
    /// Since when it is open for writing.
    open: Option<Instant>,
    /// Whether it was made since the last look.
    is_new: bool,
}

/// The events since the last look.
#[derive(Debug, Default)]
pub struct Gathered {
    paths: BTreeMap<FilePath, Pending>,
    /// When everything is to be looked at, if it is.
    everything: Option<Instant>,
    /// When the first of them came.
    since: Option<Instant>,
    /// When the last look was taken.
    told: Option<Instant>,
}

impl Gathered {
    /// Takes in what happened to a file.
    pub fn file(&mut self, path: FilePath, change: Change, now: Instant) {
        self.since.get_or_insert(now);
        let pending = self.paths.entry(path).or_insert(Pending {
            ready: now,
            open: None,
            is_new: change == Change::Begun,
        });
        match change {
            Change::Begun | Change::Written => {
                pending.open.get_or_insert(now);
                pending.ready = now + WRITTEN;
            }
            // A copy is given its times and permissions before it is closed.
            Change::Touched if pending.open.is_some() => pending.ready = now + WRITTEN,
            Change::Touched | Change::Whole => {
                pending.open = None;
                pending.ready = now + QUIET;
            }
            Change::Vanished => {
                pending.open = None;
                // One that came and went within the save has no successor to wait for.
                let wait = if pending.is_new { QUIET } else { VANISHED };
                pending.ready = now + wait;
            }
        }
    }

    /// Takes in that files may have changed that no event names.
    pub fn everything(&mut self, now: Instant) {
        self.since.get_or_insert(now);
        self.everything = Some(now + FOLDER);
    }

    /// When the next look is due; `None` while nothing has happened.
    pub fn due(&self) -> Option<Instant> {
        Some(self.ready()?.min(self.since? + PATIENCE))
    }

    /// When everything gathered so far is ready.
    fn ready(&self) -> Option<Instant> {
        let last = self.paths.values().map(|p| p.ready).chain(self.everything).max()?;
        let is_soon =
            self.told.zip(self.since).is_some_and(|(told, since)| since < told + SOON);
        Some(if is_soon || self.paths.len() > FEW { last + BULK } else { last })
    }

    /// The look that is due; `None` when all that happened is still being written.
    pub fn take(&mut self, now: Instant) -> Option<Look> {
        let all = self.ready().is_none_or(|ready| ready <= now);
        let is_open = |pending: &Pending| {
            !all && pending.open.is_some_and(|since| since + WRITING > now)
        };
        let (open, ready): (BTreeMap<_, _>, BTreeMap<_, _>) =
            std::mem::take(&mut self.paths).into_iter().partition(|(_, p)| is_open(p));
        self.since = (!open.is_empty()).then_some(now);
        self.paths = open;
        let look = if self.everything.take().is_some() || ready.len() > MOST {
            Look::Everything
        } else if ready.is_empty() {
            return None;
        } else {
            Look::At(ready.into_keys().collect())
        };
        self.told = Some(now);
        Some(look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// Runs events, each `(milliseconds, path, change)`, and gives the looks with the time
    /// at which each was due. An empty path stands for everything.
    fn looks(events: &[(u32, &str, Change)]) -> Vec<(u128, String)> {
        let start = Instant::now();
        let mut gathered = Gathered::default();
        let mut told = Vec::new();
        let mut tell = |gathered: &mut Gathered, until: Option<Instant>| {
            while let Some(due) = gathered.due()
                && until.is_none_or(|until| due <= until)
            {
                let words = match gathered.take(due) {
                    None => continue,
                    Some(Look::Everything) => "everything".to_owned(),
                    Some(Look::At(paths)) => {
                        paths.into_iter().collect::<Vec<_>>().join(" ")
                    }
                };
                told.push(((due - start).as_millis(), words));
            }
        };
        for (at, path, change) in events {
            let now = start + MS * *at;
            tell(&mut gathered, Some(now));
            if path.is_empty() {
                gathered.everything(now);
            } else {
                gathered.file((*path).into(), *change, now);
            }
        }
        tell(&mut gathered, None);
        told
    }

    #[track_caller]
    fn check(events: &[(u32, &str, Change)], expected: &[(u128, &str)]) {
        let expected: Vec<_> =
            expected.iter().map(|(at, words)| (*at, (*words).to_owned())).collect();
        assert_eq!(looks(events), expected);
    }

    use Change::{Begun, Touched, Vanished, Whole, Written};

    #[test]
    #[cfg(target_os = "linux")]
    fn a_save_is_told_when_the_file_is_closed() {
        check(&[(0, "a", Written), (1, "a", Whole)], &[(3, "a")]);
        check(&[(0, "a", Written), (40, "a", Written), (80, "a", Whole)], &[(82, "a")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_file_that_stays_open_is_told_when_nothing_happens_to_it() {
        check(&[(0, "a", Begun), (10, "a", Written)], &[(70, "a")]);
        check(&[(0, "a", Written), (10, "a", Touched)], &[(70, "a")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_rename_over_the_old_file_is_told_at_once() {
        let save =
            [(0, "t", Begun), (0, "t", Whole), (1, "t", Vanished), (1, "a", Whole)];
        check(&save, &[(3, "a t")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_file_moved_away_is_waited_for() {
        let save = [(0, "a", Vanished), (8, "a", Begun), (9, "a", Whole)];
        check(&save, &[(11, "a")]);
        check(&[(0, "a", Vanished)], &[(15, "a")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn events_without_end_are_told_now_and_then() {
        let names: Vec<String> = (0..400).map(|n| format!("f{n}")).collect();
        let events: Vec<_> =
            (0..400u32).zip(&names).map(|(n, f)| (n, &**f, Whole)).collect();
        let told = looks(&events);
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(told[0].0, 150);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_slow_checkout_is_told_in_few_looks() {
        let names: Vec<String> = (0..100).map(|n| format!("f{n}")).collect();
        let events: Vec<_> =
            (0..100u32).zip(&names).map(|(n, f)| (n * 5, &**f, Whole)).collect();
        let told = looks(&events);
        assert_eq!(told[0], (2, "f0".to_owned()));
        assert!(told.len() < 6, "{told:?}");
        // Two saves of a person are each told at once.
        check(&[(0, "a", Whole), (200, "a", Whole)], &[(2, "a"), (202, "a")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_file_being_written_does_not_keep_others() {
        let mut events: Vec<_> = (0..30u32).map(|n| (n * 10, "big", Written)).collect();
        events.push((295, "big", Whole));
        events.insert(1, (5, "a", Whole));
        check(&events, &[(150, "a"), (300, "big")]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_file_written_without_end_is_looked_at_in_the_end() {
        let events: Vec<_> = (0..130u32).map(|n| (n * 10, "log", Written)).collect();
        let told = looks(&events);
        assert_eq!(told.first().map(|(at, _)| *at), Some(1050), "{told:?}");
    }

    #[test]
    fn many_paths_are_everything() {
        let names: Vec<String> = (0..=MOST).map(|n| format!("f{n}")).collect();
        let events: Vec<_> = names.iter().map(|f| (0, &**f, Whole)).collect();
        let told = looks(&events);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].1, "everything");
        let told = looks(&events[1..]);
        assert_eq!(told[0].1.split(' ').count(), MOST);
    }

    #[test]
    fn everything_swallows_paths() {
        check(&[(0, "", Whole), (1, "a", Whole)], &[(15, "everything")]);
    }

    #[test]
    fn nothing_is_due_when_nothing_happened() {
        assert_eq!(Gathered::default().due(), None);
    }
}
