//! What stands at a moment: the last sound site, and what is wrong with the newest content.
//!
//! The thread that builds writes on the [`Board`]; every request and every open stream of
//! events reads from it. A new [`Standing`] is put up as a whole, so nobody sees half of one.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use tokio::sync::watch;

use super::rules::Rules;
use super::shelf::Shelf;

/// What stands at a moment.
#[derive(Clone, Default)]
pub struct Standing {
    /// Counts what was put up; rises only when something is new.
    pub turn: u64,
    /// The last sound site.
    pub shelf: Option<Arc<dyn Shelf>>,
    /// The diagnostics as HTML, while the newest content has errors.
    pub faults: Option<Arc<str>>,
    /// Copied files that changed, each with the turn in which it last did.
    pub copied: Arc<BTreeMap<String, u64>>,
    /// The page of the file that was edited last, with the turn.
    pub jump: Option<(u64, String)>,
    /// What the site's own `_headers` and `_redirects` ask for.
    pub rules: Arc<Rules>,
}

impl Standing {
    /// The last turn in which a copied file changed.
    pub(super) fn last_copied(&self) -> u64 {
        self.copied.values().copied().max().unwrap_or(0)
    }

    /// Whether there is anything to show yet, be it faults.
    pub(super) fn is_up(&self) -> bool {
        self.shelf.is_some() || self.faults.is_some()
    }
}

/// What is to be put up.
#[derive(Default)]
pub struct News {
    /// The last sound site, if there has been one.
    pub shelf: Option<Arc<dyn Shelf>>,
    /// The diagnostics as HTML, if there are errors; those that stand go otherwise.
    pub faults: Option<Arc<str>>,
    /// Paths in the site of copied files that changed.
    pub copied: Vec<String>,
    /// The path in the site of the page that was edited.
    pub jump: Option<String>,
}

/// Where the newest standing hangs, and who has looked at what.
#[derive(Clone)]
pub struct Board {
    sender: Arc<watch::Sender<Arc<Standing>>>,
    visited: Arc<Mutex<VecDeque<String>>>,
}

/// So many of the pages looked at last are remembered.
const VISITS: usize = 32;

impl Default for Board {
    fn default() -> Self {
        let sender = Arc::new(watch::Sender::new(Arc::default()));
        Self { sender, visited: Arc::default() }
    }
}

impl Board {
    /// Puts up what is new and says whether anything was. May be called in the middle of a
    /// build too. Gives the lines of `_headers` and `_redirects` that nobody understood,
    /// when those files have changed.
    #[expect(clippy::must_use_candidate, reason = "the posting is what counts")]
    pub fn post(&self, news: News) -> (bool, Vec<String>) {
        let old = self.sender.borrow().clone();
        let is_same_shelf = match (&old.shelf, &news.shelf) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        let is_silent = news.copied.is_empty() && news.jump.is_none();
        if is_same_shelf && old.faults == news.faults && is_silent {
            return (false, Vec::new());
        }
        let mut next = Standing { turn: old.turn + 1, ..Standing::clone(&old) };
        let mut unclear = Vec::new();
        if let Some(shelf) = news.shelf.as_ref().filter(|_| !is_same_shelf)
            && let Some(rules) = old.rules.renewed(&**shelf)
        {
            unclear.clone_from(&rules.unclear);
            next.rules = Arc::new(rules);
        }
        next.shelf = news.shelf;
        if !news.copied.is_empty() {
            let turn = next.turn;
            let copied = Arc::make_mut(&mut next.copied);
            copied.extend(news.copied.into_iter().map(|path| (path, turn)));
        }
        next.faults = news.faults;
        next.jump = news.jump.map(|page| (next.turn, page)).or(next.jump);
        self.sender.send_replace(Arc::new(next));
        (true, unclear)
    }

    /// What stands now.
    #[must_use]
    pub fn now(&self) -> Arc<Standing> {
        self.sender.borrow().clone()
    }

    /// Remembers that a page was looked at, by its file.
    pub(super) fn visit(&self, file: &str) {
        let Ok(mut visited) = self.visited.lock() else { return };
        visited.retain(|known| known != file);
        visited.push_front(file.to_owned());
        visited.truncate(VISITS);
    }

    /// The files of the pages that were looked at last, the newest first.
    #[must_use]
    pub fn visited(&self) -> Vec<String> {
        self.visited
            .lock()
            .map_or_else(|_| Vec::new(), |all| all.iter().cloned().collect())
    }

    /// Follows what is put up.
    #[must_use]
    pub fn follow(&self) -> watch::Receiver<Arc<Standing>> {
        self.sender.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(path: &str, text: &str) -> Arc<dyn Shelf> {
        Arc::new(BTreeMap::from([(path.to_owned(), text.as_bytes().to_vec())]))
    }

    fn news(shelf: &Arc<dyn Shelf>) -> News {
        News { shelf: Some(shelf.clone()), ..News::default() }
    }

    #[test]
    fn the_turn_rises_only_with_something_new() {
        let board = Board::default();
        let first = shelf("index.html", "one");
        let faults = || News { faults: Some(Arc::from("<p>x")), ..news(&first) };
        let steps = [
            (news(&first), 1),
            (news(&first), 1),
            (faults(), 2),
            (faults(), 2),
            (news(&first), 3),
            (News { copied: vec!["a.png".into()], ..news(&first) }, 4),
            (news(&shelf("index.html", "one")), 5),
            (News { jump: Some("index.html".into()), ..news(&first) }, 6),
            (News { jump: Some("index.html".into()), ..news(&first) }, 7),
        ];
        for (news, turn) in steps {
            board.post(news);
            assert_eq!(board.now().turn, turn);
        }
        assert_eq!(board.now().last_copied(), 4);
    }

    #[test]
    fn the_last_sound_site_stays_under_faults() {
        let board = Board::default();
        let good = news(&shelf("index.html", "good"));
        board.post(News { shelf: good.shelf.clone(), ..News::default() });
        board.post(News { faults: Some(Arc::from("<p>x")), ..good });
        let now = board.now();
        let file = now.shelf.as_ref().and_then(|s| s.file("index.html"));
        assert_eq!(file, Some(super::super::Item::Bytes(b"good".to_vec())));
        assert!(now.faults.is_some() && now.is_up());
    }

    #[test]
    fn the_pages_looked_at_last_are_remembered() {
        let board = Board::default();
        for n in 0..VISITS {
            board.visit(&n.to_string());
        }
        for page in ["a", "b", "a"] {
            board.visit(page);
        }
        let visited = board.visited();
        assert_eq!(
            visited[..3],
            ["a".to_owned(), "b".to_owned(), (VISITS - 1).to_string()]
        );
        assert_eq!(visited.len(), VISITS);
    }

    #[test]
    fn unclear_rules_are_told_once() {
        let board = Board::default();
        let told = |text| board.post(news(&shelf("_redirects", text))).1.len();
        assert_eq!([told("/a"), told("/a"), told("/a /b"), told("/a")], [1, 0, 0, 1]);
    }
}
