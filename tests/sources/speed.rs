//! How long a source and a citation take; printed, judged by eye:
//! `cargo test --release --test sources -- --ignored --nocapture speed`.

use std::time::Instant;

use casebook::bibliography::{Citable, Form, Formatter, Locator};
use casebook::model::Source;

use super::generated::zotero;
use super::{STYLES, sound, style};

/// As pages hand a source over: with the print it was read with.
fn citable(source: &Source) -> Citable<'_> {
    Citable { item: &source.csl, link: None, print: source.print }
}

#[test]
#[ignore = "a measurement, printed"]
fn speed() {
    let sources = sound("content/sources.json", &zotero(200));
    let each =
        |since: Instant, of: usize| since.elapsed().as_secs_f64() * 1e6 / of as f64;
    let warm = Instant::now();
    let _ = style("apa", "en");
    println!("locales and a style: {:.0} ms", warm.elapsed().as_secs_f64() * 1e3);
    for name in STYLES {
        let loading = Instant::now();
        let style = style(name, "en");
        let loaded = each(loading, 1);
        let formatter = Formatter::new(style);
        let start = Instant::now();
        for source in &sources {
            let _ = formatter.entry(&citable(source));
        }
        let format = each(start, sources.len());
        let cite = |page: usize| {
            let start = Instant::now();
            for source in &sources {
                let value = page.to_string();
                let locator = Locator { label: "page".into(), value };
                let _ =
                    formatter.cite(&citable(source), Form::Full, Some(&locator), false);
            }
            each(start, sources.len())
        };
        let (first, later) = (cite(3), cite(44));
        println!(
            "{name}: loaded in {loaded:.0} µs; a source {format:.0} µs; \
             a first citation {first:.0} µs, a later one {later:.1} µs"
        );
    }
}
