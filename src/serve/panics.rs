//! A panic in a build is a fault of the program, not of the page that was edited: it is
//! caught, told, and the site that stands stays.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once};

/// How many turns are under way whose panics are caught.
static CAUGHT: AtomicUsize = AtomicUsize::new(0);
/// Where the last of them stood, and its words.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Runs `work`; a panic in it, on whatever thread, is the error, in words.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(hook);
    CAUGHT.fetch_add(1, Ordering::SeqCst);
    let done = catch_unwind(AssertUnwindSafe(work));
    CAUGHT.fetch_sub(1, Ordering::SeqCst);
    done.map_err(|_| {
        let told = LAST.lock().ok().and_then(|mut last| last.take());
        told.unwrap_or_else(|| "for a reason it did not tell".into())
    })
}

/// Takes the place of the hook that writes to the terminal while a turn is under way.
fn hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if CAUGHT.load(Ordering::SeqCst) == 0 {
            return before(info);
        }
        let payload = info.payload();
        let words = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let words = words.or_else(|| payload.downcast_ref::<String>().cloned());
        let words = words.unwrap_or_default();
        let place = info.location().map_or_else(String::new, |at| format!(" ({at})"));
        if let Ok(mut last) = LAST.lock() {
            *last = Some(format!("{words}{place}"));
        }
    }));
}
