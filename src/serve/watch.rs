//! Watching the files of a project.
//!
//! Events of the operating system mean "look again", and no more: what changed is seen in
//! the files. `native` turns events into paths, `gather` into looks that are neither
//! late nor early, and `sweeps` looks at everything now and then, for what no event told.

mod gather;
mod native;
mod sweeps;

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use gather::Gathered;
use native::Native;
use sweeps::{Pace, Sweeps};

use crate::world::Look;

/// What the watcher says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// Files have changed, by what the operating system says.
    Look(Look),
    /// It is time to look at everything, without a reason.
    Sweep,
    /// Events cannot be relied on; from here on every file is looked at again and again.
    /// In words: why, and what can be done about it.
    Polling(String),
}

/// A watch that is being kept; it ends when this is dropped.
#[derive(Debug)]
pub struct Watching {
    notes: Sender<Note>,
    thread: Option<JoinHandle<()>>,
}

impl Watching {
    /// Tells the watcher what a look at everything found: how many files had changed and
    /// how long the looking took. To be called for each such look, when it is done.
    pub fn swept(&self, changed: usize, took: Duration) {
        // When the watcher has ended, nobody needs to know.
        let _ = self.notes.send(Note::Swept { changed, took });
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.notes.send(Note::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the watching thread hears.
#[derive(Debug)]
enum Note {
    Event(notify::Result<notify::Event>),
    Swept { changed: usize, took: Duration },
    Stop,
}

/// Watches the project in `root`. What changes after this returns is told; with `poll`,
/// by looking at everything again and again, without events of the operating system.
///
/// Signals that have piled up may be taken together, by [`Look::and`]; a sweep is a look
/// at everything.
#[must_use]
pub fn watch(root: &Path, poll: bool) -> (Receiver<Signal>, Watching) {
    at_pace(root, poll, Pace::USUAL)
}

fn at_pace(root: &Path, poll: bool, pace: Pace) -> (Receiver<Signal>, Watching) {
    let (notes, heard) = mpsc::channel();
    let (signals, told) = mpsc::channel();
    let mut watcher = Watcher {
        notes: heard,
        signals,
        native: None,
        gathered: Gathered::default(),
        sweeps: Sweeps::new(Instant::now(), poll, pace),
    };
    if !poll {
        let events = notes.clone();
        // A send fails when the watcher has ended, and with it the need for events.
        let tell = move |event| drop(events.send(Note::Event(event)));
        match Native::new(root, tell) {
            Ok(native) => watcher.native = Some(native),
            Err(error) => watcher.poll(native::words(&error)),
        }
    }
    let named = thread::Builder::new().name("watch".to_owned());
    let thread = named.spawn(move || watcher.run()).ok();
    (told, Watching { notes, thread })
}

struct Watcher {
    notes: Receiver<Note>,
    signals: Sender<Signal>,
    native: Option<Native>,
    gathered: Gathered,
    sweeps: Sweeps,
}

/// Whether the watcher is to go on.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    Stop,
}

/// So many notes are taken in before the clock is looked at again.
const AT_ONCE: usize = 1000;

impl Watcher {
    fn run(mut self) {
        loop {
            let due = self.gathered.due().unwrap_or_else(|| self.sweeps.next());
            let wait = due.saturating_duration_since(Instant::now());
            match self.notes.recv_timeout(wait) {
                Ok(note) => {
                    let more: Vec<Note> = self.notes.try_iter().take(AT_ONCE).collect();
                    for note in std::iter::once(note).chain(more) {
                        if self.hear(note) == Then::Stop {
                            return;
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.tell(Instant::now()) == Then::Stop {
                return;
            }
        }
    }

    fn hear(&mut self, note: Note) -> Then {
        let now = Instant::now();
        match note {
            Note::Stop => return Then::Stop,
            Note::Swept { changed, took } => {
                if self.sweeps.swept(changed, took, now) {
                    self.poll(native::LOST.to_owned());
                }
            }
            Note::Event(event) => {
                let Some(native) = &mut self.native else { return Then::GoOn };
                match native.take(event, &mut self.gathered, now) {
                    Ok(true) => self.sweeps.event(),
                    Ok(false) => {}
                    Err(error) => self.poll(native::words(&error)),
                }
            }
        }
        Then::GoOn
    }

    /// Sends what is due.
    fn tell(&mut self, now: Instant) -> Then {
        let signal = match self.gathered.due() {
            Some(due) if due <= now => {
                let Some(look) = self.gathered.take(now) else { return Then::GoOn };
                self.sweeps.looked(now);
                // A file that a link leads to has more than the one path.
                let has_links = self.native.as_ref().is_some_and(Native::has_links);
                Signal::Look(if has_links { Look::Everything } else { look })
            }
            None if self.sweeps.next() <= now => {
                self.sweeps.asked(now);
                Signal::Sweep
            }
            _ => return Then::GoOn,
        };
        self.send(signal)
    }

    fn poll(&mut self, why: String) {
        if !self.sweeps.is_polling() {
            self.sweeps.poll(Instant::now());
            self.send(Signal::Polling(why));
        }
    }

    fn send(&self, signal: Signal) -> Then {
        match self.signals.send(signal) {
            Ok(()) => Then::GoOn,
            Err(_) => Then::Stop,
        }
    }
}

#[cfg(test)]
mod tests;
