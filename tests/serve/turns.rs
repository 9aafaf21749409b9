//! The loop: looks come in, what stands goes up.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use casebook::build::{Options, Session, Silent};
use casebook::serve::{
    Board, Copies, Item, Makes, Origins, Signal, Standing, Told, Turner, Turning,
};
use casebook::world::{Look, Memory, World};

use crate::fixture;

const CASE: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/
language: en
-- content/articles/one.md --
---
title: One
date: 2022-09-28
---
First words.
";
const ONE: &str = "content/articles/one.md";

fn one(words: &str) -> String {
    format!("---\ntitle: One\ndate: 2022-09-28\n---\n{words}\n")
}

/// A loop over a world in memory.
struct Loop {
    world: Arc<Mutex<Memory>>,
    board: Board,
    looks: Sender<Signal>,
    told: Arc<Mutex<Vec<String>>>,
}

impl Loop {
    /// Starts it; a turn panics while the world has a file called `panic`.
    fn new() -> Self {
        let world = Arc::new(Mutex::new(Memory::fixture(CASE)));
        let (looks, signals) = channel();
        let (board, told) = (Board::default(), Arc::new(Mutex::new(Vec::new())));
        let (seen, said, standing) = (world.clone(), told.clone(), board.clone());
        let (copied, maker) = (world.clone(), world.clone());
        let copies: Copies = Arc::new(move |file| {
            let world = copied.lock().expect("the world");
            world.read(file).ok().map(Item::Bytes)
        });
        let makes: Makes = Arc::new(move |recipe| {
            let world = maker.lock().expect("the world");
            recipe.make(&*world).ok().map(Item::Bytes)
        });
        std::thread::spawn(move || {
            let turning = Turning {
                make: move || -> Turner {
                    let mut session = Session::new(Options::default());
                    let seen = seen.clone();
                    Box::new(move |look, readers| {
                        let world = seen.lock().expect("the world").clone();
                        let bad = world.read("panic");
                        assert!(bad.is_err(), "stopped <on purpose>");
                        session.turn(&world, look, readers, &Silent)
                    })
                },
                origins: Origins { copies, makes },
                board: standing,
                tell: move |told: &Told<'_>| {
                    let words = match told {
                        Told::Turned { turn, .. } => {
                            format!("{} changed", turn.changed.len())
                        }
                        Told::Stopped(why) => format!("stopped: {why}"),
                        Told::Unclear(lines) => lines.join("; "),
                        Told::Polling(why) => format!("polling: {why}"),
                    };
                    said.lock().expect("the words").push(words);
                },
                jumps: true,
            };
            turning.run(&signals, None);
        });
        Self { world, board, looks, told }
    }

    fn edit(&self, path: &str, text: &str) {
        self.world.lock().expect("the world").insert(path, text);
        self.look();
    }

    fn look(&self) {
        self.looks.send(Signal::Look(Look::Everything)).expect("the loop runs");
    }

    /// Waits until what stands is as wanted.
    #[track_caller]
    fn until(&self, what: &str, wanted: impl Fn(&Standing) -> bool) -> Arc<Standing> {
        for _ in 0..1000 {
            let now = self.board.now();
            if wanted(&now) {
                return now;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{what} never came; it stands at turn {}", self.board.now().turn);
    }
}

impl Loop {
    /// Waits until so much was told, for words follow what stands; more is too much.
    #[track_caller]
    fn until_told(&self, wanted: usize) {
        let told = || self.told.lock().expect("the words").clone();
        for _ in 0..1000 {
            if told().len() >= wanted {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(told().len(), wanted, "{:#?}", told());
    }
}

/// The page of the article, if it stands.
fn page(standing: &Standing) -> String {
    let file = standing.shelf.as_ref().and_then(|s| s.file("articles/one/index.html"));
    match file {
        Some(Item::Bytes(bytes)) => {
            fixture::html::visible(&String::from_utf8_lossy(&bytes))
        }
        _ => String::new(),
    }
}

#[test]
fn an_edit_goes_up_and_a_look_that_finds_nothing_does_not() {
    let run = Loop::new();
    let first = run.until("the site", |now| page(now).contains("First words."));
    for _ in 0..5 {
        run.look();
    }
    run.edit(ONE, &one("Second words."));
    let second = run.until("the edit", |now| page(now).contains("Second words."));
    assert_eq!(second.turn, first.turn + 1, "looks that found nothing raised the turn");
    let jump = second.jump.as_ref().map(|(_, path)| &**path);
    assert_eq!(jump, Some("articles/one/index.html"));
    run.until_told(2);
}

#[test]
fn errors_leave_the_last_sound_site() {
    let run = Loop::new();
    run.until("the site", |now| now.shelf.is_some());
    run.edit(ONE, &one("Second words. [[nobody <b>]]"));
    let broken = run.until("the faults", |now| now.faults.is_some());
    assert!(page(&broken).contains("First words."));
    let faults = broken.faults.as_deref().unwrap_or_default();
    assert!(faults.contains("content/articles/one.md") && !faults.contains("<b>"));
    run.edit(ONE, &one("Third words."));
    let mended = run.until("the mended site", |now| now.faults.is_none());
    assert!(page(&mended).contains("Third words."));
}

#[test]
fn a_panic_is_a_fault_and_the_next_turn_starts_anew() {
    let run = Loop::new();
    run.until("the site", |now| now.shelf.is_some());
    run.edit("panic", "");
    let stopped = run.until("the panic", |now| now.faults.is_some());
    let faults = stopped.faults.as_deref().unwrap_or_default();
    assert!(faults.contains("stopped &lt;on purpose&gt;"), "{faults}");
    assert!(faults.contains("turns.rs"), "{faults}");
    assert!(page(&stopped).contains("First words."));
    run.look();
    run.world.lock().expect("the world").remove("panic");
    run.edit(ONE, &one("Second words."));
    run.until("the edit", |now| {
        now.faults.is_none() && page(now).contains("Second words.")
    });
    run.until_told(3);
    let told = run.told.lock().expect("words").clone();
    let stops = told.iter().filter(|words| words.starts_with("stopped")).count();
    assert_eq!(stops, 1, "{told:?}");
}

#[test]
fn what_the_watcher_says_is_passed_on() {
    let run = Loop::new();
    run.until("the site", |now| now.shelf.is_some());
    run.looks.send(Signal::Polling("a network mount".into())).expect("the loop runs");
    run.edit("content/_static/_redirects", "/a\n");
    run.until("the edit", |now| now.turn == 2);
    run.until_told(4);
    let told = run.told.lock().expect("words").join("\n");
    assert!(told.contains("polling: a network mount"), "{told}");
    assert!(told.contains("_redirects:1: `/a`"), "{told}");
}
