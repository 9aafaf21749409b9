//! What is said to authors who do not know the notation.

use proptest::prelude::*;

use super::{
    super::{CaseDate, DateError},
    ENGLISH, URDU,
};

fn error(written: &str) -> DateError {
    match CaseDate::parse(written) {
        Err(error) => error,
        Ok(_) => panic!("{written} is valid"),
    }
}

const UNDERSTOOD: &[(&str, &str)] = &[
    ("24/09/2022", "2022-09-24"),
    ("24.9.2022", "2022-09-24"),
    ("12/24/2022", "2022-12-24"),
    ("1/13/2022", "2022-01-13"),
    ("2022-9-4", "2022-09-04"),
    ("2022-9", "2022-09"),
    ("2019/03/02", "2019-03-02"),
    ("2022 09 24", "2022-09-24"),
    ("20220924", "2022-09-24"),
    ("9/2022", "2022-09"),
    ("Sept 2022", "2022-09"),
    ("September 2022", "2022-09"),
    ("24 September 2022", "2022-09-24"),
    ("Sep 24, 2022", "2022-09-24"),
    ("24th of September, 2022", "2022-09-24"),
    ("۲۴ ستمبر ۲۰۲۲", "2022-09-24"),
    ("c. 1985", "1985~"),
    ("circa 1985", "1985~"),
    ("ca 1985", "1985~"),
    ("about September 2022?", "2022-09%"),
    ("probably 2022", "2022?"),
    ("1980s", "198X"),
    ("198x", "198X"),
    ("19th century", "18XX"),
    ("44 BC", "-0043"),
    ("spring 2001", "2001-21"),
    ("2001-Q1", "2001-33"),
    ("2022–2023", "2022/2023"),
    ("2022-09-24 to 2022-09-28", "2022-09-24/2022-09-28"),
    ("24–28 September 2022", "2022-09-24/2022-09-28"),
    ("24-28 September 2022", "2022-09-24/2022-09-28"),
    ("August to October 2022", "2022-08/2022-10"),
    ("2022-09-24/28", "2022-09-24/2022-09-28"),
    ("between 1985 and 1990", "1985/1990"),
    ("2005/2001", "2001/2005"),
    ("before 2022", "../2022"),
    ("after 2022", "2022/.."),
    ("since May 2021", "2021-05/.."),
    ("2022 to present", "2022/.."),
    ("unknown/2006", "/2006"),
    ("2022-09-24 21:00", "2022-09-24T21:00:00"),
    ("2022-09-24T21:00+05:00", "2022-09-24T21:00:00+05:00"),
    ("{2022, 2023}", "{2022,2023}"),
    (" 1985", "1985"),
    ("１９８５", "1985"),
    ("1985‐04‐12", "1985-04-12"),
    ("Y1985", "1985"),
    ("2022-24-09", "2022-09-24"),
    ("2022–09–24", "2022-09-24"),
    ("٢٤/٠٩/٢٠٢٢", "2022-09-24"),
    ("24 ستمبر، 2022", "2022-09-24"),
    ("2022-Sep-24", "2022-09-24"),
    ("Saturday, 24 September 2022", "2022-09-24"),
    ("Summer 2022", "2022-22"),
    ("winter 2001/02", "2001-24"),
    ("first half of 2022", "2022-40"),
    ("1985 or 1986", "[1985,1986]"),
    ("1985 and 1986", "{1985,1986}"),
    ("1985-1990", "1985/1990"),
    ("1985-90", "1985/1990"),
    ("2022-09-24..2022-09-28", "2022-09-24/2022-09-28"),
    ("1985 approx.", "1985~"),
    ("≈ 1985", "1985~"),
    ("no later than 2022", "../2022"),
    ("2022 or earlier", "../2022"),
    ("2022 onwards", "2022/.."),
    ("2022/open", "2022/.."),
    ("19uu-05", "19XX-05"),
    ("2022-09-24?~", "2022-09-24%"),
    ("-44", "-0044"),
    ("2022-09-24 9:30 pm", "2022-09-24T21:30:00"),
    ("24 Sept 2022 at 12 am", "2022-09-24T00:00:00"),
    ("2022-09-24T21:00:00.5Z", "2022-09-24T21:00:00Z"),
    ("2022-09-24T21:00 Asia/Karachi", "2022-09-24T21:00:00"),
    ("2022-09-31", "2022-09"),
    ("30/02/2022", "2022-02"),
    ("2022-13", "2022"),
    ("2022-00-00", "2022"),
];

#[test]
fn common_slips_are_understood() {
    for (written, meant) in UNDERSTOOD {
        assert_eq!(error(written).suggestion.as_deref(), Some(*meant), "{written}");
    }
}

#[test]
fn what_cannot_be_guessed_is_not() {
    for written in [
        "late 2022",
        "mid-September 2022",
        "hello",
        "",
        "unknown",
        "May",
        "2022/23",
        "1964//2008",
        "24/13/2022",
        "2022-01-01/2022-02-30",
        "24/9/22",
        "24 Sep 22",
        "present",
        "1985-04-XXX",
    ] {
        assert_eq!(error(written).suggestion, None, "{written}");
    }
}

#[test]
fn messages_name_what_is_wrong() {
    for (written, words) in [
        ("2022-02-30", "there is no 30 February 2022: that month has 28 days"),
        ("30/02/2022", "there is no 30 February 2022: that month has 28 days"),
        ("2020/2022-04-31", "there is no 31 April 2022: that month has 30 days"),
        ("2023-02-29", "there is no 29 February 2023: that month has 28 days"),
        ("2022-13", "there is no month 13"),
        ("24/9/22", "a year has all its four digits"),
        ("present", "an interval with an open end"),
        ("2022-09-24 21:00 PKT", "EDTF has no names of zones"),
        ("-44", "44 BC is -0043"),
        ("2022-00-01", "there is no month 00"),
        ("2022-01-00", "days are counted from 01; an unknown day is XX"),
        ("12345", "a year has four digits"),
        ("", "the date is empty"),
        ("unknown", "leave the field out"),
        ("late 2022", "no word for “late”"),
        ("2022-09-24T25:00:00", "hours go from 00 to 23"),
        ("[1667,1668", "closing bracket"),
        ("1964//2008", "parted by a single /"),
        ("2001-21-01", "a season or quarter has no day"),
        ("1985-04-XXX", "something follows the day"),
        ("Y17E", "digits must follow Y and E"),
    ] {
        let message = error(written).message;
        assert!(message.contains(words), "{written}: {message}");
    }
}

#[test]
fn a_day_that_may_be_a_month_is_pointed_out() {
    let e = error("03/04/2022");
    assert_eq!(e.suggestion.as_deref(), Some("2022-04-03"));
    assert!(e.message.contains("day first"), "{}", e.message);
    assert!(e.message.contains("2022-03-04"), "{}", e.message);
    assert!(!error("13/04/2022").message.contains("day first"));
}

#[test]
fn a_long_text_is_neither_searched_nor_repeated() {
    let e = error(&"c. ".repeat(100_000));
    assert_eq!(e.suggestion, None);
    assert!(e.message.len() < 300);
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,24}") {
        answered(&text)?;
    }

    #[test]
    fn any_text_of_date_characters_is_answered(
        text in "[0-9XYES/.,{}\\[\\]~?%T:+ -]{0,16}|[0-9a-z./ –-]{0,20}"
    ) {
        answered(&text)?;
    }

    /// Dates put together from parts are said in words in both languages.
    #[test]
    fn every_date_has_words(
        (year, month, day) in ("[?~%]?-?[0-9X]{4}", "[?~%]?[0-9X]{2}", "[0-9X]{2}[?~%]?"),
        form in 0..6,
    ) {
        let date = format!("{year}-{month}-{day}");
        let text = match form {
            0 => date,
            1 => format!("{date}/.."),
            2 => format!("../{year}-{month}"),
            3 => format!("{year}/{date}"),
            4 => format!("[{year},{date}]"),
            _ => format!("{year}-{month}"),
        };
        answered(&text)?;
    }
}

pub(super) fn answered(text: &str) -> Result<(), TestCaseError> {
    match CaseDate::parse(text) {
        Ok(date) => {
            for words in [&*ENGLISH, &*URDU] {
                for said in [words.words(&date), words.full(&date)] {
                    let sound = !said.trim().is_empty() && !said.contains(['{', '}']);
                    prop_assert!(sound && !said.contains("  "), "{}: {}", text, said);
                }
            }
            prop_assert!(date.level() <= 2 && !date.stretches().is_empty());
            prop_assert!(!date.kind_words().is_empty());
            let doubted = date.is_uncertain() || date.is_approximate();
            prop_assert_eq!(date.doubt_words().is_empty(), !doubted, "{}", text);
            let _ = (date.html_datetime(), date.is_before(&date));
            let (period, _) = (date.period(), date.sort_key());
            prop_assert_eq!(period.is_day(), period.during().is_none());
        }
        Err(error) => {
            prop_assert!(error.offset + error.length <= text.len());
            prop_assert!(text.get(error.offset..error.offset + error.length).is_some());
            prop_assert!(!error.message.is_empty());
            if let Some(form) = error.suggestion {
                prop_assert!(CaseDate::parse(&form).is_ok(), "{} for {}", form, text);
            }
        }
    }
    Ok(())
}

/// The part that is wrong, and no more of it than that.
#[test]
fn the_part_that_is_wrong_is_marked() {
    for (written, part) in [
        ("2022-13", "13"),
        ("2022-09-31", "31"),
        ("2022-9-4", "9"),
        ("2022-09-4", "4"),
        ("2022/2023-13-01", "13"),
        ("2020/2022-04-31", "31"),
        ("2005/2001", "2001"),
        ("1964/2008/2012", "/"),
        ("[1667,12]", "12"),
        ("1985-04T12:00:00", "1985"),
        ("2022-09-24T25:00:00", "25"),
        ("-198X-13", "13"),
        ("24/09/2022", "24/09/2022"),
        ("about 2022-09", "about 2022-09"),
    ] {
        let e = error(written);
        assert_eq!(&written[e.offset..e.offset + e.length], part, "{written}");
    }
}
