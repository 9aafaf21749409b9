//! `casebook init`.

use std::io::{self, Write as _};
use std::path::Path;

use super::InitArgs;
use super::refusal::Refusal;
use crate::starter::{self, Settled};

pub fn run(args: &InitArgs) -> u8 {
    let here = Path::new(".");
    let folder = args.folder.as_deref().unwrap_or(here);
    match starter::settle(folder, args.force) {
        Ok(settled) => {
            tell(&settled, args.folder.as_deref());
            0
        }
        Err(refused) => Refusal::from(refused).tell(),
    }
}

fn tell(settled: &Settled, named: Option<&Path>) {
    let named = named.filter(|folder| *folder != Path::new("."));
    let place =
        named.map_or_else(|| "the current folder".into(), |f| f.display().to_string());
    let mut out = io::stderr().lock();
    let mut say = |words: &str| {
        let _ = writeln!(out, "{words}");
    };
    if settled.written.is_empty() {
        say(&format!("The case is in {place} already, whole; nothing was written."));
    } else {
        say(&format!(
            "Wrote {} files into {place}: a small case, all of it invented, that explains itself.",
            settled.written.len(),
        ));
    }
    if settled.kept_gitignore {
        say("The .gitignore that was there is as it was; add a line `/public/` to it.");
    }
    say("\nNow:\n");
    if let Some(folder) = named {
        let folder = folder.display().to_string();
        say(&format!("  cd {}", shell_words::quote(&folder)));
    }
    say("  casebook serve --watch");
}
