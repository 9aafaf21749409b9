//! Each rule of linking as a table of cases.

use casebook::diag::Code;

use super::fixture::html::{Piece, pieces, unescaped};
use super::fixture::{BARE_THEME, Built, CONFIG, site};

/// The entities of the cases: id and front matter.
const ENTITIES: &[(&str, &str)] = &[
    ("ogra", "name: OGRA\naliases: [Oil and Gas Authority]"),
    ("imran", "name: Imran Khan\naliases: [Imran]"),
    ("defence", "name: Ministry of Defence"),
    ("production", "name: Ministry of Defence Production"),
    ("shell-group", "name: Indishell\nweak_aliases: [Shellers]"),
    ("khan-a", "name: Asif Khan\naliases: [Khan Sahib]"),
    ("khan-b", "name: Bilal Khan\naliases: [Khan Sahib]"),
    ("by-hand", "name: Serbia Embassy\nlinking: explicit"),
    ("never", "name: Power Plant\nlinking: never"),
    ("pmo", "name: Prime Minister's Office\naliases: [PMO, Ofc]"),
    ("shehbaz", "name: Shehbaz Sharif\naliases: [{name: \"شہباز شریف\", lang: ur}]"),
    ("maryam", "name: Maryam Nawaz\naliases: [{name: \"كمال هاشم\", lang: ur}]"),
    ("zoe", "name: Zoë Réunion"),
];

fn built(config: &str, front: &str, body: &str) -> Built {
    let mut fixture = format!("{CONFIG}theme: bare\n{config}\n{BARE_THEME}");
    for (id, front) in ENTITIES {
        fixture += &format!("-- content/entities/{id}.md --\n---\n{front}\n---\n");
    }
    fixture += "-- content/articles/other.md --\n---\ntitle: Other\n---\nNothing.\n";
    fixture += "-- content/articles/a.png --\n";
    fixture +=
        &format!("-- content/articles/x.md --\n---\ntitle: X\n{front}\n---\n{body}\n");
    site(&fixture)
}

/// The visible text of a body on one line, links to entities as `[words](id)`.
fn marked(html: &str) -> String {
    let mut out = String::new();
    let mut open: Option<String> = None;
    for piece in pieces(html) {
        match &piece {
            Piece::Open(name, _) if name == "a" => {
                let href = piece.attribute("href").unwrap_or_default();
                let kind = piece.attribute("class").unwrap_or_default().to_owned();
                open = Some(match kind.as_str() {
                    "entity" => {
                        out.push('[');
                        href.trim_end_matches('/').rsplit('/').next().unwrap_or("").into()
                    }
                    _ => kind,
                });
            }
            Piece::Close(name) if name == "a" => match open.take() {
                Some(id) if ENTITIES.iter().any(|(known, _)| *known == id) => {
                    out += &format!("]({id})");
                }
                _ => {}
            },
            // The sign beside a heading or a paragraph is no part of the prose.
            Piece::Text(_) if matches!(open.as_deref(), Some("anchor" | "pilcrow")) => {}
            Piece::Text(text) => out += &unescaped(text),
            _ => {}
        }
    }
    let words: Vec<&str> = out.split([' ', '\n']).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

#[track_caller]
fn check(body: &str, expected: &str) {
    check_with("", "", body, expected);
}

#[track_caller]
fn check_with(config: &str, front: &str, body: &str, expected: &str) {
    let built = built(config, front, body).sound();
    assert_eq!(marked(built.text("articles/x/")), expected, "{body}");
}

#[test]
fn a_name_or_an_alias_is_linked_as_it_is() {
    check("OGRA met Imran.", "[OGRA](ogra) met [Imran](imran).");
    check("An Oil and Gas Authority.", "An [Oil and Gas Authority](ogra).");
    check("- OGRA\n- x\n  - Imran", "[OGRA](ogra) x [Imran](imran)");
    check("| OGRA |\n|---|\n| Imran |", "[OGRA](ogra) [Imran](imran)");
    check("**OGRA** and *Imran Khan*", "[OGRA](ogra) and [Imran Khan](imran)");
    check("> [!NOTE]\n> OGRA is ours.", "Note [OGRA](ogra) is ours.");
    check("ogra and imran khan", "ogra and imran khan");
}

#[test]
fn some_places_are_never_linked() {
    check("## OGRA\n\nIt is OGRA.", "OGRA It is [OGRA](ogra).");
    check("OGRA\n====", "OGRA");
    check("[OGRA](https://example.org/) said", "OGRA said");
    check("[the *OGRA* said](other.md)", "the OGRA said");
    check("<https://example.org/OGRA>", "https://example.org/OGRA");
    check("`OGRA` and ``x OGRA``", "OGRA and x OGRA");
    check("    OGRA\n\n```\nOGRA\n```", "OGRA OGRA");
    check("> OGRA said.\n>\n> - Imran", "OGRA said. Imran");
    check("![OGRA](a.png)", "");
    check("<!-- OGRA -->", "");
}

#[test]
fn a_link_written_in_html_is_a_link() {
    check("<a href=\"https://example.org/\">OGRA</a>, Imran", "OGRA, [Imran](imran)");
    check("<A\nhref='#x'>OGRA\nOGRA</A> OGRA", "OGRA OGRA [OGRA](ogra)");
    check(
        "<a href=\"https://example.org/\">\n\nOGRA\n\n</a>\n\nOGRA",
        "OGRA [OGRA](ogra)",
    );
    check("<b>OGRA</b> <abbr>Imran</abbr>", "[OGRA](ogra) [Imran](imran)");
}

#[test]
fn the_first_mention_is_linked() {
    let body = "OGRA OGRA\n\nOGRA\n\n## Part\n\nOGRA OGRA";
    let one = "[OGRA](ogra)";
    check(body, &format!("{one} OGRA OGRA Part {one} OGRA"));
    let with = |first| format!("linking: {{first: {first}}}\n");
    check_with(&with("section"), "", body, &format!("{one} OGRA OGRA Part {one} OGRA"));
    check_with(&with("page"), "", body, &format!("{one} OGRA OGRA Part OGRA OGRA"));
    let all = format!("{one} {one} {one} Part {one} {one}");
    check_with(&with("all"), "", body, &all);
}

#[test]
fn a_link_by_hand_counts_as_the_first() {
    check("OGRA is [[ogra]].", "OGRA is [OGRA](ogra).");
    check("[[ogra|They]] or OGRA", "[They](ogra) or OGRA");
    check("[they](entity:ogra)\n\n## Part\n\nOGRA", "[they](ogra) Part [OGRA](ogra)");
    check("[[Oil and Gas Authority]]", "[Oil and Gas Authority](ogra)");
    check("[[power plant|It]], [[by-hand|it]]", "[It](never), [it](by-hand)");
}

#[test]
fn the_longest_name_comes_first() {
    check(
        "the Ministry of Defence Production",
        "the [Ministry of Defence Production](production)",
    );
    check(
        "the Ministry of Defence Products",
        "the [Ministry of Defence](defence) Products",
    );
    check("Imran Khan, Imran Khano", "[Imran Khan](imran), Imran Khano");
    check("Imran Khano", "[Imran](imran) Khano");
}

#[test]
fn names_are_whole_words() {
    check("OGRAs, COGRA, OGRA2, OGRA_x, x-OGRA", "OGRAs, COGRA, OGRA2, OGRA_x, x-OGRA");
    check("Oil and Gas Authority.", "[Oil and Gas Authority](ogra).");
    check("(OGRA) “Imran”", "([OGRA](ogra)) “[Imran](imran)”");
    check("شہباز شریفانہ", "شہباز شریفانہ");
    check("Zoë Réunione", "Zoë Réunione");
    check("OGR*A* and OG**RA**", "OGRA and OGRA");
    check("*OGRA*s", "OGRAs");
}

#[test]
fn possessives_are_names() {
    check("OGRA's and Imran’s", "[OGRA](ogra)'s and [Imran](imran)’s");
    check("Prime Minister’s Office's", "[Prime Minister’s Office](pmo)'s");
    check("OGRA'x", "OGRA'x");
}

#[test]
fn spaces_and_breaks_inside_a_name_are_spaces() {
    check("It is Imran\nKhan.", "It is [Imran Khan](imran).");
    check("Imran\u{a0}Khan", "[Imran\u{a0}Khan](imran)");
    check("Imran\u{202f}Khan", "[Imran\u{202f}Khan](imran)");
    check("Imran  Khan", "[Imran Khan](imran)");
    check("> [!NOTE]\n> Imran\n> Khan", "Note [Imran Khan](imran)");
    check("- Imran\n  Khan", "[Imran Khan](imran)");
    check("Imran\r\nKhan", "[Imran Khan](imran)");
}

#[test]
fn writings_of_one_name_agree() {
    // The Urdu keyboard's letters and the Arabic one's, either way round.
    check("جناب شهباز شريف نے", "جناب [شهباز شريف](shehbaz) نے");
    check("جناب شہباز شریف نے", "جناب [شہباز شریف](shehbaz) نے");
    check("کمال ہاشم", "[کمال ہاشم](maryam)");
    check("شَہباز شریف", "[شَہباز شریف](shehbaz)");
    check("Zoe\u{308} Re\u{301}union", "[Zoe\u{308} Re\u{301}union](zoe)");
}

#[test]
fn short_words_are_linked_in_capitals_alone() {
    check(
        "The PMO, the Ofc, the pmo, the OFC",
        "The [PMO](pmo), the Ofc, the pmo, the OFC",
    );
}

#[test]
fn what_is_opted_out_is_not_linked() {
    check(
        "Shellers, Serbia Embassy, Power Plant",
        "Shellers, Serbia Embassy, Power Plant",
    );
    check_with("", "autolink: false", "OGRA, [[ogra]]", "OGRA, [OGRA](ogra)");
}

/// The messages of one code, for a body.
fn notes(code: Code, body: &str) -> Vec<String> {
    let found = built("", "", body).sound().outcome.diagnostics;
    found.into_iter().filter(|d| d.code == code).map(|d| d.message).collect()
}

#[test]
fn an_ambiguous_name_is_reported_with_both_and_not_linked() {
    check("Khan Sahib and Asif Khan", "Khan Sahib and [Asif Khan](khan-a)");
    let [note] = &notes(Code::AmbiguousName, "Khan Sahib, Khan Sahib")[..] else {
        panic!("one note for one name");
    };
    assert!(note.contains("`khan-a`") && note.contains("`khan-b`"), "{note}");
    let fault = built("", "", "[[Khan Sahib]]");
    let [fault] = &fault.faults()[..] else { panic!("one error: {}", fault.told()) };
    assert_eq!(fault.code, Code::AmbiguousWikilink);
    let told = format!("{fault:?}");
    assert!(told.contains("khan-a") && told.contains("khan-b"), "{told}");
}

#[test]
fn a_known_name_that_is_left_unlinked_is_reported() {
    assert_eq!(notes(Code::UnlinkedName, "The Serbia Embassy").len(), 1);
    assert_eq!(notes(Code::UnlinkedName, "The [[by-hand|Serbia Embassy]]").len(), 0);
    assert_eq!(notes(Code::UnlinkedName, "The Power Plant").len(), 0);
}

#[test]
fn a_page_never_links_to_itself() {
    let entities = "
-- content/entities/ogra.md --
---
name: OGRA
---
OGRA met [[ogra]] and Imran. [We](entity:ogra) too.
-- content/entities/imran.md --
---
name: Imran
---
";
    let built = site(&format!("{CONFIG}theme: bare\n{BARE_THEME}{entities}")).sound();
    let expected = "OGRA met OGRA and [Imran](imran). We too.";
    assert_eq!(marked(built.text("entities/ogra/")), expected);
}

#[test]
fn entities_kept_apart_are_named_on_both_pages() {
    let entities = "
-- content/entities/group.md --
---
name: The Group
distinct_from: [handle]
---
-- content/entities/handle.md --
---
name: The Handle
---
";
    let built = site(&format!("{CONFIG}{entities}")).sound();
    for (page, other) in [("entities/group/", "handle"), ("entities/handle/", "group")] {
        let html = built.text(page);
        assert!(html.contains(&format!("href=\"../{other}/\"")), "{page}: {html}");
    }
}

#[test]
fn titles_are_never_linked() {
    let entity = "-- content/entities/ogra.md --\n---\nname: OGRA\n---\n";
    let article = "-- content/articles/x.md --\n---\ntitle: OGRA today\nsubtitle: OGRA\n\
                   summary: OGRA\n---\nNobody.\n";
    let built = site(&format!("{CONFIG}{entity}{article}")).sound();
    let html = built.text("articles/x/");
    assert!(!html.contains("entities/ogra/"), "{html}");
}
