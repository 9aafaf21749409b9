//! How large a drawing is, by its own account.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::media::Fault;

/// The width and height of a drawing, in its units, rounded, and whether they only give
/// its proportions.
pub fn size(bytes: &[u8]) -> Result<(u32, u32, bool), Fault> {
    let text = std::str::from_utf8(bytes).map_err(Fault::of)?;
    let mut reader = Reader::from_str(text);
    let root = loop {
        match reader.read_event().map_err(Fault::of)? {
            Event::Start(tag) | Event::Empty(tag) => break tag,
            Event::Eof => return Err(Fault("it holds no drawing".to_owned())),
            _ => {}
        }
    };
    if root.local_name().as_ref() != "svg" {
        return Err(Fault("it is no drawing".to_owned()));
    }
    let attribute = |name: &str| {
        let found = root.try_get_attribute(name).ok()??;
        Some(found.value.trim().to_owned())
    };
    let length = |name: &str| attribute(name).as_deref().and_then(pixels);
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return whole(width, height).map(|(width, height)| (width, height, false));
    }
    let bounds = attribute("viewBox").unwrap_or_default();
    let numbers: Vec<f64> = bounds
        .split([' ', ',', '\t', '\n'])
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    match numbers[..] {
        [_, _, width, height] => {
            whole(width, height).map(|(width, height)| (width, height, true))
        }
        _ => Err(Fault("it has neither width and height nor a viewBox".to_owned())),
    }
}

/// A length in pixels; percentages depend on the page.
fn pixels(length: &str) -> Option<f64> {
    let end = length.find(|c: char| c.is_ascii_alphabetic() || c == '%');
    let (number, unit) = length.split_at(end.unwrap_or(length.len()));
    let number: f64 = number.trim().parse().ok()?;
    let scale = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        _ => return None,
    };
    Some(number * scale)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked"
)]
fn whole(width: f64, height: f64) -> Result<(u32, u32), Fault> {
    let fits = |n: f64| n.is_finite() && (0.5..100_000.0).contains(&n);
    if fits(width) && fits(height) {
        return Ok((width.round() as u32, height.round() as u32));
    }
    Err(Fault("its size cannot be".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_from_the_root() {
        let cases = [
            ("<svg width='120' height='80.4px'/>", Some((120, 80, false))),
            (
                "<?xml version='1.0'?><!-- x --><svg viewBox='0 0 64,32'/>",
                Some((64, 32, true)),
            ),
            ("<svg width='100%' height='100%' viewBox='0 0 9 8'/>", Some((9, 8, true))),
            ("<svg width='1in' height='25.4mm'/>", Some((96, 96, false))),
            ("<svg width='1e9' height='1'/>", None),
            ("<svg/>", None),
            ("<html/>", None),
            ("", None),
            ("<svg", None),
        ];
        for (text, expected) in cases {
            assert_eq!(size(text.as_bytes()).ok(), expected, "{text}");
        }
    }
}
