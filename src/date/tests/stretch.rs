//! What dates look like on a line of time.

use super::super::{Bound, CaseDate, Day, Doubt, Stretch};

fn stretches(written: &str) -> Vec<Stretch> {
    CaseDate::parse(written).expect(written).stretches()
}

fn one(written: &str) -> Stretch {
    let [only] = <[Stretch; 1]>::try_from(stretches(written)).expect(written);
    only
}

fn day(year: i64, month: u8, day: u8) -> Bound {
    Bound::Day(Day { year, month, day })
}

#[test]
fn a_year_is_a_stretch_in_which_something_lies() {
    let found = one("2007~");
    assert_eq!((found.start, found.end), (day(2007, 1, 1), day(2007, 12, 31)));
    assert!(!found.lasts && found.core.is_none());
    let near = Doubt { uncertain: false, approximate: true };
    assert_eq!((found.start_doubt, found.end_doubt), (near, near));
}

#[test]
fn an_interval_lasts_and_is_sure_in_its_middle() {
    let found = one("2018-08/2022-04?");
    assert!(found.lasts);
    let core = |d: Day| (d.year, d.month, d.day);
    let (a, b) = found.core.expect("a middle");
    assert_eq!((core(a), core(b)), ((2018, 8, 31), (2022, 4, 1)));
    assert_eq!(found.start_doubt, Doubt::default());
    assert!(found.end_doubt.uncertain);
}

#[test]
fn ends_that_are_open_and_unknown_are_told_apart() {
    assert_eq!(one("2022-09-24/..").end, Bound::Open);
    assert_eq!(one("2022-09-24/").end, Bound::Unknown);
    assert_eq!(one("../2022").start, Bound::Open);
    assert!(one("2022-09-24/..").core.is_none());
}

#[test]
fn sets_are_several_of_which_one_or_all_hold() {
    let all = stretches("{1960,1961-12}");
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|s| !s.is_alternative));
    let one_of = stretches("[1667,1760-12..]");
    assert!(one_of.iter().all(|s| s.is_alternative));
    assert_eq!(one_of[1].end, Bound::Open);
    let run = one("{1670..1672}");
    assert_eq!((run.start, run.end), (day(1670, 1, 1), day(1672, 12, 31)));
}
