//! The outline of a sound as a drawing.

use std::fmt::Write as _;

use crate::pages::views::WaveView;

/// The height of the drawing in its own units.
const HEIGHT: usize = 64;
/// From one bar to the next.
const STEP: usize = 3;

/// Bars to both sides of a middle line, at most so many; none for silence.
pub fn wave(peaks: &[u8], bars: usize) -> Option<WaveView> {
    if peaks.iter().all(|peak| *peak == 0) {
        return None;
    }
    let together = peaks.len().div_ceil(bars.max(1)).max(1);
    let mut path = String::new();
    let mut count = 0;
    for part in peaks.chunks(together) {
        let peak = part.iter().copied().max().unwrap_or_default();
        // Silence is a line, not a gap.
        let half = (usize::from(peak) * (HEIGHT / 2 - 1) / 255).max(1);
        let (x, y) = (count * STEP + 1, HEIGHT / 2 - half);
        let _ = write!(path, "M{x} {y}v{}", 2 * half);
        count += 1;
    }
    Some(WaveView { path, width: count * STEP, height: HEIGHT })
}

#[cfg(test)]
mod tests {
    use super::wave;

    #[test]
    fn bars_reach_as_far_as_the_sound() {
        let drawn = wave(&[255, 0, 128, 64], 4).map(|w| (w.path, w.width, w.height));
        let path = "M1 1v62M4 31v2M7 17v30M10 25v14".to_owned();
        assert_eq!(drawn, Some((path, 12, 64)));
        assert_eq!(wave(&[255, 0, 128, 64], 2).map(|w| w.width), Some(6));
        assert!(wave(&[0, 0], 2).is_none());
        assert!(wave(&[], 2).is_none());
    }
}
