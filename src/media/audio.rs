//! Recordings: how long they are, and the outline of their sound.

use std::io::Cursor;

use serde::{Deserialize, Serialize};
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::core::units::{Duration, TimeBase};

use super::{Fault, find, guarded, le};

/// What is known of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// How long it is, in milliseconds, where that can be told.
    pub duration_ms: Option<u64>,
    /// The outline of its sound: the greatest swing in each of so many equal stretches,
    /// the greatest of all being 255. Empty where the sound cannot be decoded.
    pub peaks: Vec<u8>,
    /// How many channels of sound there are.
    pub channels: Option<u16>,
    /// Samples in a second.
    pub sample_rate: Option<u32>,
    /// How the sound is coded, such as `mp3`.
    pub codec: Option<String>,
    /// Whether there are moving pictures.
    pub video: bool,
}

/// Decodes a recording; `buckets` is how many peaks its outline has.
///
/// # Errors
/// When it cannot be read. Sound that nobody here can decode is no error: its outline is
/// empty.
pub fn facts(bytes: &[u8], buckets: usize) -> Result<Facts, Fault> {
    if let Some(facts) = opus(bytes) {
        return Ok(facts);
    }
    guarded(|| {
        let source = MediaSourceStream::new(
            Box::new(Cursor::new(bytes.to_vec())),
            symphonia::core::io::MediaSourceStreamOptions::default(),
        );
        let (formats, tags) = (FormatOptions::default(), MetadataOptions::default());
        let mut reader = symphonia::default::get_probe()
            .probe(&Hint::new(), source, formats, tags)
            .map_err(Fault::of)?;
        let video = reader.first_track(TrackType::Video).is_some();
        let mut facts = Facts { video, ..Facts::default() };
        let whole = reader.media_info();
        let whole = length(whole.time_base, whole.duration);
        let tracks = reader.tracks().iter();
        let longest = tracks.filter_map(|t| length(t.time_base, t.duration)).max();
        facts.duration_ms = whole.or(longest);
        let Some(track) = reader.default_track(TrackType::Audio) else {
            return if video {
                Ok(facts)
            } else {
                Err(Fault("it has no sound".to_owned()))
            };
        };
        let id = track.id;
        let Some(coding) = track.codec_params.as_ref().and_then(|p| p.audio()) else {
            return Ok(facts);
        };
        facts.sample_rate = coding.sample_rate;
        facts.channels =
            coding.channels.as_ref().and_then(|c| u16::try_from(c.count()).ok());
        let options = AudioDecoderOptions::default();
        let made = symphonia::default::get_codecs().make_audio_decoder(coding, &options);
        let Ok(mut decoder) = made else { return Ok(facts) };
        facts.codec = Some(decoder.codec_info().short_name.to_owned());
        outline(&mut *reader, &mut *decoder, id, buckets, &mut facts)?;
        Ok(facts)
    })
}

/// How long a file or a track is by its own account.
fn length(base: Option<TimeBase>, duration: Option<Duration>) -> Option<u64> {
    let time = base?.calc_duration(duration?)?;
    u64::try_from(time.as_millis()).ok()
}

/// So many samples are summed up in one before the whole length is known.
const STRETCH: usize = 512;

fn outline(
    reader: &mut dyn FormatReader,
    decoder: &mut dyn AudioDecoder,
    track: u32,
    buckets: usize,
    facts: &mut Facts,
) -> Result<(), Fault> {
    let mut swings: Vec<f32> = Vec::new();
    let mut samples: Vec<f32> = Vec::new();
    let (mut frames, mut swing, mut held) = (0_u64, 0.0_f32, 0);
    while let Ok(Some(packet)) = reader.next_packet() {
        if packet.track_id != track {
            continue;
        }
        let sound = match decoder.decode(&packet) {
            Ok(sound) => sound,
            Err(Error::DecodeError(_)) => continue,
            Err(_) => break,
        };
        let channels = sound.spec().channels().count().max(1);
        facts.channels = u16::try_from(channels).ok();
        facts.sample_rate = Some(sound.spec().rate());
        sound.copy_to_vec_interleaved(&mut samples);
        for frame in samples.chunks(channels) {
            let loudest =
                frame.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
            swing = swing.max(loudest);
            held += 1;
            frames += 1;
            if held == STRETCH {
                swings.push(std::mem::take(&mut swing));
                held = 0;
            }
        }
    }
    if held > 0 {
        swings.push(swing);
    }
    if frames == 0 {
        return Err(Fault("none of its sound can be decoded".to_owned()));
    }
    if let Some(rate) = facts.sample_rate.filter(|rate| *rate > 0) {
        facts.duration_ms = Some(frames * 1000 / u64::from(rate));
    }
    facts.peaks = peaks(&swings, buckets);
    Ok(())
}

/// So many swings as `buckets`, each the greatest of its stretch, scaled to 255.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is 0 to 255"
)]
fn peaks(swings: &[f32], buckets: usize) -> Vec<u8> {
    let loudest = swings.iter().fold(0.0_f32, |most, swing| most.max(*swing));
    let scale = if loudest > 0.0 && loudest.is_finite() { 255.0 / loudest } else { 0.0 };
    let bucket = |n: usize| {
        let from = n * swings.len() / buckets;
        let to = ((n + 1) * swings.len() / buckets).max(from + 1).min(swings.len());
        let most = swings.get(from..to).unwrap_or_default();
        let most = most.iter().fold(0.0_f32, |most, swing| most.max(*swing));
        (most * scale).round().clamp(0.0, 255.0) as u8
    };
    (0..buckets).map(bucket).collect()
}

/// Opus in Ogg: nothing here decodes it, but its last page tells its length.
fn opus(bytes: &[u8]) -> Option<Facts> {
    let head = bytes.get(..bytes.len().min(256))?;
    if !head.starts_with(b"OggS") {
        return None;
    }
    let at = find(head, b"OpusHead")?;
    let channels = u16::from(*head.get(at + 9)?);
    let skipped = le(head, at + 10, 2)?;
    let last = bytes.windows(4).rposition(|window| window == b"OggS")?;
    let total = le(bytes, last + 6, 8)?;
    // Positions count samples of a 48,000th of a second, whatever the sound was.
    let duration_ms = total.checked_sub(skipped)?.checked_mul(1000)? / 48_000;
    Some(Facts {
        duration_ms: Some(duration_ms),
        channels: Some(channels),
        sample_rate: Some(48_000),
        codec: Some("opus".to_owned()),
        ..Facts::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_has_as_many_peaks_as_asked_for() {
        assert_eq!(peaks(&[0.1, 0.5, 0.25, 0.0], 4), [51, 255, 128, 0]);
        assert_eq!(peaks(&[0.1, 0.5, 0.25, 0.0], 2), [255, 128]);
        assert_eq!(peaks(&[1.0], 3), [255, 255, 255]);
        assert_eq!(peaks(&[0.0, 0.0], 2), [0, 0]);
        assert_eq!(peaks(&[], 2), [0, 0]);
    }
}
