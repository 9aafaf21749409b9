//! The one list of what `cargo xtask test` runs, in order.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser;

#[derive(Clone, Copy)]
pub struct Step {
    pub name: &'static str,
    pub title: &'static str,
    /// The word that chooses it: `cargo xtask test <part>`.
    pub part: &'static str,
    /// Steps whose failure makes this one pointless.
    pub needs: &'static [&'static str],
    pub run: fn(&Path) -> Result<(), String>,
}

pub const ALL: [Step; 6] = [
    Step {
        name: "prepare",
        title: "Chromium and the browser tests' packages",
        part: "browser",
        needs: &[],
        run: browser::prepare,
    },
    Step {
        name: "format",
        title: "cargo fmt --all --check",
        part: "lint",
        needs: &[],
        run: |root| cargo(root, &["fmt", "--all", "--check"]),
    },
    Step {
        name: "lints",
        title: "cargo clippy, warnings are errors",
        part: "lint",
        needs: &[],
        run: |root| {
            let lints =
                ["--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
            cargo(root, &[&["clippy"], &lints[..]].concat())
        },
    },
    Step {
        name: "rust",
        title: "cargo test --workspace",
        part: "rust",
        needs: &[],
        run: |root| cargo(root, &["test", "--workspace", "--locked", "--no-fail-fast"]),
    },
    Step {
        name: "demo",
        title: "build the demo",
        part: "browser",
        needs: &[],
        run: build_demo,
    },
    Step {
        name: "browser",
        title: "the demo, and drafting, in a real browser",
        part: "browser",
        needs: &["prepare", "demo"],
        run: |root| browser::test(root, &demo_site(root), &program(root)),
    },
];

/// The steps of one part, or `None` when there is no such part.
pub fn part(name: &str) -> Option<Vec<Step>> {
    let chosen: Vec<Step> = ALL.into_iter().filter(|step| step.part == name).collect();
    (!chosen.is_empty()).then_some(chosen)
}

/// Built from nothing each time: what a reader of a clean clone would get.
fn build_demo(root: &Path) -> Result<(), String> {
    let site = demo_site(root);
    let folder = site.parent().expect("the site lies in a folder of its own");
    let emptied = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    emptied
        .and_then(|()| fs::create_dir_all(folder))
        .map_err(|error| format!("could not empty {}: {error}", folder.display()))?;
    let mut command = cargo_command(root);
    command.args(["run", "--locked", "--release", "--", "build", "--quiet", "--output"]);
    finish(command.arg(&site))
}

fn demo_site(root: &Path) -> PathBuf {
    target(root).join("xtask").join("demo-site")
}

/// The program that built the demo.
fn program(root: &Path) -> PathBuf {
    target(root).join("release").join(format!("casebook{}", env::consts::EXE_SUFFIX))
}

fn target(root: &Path) -> PathBuf {
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root.join(target)
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<(), String> {
    finish(cargo_command(root).args(arguments))
}

fn cargo_command(root: &Path) -> Command {
    let mut command =
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// Runs a command with its output passed straight through.
pub fn finish(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{program}` ended with {status}")),
        Err(error) => Err(format!("could not run `{program}`: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(steps: &[Step]) -> Vec<&'static str> {
        steps.iter().map(|step| step.name).collect()
    }

    #[test]
    fn each_part_keeps_the_order_of_the_whole() {
        assert_eq!(names(&part("lint").unwrap()), ["format", "lints"]);
        assert_eq!(names(&part("rust").unwrap()), ["rust"]);
        assert_eq!(names(&part("browser").unwrap()), ["prepare", "demo", "browser"]);
        assert!(part("everything").is_none());
    }

    #[test]
    fn a_step_only_needs_steps_that_stand_before_it() {
        for (place, step) in ALL.iter().enumerate() {
            let before = names(&ALL[..place]);
            assert!(step.needs.iter().all(|name| before.contains(name)), "{}", step.name);
        }
    }

    #[test]
    fn a_command_that_fails_or_is_missing_is_an_error() {
        assert!(finish(&mut Command::new("no-such-program-here")).is_err());
        let rustc =
            || Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        assert_eq!(finish(rustc().arg("--version")), Ok(()));
        let error = finish(rustc().arg("--no-such-flag")).unwrap_err();
        assert!(error.contains("ended with"), "{error}");
    }
}
