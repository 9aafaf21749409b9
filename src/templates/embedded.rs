//! The default theme, inside the binary.

/// Where the default theme's files are named to lie.
pub const DEFAULT_THEME: &str = "themes/default/";

macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        /// Every file of the default theme: name within the theme, text.
        pub const EMBEDDED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../themes/default/", $name)))),*];
    };
}

embed! {
    "i18n/en.yaml",
    "i18n/ur.yaml",
    "static/chronology.js",
    "static/ledger.js",
    "static/player.js",
    "static/previews.js",
    "static/reading.js",
    "static/search.js",
    "static/table.js",
    "static/theme.js",
    "styles/cards.css",
    "styles/chronology.css",
    "styles/claims.css",
    "styles/exhibits.css",
    "styles/facts.css",
    "styles/front.css",
    "styles/furniture.css",
    "styles/ground.css",
    "styles/head.css",
    "styles/languages.css",
    "styles/lists.css",
    "styles/notes.css",
    "styles/onward.css",
    "styles/paper.css",
    "styles/picture.css",
    "styles/print.css",
    "styles/prose.css",
    "styles/reading.css",
    "styles/search.css",
    "styles/status.css",
    "styles/tokens.css",
    "templates/article.html",
    "templates/base.html",
    "templates/cards/article.html",
    "templates/cards/chronology.html",
    "templates/cards/claim.html",
    "templates/cards/entity.html",
    "templates/cards/event.html",
    "templates/cards/exhibit.html",
    "templates/chronology.html",
    "templates/claim.html",
    "templates/claims.html",
    "templates/corrections.html",
    "templates/entities.html",
    "templates/entity.html",
    "templates/event.html",
    "templates/exhibit.html",
    "templates/exhibits.html",
    "templates/home.html",
    "templates/list.html",
    "templates/mentions.html",
    "templates/not-found.html",
    "templates/partials/article-line.html",
    "templates/partials/article.html",
    "templates/partials/chronology-brief.html",
    "templates/partials/chronology-map.html",
    "templates/partials/chronology.html",
    "templates/partials/cite-page.html",
    "templates/partials/claim.html",
    "templates/partials/claims.html",
    "templates/partials/contents.html",
    "templates/partials/correction.html",
    "templates/partials/corrections.html",
    "templates/partials/date.html",
    "templates/partials/entities.html",
    "templates/partials/entity-item.html",
    "templates/partials/entity.html",
    "templates/partials/event-brief.html",
    "templates/partials/event.html",
    "templates/partials/exhibit-file.html",
    "templates/partials/exports.html",
    "templates/partials/fallback.html",
    "templates/partials/filters.html",
    "templates/partials/finding.html",
    "templates/partials/img.html",
    "templates/partials/keys.html",
    "templates/partials/ledger-filters.html",
    "templates/partials/links.html",
    "templates/partials/mentions.html",
    "templates/partials/name.html",
    "templates/partials/named-links.html",
    "templates/partials/neighbours.html",
    "templates/partials/pagination.html",
    "templates/partials/person.html",
    "templates/partials/picture.html",
    "templates/partials/portrait.html",
    "templates/partials/replies.html",
    "templates/partials/reply.html",
    "templates/partials/retracted.html",
    "templates/partials/search-dialog.html",
    "templates/partials/search-form.html",
    "templates/partials/search-found.html",
    "templates/partials/search-open.html",
    "templates/partials/source-link.html",
    "templates/partials/source-names.html",
    "templates/partials/sources.html",
    "templates/partials/status.html",
    "templates/partials/statuses-strip.html",
    "templates/partials/statuses.html",
    "templates/partials/text-lang.html",
    "templates/partials/theme-switch.html",
    "templates/partials/tie-line.html",
    "templates/partials/transcript.html",
    "templates/partials/update.html",
    "templates/partials/voice.html",
    "templates/partials/wave.html",
    "templates/partials/withheld.html",
    "templates/plain.html",
    "templates/previews/article.html",
    "templates/previews/base.html",
    "templates/previews/claim.html",
    "templates/previews/entity.html",
    "templates/previews/event.html",
    "templates/previews/exhibit.html",
    "templates/previews/source.html",
    "templates/print.html",
    "templates/print/article.html",
    "templates/print/claim.html",
    "templates/print/corrections.html",
    "templates/print/entity.html",
    "templates/print/event.html",
    "templates/print/exhibit.html",
    "templates/print/head.html",
    "templates/print/plain.html",
    "templates/print/source.html",
    "templates/redirect.html",
    "templates/search.html",
    "templates/shortcodes/pull-quote.html",
    "templates/source.html",
    "templates/sources.html",
    "templates/terms.html",
    "theme.yaml",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The list above is every file of the folder: a template that is not embedded would
    /// be missing from every other project.
    #[test]
    fn every_file_is_embedded() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
        let found: BTreeSet<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|e| e.file_type().is_file())
            .filter_map(|e| Some(e.path().strip_prefix(&root).ok()?.to_str()?.to_owned()))
            .collect();
        let embedded: BTreeSet<String> =
            super::EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(found, embedded);
    }
}
