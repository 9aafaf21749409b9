//! The picture of events: from records to what the theme draws.

use std::collections::BTreeSet;

use super::lanes::Lanes;
use super::record::Here;
use super::site::Site;
use super::views::{
    BarGroupView, BarView, BoxView, CountedView, FormView, LaneView, LayoutView,
    MarkView, PictureView, ShapeView, TextView,
};
use crate::date::{CaseDate, Day};
use crate::model::{Event, Status};
use crate::picture::{
    Area, Canvas, Counted, Form, Item, Lane, Mark, Names, Picture, Step, Text, draw,
};

/// Fewer events than this make no picture.
const LEAST: usize = 3;

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
        let items: Vec<Item<'_>> = dated
            .iter()
            .map(|(event, date)| Item {
                date,
                label: &event.head.title,
                lane: lanes.lane_of(event),
                is_key: event.significance == 1,
            })
            .collect();
        let key = self.picture_word(here, "key");
        let names = Names { lanes: &lanes.names, key: &key };
        let (dates, lang) = (&tools.dates, here.lang);
        let canvases = [Canvas::wide(dates, lang), Canvas::narrow(dates, lang)];
        let [wide, narrow] = draw(&items, &names, &canvases)?;
        if wide.drawn < LEAST {
            return None;
        }
        let form = |form: Form| FormView {
            kind: form.word(),
            only: match (wide.forms.contains(&form), narrow.forms.contains(&form)) {
                (true, false) => "wide",
                (false, true) => "narrow",
                _ => "",
            },
        };
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
            forms: forms.into_iter().map(form).collect(),
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
                loose: counted.loose,
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
        let words = self.here.full_date(date).words;
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
