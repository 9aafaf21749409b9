//! What browsers may do on the pages of a site: one policy, for the `<meta>` of every page and
//! for hosts that send headers.

use super::{Config, Search};

/// What holds everywhere: nothing from another host, nothing inline, no frames of others.
const EVERYWHERE: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; \
                          base-uri 'none'; form-action 'self'";

impl Config {
    /// The `Content-Security-Policy` of every page.
    ///
    /// Search runs WebAssembly, which has a word of its own in policies that leaves `eval`
    /// forbidden. Opened from a folder it is loaded from a `blob:`, since browsers load no
    /// modules from files.
    #[must_use]
    pub fn content_security_policy(&self) -> String {
        let scripts = match self.search {
            Search::Off => "",
            Search::Hosted => "; script-src 'self' 'wasm-unsafe-eval'",
            Search::Folder => "; script-src 'self' blob: 'wasm-unsafe-eval'",
        };
        format!("{EVERYWHERE}{scripts}")
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Search, empty};
    use crate::diag::Place;

    #[test]
    fn the_policy_opens_for_search_alone() {
        let mut config = empty(&Place::whole(&"casebook.yaml".into()));
        config.search = Search::Off;
        assert!(!config.content_security_policy().contains("unsafe"));
        config.search = Search::Hosted;
        let policy = config.content_security_policy();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'"));
        assert!(!policy.contains("unsafe-inline"));
    }
}
