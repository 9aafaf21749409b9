//! Five hundred sources as Zotero exports them and five hundred as a .bib file, made by
//! rule, read without a finding and formatted.

use std::fmt::Write as _;

use casebook::bibliography::{Exported, biblatex, csl_json};
use serde_json::{Value, json};

use super::{STYLES, sound, style};

const TYPES: [&str; 10] = [
    "article-journal",
    "article-newspaper",
    "webpage",
    "book",
    "chapter",
    "report",
    "interview",
    "motion_picture",
    "post-weblog",
    "legal_case",
];

/// A Zotero export: ids are addresses with a citation key beside them, dates come in every
/// form, and programs leave fields of their own.
pub fn zotero(count: usize) -> String {
    let items: Vec<Value> = (0..count).map(item).collect();
    serde_json::to_string_pretty(&items).expect("JSON")
}

fn item(n: usize) -> Value {
    let year = 1990 + n % 35;
    let issued = match n % 7 {
        0 => json!({"date-parts": [[year.to_string(), n % 12 + 1, n % 28 + 1]]}),
        1 => json!({"date-parts": [[year, n % 12 + 1]]}),
        2 => json!({"date-parts": [[year]], "season": n % 4 + 1}),
        3 => json!({"date-parts": [[year]], "circa": true}),
        4 => json!({"raw": format!("{year}-{:02}", n % 12 + 1)}),
        5 => json!({"literal": "in press"}),
        _ => json!({"date-parts": [[year], [year + 2]]}),
    };
    let author = match n % 4 {
        0 => json!([{"family": format!("Archer{n}"), "given": "Tamsin A."}]),
        1 => json!([{"literal": format!("Board no. {n}")}]),
        2 => json!([
            {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"},
            {"family": "Moth", "given": "Silas", "suffix": "Jr."},
        ]),
        _ => json!([]),
    };
    json!({
        "id": if n.is_multiple_of(3) { json!(n) } else { json!(format!("http://zotero.org/users/1/items/K{n}")) },
        "citation-key": format!("key{n}"),
        "type": TYPES[n % TYPES.len()],
        "title": format!("Title <i>number</i> {n}: a “study” of $5 & <more>"),
        "container-title": "Journal of Lamps",
        "author": author,
        "editor": [{"family": "Okoro", "given": "Bisi"}],
        "issued": issued,
        "accessed": {"date-parts": [["2024", 3, 19]]},
        "volume": (n % 40).to_string(),
        "page": format!("{}-{}", n, n + 9),
        "URL": format!("https://example.org/items/{n}"),
        "DOI": format!("10.1000/lamps.{n}"),
        "language": if n.is_multiple_of(2) { "en-US" } else { "English" },
        "abstract": "An abstract.\n\nOf two paragraphs.",
        "note": "Publisher: Nobody\nPMID: 1",
        "source": "Zotero",
        "system_id": "zotero|1",
        "categories": ["a", "b"],
    })
}

/// A .bib file, with strings, accents and a parent.
pub fn bib(count: usize) -> String {
    let mut out = String::from(
        "@string{jl = {Journal of Lamps}}\n@comment{nothing}\n\
         @book{parent, title = {Parts of a Whole}, editor = {Okoro, Bisi}, publisher = {Quay \\& Sons}, year = 2001}\n",
    );
    for n in 1..count {
        let year = 1990 + n % 35;
        let fields = match n % 5 {
            0 => format!(
                "@article{{bib{n}, journal = jl, number = {n}, pages = {{{n}--{}}}, date = {{{year}-0{}}},",
                n + 9,
                n % 9 + 1
            ),
            1 => format!(
                "@book{{bib{n}, publisher = {{Quay}}, address = {{Zarrowmouth}}, edition = {{2}}, year = {year},"
            ),
            2 => format!(
                "@incollection{{bib{n}, crossref = {{parent}}, pages = {{1--2}}, year = {year}, month = sep,"
            ),
            3 => format!(
                "@online{{bib{n}, url = {{https://example.org/a_{n}?x=1&y=%20}}, urldate = {{2024-03-19}}, date = {{{year}~}}, keywords = {{a, b}}, file = {{:x.pdf:PDF}},"
            ),
            _ => format!(
                "@phdthesis{{bib{n}, school = {{University of the Quay}}, year = {{{year}}}, archive_url = {{https://archive.example/{n}}}, archive_date = {{2024-01-02}},"
            ),
        };
        let author = match n % 3 {
            0 => "G{\\\"o}del, Kurt and van der Berg, Jan",
            1 => "{Ministry of Lamps and Quays}",
            _ => "Erd\\H{o}s, P{\\'a}l and Moth, Jr., Silas",
        };
        let _ = writeln!(
            out,
            "{fields}\n  author = {{{author}}},\n  title = {{The {{YouTube}} \\emph{{years}}, no. {n}: 50\\% \\& more}}\n}}"
        );
    }
    out
}

#[test]
fn five_hundred_of_zotero_are_read_and_formatted() {
    let sources = sound("content/sources.json", &zotero(500));
    assert_eq!(sources.len(), 500);
    assert_eq!((&*sources[0].id, &*sources[499].id), ("key0", "key499"));
    assert_eq!(
        sources[0].lang.as_ref().map(ToString::to_string).as_deref(),
        Some("en-US")
    );
    assert_eq!(sources[1].lang.as_ref().map(ToString::to_string).as_deref(), Some("en"));
    assert_eq!(&*sources[3].title, "Title number 3: a “study” of $5 & <more>");
    all_formatted(&sources);
}

#[test]
fn five_hundred_of_a_bib_file_are_read_and_formatted() {
    let sources = sound("content/sources.bib", &bib(500));
    assert_eq!(sources.len(), 500);
    let by = |key: &str| sources.iter().find(|s| &*s.id == key).expect("it is there");
    assert_eq!(&*by("bib5").container, "Journal of Lamps");
    assert_eq!(&*by("bib2").container, "Parts of a Whole");
    assert_eq!(&*by("bib2").authors, "Pál Erdős, Silas Moth Jr.");
    assert_eq!(&*by("bib1").authors, "Ministry of Lamps and Quays");
    assert_eq!(&*by("bib4").archive_url, "https://archive.example/4");
    assert_eq!(&*by("bib3").url, "https://example.org/a_3?x=1&y=%20");
    all_formatted(&sources);
}

fn all_formatted(sources: &[std::sync::Arc<casebook::model::Source>]) {
    for (turn, name) in STYLES.into_iter().enumerate() {
        let style = style(name, "en");
        // Each in one style, and the first in all.
        let mine = |at: usize| at < 50 || at % STYLES.len() == turn;
        for (_, source) in sources.iter().enumerate().filter(|(at, _)| mine(*at)) {
            let made = style.format(&source.csl, None);
            let n: String = source.id.chars().filter(char::is_ascii_digit).collect();
            let told = made.plain.contains(&n) || &*source.id == "parent";
            assert!(told, "{name}: {}: {}", source.id, made.plain);
            assert!(!made.full.is_empty() && !made.short.is_empty(), "{name}: {made:?}");
            assert!(!made.author.is_empty(), "{name}: {made:?}");
        }
    }
}

/// What goes out comes back the same, and again.
#[test]
fn both_formats_come_back_as_they_went() {
    let first = sound("content/sources.bib", &bib(120));
    let export = |sources: &[std::sync::Arc<casebook::model::Source>], json: bool| {
        let dates: Vec<String> = sources
            .iter()
            .map(|s| s.archive_date.as_ref().map(ToString::to_string).unwrap_or_default())
            .collect();
        let all = sources.iter().zip(&dates).map(|(s, date)| Exported {
            id: &s.id,
            item: &s.csl,
            archive_url: &s.archive_url,
            archive_date: date,
        });
        if json { csl_json(all) } else { biblatex(all) }
    };
    let written = export(&first, false);
    let second = sound("content/sources.bib", &written);
    for (a, b) in first.iter().zip(&second) {
        assert_eq!(a.csl, b.csl, "{}", a.id);
        assert_eq!((&a.archive_url, &a.archive_date), (&b.archive_url, &b.archive_date));
    }
    assert_eq!(export(&second, false), written);
    for sources in [first, sound("content/sources.json", &zotero(120))] {
        let written = export(&sources, true);
        let again = sound("content/sources.json", &written);
        assert_eq!(sources.len(), again.len());
        assert_eq!(export(&again, true), written);
    }
}
