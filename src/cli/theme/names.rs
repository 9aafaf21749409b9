//! The files of a theme that somebody names.

use crate::cli::refusal::Refusal;
use crate::diag::did_you_mean;
use crate::templates::{Theme, Used};

/// The files meant by `asked`: one, or those of a folder. A template may be named without
/// its `templates/`, any other file by its last part where only one ends so.
pub fn meant<'a>(theme: &'a Theme, asked: &str) -> Result<Vec<Used<'a>>, Refusal> {
    let all = theme.files();
    let asked = asked.trim_start_matches("./");
    let template = format!("templates/{asked}");
    for name in [asked, &template] {
        let hits: Vec<_> = all.iter().filter(|file| file.name == name).cloned().collect();
        if !hits.is_empty() {
            return Ok(hits);
        }
    }
    for folder in [asked, &template] {
        let folder = format!("{}/", folder.trim_end_matches('/'));
        let hits: Vec<_> =
            all.iter().filter(|f| f.name.starts_with(&folder)).cloned().collect();
        if !hits.is_empty() && folder != "/" {
            return Ok(hits);
        }
    }
    let end = format!("/{asked}");
    let hits: Vec<Used<'a>> =
        all.iter().filter(|f| f.name.ends_with(&end)).cloned().collect();
    let mut names: Vec<&str> = hits.iter().map(|file| &*file.name).collect();
    names.dedup();
    match names.len() {
        1 if !asked.is_empty() => Ok(hits),
        0 => Err(unknown(&all, asked)),
        _ => {
            let message = format!("several files are called `{asked}`");
            Err(Refusal::new(message, format!("name one of {}", names.join(", "))))
        }
    }
}

fn unknown(all: &[Used<'_>], asked: &str) -> Refusal {
    let whole = all.iter().map(|file| &*file.name);
    let short = whole.clone().filter_map(|name| name.strip_prefix("templates/"));
    let last = whole.clone().filter_map(|name| name.rsplit('/').next());
    let near = [
        did_you_mean(asked, short),
        did_you_mean(asked, whole),
        did_you_mean(asked, last),
    ];
    let help = near.into_iter().flatten().next().map_or_else(
        || "`casebook theme show` lists its files".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Refusal::new(format!("the theme has no file `{asked}`"), help)
}
