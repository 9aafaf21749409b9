//! The loop: a signal says to look again, a turn builds what changed, and what stands then
//! goes up on the board. Signals that come during a turn make one more turn after it.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::board::{Board, News};
use super::inject::escaped;
use super::panics::caught;
use super::shelf::{Origins, Shelf, Shown};
use super::watch::{Signal, Watching};
use crate::build::{Audience, Edition, Outcome, Turn};
use crate::diag::report;
use crate::world::Look;

/// Builds what changed: a session with its world.
pub type Turner = Box<dyn FnMut(&Look, &dyn Audience) -> Turn>;

/// What happened, for whoever tells it to people.
pub enum Told<'a> {
    /// A turn that found something changed, or is the first.
    Turned {
        /// What it gave.
        turn: &'a Turn,
        /// How long it took.
        took: Duration,
        /// Whether it is the first.
        is_first: bool,
    },
    /// A turn ended in a panic, for this reason.
    Stopped(&'a str),
    /// Lines of the site's rules for its host that nobody understands.
    Unclear(&'a [String]),
    /// The watcher looks again every so often, for this reason.
    Polling(&'a str),
}

/// The loop with what it needs.
pub struct Turning<M, T> {
    /// Makes a session that has built nothing yet.
    pub make: M,
    /// Where files come from that are no pages.
    pub origins: Origins,
    /// Where the outcome goes.
    pub board: Board,
    /// Hears what happened.
    pub tell: T,
    /// Whether browsers go to the page that was edited.
    pub jumps: bool,
}

impl<M: Fn() -> Turner, T: FnMut(&Told<'_>)> Turning<M, T> {
    /// Builds once, and again at each signal until nobody can send any. The watcher, if
    /// there is one, is told what looks at everything found.
    pub fn run(mut self, signals: &Receiver<Signal>, watching: Option<&Watching>) {
        let mut turner = (self.make)();
        let readers = Readers {
            board: self.board.clone(),
            origins: self.origins.clone(),
            signals,
            waiting: RefCell::default(),
            shown: RefCell::default(),
            sound: RefCell::default(),
        };
        self.turn(&mut turner, &readers, &Look::Everything, true);
        while let Some(all) = readers.next_signals() {
            let mut look: Option<Look> = None;
            for signal in all {
                let more = match signal {
                    Signal::Polling(why) => {
                        (self.tell)(&Told::Polling(&why));
                        continue;
                    }
                    Signal::Look(more) => more,
                    Signal::Sweep => Look::Everything,
                };
                look = Some(match look.take() {
                    Some(look) => look.and(more),
                    None => more,
                });
            }
            let Some(look) = look else { continue };
            let turn = self.turn(&mut turner, &readers, &look, false);
            if let (Some(watching), Some(turn), Look::Everything) = (watching, turn, look)
            {
                watching.swept(turn.changed.len(), turn.looked);
            }
        }
    }

    fn turn(
        &mut self,
        turner: &mut Turner,
        readers: &Readers<'_>,
        look: &Look,
        is_first: bool,
    ) -> Option<Turn> {
        let begun = Instant::now();
        match caught(|| turner(look, readers)) {
            Ok(turn) => {
                let took = begun.elapsed();
                let (is_new, unclear) = self.board.post(self.news(readers, &turn));
                if is_new || is_first || !turn.changed.is_empty() {
                    (self.tell)(&Told::Turned { turn: &turn, took, is_first });
                }
                if !unclear.is_empty() {
                    (self.tell)(&Told::Unclear(&unclear));
                }
                Some(turn)
            }
            Err(why) => {
                // What a session remembers of a turn that broke off is worth nothing.
                *turner = (self.make)();
                let faults = Some(Arc::from(stopped(&why)));
                let shelf = readers.last_sound();
                if self.board.post(News { shelf, faults, ..News::default() }).0 {
                    (self.tell)(&Told::Stopped(&why));
                }
                None
            }
        }
    }

    fn news(&self, readers: &Readers<'_>, turn: &Turn) -> News {
        let shelf = match &turn.edition {
            Some(edition) => {
                let shelf = readers.shelf(edition);
                if !turn.unfinished {
                    readers.sound.replace(Some(edition.clone()));
                }
                Some(shelf)
            }
            None => readers.last_sound(),
        };
        let faults = (!turn.outcome.is_sound()).then(|| Arc::from(faults(&turn.outcome)));
        let jump = turn.page.clone().filter(|_| self.jumps && !turn.changed.is_empty());
        News { shelf, faults, copied: turn.copied.clone(), jump }
    }
}

/// An edition with its shelf.
type OnShelf = (Arc<Edition>, Arc<dyn Shelf>);

/// Those who have pages open, and the signals that come while a turn is under way.
struct Readers<'a> {
    board: Board,
    origins: Origins,
    signals: &'a Receiver<Signal>,
    /// Signals that have come since the turn began.
    waiting: RefCell<Vec<Signal>>,
    /// The edition that was put up last, with its shelf.
    shown: RefCell<Option<OnShelf>>,
    /// The last edition of which every page was seen to be sound.
    sound: RefCell<Option<Arc<Edition>>>,
}

impl Readers<'_> {
    /// The signals there are, after waiting for one if there is none; `None` when nobody
    /// can send any more.
    fn next_signals(&self) -> Option<Vec<Signal>> {
        let mut all = self.waiting.take();
        if all.is_empty() {
            all.push(self.signals.recv().ok()?);
        }
        all.extend(self.signals.try_iter());
        Some(all)
    }

    /// The shelf of an edition; the same one each time.
    fn shelf(&self, edition: &Arc<Edition>) -> Arc<dyn Shelf> {
        let mut shown = self.shown.borrow_mut();
        if let Some((of, shelf)) = &*shown
            && Arc::ptr_eq(of, edition)
        {
            return shelf.clone();
        }
        let shelf: Arc<dyn Shelf> = Arc::new(Shown {
            edition: edition.clone(),
            sound: self.sound.borrow().clone(),
            origins: self.origins.clone(),
        });
        *shown = Some((edition.clone(), shelf.clone()));
        shelf
    }

    /// The shelf of the last edition that was sound throughout.
    fn last_sound(&self) -> Option<Arc<dyn Shelf>> {
        let sound = self.sound.borrow().clone();
        sound.map(|edition| self.shelf(&edition))
    }
}

impl Audience for Readers<'_> {
    fn wanted(&self) -> Vec<String> {
        self.board.visited()
    }

    fn show(&self, edition: &Arc<Edition>) {
        let shelf = Some(self.shelf(edition));
        self.board.post(News { shelf, ..News::default() });
    }

    fn is_impatient(&self) -> bool {
        let mut waiting = self.waiting.borrow_mut();
        waiting.extend(self.signals.try_iter());
        waiting.iter().any(|signal| matches!(signal, Signal::Look(_)))
    }
}

/// Everything that was found, as HTML.
fn faults(outcome: &Outcome) -> String {
    report::html(&outcome.diagnostics, &|path: &str| outcome.text(path))
}

/// A turn that ended in a panic, as HTML.
fn stopped(why: &str) -> String {
    format!(
        "<article class=\"finding error\">\n<h2>The program stopped while it built</h2>\n\
         <pre>{}</pre>\n<p class=\"help\">This is a fault of casebook, not of what you \
         wrote. The site stays as it was; the next save is built anew.</p>\n</article>\n",
        escaped(why)
    )
}
