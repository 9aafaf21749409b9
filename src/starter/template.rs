//! What a new file says: the keys that must be there, and the others behind a hash, each
//! with a word on what it is for. Without the hash each of these lines is valid as well.

use jiff::civil::Date;

use super::naming::scalar;
use crate::model::{EntityType, Kind};

/// What can be added to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A story; it begins as a draft.
    Article,
    /// A name.
    Entity(EntityType),
    /// Something that happened.
    Event,
    /// A statement that is tested.
    Claim,
    /// A recording, document, picture or dataset.
    Exhibit,
    /// What statements rest on.
    Source,
}

impl Form {
    /// The kind of record it makes.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Article => Kind::Article,
            Self::Entity(_) => Kind::Entity,
            Self::Event => Kind::Event,
            Self::Claim => Kind::Claim,
            Self::Exhibit => Kind::Exhibit,
            Self::Source => Kind::Source,
        }
    }
}

/// The optional lines that records of every kind may have.
const EVERY: &str = "\
# summary: One or two sentences.  # for lists and feeds
# tags: [a tag]
# redirect_from: [/a/former/address/]  # where the page was before
# autolink: false  # leave the names in this text unlinked
# extra: {}  # your own notes, which casebook does not read
";

/// The optional lines that keep a record back.
const WITHHOLDING: &str = "\
# publish_at: 2030-01-01  # withheld until then; build the site again to publish
# embargo_until: 2030-01-01T09:00:00+01:00  # the same, and drafts say that it is an embargo
";

const ARTICLE: &str = "\
# subtitle: The standfirst.  # under the headline
# authors: [A. Reporter, {name: B. Editor, url: \"https://example.org/b\"}]
# about: [entity-id]  # what it is about, beside what it names
# updated: 2030-01-01  # when it was last changed in substance
# last_verified: 2030-01-01  # when its statements were last checked
# image: exhibit-id  # the picture it opens with, an exhibit of the type `image`
# key_points: What readers need to know.  # a box above the text, in Markdown
# methods: How it was reported.  # a box at the end, in Markdown
";

const ENTITY: &str = "\
# aliases: [Another Name, {name: Autre nom, lang: fr}]  # linked too
# weak_aliases: [Surname]  # shown, and found by [[…]], but never linked by themselves
# linking: explicit  # link it by hand only; `never` does not even look for it
# distinct_from: [entity-id]  # not to be confused with
# living: true  # of a person
# roles: [{title: Clerk, org: entity-id, start: \"2019~\", end: \"..\", sources: [source-id]}]
# relations: [{type: member-of, target: entity-id, start: \"2019\", sources: [source-id]}]
# image: exhibit-id  # the picture of it, an exhibit of the type `image`
# identifiers: {wikidata: Q1}  # keys in other systems
# links: [{title: Its own site, url: \"https://example.org/\"}]
";

const EVENT: &str = "\
# time: {local: \"21:00\", zone: Etc/UTC}
# date_basis: reported  # or occurred, recorded, published: what the date is the date of
# public_date: 2030-01-01  # when it became known
# after: [event-id]  # what came before it, where the dates do not tell
# participants: [entity-id]
# place: entity-id
# status: reported  # how far it is established, in the words of claims
# threads: [a thread]  # strands of the story, for parts of the chronology
# significance: 1  # 1 is a key event, shown on the front page; 3 a detail
# sources: [source-id]
";

const CLAIM: &str = "\
# title: A short name
# by: [entity-id]  # who makes it
# date: 2030-01-01  # when it was made
# about: [entity-id]  # whom or what it concerns
# evidence: [{source: source-id, locator: page 3, quote: Words., bears: against}]  # or for, context
# values: [{value: 180 coins, by: source-id}]  # figures that differ, side by side
# replies: [reply-id]  # from content/replies.yaml
# last_verified: 2030-01-01  # when it was last checked
# history: [{date: 2030-01-01, status: unverified, note: Why.}]  # the statuses it had
# rating: {name: Unproven, value: 2}  # a verdict, from 1 to 5 unless `worst` and `best` say otherwise
";

const EXHIBIT: &str = "\
# file: letter.pdf  # put it beside this file
# sha256: \"…\"  # what the file is held to, from `sha256sum letter.pdf`; checked at every build
# type: document  # or audio, image, video, dataset; understood from the file's ending
# authenticity: unverified  # or authenticated, consistent, disputed, fabricated, made-for-this-site
# basis: What that rests on.
# transcript: {en: tape.en.vtt}  # what is said in a recording, as WebVTT
# speakers: {Voice: {entity: entity-id, basis: Why we think so.}}  # or {label: Words}
# marks: [{at: \"1:05\", claim: claim-id}]  # claims made at moments of a recording
# quotes: [{text: Words., page: 3, claim: claim-id}]  # of a document
# custody: [{at: 2030-01-01, by: Who, action: received, note: How.}]
# recorded_at: 2030-01-01  # when it was made
# about: [entity-id]
# sources: [source-id]  # where it comes from
# alt: What a picture shows, for those who do not see it.
# credit: Who made it.
# licence: CC BY 4.0
# metadata: strip  # or keep: whether the published copy keeps what its maker wrote into it
";

/// The text of a new Markdown file.
pub fn file(form: Form, title: &str, today: Date) -> String {
    let title = scalar(title);
    let (head, own) = match form {
        Form::Article => {
            let draft = "# A draft is on no page until the next line is taken out.";
            (format!("title: {title}\ndate: {today}\n{draft}\ndraft: true\n"), ARTICLE)
        }
        Form::Entity(kind) => (format!("name: {title}\n{}\n", type_line(kind)), ENTITY),
        Form::Event => {
            let date = "# Without a date it stands at the end of the chronology. Dates are EDTF: \
                        2022, 2022-09, 2022-09~, 2022-09-24/2022-09-26.";
            (format!("title: {title}\n{date}\n# date: {today}\n"), EVENT)
        }
        Form::Claim => {
            let words = "# Or confirmed, corroborated, reported, alleged, disputed, denied, \
                         refuted, retracted.";
            (format!("statement: {title}\n{words}\nstatus: unverified\n"), CLAIM)
        }
        Form::Exhibit | Form::Source => (format!("title: {title}\n"), EXHIBIT),
    };
    let draft =
        if form == Form::Article { "" } else { "# draft: true  # on no page yet\n" };
    format!(
        "---\n{head}\n# Optional: take the hash away to use a line.\n\
         {own}{EVERY}{draft}{WITHHOLDING}---\n"
    )
}

fn type_line(kind: EntityType) -> String {
    let words: Vec<&str> = EntityType::WORDS.iter().map(|(word, _)| *word).collect();
    format!("# One of {}.\ntype: {}", words.join(", "), kind.word())
}

/// The lines of a new source, to stand in a list.
pub fn source(key: &str, title: &str, lang: Option<&str>) -> String {
    let (key, title) = (scalar(key), scalar(title));
    let lang = lang.map(|l| format!("  language: {}\n", scalar(l))).unwrap_or_default();
    format!(
        "\
- id: {key}
  title: {title}
{lang}  # type: article-newspaper  # or book, interview, webpage…, in the words of CSL
  # author: [{{family: Doe, given: Jane}}, {{literal: A Body}}]
  # container-title: The Paper  # what it appeared in
  # issued: 2030-01-01  # a date as everywhere: 2022, 2022-09~
  # URL: https://example.org/
  # custom: {{kind: primary, archive_url: \"https://archive.example.org/\"}}  # a copy; or secondary
  # For a source that must stay unknown, nothing but the public name is published:
  # custom: {{confidential: true, public_name: A person in the room}}
"
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::content::{self, Parsed, Settings};
    use crate::diag::{Diagnostic, FilePath};
    use crate::language::Lang;

    const FORMS: [Form; 5] = [
        Form::Article,
        Form::Entity(EntityType::Person),
        Form::Event,
        Form::Claim,
        Form::Exhibit,
    ];

    fn parse(path: &str, text: &str) -> (Vec<Parsed>, Vec<Diagnostic>) {
        let file = FilePath::from(path);
        let now = jiff::Timestamp::UNIX_EPOCH;
        let settings = Settings { language: Lang::default(), now };
        content::parse(&file, &Arc::from(text), &content::role(&file), &settings)
    }

    fn made(form: Form, title: &str) -> String {
        file(form, title, jiff::civil::date(2026, 11, 22))
    }

    /// The text with every optional line put to use.
    fn in_use(text: &str) -> String {
        let line = |line: &str| {
            let margin = line.len() - line.trim_start().len();
            let (space, rest) = line.split_at(margin);
            let key = rest.strip_prefix("# ").filter(|rest| {
                let key = rest.split(": ").next().unwrap_or_default();
                key.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == '-')
                    && !key.starts_with(char::is_uppercase)
                    || key == "URL"
            });
            format!("{space}{}\n", key.unwrap_or(rest))
        };
        text.lines().map(line).collect()
    }

    #[test]
    fn every_optional_line_is_valid() {
        for form in FORMS {
            let text = made(form, "A title");
            let used = in_use(&text);
            let path = format!("content/{}/a/index.md", form.kind().folder());
            for text in [&text, &used] {
                let (records, faults) = parse(&path, text);
                assert_eq!(records.len(), 1);
                assert!(faults.is_empty(), "{text}\n{faults:#?}");
            }
            assert!(used.contains("\ntags: "), "{used}");
            assert!(!used.contains("\n# tags: "), "{used}");
        }
        let used = in_use(&source("a", "A", Some("ur")));
        // The list offers two sorts of source, of which one file can be only one.
        let (open, _) = used.split_once("  # For a source that").expect("two parts");
        let (records, faults) = parse("content/sources.yaml", open);
        assert!(faults.is_empty(), "{open}\n{faults:#?}");
        let Some(Parsed::Source(read)) = records.first() else { panic!("{records:?}") };
        assert_eq!((&*read.container, &*read.kind), ("The Paper", "primary"));
        assert_eq!((&*read.authors, read.issued.is_some()), ("Jane Doe, A Body", true));
    }

    fn title_of(record: &Parsed) -> &str {
        match record {
            Parsed::Article(r) => &r.head.title,
            Parsed::Entity(r) => &r.head.title,
            Parsed::Event(r) => &r.head.title,
            Parsed::Claim(r) => &r.head.title,
            Parsed::Exhibit(r) => &r.head.title,
            Parsed::Source(r) => &r.title,
            other => panic!("{other:?}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Whatever passes for a title comes back from the file as it was given.
        #[test]
        fn titles_come_back_as_they_were_given(
            given in r#"([^\p{C}]|[-:#'"\[\]{}&*!|>%@`~,?\\0-9 .]|yes|null|کی|\u{feff}){1,24}"#,
            which in 0..FORMS.len(),
        ) {
            let Ok(title) = crate::starter::naming::title(&given) else { return Ok(()) };
            let form = FORMS[which];
            let path = format!("content/{}/a/index.md", form.kind().folder());
            let (records, faults) = parse(&path, &made(form, title));
            prop_assert!(faults.is_empty(), "{faults:#?}");
            prop_assert_eq!(title_of(&records[0]), title);
            let (records, faults) = parse("content/sources.yaml", &source("a", title, None));
            prop_assert!(faults.is_empty(), "{faults:#?}");
            prop_assert_eq!(title_of(&records[0]), title);
        }
    }
}
