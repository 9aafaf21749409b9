//! The progress bar: drawn on a terminal, and only for work that takes a while.

use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{BuildArgs, Format};
use crate::build::Progress;

/// What is done sooner needs no bar: it would only flicker.
const PATIENCE: Duration = Duration::from_millis(300);

/// Progress on a terminal; nothing elsewhere.
pub struct Bar {
    drawn: Option<Drawn>,
}

struct Drawn {
    bar: ProgressBar,
    started: Instant,
    patience: Duration,
    /// Where to draw, until drawing begins.
    target: Mutex<Option<ProgressDrawTarget>>,
    is_shown: AtomicBool,
}

impl Bar {
    /// The bar of a build with these arguments.
    pub fn of(args: &BuildArgs) -> Self {
        Self::new(is_wanted(args))
    }

    /// A bar, if one is wanted and stderr is a terminal.
    pub fn new(is_wanted: bool) -> Self {
        if is_wanted && io::stderr().is_terminal() {
            Self::on(ProgressDrawTarget::stderr(), PATIENCE)
        } else {
            Self { drawn: None }
        }
    }

    /// A bar on a terminal, shown when the work has lasted for `patience`.
    fn on(target: ProgressDrawTarget, patience: Duration) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let drawn = Drawn {
            bar,
            started: Instant::now(),
            patience,
            target: Mutex::new(Some(target)),
            is_shown: AtomicBool::new(false),
        };
        Self { drawn: Some(drawn) }
    }

    /// Takes the bar off the terminal, to make room for words.
    pub fn clear(&self) {
        if let Some(drawn) = &self.drawn {
            drawn.bar.finish_and_clear();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Progress for Bar {
    fn stage(&self, name: &'static str, steps: usize) {
        let Some(drawn) = &self.drawn else { return };
        // The name first: figures of this stage must not stand under that of the last.
        drawn.bar.set_message(name);
        drawn.bar.set_style(style(steps > 0));
        drawn.bar.set_position(0);
        drawn.bar.set_length(steps as u64);
        drawn.show_when_late();
        drawn.bar.tick();
    }

    fn step(&self) {
        if let Some(drawn) = &self.drawn {
            drawn.show_when_late();
            drawn.bar.inc(1);
        }
    }
}

impl Drawn {
    fn show_when_late(&self) {
        if self.is_shown.load(Ordering::Relaxed)
            || self.started.elapsed() < self.patience
            || self.is_shown.swap(true, Ordering::Relaxed)
        {
            return;
        }
        let target = self.target.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(target) = target {
            self.bar.set_draw_target(target);
        }
    }
}

/// Beside JSON a bar is rubbish, and where quiet was asked for, noise.
fn is_wanted(args: &BuildArgs) -> bool {
    !args.quiet && args.format == Format::Human
}

/// Without colours: nothing here needs them.
fn style(counts: bool) -> ProgressStyle {
    let template =
        if counts { "  {msg:<8} [{bar:32}] {pos}/{len}" } else { "  {msg:<8}" };
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use indicatif::TermLike;

    use super::*;
    use crate::cli::{Cli, Command};

    /// A terminal that remembers what was written on it.
    #[derive(Debug, Default, Clone)]
    struct Paper(Arc<Mutex<String>>);

    impl Paper {
        fn add(&self, text: &str) {
            self.0.lock().expect("paper").push_str(text);
        }

        fn text(&self) -> String {
            self.0.lock().expect("paper").clone()
        }
    }

    impl TermLike for Paper {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.add(text);
            self.add("\n");
            Ok(())
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.add(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.add("<clear>");
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn bar(patience: Duration) -> (Bar, Paper) {
        let paper = Paper::default();
        let target = ProgressDrawTarget::term_like(Box::new(paper.clone()));
        (Bar::on(target, patience), paper)
    }

    #[test]
    fn work_that_takes_a_while_is_shown_and_wiped_off() {
        let (bar, paper) = bar(Duration::ZERO);
        bar.stage("read", 0);
        bar.stage("link", 4);
        let thread = |n: usize| (0..n).for_each(|_| bar.step());
        std::thread::scope(|scope| {
            scope.spawn(|| thread(1));
            scope.spawn(|| thread(1));
        });
        bar.stage("render", 7);
        let text = paper.text();
        for part in ["  read", "link", "0/4", "2/4", "[", "0/7"] {
            assert!(text.contains(part), "no {part} in {text:?}");
        }
        assert!(!text.contains('\u{1b}'), "{text:?}");
        drop(bar);
        assert!(paper.text().ends_with("<clear>"), "{:?}", paper.text());
    }

    #[test]
    fn short_work_is_not_shown() {
        let (bar, paper) = bar(Duration::from_hours(1));
        bar.stage("link", 100);
        (0..100).for_each(|_| bar.step());
        drop(bar);
        assert_eq!(paper.text(), "");
    }

    #[test]
    fn the_bar_may_appear_within_a_stage() {
        let (bar, paper) = bar(Duration::from_millis(20));
        bar.stage("link", 3);
        bar.step();
        std::thread::sleep(Duration::from_millis(30));
        assert_eq!(paper.text(), "");
        bar.step();
        assert!(paper.text().contains("2/3"), "{:?}", paper.text());
    }

    #[test]
    fn only_people_who_want_words_see_a_bar() {
        use clap::Parser as _;
        #[track_caller]
        fn check(options: &[&str], expected: bool) {
            let line = ["casebook", "build"].into_iter().chain(options.iter().copied());
            let command = Cli::try_parse_from(line).expect("arguments").command;
            let Command::Build(args) = command else { panic!("a build") };
            assert_eq!(is_wanted(&args), expected);
        }
        check(&[], true);
        check(&["--verbose"], true);
        check(&["--quiet"], false);
        check(&["--format", "json"], false);
    }
}
