//! The rooms of `src/`, each with its layer, and the rule that a room imports only from layers
//! below its own. Rooms of one layer are peers and never import each other.

use crate::tokens::{Token, tokens};

/// The crate's roots stand above every layer: one declares the rooms, the other calls the top.
pub const ROOTS: [&str; 2] = ["lib", "main"];

pub const LAYERS: &[(&str, u8)] = &[
    ("diag", 0),
    ("memo", 0),
    ("address", 1),
    ("language", 1),
    ("media", 1),
    ("webvtt", 1),
    ("world", 1),
    ("yaml", 1),
    ("config", 2),
    ("date", 2),
    ("headers", 2),
    ("markdown", 2),
    ("social", 2),
    ("bibliography", 3),
    ("model", 3),
    ("picture", 3),
    ("content", 4),
    ("chronology", 5),
    ("evidence", 5),
    ("linking", 5),
    ("relations", 5),
    ("starter", 5),
    ("resolve", 6),
    ("templates", 6),
    ("assets", 7),
    ("output", 7),
    ("pages", 8),
    ("exports", 9),
    ("feeds", 9),
    ("publish", 9),
    ("search", 9),
    ("build", 10),
    ("serve", 11),
    ("cli", 12),
];

pub fn layer(room: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == room).map(|(_, layer)| *layer)
}

/// The modules that lead to a file under `src/`: `content/parse/mod.rs` is `[content, parse]`.
pub fn module_path(file: &str) -> Vec<&str> {
    let mut path: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    if path.len() > 1 && path.last() == Some(&"mod") {
        path.pop();
    }
    path
}

/// What one file of `src/` does against the layering.
pub fn violations(file: &str, source: &str) -> Vec<String> {
    let path = module_path(file);
    let room = path[0];
    if path.len() == 1 && ROOTS.contains(&room) {
        return Vec::new();
    }
    let Some(own) = layer(room) else {
        return vec![format!(
            "src/{file}: the room `{room}` is not in the table of layers"
        )];
    };
    let judge = |(target, line): &(String, usize)| {
        let place = format!("src/{file}:{line}");
        match layer(target) {
            _ if target == room => None,
            Some(other) if other < own => None,
            Some(other) if other == own => Some(format!(
                "{place}: `{room}` imports its peer `{target}` (layer {own})"
            )),
            Some(other) => Some(format!(
                "{place}: `{room}` (layer {own}) imports `{target}` (layer {other}) above it"
            )),
            None => Some(format!(
                "{place}: `crate::{target}` is no room in the table of layers; import from a room"
            )),
        }
    };
    imports(&path, source).iter().filter_map(judge).collect()
}

/// The rooms that a file names, through `crate::` or by climbing out with `super::`.
fn imports(path: &[&str], source: &str) -> Vec<(String, usize)> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    // One entry for each open brace: does it belong to an inline `mod name {`?
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (token, line) = &tokens[at];
        if token.is("{") {
            braces.push(at >= 2 && tokens[at - 2].0.is("mod"));
        } else if token.is("}") {
            braces.pop();
        }
        let inline = braces.iter().filter(|is_module| **is_module).count();
        let climbed =
            tokens[at..].chunks(3).take_while(|three| is_step(three, "super")).count();
        if is_step(&tokens[at..], "crate") {
            found.extend(firsts(&tokens[at + 3..]).into_iter().map(|name| (name, *line)));
        } else if climbed > 0 {
            // Above the file's own modules lies the crate's root, where the rooms are.
            if climbed >= path.len() + inline {
                let names = firsts(&tokens[at + 3 * climbed..]);
                found.extend(names.into_iter().map(|name| (name, *line)));
            }
            at += 3 * climbed;
            continue;
        }
        at += 1;
    }
    found
}

/// Do the tokens begin with `word::`?
fn is_step(tokens: &[(Token, usize)], word: &str) -> bool {
    matches!(tokens, [(first, _), (a, _), (b, _), ..]
        if first.is(word) && a.is(":") && b.is(":"))
}

/// The first name of a path, or of each path in a group: `{diag::Span, world}` gives both.
fn firsts(tokens: &[(Token, usize)]) -> Vec<String> {
    let name = |token: &Token| match token {
        Token::Word(word) => Some(word.clone()),
        sign => sign.is("*").then(|| "*".to_owned()),
    };
    match tokens.first() {
        Some((open, _)) if open.is("{") => {
            let mut names = Vec::new();
            let mut depth = 0;
            let mut fresh = true;
            for (token, _) in tokens {
                depth += i32::from(token.is("{")) - i32::from(token.is("}"));
                match depth {
                    0 => break,
                    1 if token.is("{") || token.is(",") => fresh = true,
                    1 if fresh => {
                        names.extend(name(token));
                        fresh = false;
                    }
                    _ => {}
                }
            }
            names
        }
        Some((token, _)) => name(token).into_iter().collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, source: &str, expected: &[&str]) {
        let found = violations(file, source);
        assert_eq!(found.len(), expected.len(), "{file}: {source}\n{found:#?}");
        for (line, part) in found.iter().zip(expected) {
            assert!(line.contains(part), "{line:?} does not say {part:?}");
        }
    }

    #[test]
    fn a_lower_layer_and_the_own_room_may_be_imported() {
        check(
            "content/parse.rs",
            "use crate::diag::Span; use crate::model::Entity;",
            &[],
        );
        check(
            "content/parse.rs",
            "use crate::content::front; fn f() { crate::date::now() }",
            &[],
        );
    }

    #[test]
    fn a_higher_layer_may_not() {
        check(
            "diag/mod.rs",
            "use crate::build::Session;",
            &["src/diag/mod.rs:1: `diag` (layer 0)"],
        );
        check("model.rs", "\nfn f() { crate::cli::run() }", &["src/model.rs:2"]);
    }

    #[test]
    fn peers_may_not() {
        check("linking/scan.rs", "use crate::evidence::Claim;", &["its peer `evidence`"]);
    }

    #[test]
    fn groups_are_read_to_the_end() {
        let source = "use crate::{diag::{Code, build}, pages::{self, View}, memo};";
        check("content/parse.rs", source, &["imports `pages`"]);
        check(
            "diag.rs",
            "use {crate::memo::Key, crate::world};",
            &["its peer `memo`", "`world`"],
        );
    }

    #[test]
    fn climbing_out_of_a_room_is_an_import() {
        check("diag/span.rs", "use super::super::build::Session;", &["imports `build`"]);
        check("diag/span.rs", "use super::build::Session;", &[]);
        check("diag.rs", "use super::cli;", &["imports `cli`"]);
        check("diag.rs", "mod tests { use super::cli; }", &[]);
        check("diag.rs", "mod tests { use super::super::cli; }", &["imports `cli`"]);
        check("diag.rs", "mod tests { } use super::cli;", &["imports `cli`"]);
    }

    #[test]
    fn the_root_itself_is_not_a_source_of_names() {
        check("content.rs", "use crate::*;", &["`crate::*` is no room"]);
        check("content.rs", "use crate::Error;", &["`crate::Error` is no room"]);
    }

    #[test]
    fn a_room_that_nobody_placed_is_reported() {
        check("sundries/mod.rs", "", &["`sundries` is not in the table"]);
        check("sundries.rs", "", &["`sundries` is not in the table"]);
        check("content/lib.rs", "use crate::cli::run;", &["imports `cli`"]);
    }

    #[test]
    fn the_roots_stand_above() {
        check("lib.rs", "pub use crate::cli::run;", &[]);
        check("main.rs", "use crate::build::build;", &[]);
    }

    #[test]
    fn talk_about_code_and_visibility_are_not_imports() {
        let source = "//! See [`crate::cli`].\n pub(crate) fn f() { g(\"crate::cli\") }";
        check("diag.rs", source, &[]);
    }
}
