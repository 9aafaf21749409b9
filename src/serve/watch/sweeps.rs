//! Sweeps: looks at everything without an event, as a net below the events.
//!
//! Events are lost where the system has none to give (files changed on another machine)
//! and in the moment a folder appears. Sweeps cost little while they find nothing; when
//! they find what no event told, they come more often.

use std::time::{Duration, Instant};

/// How often there are sweeps.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// The first sweep after a look that events asked for.
    pub after: Duration,
    /// At least so long between sweeps beside events.
    pub beside: Duration,
    /// At least so long between sweeps in place of events.
    pub instead: Duration,
}

impl Pace {
    /// The pace for people who edit.
    pub const USUAL: Self = Self {
        after: Duration::from_secs(1),
        beside: Duration::from_secs(2),
        instead: Duration::from_millis(500),
    };
}

/// Sweeps beside events take at most a hundredth of the time, those in their place a
/// twentieth.
const SHARES: (u32, u32) = (100, 20);

/// A sweep that waited longer than this before it began came after other work, whose
/// changes it may have found.
const WAITED: Duration = Duration::from_millis(200);

/// So many sweeps with changes that no event told, and events are not relied on.
const TOO_MANY: u32 = 2;

/// When the next sweep is due, and whether events can be relied on.
#[derive(Debug)]
pub struct Sweeps {
    pace: Pace,
    next: Instant,
    took: Duration,
    is_polling: bool,
    /// When the sweep was asked for that is not yet answered, if no event came since.
    asked: Option<Instant>,
    /// Sweeps in a row that found changes.
    in_a_row: u32,
    /// Sweeps that found changes since the last event.
    without_event: u32,
}

impl Sweeps {
    /// The schedule from `now` on.
    pub fn new(now: Instant, is_polling: bool, pace: Pace) -> Self {
        let mut sweeps = Self {
            pace,
            next: now + pace.after,
            took: Duration::ZERO,
            is_polling,
            asked: None,
            in_a_row: 0,
            without_event: 0,
        };
        if is_polling {
            sweeps.next = now + sweeps.pause();
        }
        sweeps
    }

    /// When the next sweep is due.
    pub fn next(&self) -> Instant {
        self.next
    }

    /// Whether sweeps come in place of events.
    pub fn is_polling(&self) -> bool {
        self.is_polling
    }

    /// Events cannot be relied on from here on.
    pub fn poll(&mut self, now: Instant) {
        self.is_polling = true;
        self.next = now + self.pause();
    }

    /// An event came.
    pub fn event(&mut self) {
        self.asked = None;
        self.without_event = 0;
    }

    /// A look was sent because of events.
    pub fn looked(&mut self, now: Instant) {
        let after = if self.is_polling { self.pause() } else { self.pace.after };
        self.next = now + after;
    }

    /// A sweep was sent.
    pub fn asked(&mut self, now: Instant) {
        self.asked = Some(now);
        self.next = now + self.pause();
    }

    /// A look at everything is done: it found so many changes and took so long. Says
    /// whether this shows that events are being lost.
    pub fn swept(&mut self, changed: usize, took: Duration, now: Instant) -> bool {
        self.took = took;
        let Some(asked) = self.asked.take() else { return false };
        self.next = self.next.max(now + self.pause().saturating_sub(took));
        if changed == 0 {
            self.in_a_row = 0;
            return false;
        }
        let began = now.checked_sub(took).unwrap_or(now);
        if self.is_polling || began.saturating_duration_since(asked) > WAITED {
            return false;
        }
        self.in_a_row += 1;
        self.without_event += 1;
        self.in_a_row.max(self.without_event) >= TOO_MANY
    }

    fn pause(&self) -> Duration {
        let (least, share) = if self.is_polling {
            (self.pace.instead, SHARES.1)
        } else {
            (self.pace.beside, SHARES.0)
        };
        least.max(self.took * share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    fn milliseconds(sweeps: &Sweeps, start: Instant) -> u128 {
        (sweeps.next() - start).as_millis()
    }

    #[test]
    fn sweeps_follow_looks_and_then_come_seldom() {
        let start = Instant::now();
        let mut sweeps = Sweeps::new(start, false, Pace::USUAL);
        assert_eq!(milliseconds(&sweeps, start), 1000);
        sweeps.asked(start + MS * 1000);
        assert!(!sweeps.swept(0, MS * 5, start + MS * 1005));
        assert_eq!(milliseconds(&sweeps, start), 3000);
        sweeps.asked(start + MS * 3000);
        assert!(!sweeps.swept(0, MS * 50, start + MS * 3050));
        assert_eq!(milliseconds(&sweeps, start), 8000);
        sweeps.event();
        sweeps.looked(start + MS * 4000);
        assert_eq!(milliseconds(&sweeps, start), 5000);
    }

    #[test]
    fn polling_keeps_a_pace_that_the_disk_can_bear() {
        let start = Instant::now();
        let mut sweeps = Sweeps::new(start, true, Pace::USUAL);
        assert_eq!(milliseconds(&sweeps, start), 500);
        sweeps.asked(start + MS * 500);
        assert!(!sweeps.swept(9, MS * 10, start + MS * 510));
        assert_eq!(milliseconds(&sweeps, start), 1000);
        sweeps.asked(start + MS * 1000);
        sweeps.swept(0, MS * 100, start + MS * 1100);
        assert_eq!(milliseconds(&sweeps, start), 3000);
    }

    /// Sweeps, each `(changed, milliseconds before it began, event before it)`; which one
    /// shows that events are lost.
    fn lost(runs: &[(usize, u32, bool)]) -> Option<usize> {
        let mut now = Instant::now();
        let mut sweeps = Sweeps::new(now, false, Pace::USUAL);
        runs.iter().position(|(changed, waited, event)| {
            if *event {
                sweeps.event();
                sweeps.looked(now);
            }
            now = sweeps.next();
            sweeps.asked(now);
            now += MS * (waited + 3);
            sweeps.swept(*changed, MS * 3, now)
        })
    }

    #[test]
    fn changes_without_events_lead_to_polling() {
        assert_eq!(lost(&[(0, 0, false), (0, 0, false)]), None);
        assert_eq!(lost(&[(1, 0, false), (3, 0, false)]), Some(1));
        assert_eq!(lost(&[(1, 0, false), (0, 0, false), (1, 0, false)]), Some(2));
        assert_eq!(lost(&[(1, 0, true), (1, 0, true)]), Some(1));
        assert_eq!(lost(&[(1, 0, true), (0, 0, true), (1, 0, true)]), None);
    }

    #[test]
    fn changes_that_another_look_was_asked_for_do_not_count() {
        // The loop was busy: what it found may be what earlier events told.
        assert_eq!(lost(&[(1, 900, false), (1, 900, false)]), None);
        // An event came before the sweep was answered.
        let mut sweeps = Sweeps::new(Instant::now(), false, Pace::USUAL);
        for _ in 0..3 {
            let now = sweeps.next();
            sweeps.asked(now);
            sweeps.event();
            assert!(!sweeps.swept(1, MS, now + MS));
        }
    }
}
