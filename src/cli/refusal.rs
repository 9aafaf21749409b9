//! What keeps the program from running at all, and the project it is to run on.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::build::CONFIG;
use crate::starter::Refused;

/// What keeps the program from running at all.
#[derive(Debug)]
pub struct Refusal {
    message: String,
    help: String,
}

impl Refusal {
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// Says it on stderr; gives the exit code.
    pub fn tell(&self) -> u8 {
        let mut out = io::stderr().lock();
        let _ = writeln!(out, "error: {}", self.message);
        if !self.help.is_empty() {
            let _ = writeln!(out, "  = help: {}", self.help);
        }
        2
    }
}

/// The project's folder: the one named, or the nearest upwards with a casebook.yaml.
pub fn root(named: Option<&Path>) -> Result<PathBuf, Refusal> {
    let help = "a project is a folder with a casebook.yaml; name it with --root DIR";
    if let Some(root) = named {
        return if root.join(CONFIG).is_file() {
            root.canonicalize()
                .map_err(|e| Refusal::new(format!("{}: {e}", root.display()), help))
        } else {
            Err(Refusal::new(format!("there is no {CONFIG} in {}", root.display()), help))
        };
    }
    let here = std::env::current_dir().map_err(|e| {
        Refusal::new(format!("cannot tell the current folder: {e}"), help)
    })?;
    let found = here.ancestors().find(|dir| dir.join(CONFIG).is_file());
    found.map(Path::to_path_buf).ok_or_else(|| {
        let message = format!("there is no {CONFIG} in {} or above it", here.display());
        Refusal::new(message, help)
    })
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self::new(refused.message, refused.help)
    }
}
