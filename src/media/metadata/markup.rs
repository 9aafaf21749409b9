//! SVG: what drawing programs keep for themselves is left out; all else stays as written.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Stripped, Trace, strip as strip_any};
use crate::media::{Fault, Format};

/// Parts of the addresses of namespaces that belong to programs and catalogues.
const OF_PROGRAMS: &[&str] = &[
    "inkscape.org",
    "sodipodi",
    "ns.adobe.com",
    "&ns_",
    "sketch",
    "bohemiancoding",
    "figma",
    "serif.com",
    "corel",
    "boxy-svg",
    "vectornator",
    "creativecommons.org/ns",
    "web.resource.org/cc",
    "purl.org/dc",
    "22-rdf-syntax-ns",
];

pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let text = std::str::from_utf8(bytes).map_err(Fault::of)?;
    let mut reader = Reader::from_str(text);
    let mut walk = Walk { out: String::with_capacity(text.len()), ..Walk::default() };
    loop {
        let start = place(&reader);
        let event = reader.read_event().map_err(Fault::of)?;
        let written = text.get(start..place(&reader)).unwrap_or_default();
        match event {
            Event::Eof => break,
            Event::Start(tag) => walk.open(&tag, written, false),
            Event::Empty(tag) => walk.open(&tag, written, true),
            Event::End(_) => walk.close(written),
            Event::Comment(_) => walk.found.add(Trace::plain("comments")),
            Event::PI(pi) if !pi.starts_with("xml-stylesheet") => {
                walk.found.add(Trace::plain("notes of programs"));
            }
            _ if walk.hidden == 0 => walk.out.push_str(written),
            _ => {}
        }
    }
    let Walk { out, mut found, depth, .. } = walk;
    if depth != 0 {
        return Err(Fault("elements are not closed".to_owned()));
    }
    found.bytes = out.into_bytes();
    Ok(found)
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[derive(Default)]
struct Walk {
    out: String,
    found: Stripped,
    /// Prefixes that stand for namespaces of programs.
    prefixes: Vec<String>,
    /// Elements that are open, and how many of them since one that is left out.
    depth: usize,
    hidden: usize,
}

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>, written: &str, is_empty: bool) {
        let is_hidden = self.hidden > 0 || self.is_left_out(tag);
        if !is_empty {
            self.depth += 1;
            self.hidden += usize::from(is_hidden);
        }
        if is_hidden {
            return;
        }
        let (kept, is_whole) = self.attributes(tag);
        if is_whole {
            self.out.push_str(written);
            return;
        }
        self.out.push('<');
        self.out.push_str(tag.name().as_ref());
        self.out.push_str(&kept);
        self.out.push_str(if is_empty { "/>" } else { ">" });
    }

    fn close(&mut self, written: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.hidden > 0 {
            self.hidden -= 1;
        } else {
            self.out.push_str(written);
        }
    }

    fn is_left_out(&mut self, tag: &BytesStart<'_>) -> bool {
        for attribute in tag.attributes().with_checks(false).flatten() {
            if let Some(prefix) = attribute.key.as_ref().strip_prefix("xmlns:")
                && OF_PROGRAMS.iter().any(|part| attribute.value.contains(part))
                && !self.is_of_programs(prefix)
            {
                self.prefixes.push(prefix.to_owned());
            }
        }
        let name = tag.name();
        let name = name.as_ref();
        if name == "metadata" || name.ends_with(":metadata") {
            self.found.add(Trace::plain("SVG metadata"));
            return true;
        }
        let is_theirs = name.split_once(':').is_some_and(|(p, _)| self.is_of_programs(p));
        if is_theirs {
            self.found.add(Trace::plain("notes of programs"));
        }
        is_theirs
    }

    fn is_of_programs(&self, prefix: &str) -> bool {
        self.prefixes.iter().any(|known| known == prefix)
    }

    /// The attributes that stay, as written, and whether these are all.
    fn attributes(&mut self, tag: &BytesStart<'_>) -> (String, bool) {
        let mut kept = String::new();
        let mut is_whole = true;
        for attribute in tag.attributes().with_checks(false).flatten() {
            let key = attribute.key;
            let (key, value) = (key.as_ref(), &*attribute.value);
            let prefix = key.strip_prefix("xmlns:");
            let prefix = prefix.or_else(|| key.split_once(':').map(|(prefix, _)| prefix));
            if prefix.is_some_and(|prefix| self.is_of_programs(prefix)) {
                is_whole = false;
                self.found.add(Trace::plain("notes of programs"));
                continue;
            }
            self.look_at(key, value);
            let quote = if value.contains('"') { '\'' } else { '"' };
            kept.push(' ');
            kept.push_str(key);
            kept.push('=');
            kept.push(quote);
            kept.push_str(value);
            kept.push(quote);
        }
        (kept, is_whole)
    }

    /// What lies in a link of the drawing: a path of somebody's disk, or a whole picture.
    fn look_at(&mut self, key: &str, value: &str) {
        if key != "href" && !key.ends_with(":href") {
            return;
        }
        if value.trim_start().starts_with("file:") {
            self.found.leave(Trace::new("a link", vec!["path on a disk"]));
        }
        let Some((head, data)) = value.split_once(";base64,") else { return };
        if !head.trim_start().starts_with("data:image/") {
            return;
        }
        let picture = decoded(data);
        let format = Format::of("", &picture);
        let inside = strip_any(&picture, format).unwrap_or_default();
        for trace in inside.removed.into_iter().chain(inside.left) {
            let names = trace.names;
            self.found.leave(Trace {
                kind: "an embedded picture",
                names,
                gps: trace.gps,
            });
        }
    }
}

/// The bytes that base64 stands for; what is none is passed over.
fn decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.extend(u8::try_from(bits >> held & 0xFF));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_stays_as_written() {
        let svg = "<?xml version='1.0'?>\n<!-- Created with Inkscape -->\n\
            <svg xmlns='http://www.w3.org/2000/svg' \
            xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' \
            inkscape:export-filename='/home/canary/x.png' width='4'>\n\
            <metadata><rdf>canary</rdf></metadata>\
            <inkscape:grid/><g><title>A &amp; B</title><path d='M0 0'/></g></svg>\n";
        let out = strip(svg.as_bytes()).expect("a drawing");
        let expected = "<?xml version='1.0'?>\n\n\
            <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\">\n\
            <g><title>A &amp; B</title><path d='M0 0'/></g></svg>\n";
        assert_eq!(String::from_utf8_lossy(&out.bytes), expected);
        assert_eq!(out.removed.len(), 3, "{:?}", out.removed);
    }

    #[test]
    fn a_path_in_a_link_is_told_of() {
        let svg = "<svg><image href='file:///home/x/a.png'/></svg>";
        let out = strip(svg.as_bytes()).expect("a drawing");
        assert_eq!(out.left.len(), 1);
        assert_eq!(out.bytes, svg.as_bytes());
    }

    #[test]
    fn base64_is_read() {
        assert_eq!(decoded("aGVs\nbG8="), b"hello");
    }
}
