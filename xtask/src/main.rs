//! The project's own chores, run as `cargo xtask …`. Only the standard library, so that the
//! first thing a newcomer runs is built in a second.

mod browser;
mod runner;
mod steps;

use std::env;
use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "\
The project's own chores.

Usage: cargo xtask <task>

Tasks:
  test            run every check, in order, and say at the end which failed
  test lint       only the format (cargo fmt) and the lints (cargo clippy)
  test rust       only the Rust tests (cargo test)
  test browser    only the demo: build it and judge it in a real browser
  help            print this

The browser tests need Node 20 or later, npm and Chromium. On Debian, as root, a missing
Chromium is installed; elsewhere install it, or name one with CHROMIUM=/path/to/chromium.
";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => test(&steps::ALL),
        ["test", part] => match steps::part(part) {
            Some(chosen) => test(&chosen),
            None => misused(&format!("`test` has no part called `{part}`")),
        },
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        [] => misused("no task was named"),
        other => misused(&format!("there is no task `{}`", other.join(" "))),
    }
}

fn test(chosen: &[steps::Step]) -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package lies in a folder of the workspace");
    let results = runner::run(chosen, root);
    print!("\n{}", runner::summary(&results));
    if runner::all_passed(&results) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn misused(problem: &str) -> ExitCode {
    eprint!("error: {problem}\n\n{HELP}");
    ExitCode::from(2)
}
