//! A list as a table: fitted to the terminal, or in full for pipes and files.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, Table, TableComponent, Width,
    presets,
};

/// What the texts of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// To be copied: an id, a date, a path. Never broken over lines.
    Whole,
    /// A number, to the right.
    Number,
    /// Words, broken over lines where there is not enough room.
    Words,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// What its texts are.
    pub form: Form,
    /// How readily it gives way on a narrow terminal: the highest goes first, 0 never.
    pub spare: u8,
}

/// A table in text.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    /// The columns there was no room for.
    pub left_out: Vec<&'static str>,
}

/// Between two columns.
const GAP: u16 = 2;
/// Words are not broken to less than this.
const LEAST: u16 = 14;
/// What stands for nothing, so that columns can be counted in a pipe.
const NOTHING: &str = "-";

/// The table for whoever reads stdout.
pub fn shown(columns: &[Column], rows: &[Vec<String>], is_terminal: bool) -> Shown {
    let width = Table::new().width().filter(|_| is_terminal);
    match width {
        Some(width) => fitted(columns, rows, width),
        None => in_full(columns, rows),
    }
}

/// Every text in full, a line a row.
fn in_full(columns: &[Column], rows: &[Vec<String>]) -> Shown {
    let mut table = table(columns, rows, plain);
    table.force_no_tty().set_content_arrangement(ContentArrangement::Disabled);
    Shown { text: trimmed(&table), left_out: Vec::new() }
}

/// As wide as the terminal and no wider, unless what must not be broken is.
fn fitted(columns: &[Column], rows: &[Vec<String>], width: u16) -> Shown {
    let mut table = table(columns, rows, isolated);
    table.force_no_tty().set_width(width);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_style(TableComponent::HeaderLines, '─');
    let widths = table.column_max_content_widths();
    let least = |n: usize| match columns[n].form {
        Form::Words => widths[n].min(LEAST),
        Form::Whole | Form::Number => widths[n],
    };
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    let needs = |kept: &[usize]| {
        kept.iter().map(|n| u32::from(least(*n)) + u32::from(GAP)).sum::<u32>()
    };
    while needs(&kept) > u32::from(width) {
        let most = kept.iter().copied().max_by_key(|n| columns[*n].spare);
        let Some(most) = most.filter(|n| columns[*n].spare > 0) else { break };
        kept.retain(|n| *n != most);
    }
    let mut left_out = Vec::new();
    for (n, column) in columns.iter().enumerate() {
        let constraint = if !kept.contains(&n) {
            left_out.push(column.name);
            ColumnConstraint::Hidden
        } else if column.form == Form::Words {
            ColumnConstraint::LowerBoundary(Width::Fixed(least(n) + GAP))
        } else {
            ColumnConstraint::ContentWidth
        };
        if let Some(column) = table.column_mut(n) {
            column.set_constraint(constraint);
        }
    }
    Shown { text: trimmed(&table), left_out }
}

fn table(
    columns: &[Column],
    rows: &[Vec<String>],
    cell: impl Fn(&str) -> String,
) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header(columns.iter().map(|column| column.name));
    for row in rows {
        table.add_row(row.iter().map(|text| cell(text)));
    }
    for (column, told) in table.column_iter_mut().zip(columns) {
        column.set_padding((0, GAP));
        if told.form == Form::Number {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// A text of the case on one line, without what a terminal would take for an order.
fn plain(text: &str) -> String {
    let calm: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = calm.split_whitespace().collect();
    if words.is_empty() { NOTHING.to_owned() } else { words.join(" ") }
}

/// The same for a terminal that turns Arabic script around: a mark after it keeps the
/// next column where it is.
fn isolated(text: &str) -> String {
    const LEFT_TO_RIGHT: char = '\u{200e}';
    let mut text = plain(text);
    if !text.is_ascii() {
        text.push(LEFT_TO_RIGHT);
    }
    text
}

fn trimmed(table: &Table) -> String {
    let lines = table.lines().map(|line| line.trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column { name: "date", form: Form::Whole, spare: 0 },
        Column { name: "title", form: Form::Words, spare: 0 },
        Column { name: "times", form: Form::Number, spare: 1 },
        Column { name: "id", form: Form::Whole, spare: 0 },
        Column { name: "file", form: Form::Whole, spare: 2 },
    ];

    fn rows() -> Vec<Vec<String>> {
        let row = |texts: [&str; 5]| texts.map(str::to_owned).to_vec();
        vec![
            row(["2022-09-24", "وزیراعظم آفس کی آڈیو", "7", "a", "content/a.md:3"]),
            row([
                "",
                "The recordings are offered for sale on a forum",
                "12",
                "the-recordings-are-offered",
                "content/b.md",
            ]),
        ]
    }

    #[test]
    fn a_pipe_gets_every_text_on_one_line() {
        let shown = in_full(COLUMNS, &rows());
        let expected = "
date        title                                           times  id                          file
2022-09-24  وزیراعظم آفس کی آڈیو                                7  a                           content/a.md:3
-           The recordings are offered for sale on a forum     12  the-recordings-are-offered  content/b.md";
        assert_eq!(shown.text, expected.trim_start(), "\n{}", shown.text);
        assert!(shown.left_out.is_empty());
    }

    #[track_caller]
    fn check(width: u16, left_out: &[&str], expected: &str) {
        let shown = fitted(COLUMNS, &rows(), width);
        let text = shown.text.replace('\u{200e}', "");
        assert_eq!(text, expected.trim_matches('\n'), "\n{text}");
        assert_eq!(shown.left_out, left_out);
    }

    #[test]
    fn words_give_way_first_and_then_whole_columns() {
        check(
            94,
            &[],
            "
date        title                          times  id                          file
──────────────────────────────────────────────────────────────────────────────────────────────
2022-09-24  وزیراعظم آفس کی آڈیو               7  a                           content/a.md:3
-           The recordings are offered        12  the-recordings-are-offered  content/b.md
            for sale on a forum
",
        );
        check(
            76,
            &["file"],
            "
date        title                        times  id
────────────────────────────────────────────────────────────────────────────
2022-09-24  وزیراعظم آفس کی آڈیو             7  a
-           The recordings are offered      12  the-recordings-are-offered
            for sale on a forum
",
        );
        check(
            60,
            &["times", "file"],
            "
date        title               id
────────────────────────────────────────────────────────────
2022-09-24  وزیراعظم آفس کی     a
            آڈیو
-           The recordings are  the-recordings-are-offered
            offered for sale
            on a forum
",
        );
    }

    #[test]
    fn what_is_to_be_copied_is_never_broken() {
        for width in 1..60 {
            let shown = fitted(COLUMNS, &rows(), width);
            assert!(shown.text.contains("  the-recordings-are-offered"), "{width}");
            assert!(shown.text.contains("2022-09-24  "), "{width}");
        }
    }

    #[test]
    fn nothing_in_a_text_gives_orders_to_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\r\nc\u{7}"), "a [31mb c");
        assert_eq!(plain(" \n"), "-");
    }

    #[test]
    fn a_column_after_arabic_script_stays_where_it_is() {
        assert_eq!(isolated("آفس"), "آفس\u{200e}");
        assert_eq!(isolated("office"), "office");
    }
}
