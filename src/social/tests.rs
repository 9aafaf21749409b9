//! What cards hold: every letter of the fonts, nothing outside the margins, the same bytes
//! each time.

use std::sync::Arc;

use resvg::usvg::{Group, Node, Rect, Text};

use super::*;

fn card(title: &str, summary: &str, dir: Direction) -> Card {
    let is_urdu = dir == Direction::Rtl;
    Card {
        notice: Arc::default(),
        kicker: if is_urdu { "شخص" } else { "Person" }.into(),
        title: title.into(),
        summary: summary.into(),
        site: if is_urdu {
            "پی ایم او ریکارڈنگز"
        } else {
            "The PMO Recordings"
        }
        .into(),
        publisher: "The Demonstration Desk".into(),
        dir,
    }
}

const LONG: &str = "How a company that nobody had heard of came to hold the recordings of \
    a prime minister’s telephone, and why the three agencies that looked for its owners \
    never wrote a word of it down";
const SENTENCE: &str = "One unsigned explainer says how the recordings came to be sold. We \
    went through it line by line and asked everybody whom it names.";

/// Titles and sentences as they come: short, long, in two scripts, and hostile.
fn cards() -> Vec<Card> {
    let (ltr, rtl) = (Direction::Ltr, Direction::Rtl);
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter";
    vec![
        card("X", "", ltr),
        card("Shehbaz Sharif", SENTENCE, ltr),
        card("Who recorded the Prime Minister’s Office?", SENTENCE, ltr),
        card(LONG, SENTENCE, ltr),
        card(&format!("{LONG}. {LONG}. {LONG}."), "", ltr),
        card(word, SENTENCE, ltr),
        card(&word.repeat(9), "", ltr),
        card("a/b <script> & \"c\" ]]> &#x0; — d", "<p>", ltr),
        card("The آئی ایس آئی and the “Indishell” group (2022–2024)", "", ltr),
        card("شہباز شریف", "پاکستان کے وزیراعظم، اپریل 2022 سے۔", rtl),
        card("وزیراعظم آفس کی ریکارڈنگز کس نے بنائیں (2022) اور Indishell نے؟", "", rtl),
        Card {
            notice: "Retracted".into(),
            kicker: LONG.into(),
            site: LONG.into(),
            publisher: LONG.into(),
            ..card("Ελληνικά, Кириллица, Đặng Thị Ngọc Thịnh", &LONG.repeat(3), ltr)
        },
    ]
}

fn texts(group: &Group) -> Vec<&Text> {
    fn of(node: &Node) -> Vec<&Text> {
        match node {
            Node::Text(text) => vec![text],
            Node::Group(group) => texts(group),
            _ => Vec::new(),
        }
    }
    group.children().iter().flat_map(of).collect()
}

fn drawn(card: &Card) -> resvg::usvg::Tree {
    raster::tree(card::svg(card).expect("a drawing").as_bytes()).expect("a tree")
}

#[test]
fn nothing_stands_outside_the_margins_or_on_another_line() {
    for card in cards() {
        let tree = drawn(&card);
        let texts = texts(tree.root());
        assert!(texts.len() >= 2, "{}: there is no title", card.title);
        for text in &texts {
            let at: Rect = text.abs_bounding_box();
            let within = at.left() >= 71.0 && at.right() <= 1129.0;
            assert!(within, "{}: {at:?}", card.title);
            assert!(at.top() >= 60.0 && at.bottom() <= 612.0, "{}: {at:?}", card.title);
        }
        let baseline = |text: &&Text| text.chunks()[0].y().unwrap_or_default();
        let above_foot: Vec<f32> =
            texts.iter().map(baseline).filter(|y| *y < 560.0).collect();
        assert!(above_foot.iter().all(|y| *y <= 515.0), "{}: {above_foot:?}", card.title);
        assert!(above_foot.is_sorted(), "{}: {above_foot:?}", card.title);
    }
}

#[test]
fn a_headline_is_whole_and_its_lines_are_even() {
    let title = "Who recorded the Prime Minister’s Office, and who put it up for sale?";
    let tree = drawn(&card(title, "", Direction::Ltr));
    let lines: Vec<&Text> = texts(tree.root())
        .into_iter()
        .filter(|text| text.chunks()[0].spans()[0].font_size().get() > 50.0)
        .collect();
    assert!((2..=4).contains(&lines.len()), "{} lines", lines.len());
    let words: Vec<&str> = lines.iter().map(|line| line.chunks()[0].text()).collect();
    assert_eq!(words.join(" "), title);
    let widths: Vec<f32> = lines.iter().map(|l| l.bounding_box().width()).collect();
    let least = widths.iter().copied().fold(f32::MAX, f32::min);
    let most = widths.iter().copied().fold(0.0, f32::max);
    assert!(least > most * 0.55, "{widths:?}");
}

#[test]
fn a_sentence_is_whole_or_not_there() {
    let said = |summary: &str| {
        let tree = drawn(&card("Shehbaz Sharif", summary, Direction::Ltr));
        let all: Vec<String> = texts(tree.root())
            .into_iter()
            .map(|text| text.chunks()[0].text().to_owned())
            .collect();
        all.join(" ")
    };
    assert!(said(SENTENCE).contains(SENTENCE));
    let long = format!("Begins. {}", SENTENCE.repeat(9));
    assert!(!said(&long).contains("Begins"), "a part of it would say something else");
}

#[test]
fn a_card_in_urdu_is_the_mirror_of_one_in_english() {
    let of = |card: &Card| {
        let tree = drawn(card);
        let title = &texts(tree.root())[1];
        let at = title.abs_bounding_box();
        (at.left(), at.right())
    };
    let (left, _) = of(&card("Shehbaz Sharif", "", Direction::Ltr));
    let (_, right) = of(&card("شہباز شریف", "", Direction::Rtl));
    assert!((left - 72.0).abs() < 2.0, "{left}");
    assert!((right - 1128.0).abs() < 2.0, "{right}");
    let (ltr, rtl) = (card("A", "", Direction::Ltr), card("A", "", Direction::Rtl));
    assert_ne!(ltr.draw().expect("a card"), rtl.draw().expect("a card"));
    assert_ne!(ltr.hash(), rtl.hash());
}

#[test]
fn letters_join_and_none_is_missing() {
    for card in cards() {
        let tree = drawn(&card.clone().writable().expect("letters that are known"));
        for text in texts(tree.root()) {
            for glyph in text.layouted().iter().flat_map(|s| &s.positioned_glyphs) {
                assert_ne!(
                    glyph.id.0, 0,
                    "{}: no glyph for {:?}",
                    card.title, glyph.text
                );
            }
        }
    }
    // Joined, a word is narrower than its letters one by one.
    let [joined, apart] = ["شہباز", "ش ہ ب ا ز"]
        .map(|text| fit::measure(text, fonts::SERIF).expect("a width").length());
    assert!(joined < apart * 0.8, "{joined} {apart}");
}

#[test]
fn the_list_of_letters_is_that_of_the_fonts() {
    for face in [fonts::SERIF, fonts::SANS] {
        for (first, last) in fonts::LETTERS {
            let letters: Vec<String> = (*first..=*last)
                .filter(|c| !c.is_whitespace())
                .map(|c| {
                    format!("<text id=\"_\" font-family=\"{}\">{c}</text>", face.family)
                })
                .collect();
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{}</svg>",
                letters.concat()
            );
            let tree = raster::tree(svg.as_bytes()).expect("a drawing");
            for text in texts(tree.root()) {
                for glyph in text.layouted().iter().flat_map(|s| &s.positioned_glyphs) {
                    assert_ne!(glyph.id.0, 0, "{}: {:?}", face.family, glyph.text);
                }
            }
        }
    }
    assert!(covers("Ağrı, Тбилиси, Ωmega, Đặng; شہباز — “x”…"));
    for text in ["东京", "🙂", "हिन्दी", "a\u{1}b", "\u{fffd}"] {
        assert!(!covers(text), "{text}");
    }
}

#[test]
fn what_cannot_be_written_is_left_out_or_ends_the_card() {
    let clean = card("A title", "东京", Direction::Ltr).writable().expect("a card");
    assert!(clean.summary.is_empty() && !clean.site.is_empty());
    assert_eq!(card("东京", "", Direction::Ltr).writable(), None);
    assert_eq!(card(" ", "", Direction::Ltr).writable(), None);
}

#[test]
fn one_card_gives_the_same_bytes_in_every_thread() {
    let card = card("Who recorded it? کس نے", SENTENCE, Direction::Ltr);
    let first = card.draw().expect("a card");
    let others: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let draw = || card.draw().expect("a card");
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(draw)).collect();
        threads.into_iter().map(|thread| thread.join().expect("it ends")).collect()
    });
    assert!(others.iter().all(|other| *other == first));
    let read = image::load_from_memory(&first).expect("a PNG");
    assert_eq!((read.width(), read.height()), (WIDTH, HEIGHT));
    assert!(first.len() < 120_000, "{} bytes", first.len());
}

#[test]
fn icons_have_their_sizes() {
    let svg = monogram("“The case”").expect("a letter");
    assert!(svg.contains(">T<"));
    assert_eq!(monogram("…"), None);
    let of = |icon| draw_icon(svg.as_bytes(), icon).expect("an icon");
    for (icon, size) in [(Icon::Square(192), 192), (Icon::Tile(180), 180)] {
        let read = image::load_from_memory(&of(icon)).expect("a PNG");
        assert_eq!((read.width(), read.height()), (size, size));
    }
    let clear = image::load_from_memory(&of(Icon::Square(64))).expect("a PNG").to_rgba8();
    assert_eq!(clear.get_pixel(0, 0)[3], 0, "the corner is round");
    let tile = image::load_from_memory(&of(Icon::Tile(64))).expect("a PNG").to_rgba8();
    assert!(tile.pixels().all(|pixel| pixel[3] == 255), "phones put black behind it");
    let ico = of(Icon::Small);
    assert_eq!(ico.get(..6), Some(&[0, 0, 1, 0, 2, 0][..]));
    assert_eq!((ico.get(6), ico.get(22)), (Some(&16), Some(&32)));
    let at = |n: usize| {
        let bytes: [u8; 4] = ico[n..n + 4].try_into().expect("four bytes");
        usize::try_from(u32::from_le_bytes(bytes)).expect("a place")
    };
    for (entry, size) in [(6, 16), (22, 32)] {
        let (length, from) = (at(entry + 8), at(entry + 12));
        let read = image::load_from_memory(&ico[from..from + length]).expect("a PNG");
        assert_eq!(read.width(), size);
    }
    assert!(check(b"no drawing").is_err());
}

#[test]
fn a_drawing_asks_for_nothing_outside() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\
        <image href='/etc/passwd.png' width='9' height='9'/></svg>";
    let drawn = draw_icon(svg.as_bytes(), Icon::Square(16)).expect("an icon");
    let read = image::load_from_memory(&drawn).expect("a PNG").to_rgba8();
    assert!(read.pixels().all(|pixel| pixel[3] == 0));
}
