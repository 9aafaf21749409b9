//! A site in one language pays nothing for those of others.

use crate::fixture::{CONFIG, says, site};

#[test]
fn a_lone_translation_makes_no_site() {
    let built = site(&format!(
        "{CONFIG}-- content/articles/one.md --\n---\ntitle: One\n---\nText.\n\
         -- content/articles/one.ur.md --\n---\ntitle: ایک\n---\nمتن۔\n\
         -- content/articles/two.md --\n---\ntitle: Two\n---\nText.\n"
    ))
    .sound();
    let urdu = built.files.keys().filter(|path| path.starts_with("ur/"));
    assert_eq!(urdu.collect::<Vec<_>>(), ["ur/articles/one/index.html"]);
    says(built.text("ur/articles/one/"), &["href=\"../../../articles/\""]);
    says(built.text("articles/one/"), &["hreflang=\"ur\"", "hreflang=\"x-default\""]);
}

#[test]
fn one_language_is_not_told_of() {
    let built =
        site(&format!("{CONFIG}-- content/about.md --\n---\ntitle: About\n---\nText.\n"));
    for path in built.files.keys().filter(|path| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(&built.files[path]);
        assert!(!page.contains("hreflang"), "{path}");
        assert!(!page.contains("class=\"languages\""), "{path}");
    }
    assert!(!built.text("sitemap.xml").contains("xhtml"));
}

#[test]
fn a_translated_front_page_makes_a_site() {
    let built = site(&format!(
        "{CONFIG}-- content/index.md --\n---\ntitle: Front\n---\nEnglish.\n\
         -- content/index.ur.md --\n---\ntitle: سرورق\n---\nاردو۔\n"
    ))
    .sound();
    says(built.text("ur/"), &["سرورق", "اردو۔"]);
    says(built.text("ur/articles/"), &["<html lang=\"ur\" dir=\"rtl\""]);
}
