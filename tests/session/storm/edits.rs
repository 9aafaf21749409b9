//! One random edit of a project: of any line of any file, of files as a whole, of time.

use casebook::world::{Memory, World};

use super::lines::{CLAIM, CONFIG, CORRECTION, EVENT, FILES, LINES, REPLY, SENTENCES};

/// An edit, drawn as numbers so that failing scripts shrink.
pub type Edit = (u8, u16, u16, u16);

/// Where files are moved and copied to.
const FOLDERS: [&str; 9] = [
    "content",
    "content/articles",
    "content/articles/more",
    "content/entities",
    "content/entities/people",
    "content/events",
    "content/claims",
    "content/exhibits",
    "content/_static",
];

/// Moments, not in order: time goes back, too.
const MOMENTS: [&str; 6] = [
    "2022-09-28T12:00:00Z",
    "2022-09-29T23:59:59Z",
    "2022-09-30T00:00:00Z",
    "2022-10-01T00:00:00Z",
    "2022-09-01T00:00:00Z",
    "2030-01-01T00:00:00Z",
];

fn pick<T>(all: &[T], n: u16) -> Option<&T> {
    all.get(usize::from(n) % all.len().max(1))
}

fn text(world: &Memory, path: &str) -> String {
    String::from_utf8_lossy(&world.read(path).unwrap_or_default()).into_owned()
}

/// Applies an edit.
pub fn apply(world: &mut Memory, start: &Memory, (kind, a, b, c): Edit) {
    let paths: Vec<String> = world.paths().map(ToString::to_string).collect();
    let known: Vec<String> = start.paths().map(ToString::to_string).collect();
    let Some(path) = pick(&paths, a) else {
        world.clone_from(start);
        return;
    };
    let markdown: Vec<&String> = paths.iter().filter(|p| p.ends_with(".md")).collect();
    let page = pick(&markdown, a).map_or("content/x.md", |p| p);
    match kind % 46 {
        0 | 1 => sentence(world, page, b),
        2 | 3 => one_more_word(world, path, b, c),
        4..=6 => put_line(world, page, &LINES, b),
        7 | 8 => put_line(world, "casebook.yaml", &CONFIG, b),
        9..=11 => {
            if let Some((path, text)) = pick(&FILES, b) {
                world.insert(path, *text);
            }
        }
        12..=14 => lines(world, path, b, c),
        15 => entries(world, &paths, a, b),
        16 | 17 => words(world, path, pick(&paths, b).unwrap_or(path), c),
        18 if b % 2 == 0 => drop(world.remove(path)),
        19 if b % 2 == 0 => {
            let to = other_path(page, b, c);
            world.rename(page, &to);
        }
        20 if b % 2 == 0 => {
            let bytes = world.read(page).unwrap_or_default();
            world.insert(&other_path(page, b, c), bytes);
        }
        21 if c % 2 == 0 => spoil(world, path, b),
        18..=21 => number(world, path, b),
        22 => time(world, b),
        23 => touch(world, path),
        24..=26 => one_as_it_was(world, start, pick(&known, a).map_or("", |p| p)),
        27..=29 => all_as_it_was(world, start, path, b % 2 == 0),
        30 => {
            let theirs: Vec<&String> =
                paths.iter().filter(|p| start.read(p).is_err()).collect();
            if let Some(path) = pick(&theirs, a) {
                world.remove(path);
            }
        }
        32..=35 => page_line(world, &paths, "content/events/", &EVENT, [a, b]),
        36 | 37 => entry_line(world, &paths, "events.yaml", &EVENT, [a, b, c]),
        40 => page_line(world, &paths, "content/claims/", &CLAIM, [a, b]),
        41 => entry_line(world, &paths, "claims.yaml", &CLAIM, [a, b, c]),
        42 | 43 => {
            entry_line(world, &paths, "corrections.yaml", &CORRECTION, [a, b, c]);
        }
        44 | 45 => entry_line(world, &paths, "replies.yaml", &REPLY, [a, b, c]),
        38 => {
            let line = pick(&EVENT, b).copied().unwrap_or_default();
            let text = format!(
                "---\ntitle: New\nthreads: [sole]\n{line}\nsources: [one]\n---\n"
            );
            world.insert(&format!("content/events/new-{}.md", c % 3), text);
        }
        _ => {
            let name = pick(&["Cora Cole", "Ann Ash", "Alias 3"], c).copied();
            let text = format!(
                "---\nname: {}\ntype: person\n---\nOf Bob Birch.\n",
                name.unwrap_or_default()
            );
            world.insert(&format!("content/entities/new-{}.md", b % 3), text);
        }
    }
}

fn sentence(world: &mut Memory, path: &str, n: u16) {
    let sentence = pick(&SENTENCES, n).copied().unwrap_or_default();
    // Now and then so much that it takes another minute to read.
    let times = if n % 64 < 4 { 60 } else { 1 };
    let (text, more) = (text(world, path), sentence.repeat(times));
    world.insert(path, format!("{text}\n\n{more}\n"));
}

/// Puts a word at the end of a line, where most lines bear one.
fn one_more_word(world: &mut Memory, path: &str, b: u16, c: u16) {
    let text = text(world, path);
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let bears =
        |line: &&mut String| !line.ends_with([']', '}', '-', ':']) && !line.is_empty();
    let mut bearing: Vec<&mut String> = lines.iter_mut().filter(bears).collect();
    let at = usize::from(b) % bearing.len().max(1);
    let word = pick(&["more", "Bob Birch", "Ann Ash", "Alias 3"], c).copied();
    if let Some(line) = bearing.get_mut(at) {
        line.push(' ');
        line.push_str(word.unwrap_or_default());
        world.insert(path, lines.join("\n"));
    }
}

/// Puts another digit in place of one: another day, place in an order or number of a page.
fn number(world: &mut Memory, path: &str, n: u16) {
    let text = text(world, path);
    let digits: Vec<usize> =
        text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    if let Some(at) = pick(&digits, n) {
        let digit = char::from(b'1' + u8::try_from(n / 5 % 3).unwrap_or(0));
        world.insert(path, format!("{}{digit}{}", &text[..*at], &text[at + 1..]));
    }
}

/// Puts a line in place of the one with the same key, else first.
fn put_line(world: &mut Memory, path: &str, from: &[&str], n: u16) {
    let line = pick(from, n).copied().unwrap_or_default();
    let key = line.split(':').next().unwrap_or_default();
    let text = text(world, path);
    let mut lines: Vec<&str> = text.split('\n').collect();
    match lines.iter().position(|l| l.split(':').next() == Some(key)) {
        Some(at) => lines[at] = line,
        None => lines.insert(usize::from(text.starts_with("---")), line),
    }
    world.insert(path, lines.join("\n"));
}

/// Puts a line into the front matter of a page of a folder.
fn page_line(
    world: &mut Memory,
    paths: &[String],
    folder: &str,
    from: &[&str],
    [a, b]: [u16; 2],
) {
    let is_there = |p: &&String| p.starts_with(folder) && p.ends_with(".md");
    let pages: Vec<&String> = paths.iter().filter(is_there).collect();
    if let Some(page) = pick(&pages, a) {
        put_line(world, page, from, b);
    }
}

/// Puts a line into an entry of a list, in place of one with the same key; a line of an
/// `id` is a new entry of its own.
fn entry_line(
    world: &mut Memory,
    paths: &[String],
    name: &str,
    from: &[&str],
    [a, b, c]: [u16; 3],
) {
    let lists: Vec<&String> = paths.iter().filter(|p| p.ends_with(name)).collect();
    let Some(path) = pick(&lists, a) else { return };
    let text = text(world, path);
    let line = pick(from, b).copied().unwrap_or_default();
    let starts: Vec<usize> = text.match_indices("- id: ").map(|(at, _)| at).collect();
    let Some(start) = pick(&starts, c) else { return };
    let (before, entry) = text.split_at(*start);
    let end = entry.find("\n- ").map_or(entry.len(), |end| end + 1);
    let (entry, after) = entry.split_at(end);
    let entry = match line.split_once(": ") {
        None if line == "drop" => String::new(),
        Some(("id", _)) => format!("- {}\n{entry}", line.replace("; ", "\n  ")),
        _ => {
            let key = format!("  {}:", line.split(':').next().unwrap_or_default());
            let kept: Vec<&str> =
                entry.lines().filter(|l| !l.starts_with(&key)).collect();
            format!("{}\n  {line}\n", kept.join("\n"))
        }
    };
    world.insert(path, format!("{before}{entry}{after}"));
}

/// Drops, doubles or swaps lines.
fn lines(world: &mut Memory, path: &str, b: u16, c: u16) {
    let text = text(world, path);
    let mut lines: Vec<&str> = text.split('\n').collect();
    let (at, to) = (usize::from(b) % lines.len(), usize::from(b / 7) % lines.len());
    match c % 4 {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at]),
        2 => lines.insert(at, "# a line of no meaning"),
        _ => lines.swap(at, to),
    }
    world.insert(path, lines.join("\n"));
}

/// Turns the entries of a YAML list.
fn entries(world: &mut Memory, paths: &[String], a: u16, b: u16) {
    let lists: Vec<&String> = paths.iter().filter(|p| p.ends_with(".yaml")).collect();
    let Some(path) = pick(&lists, a) else { return };
    let text = format!("\n{}", text(world, path));
    let mut entries: Vec<&str> = text.split("\n- ").collect();
    if entries.len() > 2 {
        let by = usize::from(b) % (entries.len() - 1);
        entries[1..].rotate_left(by);
        world.insert(path, entries.join("\n- ").trim_start_matches('\n'));
    }
}

/// Puts a word of one file in place of a word of another.
fn words(world: &mut Memory, path: &str, from: &str, n: u16) {
    let (text, other) = (text(world, path), text(world, from));
    let theirs: Vec<&str> = other.split_whitespace().collect();
    let ours: Vec<&str> = text.split_whitespace().collect();
    if let (Some(ours), Some(theirs)) = (pick(&ours, n), pick(&theirs, n / 3)) {
        world.insert(path, text.replacen(ours, theirs, 1));
    }
}

fn other_path(path: &str, b: u16, c: u16) -> String {
    let folder = pick(&FOLDERS, b).copied().unwrap_or("content");
    let name = path.rsplit('/').next().unwrap_or("x.md");
    let stem = name.split('.').next().unwrap_or("x");
    match c % 6 {
        0 | 1 => format!("{folder}/{name}"),
        2 => path.replacen(".md", ".ur.md", 1),
        3 => format!("{folder}/{stem}/index.md"),
        4 => format!("{folder}/moved.md"),
        _ => format!("{folder}/Not An Id.md"),
    }
}

/// Makes a file one that is no text, or one of other line ends, or a part of itself.
fn spoil(world: &mut Memory, path: &str, n: u16) {
    let text = text(world, path);
    let bytes = match n % 6 {
        0 | 1 => [text.as_bytes(), &[0xff, 0xfe]].concat(),
        2 => text.replace('\n', "\r\n").into_bytes(),
        3 => format!("\u{feff}{text}").into_bytes(),
        4 => Vec::new(),
        _ => {
            let end = text.char_indices().nth(usize::from(n / 6) % 200);
            text.as_bytes()[..end.map_or(text.len(), |(at, _)| at)].to_vec()
        }
    };
    world.insert(path, bytes);
}

fn time(world: &mut Memory, n: u16) {
    let moment = pick(&MOMENTS, n).and_then(|moment| moment.parse().ok());
    world.set_now(moment.expect("a moment"));
}

fn touch(world: &mut Memory, path: &str) {
    let bytes = world.read(path).unwrap_or_default();
    world.insert(path, bytes);
}

fn one_as_it_was(world: &mut Memory, start: &Memory, path: &str) {
    let bytes = start.read(path).unwrap_or_default();
    world.insert(path, bytes);
}

/// Everything as it was at first, but perhaps one file. What is as it was is not touched.
fn all_as_it_was(world: &mut Memory, start: &Memory, but: &str, keeps: bool) {
    for path in super::differing(start, world) {
        if keeps && *path == *but {
            continue;
        }
        match start.read(&path) {
            Ok(bytes) => world.insert(&path, bytes),
            Err(_) => drop(world.remove(&path)),
        }
    }
}
