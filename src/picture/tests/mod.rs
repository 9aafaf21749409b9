//! The picture over chosen and over random cases.

mod random;

use super::{Canvas, Item, Names, Picture, ShapeKind, Step, draw};
use crate::date::{CaseDate, DateWords};
use crate::language::Lang;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect(tag)
}

/// The picture of some dates in English, each with the label "One two three".
fn picture(dates: &[&str]) -> Option<Picture> {
    let english = lang("en");
    let words = DateWords::new(&english);
    let dates: Vec<CaseDate> =
        dates.iter().map(|d| CaseDate::parse(d).expect(d)).collect();
    let item = |date| Item { date, label: "One two three", lane: 0, is_key: false };
    let items: Vec<Item<'_>> = dates.iter().map(item).collect();
    let names = Names { lanes: &[], key: "Key events" };
    draw(&items, &names, &[Canvas::wide(&words, &english)]).map(|[wide]| wide)
}

fn kinds(picture: &Picture, mark: usize) -> Vec<ShapeKind> {
    let marks: Vec<_> = picture.lanes.iter().flat_map(|lane| &lane.marks).collect();
    marks[mark].shapes.iter().map(|shape| shape.kind).collect()
}

#[test]
fn each_form_of_date_has_its_looks() {
    use ShapeKind::{
        ArrowLeft, ArrowRight, Dot, Dotted, Either, FadeLeft, FadeRight, Hatched,
        HatchedDot, HollowDot, Join, May, Sure, Within,
    };
    for (date, expected) in [
        ("2019-05-05", &[Dot][..]),
        ("2019-05-05?", &[HatchedDot]),
        ("2019-05-05~", &[FadeLeft, FadeRight, Dot]),
        ("2019-05-05%", &[FadeLeft, FadeRight, HatchedDot]),
        ("2019", &[Within]),
        ("2019?", &[Within, Hatched, Hatched]),
        ("2019~", &[Within, FadeLeft, FadeRight]),
        ("2018-02-01/2019-05-05", &[Sure]),
        ("2018/2020", &[May, May, Sure]),
        ("2018-02-01/..", &[Sure, ArrowRight]),
        ("2018/..", &[May, Sure, ArrowRight]),
        ("../2018-02-01", &[Sure, ArrowLeft]),
        ("2018-02-01/", &[May, Dotted]),
        ("/2018-02-01", &[May, Dotted]),
        ("2018-02-01/2019-05-05?", &[Sure, Hatched]),
        ("[2018-02-01,2019]", &[HollowDot, Join, Either]),
        ("{2018-02-01,2019-02-01}", &[Dot, Join, Dot]),
    ] {
        let all = picture(&[date, "2015", "2022"]).expect("drawn");
        assert_eq!(kinds(&all, 0), expected, "{date}");
    }
}

#[test]
fn time_is_even_and_empty_years_stay_empty() {
    let all = picture(&["2000-01-01", "2001-01-01", "2011-01-01"]).expect("drawn");
    let x: Vec<f64> = all.lanes[0].marks.iter().map(|m| m.shapes[0].area.x).collect();
    let ratio = (x[2] - x[1]) / (x[1] - x[0]);
    assert!((ratio - 3652.0 / 366.0).abs() < 0.01, "{ratio}");
}

#[test]
fn time_runs_the_other_way_on_pages_from_right_to_left() {
    let urdu = lang("ur");
    let words = DateWords::new(&urdu);
    let dates = ["2000", "2010-01-01/.."].map(|d| CaseDate::parse(d).expect(d));
    let item = |date| Item { date, label: "واقعہ", lane: 0, is_key: false };
    let items: Vec<Item<'_>> = dates.iter().map(item).collect();
    let names = Names { lanes: &[], key: "" };
    let [all] = draw(&items, &names, &[Canvas::wide(&words, &urdu)]).expect("drawn");
    let marks = &all.lanes[0].marks;
    assert!(marks[0].shapes[0].area.x > marks[1].shapes[0].area.x);
    assert!(kinds(&all, 1).contains(&ShapeKind::ArrowLeft));
}

#[test]
fn the_axis_is_as_fine_as_its_words_find_room() {
    let words = |dates: &[&str]| {
        let axis = picture(dates).expect("drawn").axis;
        let say = |texts: &[super::Text]| {
            texts.iter().map(|t| t.words.clone()).collect::<Vec<_>>().join(" ")
        };
        (say(&axis.labels), say(&axis.wholes))
    };
    assert_eq!(
        words(&["2022-09-12", "2022-09-19", "2022-09-24"]),
        ("12 13 14 15 16 17 18 19 20 21 22 23 24".into(), "September 2022".into())
    );
    let (months, years) = words(&["2022-01-01", "2022-06-19", "2022-09-24"]);
    assert!(months.starts_with("January February March"), "{months}");
    assert_eq!(years, "2022");
    let (decades, none) = words(&["1850-01-01", "1950", "2021"]);
    assert!(decades.contains("1900 1910 1920"), "{decades}");
    assert_eq!(none, "");
}

#[test]
fn years_that_nobody_counts_are_left_out_and_far_ones_break_nothing() {
    assert!(picture(&["Y170000002", "Y-17E7", "XXXX"]).is_none());
    let all = picture(&["-9000", "2022-09-24", "9999-12-31", "Y17E7"]).expect("drawn");
    assert_eq!(all.drawn, 3);
    assert!(!all.axis.labels.is_empty());
    let many: Vec<&str> = ["-9999", "-9000-01-01", "9999-12-31"].repeat(100);
    let all = picture(&many).expect("drawn");
    assert!(!all.axis.labels.is_empty());
    let counts = all.lanes[0].bars.iter().map(|bar| bar.count);
    assert_eq!(counts.sum::<usize>(), 300);
}

#[test]
fn many_events_are_counted_each_once() {
    let dates: Vec<String> = (0..600)
        .map(|n| format!("{}-{:02}-{:02}", 1947 + n % 80, 1 + n % 12, 1 + n % 28))
        .collect();
    let mut dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    dates.push("1960/1963");
    let all = picture(&dates).expect("drawn");
    let counted = all.counted.expect("counted");
    assert_eq!((counted.step, counted.beyond), (Step::Years(1), 1));
    let bars: Vec<_> = all.lanes.iter().flat_map(|lane| &lane.bars).collect();
    assert_eq!(bars.iter().map(|bar| bar.count).sum::<usize>(), 601);
    assert_eq!(all.drawn, 601);
    assert_eq!(bars.iter().map(|bar| bar.count).max(), Some(counted.most));
}

#[test]
fn what_is_known_no_closer_than_a_longer_time_stands_in_no_bar() {
    let dates: Vec<String> =
        (0..200).map(|n| format!("2022-{:02}-{:02}", 1 + n % 12, 1 + n % 28)).collect();
    let mut dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    let loose = ["2022", "2022-22", "2022/2023-05", "2022/..", "[2022-01-01,2022-06-01]"];
    dates.extend(loose.repeat(9));
    // These begin on a day, whatever comes after it.
    dates.extend(["2022-03-01/2022-11", "2022-03-01/..", "{2022-01-01,2022-06-01}"]);
    let all = picture(&dates).expect("drawn");
    let counted = all.counted.expect("counted");
    assert_eq!((counted.step, counted.loose), (Step::Days(7), 45));
    let bars = all.lanes.iter().flat_map(|lane| &lane.bars);
    assert_eq!(bars.clone().map(|bar| bar.count).sum::<usize>(), 203);
    assert!(bars.map(|bar| bar.count).max().is_some_and(|most| most < 9));
}

#[test]
fn where_years_are_all_that_is_known_years_are_counted() {
    let dates = ["2021", "2022", "2022-05-06"].repeat(60);
    let counted = picture(&dates).expect("drawn").counted.expect("counted");
    assert_eq!((counted.step, counted.loose), (Step::Years(1), 0));
}

#[test]
fn three_weeks_are_counted_by_days() {
    let dates: Vec<String> =
        (0..500).map(|n| format!("2022-09-{:02}", 5 + n % 21)).collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    let all = picture(&dates).expect("drawn");
    assert_eq!(all.counted.map(|c| c.step), Some(Step::Days(1)));
    assert_eq!(all.lanes[0].bars.len(), 21);
}
