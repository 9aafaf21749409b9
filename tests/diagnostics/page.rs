//! A page of docs/diagnostics/, taken apart: its title, its examples, what they say.

/// A page.
pub struct Page {
    /// The first heading.
    pub title: String,
    /// The failing examples.
    pub fails: Vec<Example>,
    /// The fixtures of the mended examples.
    pub mended: Vec<String>,
    lines: Vec<String>,
}

/// A failing example.
pub struct Example {
    /// Its files; `None` when only a disk can hold them.
    pub fixture: Option<String>,
    /// What the page says casebook says.
    pub says: String,
    /// The lines of the page that hold it.
    at: std::ops::Range<usize>,
}

impl Page {
    /// Reads a page.
    pub fn read(text: &str) -> Result<Self, String> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let title = lines.first().and_then(|l| l.strip_prefix("# "));
        let title = title.ok_or("it does not begin with its title")?.to_owned();
        let mut page = Self { title, fails: Vec::new(), mended: Vec::new(), lines };
        let mut section = String::new();
        let mut fixture: Option<String> = None;
        let mut line = 0;
        while line < page.lines.len() {
            let here = page.lines[line].clone();
            line += 1;
            if let Some(name) = here.strip_prefix("## ") {
                section = name.to_owned();
            }
            let Some(language) = here.strip_prefix("```") else { continue };
            let end = (line..page.lines.len())
                .find(|n| page.lines[*n] == "```")
                .ok_or("a block is not closed")?;
            let block: String =
                page.lines[line..end].iter().map(|l| format!("{l}\n")).collect();
            match (section.as_str(), language) {
                ("Fails", "casebook") => fixture = Some(block),
                ("Fails", "text") => page.fails.push(Example {
                    fixture: fixture.take(),
                    says: block,
                    at: line..end,
                }),
                ("Mended", "casebook") => page.mended.push(block),
                (_, other) => {
                    return Err(format!("`{other}` in the section “{section}”"));
                }
            }
            line = end + 1;
        }
        if fixture.is_some() || page.fails.is_empty() {
            return Err("a failing example does not show what casebook says".into());
        }
        Ok(page)
    }

    /// The page's text with these words of casebook in place of those it has.
    pub fn saying(&self, texts: &[String]) -> String {
        let mut lines = self.lines.clone();
        for (example, text) in self.fails.iter().zip(texts).rev() {
            lines.splice(example.at.clone(), text.lines().map(str::to_owned));
        }
        lines.join("\n") + "\n"
    }
}

#[test]
fn a_page_is_taken_apart_and_put_together() {
    let text = "# T\n\n## Fails\n\n```casebook\n-- a --\n```\n\n```text\nold\n```\n\n\
                ## Mended\n\n```casebook\n-- b --\n```\n";
    let page = Page::read(text).expect("a page");
    assert_eq!(page.title, "T");
    assert_eq!(page.fails[0].fixture.as_deref(), Some("-- a --\n"));
    assert_eq!(page.fails[0].says, "old\n");
    assert_eq!(page.mended, ["-- b --\n"]);
    assert_eq!(page.saying(&["one\ntwo\n".into()]), text.replace("old", "one\ntwo"));
    assert!(Page::read("# T\n").is_err());
}
