//! The themes inside the binary.

/// The theme that all others lie over in the end.
pub const BOTTOM: &str = "default";

/// Files of a theme: name within the theme, text.
pub type Files = &'static [(&'static str, &'static str)];

/// Every theme in the binary, by name.
pub const BUILT_IN: &[(&str, Files)] = &[(BOTTOM, DEFAULT), ("ledger", LEDGER)];

/// The files of the theme of this name in the binary.
pub fn built_in(theme: &str) -> Option<Files> {
    BUILT_IN.iter().find(|(name, _)| *name == theme).map(|(_, files)| *files)
}

macro_rules! embed {
    ($constant:ident, $theme:literal; $($name:literal),* $(,)?) => {
        const $constant: Files =
            &[$(($name, include_str!(concat!("../../themes/", $theme, "/", $name)))),*];
    };
}

embed! {
    DEFAULT, "default";
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
    "styles/brand.css",
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

embed! {
    LEDGER, "ledger";
    "styles/docket.css",
    "styles/rows.css",
    "templates/partials/article-line.html",
    "templates/partials/article.html",
    "templates/partials/claim.html",
    "templates/partials/entity-item.html",
    "templates/partials/event-brief.html",
    "templates/partials/mentions.html",
    "theme.yaml",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    fn below(folder: &Path) -> BTreeSet<String> {
        let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        let name = |entry: walkdir::DirEntry| {
            Some(entry.path().strip_prefix(folder).ok()?.to_str()?.to_owned())
        };
        files.filter_map(name).collect()
    }

    /// The lists above are every file of themes/: a template that is not embedded would be
    /// missing from every other project.
    #[test]
    fn every_file_is_embedded() {
        let found = below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes"));
        let embedded: BTreeSet<String> = super::BUILT_IN
            .iter()
            .flat_map(|(theme, files)| files.iter().map(move |f| (theme, f.0)))
            .map(|(theme, name)| format!("{theme}/{name}"))
            .collect();
        assert_eq!(found, embedded);
    }
}
