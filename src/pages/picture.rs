//! The picture of events: from records to what the theme draws.

use std::collections::BTreeSet;

use super::record::Here;
use super::site::Site;
use super::views::{
    BarGroupView, BarView, BoxView, CountedView, FormView, LaneView, LayoutView,
    MarkView, PictureView, ShapeView, TextView,
};
use crate::date::{CaseDate, Day};
use crate::language::text_direction;
use crate::model::{Event, Status};
use crate::picture::{
    Area, Canvas, Counted, Form, Item, Lane, Mark, Names, Picture, Step, Text, draw,
};

/// Fewer events than this make no picture.
const LEAST: usize = 3;
/// More lanes than this could not be taken in; the smallest share the last one.
const MOST_LANES: usize = 8;

/// What a picture stands in: where it leads.
pub(super) struct Framing<'a> {
    /// Where a bin of many events leads: the year, and the month where bins are months.
    pub(super) bin: &'a dyn Fn(i64, Option<u8>) -> Option<String>,
    /// Where an event's mark leads (its entry in the list below, or its page).
    pub(super) mark: &'a dyn Fn(&Event) -> String,
    /// Whether lanes are threads (false: one lane).
    pub(super) lanes: bool,
    /// A prefix that makes ids inside the SVGs unique on the page, e.g. "tl1".
    pub(super) id: String,
}

impl Site<'_> {
    /// The picture of some events, in their order; `None` when fewer than three can be
    /// drawn.
    pub(super) fn picture_of(
        &self,
        here: &Here<'_>,
        events: &[&Event],
        framing: &Framing<'_>,
    ) -> Option<PictureView> {
        let tools = here.tools()?;
        let dated: Vec<(&Event, &CaseDate)> =
            events.iter().filter_map(|e| Some((*e, &e.date.as_ref()?.value))).collect();
        if dated.len() < LEAST {
            return None;
        }
        let thread = |id: &str| self.config.chronology.thread(id, here.lang);
        let others = self.picture_word(here, "others");
        let lanes = Lanes::of(&dated, framing.lanes, &thread, &others);
        let labels: Vec<String> = dated.iter().map(|(e, _)| label(here, e)).collect();
        let items: Vec<Item<'_>> = dated
            .iter()
            .zip(&labels)
            .map(|((event, date), label)| Item {
                date,
                label,
                lane: lanes.lane_of(event),
                is_key: event.significance == 1,
            })
            .collect();
        let key = self.picture_word(here, "key");
        let names = Names { lanes: &lanes.names, key: &key };
        let wide = draw(&items, &names, &Canvas::wide(&tools.dates, here.lang))?;
        let narrow = draw(&items, &names, &Canvas::narrow(&tools.dates, here.lang))?;
        if wide.drawn < LEAST {
            return None;
        }
        let drawing = Drawing { site: self, here, framing, dated: &dated, lanes: &lanes };
        let mut forms: BTreeSet<Form> =
            wide.forms.union(&narrow.forms).copied().collect();
        // A dot needs no explanation while there is nothing else.
        if forms.len() == 1 {
            forms.remove(&Form::Day);
        }
        Some(PictureView {
            id: framing.id.clone(),
            drawn: wide.drawn,
            period: drawing.whole_period(&wide),
            undated: events.len() - dated.len(),
            unplaced: dated.len() - wide.drawn,
            elsewhere: dated.iter().filter(|(e, _)| lanes.is_elsewhere(e)).count(),
            forms: forms.into_iter().map(|form| FormView { kind: form.word() }).collect(),
            layouts: vec![
                drawing.layout("wide", &wide),
                drawing.layout("narrow", &narrow),
            ],
        })
    }

    fn picture_word(&self, here: &Here<'_>, key: &str) -> String {
        self.word(here.lang, &format!("/picture/{key}"))
    }
}

/// An event's title as a label. One that runs against the page is set apart, so that the
/// sign of a cut stays at its end.
fn label(here: &Here<'_>, event: &Event) -> String {
    let title = &*event.head.title;
    match text_direction(title) {
        Some(direction) if direction != here.lang.direction() => {
            format!("\u{2068}{title}\u{2069}")
        }
        _ => title.to_owned(),
    }
}

/// The lanes of a picture, in the order in which their first events happened.
struct Lanes<'a> {
    threads: Vec<&'a str>,
    names: Vec<String>,
}

impl<'a> Lanes<'a> {
    fn of(
        dated: &[(&'a Event, &CaseDate)],
        wanted: bool,
        title: &dyn Fn(&str) -> String,
        others: &str,
    ) -> Self {
        let mut threads: Vec<(&str, usize)> = Vec::new();
        let firsts = dated.iter().filter_map(|(e, _)| e.threads.first());
        for thread in firsts.filter(|_| wanted) {
            match threads.iter_mut().find(|(t, _)| *t == &**thread) {
                Some((_, count)) => *count += 1,
                None => threads.push((thread, 1)),
            }
        }
        if threads.len() > MOST_LANES {
            let mut counts: Vec<usize> = threads.iter().map(|(_, n)| *n).collect();
            counts.sort_unstable_by(|a, b| b.cmp(a));
            let least = counts[MOST_LANES - 2];
            threads.retain(|(_, n)| *n >= least);
            threads.truncate(MOST_LANES - 1);
        }
        let threads: Vec<&str> = threads.into_iter().map(|(thread, _)| thread).collect();
        let mut names: Vec<String> = threads.iter().map(|t| title(t)).collect();
        names.push(if threads.is_empty() { String::new() } else { others.to_owned() });
        Self { threads, names }
    }

    fn lane_of(&self, event: &Event) -> usize {
        let first = event.threads.first();
        let at = first.and_then(|f| self.threads.iter().position(|t| *t == &**f));
        at.unwrap_or(self.threads.len())
    }

    /// Whether the event belongs to another lane as well.
    fn is_elsewhere(&self, event: &Event) -> bool {
        let others = event.threads.iter().skip(1);
        others.into_iter().any(|t| self.threads.contains(&&**t))
    }
}

struct Drawing<'a> {
    site: &'a Site<'a>,
    here: &'a Here<'a>,
    framing: &'a Framing<'a>,
    dated: &'a [(&'a Event, &'a CaseDate)],
    lanes: &'a Lanes<'a>,
}

impl Drawing<'_> {
    fn layout(&self, kind: &'static str, picture: &Picture) -> LayoutView {
        LayoutView {
            kind,
            w: picture.width.into(),
            h: picture.height.ceil().into(),
            font: picture.font.into(),
            small: picture.axis.font.into(),
            axis: picture.axis.y.into(),
            lines: picture.axis.lines.iter().map(|x| (*x).into()).collect(),
            steps: picture.axis.labels.iter().map(text).collect(),
            wholes: picture.axis.wholes.iter().map(text).collect(),
            lanes: picture.lanes.iter().map(|lane| self.lane(lane, picture)).collect(),
            counted: picture.counted.map(|counted| CountedView {
                unit: unit(counted.step),
                years: match counted.step {
                    Step::Years(n) => n,
                    Step::Days(_) | Step::Months(_) => 0,
                },
                beyond: counted.beyond,
                has_key: picture.lanes.iter().any(|lane| lane.at.is_none()),
            }),
        }
    }

    fn lane(&self, lane: &Lane, picture: &Picture) -> LaneView {
        LaneView {
            name: lane.name.as_ref().map(text),
            title: lane
                .at
                .and_then(|at| self.lanes.names.get(at))
                .cloned()
                .unwrap_or_default(),
            y: lane.y.into(),
            base: lane.base.map(Into::into),
            marks: lane.marks.iter().map(|mark| self.mark(mark)).collect(),
            groups: picture.counted.map_or_else(Vec::new, |c| self.groups(lane, c)),
            figure: lane.figure.as_ref().map(text),
        }
    }

    fn mark(&self, mark: &Mark) -> MarkView {
        let (event, date) = self.dated[mark.item];
        let shape = |shape: &crate::picture::Shape| ShapeView {
            kind: shape.kind.word(),
            area: area(shape.area),
        };
        MarkView {
            href: (self.framing.mark)(event),
            title: self.title(event, date),
            is_key: event.significance == 1,
            hit: area(mark.hit),
            shapes: mark.shapes.iter().map(shape).collect(),
            label: mark.label.as_ref().map(text),
        }
    }

    /// "Saturday, 24 September 2022: Clips spread – reported".
    fn title(&self, event: &Event, date: &CaseDate) -> String {
        let words = self.here.date(date).words;
        let words = match (weekday_of(date), self.here.tools()) {
            (Some(day), Some(tools)) => self
                .word("weekday")
                .replace("{weekday}", &tools.dates.weekday(day))
                .replace("{date}", &words),
            _ => words,
        };
        let status = event.status.map_or("", Status::word);
        let form = if status.is_empty() { "mark" } else { "mark_status" };
        let status = match status {
            "" => String::new(),
            word => self.site.word(self.here.lang, &format!("/status/{word}")),
        };
        self.word(form)
            .replace("{date}", &words)
            .replace("{status}", &status)
            .replace("{title}", &event.head.title)
    }

    fn word(&self, key: &str) -> String {
        self.site.picture_word(self.here, key)
    }

    /// The bars of a lane, those that lead to the same place together.
    fn groups(&self, lane: &Lane, counted: Counted) -> Vec<BarGroupView> {
        let has_month = !matches!(counted.step, Step::Years(_));
        let mut groups: Vec<(BarGroupView, Day)> = Vec::new();
        for bar in &lane.bars {
            let month = has_month.then_some(bar.first.month);
            let href = (self.framing.bin)(bar.first.year, month).unwrap_or_default();
            let view = BarView {
                period: self.period(bar.first, bar.last),
                count: bar.count,
                area: area(bar.area),
                hit: area(bar.hit),
            };
            match groups.last_mut() {
                Some((group, first)) if !href.is_empty() && group.href == href => {
                    group.period = self.period(*first, bar.last);
                    group.count += bar.count;
                    group.bars.push(view);
                }
                _ => {
                    let (period, count) = (view.period.clone(), view.count);
                    let group = BarGroupView { href, period, count, bars: vec![view] };
                    groups.push((group, bar.first));
                }
            }
        }
        groups.into_iter().map(|(group, _)| group).collect()
    }

    /// The time that a picture spans: years, or within one year months. It is not told
    /// closer, since the first date may be no more than a year.
    fn whole_period(&self, picture: &Picture) -> String {
        let (Some(first), Some(last)) = (picture.first, picture.last) else {
            return String::new();
        };
        let step = if first.year == last.year { Step::Months(1) } else { Step::Years(1) };
        let last = step.end_of(last);
        self.period(step.floor(first), last)
    }

    /// A period of whole days, months or years in words.
    fn period(&self, first: Day, last: Day) -> String {
        let next = Day::new(last.year, last.month, last.day + 1);
        let ends_month = next.is_none();
        let written = match (first, last) {
            (a, b) if a == b => a.to_string(),
            (Day { day: 1, .. }, _) if ends_month => {
                let years = first.month == 1 && last.month == 12;
                let part = |d: Day| match (years, d.to_string()) {
                    (true, s) => s[..s.len() - 6].to_owned(),
                    (false, s) => s[..s.len() - 3].to_owned(),
                };
                match (part(first), part(last)) {
                    (a, b) if a == b => a,
                    (a, b) => format!("{a}/{b}"),
                }
            }
            (a, b) => format!("{a}/{b}"),
        };
        match CaseDate::parse(&written) {
            Ok(date) => self.here.date(&date).words,
            Err(_) => written,
        }
    }
}

/// The day whose weekday goes with a date: one that is a day and nothing else.
fn weekday_of(date: &CaseDate) -> Option<Day> {
    let day = date.earliest().day()?;
    let single = date.latest().day() == Some(day) && !date.is_approximate();
    single.then_some(day)
}

fn unit(step: Step) -> &'static str {
    match step {
        Step::Days(1) => "day",
        Step::Days(_) => "week",
        Step::Months(1) => "month",
        Step::Months(_) => "quarter",
        Step::Years(_) => "years",
    }
}

fn text(text: &Text) -> TextView {
    TextView {
        words: text.words.clone(),
        x: text.x.into(),
        y: text.y.into(),
        ends_there: text.ends_there,
    }
}

fn area(area: Area) -> BoxView {
    BoxView { x: area.x.into(), y: area.y.into(), w: area.w.into(), h: area.h.into() }
}
