//! What holds of every picture: labels clear of each other, nothing past the edges.

use proptest::prelude::*;

use super::super::{Area, Canvas, Item, Names, Picture, Text, draw};
use super::lang;
use crate::date::{CaseDate, DateWords};

/// Forms of dates, with places for a year, a month and a day.
const FORMS: [&str; 22] = [
    "Y-M-D",
    "Y-M-D",
    "Y-M-D?",
    "Y-M-D~",
    "Y-M-D%",
    "Y-M",
    "Y-M?",
    "Y",
    "Y~",
    "Y%",
    "Y-M-D/..",
    "../Y-M-D",
    "Y-M-D/",
    "/Y-M",
    "Y/..",
    "Y/2100",
    "1600?/Y~",
    "Y-M/2150-01",
    "[Y-M-D,2050,2060-01-01..]",
    "{Y,2044-03-03}",
    "Y-XX-D",
    "[..Y-M]",
];

const LABELS: [&str; 7] = [
    "A",
    "The recordings are offered for sale on a forum that nobody signs",
    "WWWWWWWW MMMMMMMM WWWWWWWW",
    "وزیراعظم ہاؤس کی ریکارڈنگز فروخت کے لیے پیش کی گئیں",
    "録音が公開されたと報じられた",
    "Unpronounceablyinterminablewordwithoutaspace",
    "",
];

prop_compose! {
    fn date()(
        form in prop::sample::select(&FORMS[..]),
        year in prop_oneof![5 => 2015..2024, 2 => 1900..2040, 1 => 1i32..9000],
        month in 1..=12u8,
        day in 1..=28u8,
    ) -> Option<CaseDate> {
        let written = form
            .replace('Y', &format!("{year:04}"))
            .replace('M', &format!("{month:02}"))
            .replace('D', &format!("{day:02}"));
        CaseDate::parse(&written).ok()
    }
}

type Case = Vec<(Option<CaseDate>, &'static str, usize, bool)>;

fn case() -> impl Strategy<Value = Case> {
    let label = prop::sample::select(&LABELS[..]);
    prop::collection::vec((date(), label, 0..4usize, prop::bool::weighted(0.2)), 1..160)
}

fn drawn(case: &Case, tag: &str, narrow: bool) -> Option<(usize, Picture)> {
    let lang = lang(tag);
    let words = DateWords::new(&lang);
    let item = |(date, label, lane, is_key): &'_ (
        Option<CaseDate>,
        &'static str,
        usize,
        bool,
    )| {
        let date = date.clone()?;
        Some((date, *label, *lane, *is_key))
    };
    let owned: Vec<_> = case.iter().filter_map(item).collect();
    let items: Vec<Item<'_>> = owned
        .iter()
        .map(|(date, label, lane, is_key)| Item {
            date,
            label,
            lane: *lane,
            is_key: *is_key,
        })
        .collect();
    let lanes = [
        "The leak",
        "A thread whose name is far too long for any phone there is",
        "",
        "رد عمل",
    ];
    let names = Names { lanes: &lanes.map(str::to_owned), key: "Key events" };
    let canvas =
        if narrow { Canvas::narrow(&words, &lang) } else { Canvas::wide(&words, &lang) };
    let [picture] = draw(&items, &names, &[canvas])?;
    Some((items.len(), picture))
}

fn texts(picture: &Picture) -> Vec<&Text> {
    let lanes = picture.lanes.iter().flat_map(|lane| {
        let labels = lane.marks.iter().filter_map(|mark| mark.label.as_ref());
        labels.chain(&lane.name).chain(&lane.figure)
    });
    lanes.chain(&picture.axis.labels).chain(&picture.axis.wholes).collect()
}

fn overlap(a: Area, b: Area) -> bool {
    let hair = 0.01;
    a.x + hair < b.x + b.w
        && b.x + hair < a.x + a.w
        && a.y + hair < b.y + b.h
        && b.y + hair < a.y + a.h
}

fn inside(area: Area, picture: &Picture) -> bool {
    let hair = 0.01;
    area.x >= -hair
        && area.y >= -hair
        && area.x + area.w <= picture.width + hair
        && area.y + area.h <= picture.height + hair
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 128 } else { 1024 }))]

    #[test]
    fn nothing_collides_and_nothing_is_cut_off(
        case in case(),
        tag in prop::sample::select(&["en", "ur", "ja", "de"][..]),
        narrow in any::<bool>(),
    ) {
        let Some((given, picture)) = drawn(&case, tag, narrow) else { return Ok(()) };
        let texts = texts(&picture);
        for (n, text) in texts.iter().enumerate() {
            prop_assert!(inside(text.area, &picture), "cut off: {text:?} of {}", picture.height);
            for other in &texts[n + 1..] {
                prop_assert!(!overlap(text.area, other.area), "{text:?} upon {other:?}");
            }
        }
        let marks: Vec<_> = picture.lanes.iter().flat_map(|lane| &lane.marks).collect();
        for (n, mark) in marks.iter().enumerate() {
            prop_assert!(inside(mark.hit, &picture), "{mark:?}");
            let lie_inside = mark.shapes.iter().all(|shape| inside(shape.area, &picture));
            prop_assert!(lie_inside, "{mark:?}");
            for other in &marks[n + 1..] {
                prop_assert!(!overlap(mark.hit, other.hit), "{mark:?} upon {other:?}");
            }
            // What is pointed at may lie under the mark's own label, and no other.
            let own = mark.label.as_ref();
            for text in texts.iter().filter(|text| !own.is_some_and(|own| std::ptr::eq(own, **text))) {
                prop_assert!(!overlap(mark.hit, text.area), "{mark:?} upon {text:?}");
            }
            let mut shapes = mark.shapes.iter().filter(|shape| shape.area.h > 0.0);
            let written_over = shapes.any(|s| own.is_some_and(|own| overlap(s.area, own.area)));
            prop_assert!(!written_over, "{mark:?}");
        }
        let bars: usize =
            picture.lanes.iter().flat_map(|lane| &lane.bars).map(|bar| bar.count).sum();
        let told = picture.counted.map_or(marks.len(), |counted| bars + counted.loose);
        prop_assert_eq!(told, picture.drawn);
        prop_assert!(picture.drawn <= given);
        for bar in picture.lanes.iter().flat_map(|lane| &lane.bars) {
            prop_assert!(inside(bar.area, &picture) && inside(bar.hit, &picture), "{bar:?}");
        }
    }

    #[test]
    fn pages_from_right_to_left_mirror_the_others(case in case()) {
        // Latin labels in both, so that only the direction differs.
        let (Some((_, left)), Some((_, right))) =
            (drawn(&case, "en", false), drawn(&case, "en-Arab", false)) else { return Ok(()) };
        prop_assert_eq!(left.lanes.len(), right.lanes.len());
        for (a, b) in left.lanes.iter().zip(&right.lanes) {
            for (a, b) in a.marks.iter().zip(&b.marks) {
                prop_assert!((a.hit.x + a.hit.w - (left.width - b.hit.x)).abs() < 0.01);
                prop_assert!((a.hit.y - b.hit.y).abs() < 0.01);
            }
        }
    }
}
