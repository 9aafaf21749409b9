//! The server's own pages: while the first build runs, and while there is no sound site.

use super::board::Standing;
use super::inject::{self, OWN};

/// The page that waits for the first build. It asks again by itself.
pub fn building() -> String {
    page(
        "Building the site…",
        "<meta http-equiv=\"refresh\" content=\"1\">\n",
        "<header><h1>Building the site…</h1>\n\
         <p>This page goes on by itself when the first build is through.</p></header>",
    )
}

/// The page in place of a site that was never sound since the server began.
pub fn broken(standing: &Standing, line: &str) -> String {
    let faults = standing.faults.as_deref().unwrap_or_default();
    let body = format!(
        "<header><h1>The site cannot be built yet</h1>\n\
         <p>Mend what is told below and save: this page gives way to the site by itself.</p>\
         </header>\n<div class=\"findings\">\n{faults}\n</div>"
    );
    page("The site cannot be built yet", line, &body)
}

/// A page of plain words, for a request that gets nothing else.
pub fn words(title: &str, words: &str) -> String {
    let (title, words) = (inject::escaped(title), inject::escaped(words));
    page(&title, "", &format!("<header><h1>{title}</h1>\n<p>{words}</p></header>"))
}

fn page(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{title} · casebook</title>\n\
         <link rel=\"stylesheet\" href=\"{OWN}overlay.css\">\n{head}</head>\n\
         <body class=\"casebook page\">\n<main class=\"sheet\">\n{body}\n</main>\n</body>\n\
         </html>\n"
    )
}
