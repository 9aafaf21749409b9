//! What is said in a recording: cues in all languages side by side, voices, and the claims
//! that are made at each moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::shown::{clock, seconds};
use crate::language::Lang;
use crate::model::{Exhibit, Mark, Speaker, pick};
use crate::pages::record::Here;
use crate::pages::views::{
    CellView, ColumnView, LinkView, MomentView, NameView, RowView, RunView, SpeakerView,
    TranscriptView, VoiceView,
};
use crate::webvtt::{Cue, Transcript};

/// A language of a transcript, with who speaks as that language names them.
struct Column<'a> {
    lang: &'a Lang,
    transcript: &'a Transcript,
    speakers: &'a [Speaker],
    /// Whose language the words for speakers are in.
    labels: &'a Lang,
}

/// Cues that begin at one moment: the place of each in its language.
#[derive(Default)]
struct Row {
    cues: BTreeMap<usize, usize>,
}

impl<'a> Here<'a> {
    /// The transcripts of an exhibit; nothing where it has none.
    pub(super) fn transcript(&self, exhibit: &'a Exhibit) -> Option<TranscriptView> {
        let columns = self.columns(exhibit);
        let first = columns.first()?;
        let anchors = first.transcript.anchors();
        let mut voices: Vec<Option<String>> = vec![None; columns.len()];
        let mut rows = Vec::new();
        for row in together(&columns) {
            let cue = |(column, at): (&usize, &usize)| {
                columns.get(*column)?.transcript.cues.get(*at)
            };
            let start = row.cues.iter().filter_map(cue).map(|c| c.start_ms).min();
            let end = row.cues.iter().filter_map(cue).map(|c| c.end_ms).max();
            let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
            let cells = columns.iter().enumerate().map(|(n, column)| {
                let at = row.cues.get(&n);
                let cue = at.and_then(|at| column.transcript.cues.get(*at));
                self.cell(column, cue, &mut voices[n])
            });
            rows.push(RowView {
                cells: cells.collect(),
                anchor: row
                    .cues
                    .get(&0)
                    .and_then(|at| anchors.get(*at))
                    .cloned()
                    .unwrap_or_default(),
                time: clock(start),
                start: seconds(start),
                end: seconds(end),
                marks: Vec::new(),
            });
        }
        for mark in &exhibit.marks {
            // A claim is made in the last cue that begins before its moment or at it. A
            // moment that is written in whole seconds is all of its second.
            let whole = mark.at.is_multiple_of(1000);
            let moment = seconds(if whole { mark.at + 999 } else { mark.at });
            let before = rows.iter().rposition(|row: &RowView| row.start <= moment);
            let row = rows.get_mut(before.unwrap_or_default());
            if let (Some(row), Some(view)) = (row, self.mark(mark)) {
                row.marks.push(view);
            }
        }
        let column = |(lang, file): &(Lang, crate::model::Placed<Arc<str>>)| ColumnView {
            lang: lang.as_str().to_owned(),
            dir: lang.direction().as_str(),
            name: lang.native_name(),
            href: self.file_href(&file.value),
        };
        let known = exhibit.transcripts.iter();
        let known = known.filter(|(_, file)| self.site.transcript(&file.value).is_some());
        Some(TranscriptView { columns: known.map(column).collect(), rows })
    }

    fn columns(&self, exhibit: &'a Exhibit) -> Vec<Column<'a>> {
        let all = self.site.exhibits_of(&exhibit.head.id);
        let column = |(lang, file): &'a (Lang, crate::model::Placed<Arc<str>>)| {
            // Who speaks is named in the words of the exhibit's page in that language.
            let own = all.and_then(|all| pick(all, lang)).map_or(exhibit, |own| &**own);
            let transcript = self.site.transcript(&file.value)?;
            let (speakers, labels) = (&own.speakers[..], &own.head.lang);
            Some(Column { lang, transcript, speakers, labels })
        };
        exhibit.transcripts.iter().filter_map(column).collect()
    }

    fn cell(
        &self,
        column: &Column<'_>,
        cue: Option<&Cue>,
        before: &mut Option<String>,
    ) -> CellView {
        let tongue = |tag: &str| {
            Lang::parse(tag).map(|l| (l.as_str().to_owned(), l.direction().as_str()))
        };
        let there = Here { lang: column.lang, ..*self };
        let mut runs = Vec::new();
        for run in cue.map(|cue| cue.runs(&tongue)).unwrap_or_default() {
            let is_new = run.speaker.is_some() && run.speaker != *before;
            let name = run.speaker.as_deref().filter(|_| is_new);
            let voice =
                name.map(|name| there.voice(name, column.speakers, column.labels));
            before.clone_from(&run.speaker);
            runs.push(RunView { voice, body: run.html });
        }
        CellView {
            lang: column.lang.as_str().to_owned(),
            dir: column.lang.direction().as_str(),
            name: column.lang.native_name(),
            runs,
        }
    }

    /// Who a voice is said to be.
    fn voice(&self, name: &str, speakers: &[Speaker], labels: &Lang) -> VoiceView {
        let of_name = |speaker: &&Speaker| *speaker.voice.value == *name;
        let known =
            speakers.iter().filter(|speaker| self.may_name(speaker)).find(of_name);
        let entity = known.and_then(|s| self.entity_by_id(&s.entity.as_ref()?.value));
        let label = known.and_then(|s| s.label.as_deref());
        VoiceView {
            label: match (&entity, label) {
                (Some(_), _) => None,
                (None, Some(label)) => Some(self.name(label, Some(labels))),
                (None, None) => Some(self.name(name, None)),
            },
            unknown: known.is_none(),
            entity,
        }
    }

    /// Whether it may be said whose voice it is: all that is said of it may name an entity
    /// that is withheld.
    fn may_name(&self, speaker: &Speaker) -> bool {
        let entity = speaker.entity.as_ref();
        entity.is_none_or(|entity| self.entity_by_id(&entity.value).is_some())
    }

    /// Who is heard, and on what basis that is said.
    pub(super) fn speakers(&self, exhibit: &Exhibit) -> Vec<SpeakerView> {
        let view = |speaker: &Speaker| {
            let (name, lang) = (&speaker.voice.value, &exhibit.head.lang);
            let source = speaker.source.as_ref();
            SpeakerView {
                voice: self.voice(name, std::slice::from_ref(speaker), lang),
                basis: speaker.basis.as_deref().unwrap_or_default().to_owned(),
                source: source.and_then(|source| self.source_named(&source.value)),
            }
        };
        let speakers = exhibit.speakers.iter().filter(|speaker| self.may_name(speaker));
        speakers.map(view).collect()
    }

    /// A source's page.
    pub(super) fn source_named(&self, key: &str) -> Option<LinkView> {
        let source = self.site.source(key)?;
        let NameView { text, lang, dir } = self.source_name(source);
        Some(LinkView { title: text, href: self.source_href(key), lang, dir })
    }

    /// A claim made at a moment.
    pub(super) fn mark(&self, mark: &Mark) -> Option<MomentView> {
        let claim = self.site.claim(&mark.claim.value, self.lang)?;
        let (lang, dir) = self.tongue(&claim.head.lang);
        Some(MomentView {
            lang,
            dir,
            time: clock(mark.at),
            title: claim.label.as_ref().unwrap_or(&claim.head.title).to_string(),
            href: self.to(&claim.head),
            status: claim.status.word(),
        })
    }
}

/// The cues of all languages, those that begin at one moment together, in order of time.
/// Of several cues of a language that begin together, each has a row of its own.
fn together(columns: &[Column<'_>]) -> Vec<Row> {
    let mut rows: BTreeMap<(u64, usize), Row> = BTreeMap::new();
    for (n, column) in columns.iter().enumerate() {
        let mut counted: BTreeMap<u64, usize> = BTreeMap::new();
        for (at, cue) in column.transcript.cues.iter().enumerate() {
            let nth = counted.entry(cue.start_ms).or_default();
            rows.entry((cue.start_ms, *nth)).or_default().cues.insert(n, at);
            *nth += 1;
        }
    }
    rows.into_values().collect()
}
