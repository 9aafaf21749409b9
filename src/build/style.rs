//! The citation style that casebook.yaml asks for: one that casebook carries, by its name,
//! or one's own, a file under `styles/`.

use std::sync::Arc;

use super::memory::Memory;
use crate::bibliography::Style;
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::world::Snapshot;

/// The citation style with what is wrong with it.
#[derive(Debug, PartialEq)]
pub struct Styled {
    /// Its name, or the text of one's own; empty where none is wanted.
    pub text: Arc<str>,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

/// The style to print references in. A case without sources needs none: loading one takes
/// longer than all else that is done for a small case.
pub fn settle(memory: &mut Memory, config: &Config, is_wanted: bool) -> Arc<Styled> {
    let name = &config.citation_style.value;
    let own = is_file(name).then(|| memory.snapshot.text(name).cloned());
    memory.own_style.settle(own.flatten());
    let is_written = config.citation_style.is_written;
    let versions = [
        memory.config.version(),
        memory.own_style.version(),
        memory.files.version(),
        u64::from(is_wanted),
    ];
    let snapshot = &memory.snapshot;
    memory.style.follow(&versions, || {
        if is_wanted || is_written {
            return load(snapshot, config);
        }
        Styled { text: Arc::default(), found: Vec::new() }
    })
}

/// Whether a style is named by its file.
fn is_file(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csl"))
}

fn load(snapshot: &Snapshot, config: &Config) -> Styled {
    let style = &config.citation_style;
    let text = if is_file(&style.value) {
        snapshot.text(&style.value).cloned()
    } else {
        Some(style.value.clone())
    };
    let Some(text) = text else {
        let files = snapshot.files.keys().map(|file| &**file);
        let styles = files.filter(|file| is_file(file));
        let found = Diagnostic::new(
            Code::BadStyle,
            format!("there is no file `{}`", style.value),
        )
        .at(style.place.clone())
        .suggest(
            &style.value,
            styles,
            "put it into `styles/` and write `styles/NAME.csl`",
        );
        return Styled { text: Arc::default(), found: vec![found] };
    };
    let fault = Style::load(&text, &config.language).err();
    let found = fault.map(|error| error.diagnostic(style.place.clone()));
    Styled { text, found: found.into_iter().collect() }
}
