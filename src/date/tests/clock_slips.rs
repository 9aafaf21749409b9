//! Slips in times of day and names of zones.

use proptest::prelude::*;

use super::super::{TimeOfDay, Zone};

#[test]
fn slips_in_a_time_get_the_form_that_was_meant() {
    for (written, meant) in [
        ("9pm", "21:00"),
        ("9 p.m.", "21:00"),
        ("9.30 PM", "21:30"),
        ("12am", "00:00"),
        ("12:15 pm", "12:15"),
        ("9:00", "09:00"),
        ("21.00", "21:00"),
        ("21h00", "21:00"),
        ("21h", "21:00"),
        ("2100", "21:00"),
        ("T21:00", "21:00"),
        ("21:00Z", "21:00"),
        ("21:00+05:00", "21:00"),
        ("21:00 PKT", "21:00"),
        ("9:05:07", "09:05:07"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
    ] {
        let error = TimeOfDay::parse(written).expect_err(written);
        assert_eq!(error.suggestion.as_deref(), Some(meant), "{written}");
    }
    for (written, words) in [
        ("25:00", "hours go from 00 to 23"),
        ("24:00", "a day ends where the next begins"),
        ("21:60", "minutes go from 00 to 59"),
        ("21:00:60", "seconds go from 00 to 59"),
        ("13pm", "is not in the form"),
        ("evening", "is not in the form"),
        ("21", "is not in the form"),
        ("", "is not in the form"),
    ] {
        let error = TimeOfDay::parse(written).expect_err(written);
        assert_eq!(error.suggestion, None, "{written}");
        assert!(error.message.contains(words), "{written}: {error}");
    }
}

#[test]
fn zones_are_those_of_places() {
    for name in [
        "Asia/Karachi",
        "UTC",
        "Etc/UTC",
        "America/Argentina/Buenos_Aires",
        "Asia/Calcutta",
    ] {
        let zone = Zone::named(name).expect(name);
        assert_eq!(&**zone.name(), name);
    }
    for (written, meant) in [
        ("Asia/Karatchi", "Asia/Karachi"),
        ("asia/karachi", "Asia/Karachi"),
        ("Karachi", "Asia/Karachi"),
        ("Asai/Karachi", "Asia/Karachi"),
        ("London", "Europe/London"),
        ("New York", "America/New_York"),
        ("Z", "UTC"),
        ("utc", "UTC"),
        ("GMT", "UTC"),
    ] {
        let error = Zone::named(written).expect_err(written);
        assert_eq!(error.suggestion.as_deref(), Some(meant), "{written}");
    }
    for (written, words) in [
        ("+05:00", "an offset"),
        ("UTC+5", "an offset"),
        ("GMT-3:30", "an offset"),
        ("Etc/GMT-5", "an offset"),
        ("PKT", "an abbreviation"),
        ("EST", "an abbreviation"),
        ("Asia/Islamabad", "no time zone"),
        ("Asia/Lahore", "no time zone"),
        ("", "no time zone"),
    ] {
        let error = Zone::named(written).expect_err(written);
        assert_eq!(error.suggestion, None, "{written}");
        assert!(error.message.contains(words), "{written}: {error}");
    }
}

proptest! {
    /// Whatever is written, it is read or answered, and what is proposed is sound.
    #[test]
    fn any_text_is_answered(
        text in r"[0-9]{0,3}[:.hT -]?[0-9]{0,3}[:.apm+-]{0,3}|\PC{0,80}|[A-Z][a-z/_+0-9]{0,70}",
    ) {
        match TimeOfDay::parse(&text) {
            Ok(time) => prop_assert_eq!(time.to_string(), text.clone()),
            Err(error) => if let Some(meant) = error.suggestion {
                prop_assert!(TimeOfDay::parse(&meant).is_ok(), "{} for {}", meant, text);
            }
        }
        match Zone::named(&text) {
            Ok(zone) => prop_assert_eq!(&**zone.name(), &*text),
            Err(error) => if let Some(meant) = error.suggestion {
                prop_assert!(Zone::named(&meant).is_ok(), "{} for {}", meant, text);
            }
        }
    }
}
