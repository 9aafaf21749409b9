//! Runs steps in order and remembers how each ended. A failed step does not stop the others:
//! one run should tell all that is wrong. Only a step that builds on a failed one is left out.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::steps::Step;

/// How a step ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed(String),
    /// Not run, because the step named here did not pass.
    Blocked(&'static str),
}

pub struct StepResult {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

pub fn run(steps: &[Step], root: &Path) -> Vec<StepResult> {
    let mut results: Vec<StepResult> = Vec::with_capacity(steps.len());
    for (place, step) in steps.iter().enumerate() {
        println!("\n==> [{}/{}] {}: {}", place + 1, steps.len(), step.name, step.title);
        let started = Instant::now();
        let outcome = match blocker(step, &results) {
            Some(name) => Outcome::Blocked(name),
            None => match (step.run)(root) {
                Ok(()) => Outcome::Passed,
                Err(why) => Outcome::Failed(why),
            },
        };
        match &outcome {
            Outcome::Passed => {}
            Outcome::Failed(why) => println!("{} failed: {why}", step.name),
            Outcome::Blocked(name) => println!("not run: {name} did not pass"),
        }
        results.push(StepResult { name: step.name, outcome, took: started.elapsed() });
    }
    results
}

/// The first step this one builds on that was run and did not pass.
fn blocker(step: &Step, results: &[StepResult]) -> Option<&'static str> {
    results
        .iter()
        .find(|done| step.needs.contains(&done.name) && done.outcome != Outcome::Passed)
        .map(|done| done.name)
}

pub fn all_passed(results: &[StepResult]) -> bool {
    !results.is_empty() && results.iter().all(|done| done.outcome == Outcome::Passed)
}

/// One line for each step, and one for the whole.
pub fn summary(results: &[StepResult]) -> String {
    let mut text = String::from("==> summary\n");
    let mut failed = 0;
    for StepResult { name, outcome, took } in results {
        let seconds = took.as_secs_f32();
        let line = match outcome {
            Outcome::Passed => format!("ok       {name} ({seconds:.1} s)"),
            Outcome::Failed(why) => format!("FAILED   {name} ({seconds:.1} s): {why}"),
            Outcome::Blocked(cause) => format!("NOT RUN  {name}: {cause} did not pass"),
        };
        failed += usize::from(*outcome != Outcome::Passed);
        writeln!(text, "{line}").expect("a string takes any text");
    }
    let passed = results.len() - failed;
    writeln!(text, "steps: {passed} passed, {failed} did not")
        .expect("a string takes any text");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(
        name: &'static str,
        needs: &'static [&'static str],
        run: fn(&Path) -> Result<(), String>,
    ) -> Step {
        Step { name, title: "", part: "", needs, run }
    }

    fn outcomes(steps: &[Step]) -> Vec<Outcome> {
        run(steps, Path::new(".")).into_iter().map(|done| done.outcome).collect()
    }

    #[test]
    fn a_failed_step_stops_only_those_that_build_on_it() {
        let steps = [
            step("first", &[], |_| Err("broken".into())),
            step("second", &["first"], |_| Ok(())),
            step("third", &["second"], |_| Ok(())),
            step("apart", &[], |_| Ok(())),
        ];
        assert_eq!(
            outcomes(&steps),
            [
                Outcome::Failed("broken".into()),
                Outcome::Blocked("first"),
                Outcome::Blocked("second"),
                Outcome::Passed,
            ]
        );
    }

    #[test]
    fn a_step_that_was_not_chosen_blocks_nothing() {
        let steps = [step("second", &["first"], |_| Ok(()))];
        assert_eq!(outcomes(&steps), [Outcome::Passed]);
    }

    #[test]
    fn the_summary_names_every_step_and_counts_what_did_not_pass() {
        let steps = [
            step("lint", &[], |_| Ok(())),
            step("demo", &[], |_| Err("exit code 2".into())),
            step("browser", &["demo"], |_| Ok(())),
        ];
        let results = run(&steps, Path::new("."));
        let text = summary(&results);
        assert!(text.contains("ok       lint"), "{text}");
        assert!(text.contains("FAILED   demo") && text.contains("exit code 2"), "{text}");
        assert!(text.contains("NOT RUN  browser: demo did not pass"), "{text}");
        assert!(text.ends_with("\nsteps: 1 passed, 2 did not\n"), "{text}");
        assert!(!all_passed(&results));
    }

    #[test]
    fn nothing_run_is_not_success() {
        assert!(!all_passed(&[]));
    }
}
