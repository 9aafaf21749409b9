//! What happens where events fail.

use super::*;

#[test]
fn what_cannot_be_watched_is_polled() {
    let folder = tempfile::tempdir().expect("a folder");
    let pace = Pace { instead: Duration::from_millis(20), ..NO_SWEEPS };
    let (signals, _watching) = at_pace(&folder.path().join("missing"), false, pace);
    let Ok(Signal::Polling(why)) = signals.recv_timeout(PATIENCE) else {
        panic!("no word of it");
    };
    assert!(why.contains("cannot watch"), "{why}");
    for _ in 0..3 {
        let look = signals.recv_timeout(PATIENCE);
        assert_eq!(look, Ok(Signal::Sweep));
    }
}

#[test]
fn limits_are_told_with_their_remedy() {
    let limit = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
    assert!(native::words(&limit).contains("fs.inotify.max_user_watches"));
    let other = notify::Error::generic("no such device");
    assert!(native::words(&other).contains("no such device"));
}

#[test]
fn polling_may_be_asked_for() {
    let scene = Scene::new();
    let pace = Pace { instead: Duration::from_millis(20), ..NO_SWEEPS };
    let (signals, watching) = at_pace(&scene.path(""), true, pace);
    for _ in 0..3 {
        let look = signals.recv_timeout(PATIENCE);
        assert_eq!(look, Ok(Signal::Sweep));
        watching.swept(1, Duration::from_millis(1));
    }
}

#[test]
fn lost_events_lead_to_polling() {
    let scene = Scene::new();
    let soon = Duration::from_millis(20);
    let pace = Pace { after: soon, beside: soon, instead: soon };
    let (signals, watching) = at_pace(&scene.path(""), false, pace);
    let sweep = || match signals.recv_timeout(PATIENCE) {
        Ok(Signal::Sweep) => None,
        Ok(Signal::Polling(why)) => Some(why),
        other => panic!("{other:?}"),
    };
    for _ in 0..5 {
        assert_eq!(sweep(), None);
        watching.swept(0, Duration::ZERO);
    }
    let why = (0..100).find_map(|_| {
        watching.swept(1, Duration::ZERO);
        sweep()
    });
    assert!(why.expect("polling").contains("network mounts"));
    assert_eq!(sweep(), None);
}
