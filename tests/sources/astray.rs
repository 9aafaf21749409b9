//! Fields where nothing reads them: what keeps a name back must not be passed over.

use casebook::diag::{Code, Severity};

use super::{read, sound};

/// The findings of a file, as code and help.
fn told(path: &str, text: &str) -> Vec<(Code, String)> {
    let (_, found) = read(path, text);
    found.into_iter().map(|d| (d.code, d.help.unwrap_or_default())).collect()
}

#[test]
fn what_is_to_keep_a_name_back_is_never_passed_over() {
    for field in [
        "confidential: true",
        "Confidential: true",
        "confidental: yes",
        "public_name: A clerk",
        "public-name: A clerk",
        "casebook-confidential: true",
        "custm: {confidential: true, public_name: A clerk}",
        "Custom: {confidential: true, public_name: A clerk}",
    ] {
        let (_, found) =
            read("content/sources.yaml", &format!("- {{id: a, title: T, {field}}}\n"));
        let errors = found.iter().filter(|d| d.severity == Severity::Error).count();
        assert_eq!(errors, 1, "{field}: {found:#?}");
        let place = found[0].place.as_ref().expect("a place");
        assert!(place.span.start > 0, "{field}: {place:?}");
    }
    let json = r#"[{"id": "a", "title": "T", "confidential": true}]"#;
    assert_eq!(told("content/sources.json", json)[0].0, Code::UnknownKey);
    for field in
        ["confidential", "casebook-confidental", "casebook_confidential", "public-name"]
    {
        let entry = format!("@misc{{a, title = {{T}}, {field} = {{true}}}}\n");
        let told = told("content/sources.bib", &entry);
        let [(Code::UnknownKey, help)] = &told[..] else { panic!("{field}: {told:?}") };
        let wanted = if field.contains("name") { "public-name" } else { "confidential" };
        assert_eq!(*help, format!("did you mean `casebook-{wanted}`?"));
    }
}

#[test]
fn fields_written_otherwise_are_named() {
    for (field, help) in [
        ("url: https://a.example/", "did you mean `URL`?"),
        ("authors: [Ann]", "did you mean `author`?"),
        ("container_title: The Daily", "did you mean `container-title`?"),
        ("reliability: b", "write `custom: {reliability: …}`"),
        ("archive_url: https://a.example/", "write `custom: {archive_url: …}`"),
    ] {
        let told =
            told("content/sources.yaml", &format!("- {{id: a, title: T, {field}}}\n"));
        assert_eq!(told, [(Code::BadSource, help.to_owned())], "{field}");
    }
}

#[test]
fn the_fields_of_other_programs_are_passed_over() {
    let item = "- {id: a, title: T, type: book, library: x, annote: y, keyword: z, \
                confidence: 3, 'publisher-name': P, custom: {kind: primary}}\n";
    sound("content/sources.yaml", item);
    let entry = "@misc{a, title = {T}, keywords = {x}, file = {y}, annotation = {z}, \
                 casebook-kind = {primary}, custom = {w}}\n";
    sound("content/sources.bib", entry);
    // Of a confidential source the rest of its entry is not read at all.
    let item =
        "- {id: a, confidential: true, custom: {confidential: true, public_name: P}}\n";
    sound("content/sources.yaml", item);
}
