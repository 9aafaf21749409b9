//! The phrases that dates are composed with, as data: one table a language.
//!
//! `{a}` and `{b}` are places. Dates themselves (months, order, eras, digits) come
//! from CLDR; these tables hold only what stands around them.

/// The composition phrases of one language.
#[derive(Debug)]
pub(super) struct Phrases {
    pub about: &'static str,
    pub uncertain: &'static str,
    pub approximate: &'static str,
    pub both: &'static str,
    /// A date `{a}` with what is to be noted of it `{b}`.
    pub noted: &'static str,
    pub note_sep: &'static str,
    /// Year, month, day, as the parts of a date that a qualifier may stand for.
    pub parts: [&'static str; 3],
    pub part_quality: &'static str,
    pub and: &'static str,
    pub in_decade: &'static str,
    pub between: &'static str,
    pub unknown_year: &'static str,
    /// A year of more digits than are taken for a year: 12,345.
    pub numbered_year: &'static str,
    pub some_year: &'static str,
    pub year_in_decade: &'static str,
    pub year_between: &'static str,
    /// A month, or a day and month, `{a}` of a year that is not known `{b}`.
    pub of_some_year: &'static str,
    pub some_month: &'static str,
    pub some_day: &'static str,
    pub day_between: &'static str,
    /// The day of the month `{a}` in a month that is not known `{b}`.
    pub numbered_day: &'static str,
    pub written: &'static str,
    pub seasons: [&'static str; 4],
    pub season_of: &'static str,
    pub hemispheres: [&'static str; 2],
    /// Codes 33 to 41: quarters, then thirds, then halves.
    pub fractions: [&'static str; 9],
    pub fraction_of: &'static str,
    /// `{a}` times ten to the `{b}`th.
    pub power: &'static str,
    /// A day and a time of day.
    pub at: &'static str,
    /// A time of day `{a}` with the name of its zone `{b}`.
    pub in_zone: &'static str,
    /// The name of a zone in the tz database.
    pub zone_id: &'static str,
    pub zone_unstated: &'static str,
    /// Of a time of day that came twice, as clocks were put back.
    pub came_twice: &'static str,
    pub to: &'static str,
    pub from_to: &'static str,
    pub since: &'static str,
    pub end_unknown: &'static str,
    pub until: &'static str,
    pub start_unknown: &'static str,
    pub start_is: &'static str,
    pub end_is: &'static str,
    pub start_note: &'static str,
    pub end_note: &'static str,
    pub or_earlier: &'static str,
    pub or_later: &'static str,
    pub and_earlier: &'static str,
    pub and_later: &'static str,
    pub one_of: &'static str,
    pub all_of: &'static str,
    /// What changes in a phrase that another one governs: Urdu bends «کوئی دن» to
    /// «کسی دن» before a postposition.
    pub oblique: &'static [(&'static str, &'static str)],
    pub comma: &'static str,
    pub semicolon: &'static str,
}

/// The phrases of a language; English for one without a table.
pub(super) fn of(primary: &str) -> &'static Phrases {
    match primary {
        "ur" => &URDU,
        _ => &ENGLISH,
    }
}

/// Puts `a` and `b` in their places.
pub(super) fn fill(template: &str, a: &str, b: &str) -> String {
    let mut out = String::with_capacity(template.len() + a.len() + b.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str(if after.starts_with('a') { a } else { b });
        rest = after.get(2..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

static ENGLISH: Phrases = Phrases {
    about: "about {a}",
    uncertain: "uncertain",
    approximate: "approximate",
    both: "uncertain and approximate",
    noted: "{a} ({b})",
    note_sep: "; ",
    parts: ["year", "month", "day"],
    part_quality: "{a} {b}",
    and: "{a} and {b}",
    in_decade: "some time in the {a}s",
    between: "some time between {a} and {b}",
    unknown_year: "an unknown year",
    numbered_year: "the year {a}",
    some_year: "an unknown year",
    year_in_decade: "a year in the {a}s",
    year_between: "a year between {a} and {b}",
    of_some_year: "{a} of {b}",
    some_month: "some month of {a}",
    some_day: "a day in {a}",
    day_between: "a day between {a} and {b}",
    numbered_day: "day {a} of {b}",
    written: "written {a}",
    seasons: ["spring", "summer", "autumn", "winter"],
    season_of: "{a} {b}",
    hemispheres: ["northern hemisphere", "southern hemisphere"],
    fractions: [
        "first quarter",
        "second quarter",
        "third quarter",
        "fourth quarter",
        "first four months",
        "middle four months",
        "last four months",
        "first half",
        "second half",
    ],
    fraction_of: "{a} of {b}",
    power: "{a} × 10^{b}",
    at: "{a}, {b}",
    in_zone: "{a}, {b}",
    zone_id: "{a}",
    zone_unstated: "zone not stated",
    came_twice: "a time that came twice that day",
    to: "{a} to {b}",
    from_to: "from {a} to {b}",
    since: "since {a}, still open",
    end_unknown: "from {a}, end unknown",
    until: "until {a}",
    start_unknown: "until {a}, start unknown",
    start_is: "start {a}",
    end_is: "end {a}",
    start_note: "start: {a}",
    end_note: "end: {a}",
    or_earlier: "{a} or earlier",
    or_later: "{a} or later",
    and_earlier: "{a} and earlier",
    and_later: "{a} and later",
    one_of: "one of: {a}",
    all_of: "all of: {a}",
    oblique: &[],
    comma: ", ",
    semicolon: "; ",
};

static URDU: Phrases = Phrases {
    // Before the date, so that a postposition may follow it.
    about: "لگ بھگ {a}",
    uncertain: "غیر یقینی",
    approximate: "تقریبی",
    both: "غیر یقینی اور تقریبی",
    noted: "{a} ({b})",
    note_sep: "؛ ",
    parts: ["سال", "مہینہ", "دن"],
    part_quality: "{a} {b}",
    and: "{a} اور {b}",
    in_decade: "{a} کی دہائی میں کسی وقت",
    between: "{a} اور {b} کے درمیان کسی وقت",
    unknown_year: "نامعلوم سال",
    numbered_year: "سنہ {a}",
    some_year: "کسی نامعلوم سال",
    year_in_decade: "{a} کی دہائی کے کسی سال",
    year_between: "{a} اور {b} کے درمیان کسی سال",
    of_some_year: "{b} میں {a}",
    some_month: "{a} کا کوئی مہینہ",
    some_day: "{a} کا کوئی دن",
    day_between: "{a} اور {b} کے درمیان کوئی دن",
    numbered_day: "{b} کی {a} تاریخ",
    // Isolated, or the digits and hyphens of the notation would be drawn backwards.
    written: "اصل اندراج: \u{2066}{a}\u{2069}",
    seasons: ["موسمِ بہار", "موسمِ گرما", "موسمِ خزاں", "موسمِ سرما"],
    season_of: "{a} {b}",
    hemispheres: ["شمالی نصف کرہ", "جنوبی نصف کرہ"],
    fractions: [
        "پہلی سہ ماہی",
        "دوسری سہ ماہی",
        "تیسری سہ ماہی",
        "چوتھی سہ ماہی",
        "پہلی چار ماہی",
        "دوسری چار ماہی",
        "تیسری چار ماہی",
        "پہلی ششماہی",
        "دوسری ششماہی",
    ],
    fraction_of: "{b} کی {a}",
    power: "\u{2066}{a} × 10^{b}\u{2069}",
    at: "{a} بوقت {b}",
    in_zone: "{a}، {b}",
    zone_id: "\u{2066}{a}\u{2069}",
    zone_unstated: "ٹائم زون درج نہیں",
    came_twice: "یہ وقت اس دن دو بار آیا",
    to: "{a} تا {b}",
    from_to: "{a} سے {b} تک",
    since: "{a} سے، تاحال جاری",
    end_unknown: "{a} سے، اختتام نامعلوم",
    until: "{a} تک",
    start_unknown: "{a} تک، آغاز نامعلوم",
    start_is: "آغاز {a}",
    end_is: "اختتام {a}",
    start_note: "آغاز: {a}",
    end_note: "اختتام: {a}",
    or_earlier: "{a} یا اس سے پہلے",
    or_later: "{a} یا اس کے بعد",
    and_earlier: "{a} اور اس سے پہلے",
    and_later: "{a} اور اس کے بعد",
    one_of: "ان میں سے ایک: {a}",
    all_of: "یہ سب: {a}",
    oblique: &[
        ("کا کوئی مہینہ", "کے کسی مہینے"),
        ("کا کوئی دن", "کے کسی دن"),
        ("کوئی دن", "کسی دن"),
    ],
    comma: "، ",
    semicolon: "؛ ",
};
