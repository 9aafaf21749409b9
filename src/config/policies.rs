//! `policies`: what the publisher holds itself to, by the names schema.org gives.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Place};
use crate::yaml::Fields;

/// What an author writes, and the property of schema.org's `NewsMediaOrganization` it is.
pub const POLICIES: &[(&str, &str)] = &[
    ("publishing_principles", "publishingPrinciples"),
    ("corrections", "correctionsPolicy"),
    ("ethics", "ethicsPolicy"),
    ("verification", "verificationFactCheckingPolicy"),
    ("unnamed_sources", "unnamedSourcesPolicy"),
    ("masthead", "masthead"),
    ("ownership", "ownershipFundingInfo"),
    ("mission", "missionCoveragePrioritiesPolicy"),
    ("diversity", "diversityPolicy"),
    ("feedback", "actionableFeedbackPolicy"),
];

/// Reads them: the property, the address, and where that is written.
pub fn read(f: &mut Fields<'_>) -> Vec<(Arc<str>, Arc<str>, Place)> {
    let mut all = Vec::new();
    for (key, node) in f.map("policies") {
        let address = f.scalar(&key.name, node);
        let known = POLICIES.iter().find(|(word, _)| *word == &*key.name);
        let Some((_, property)) = known else {
            let place = f.place(key.span);
            let words = POLICIES.iter().map(|(word, _)| *word);
            let message = format!("`{}` is not a policy casebook knows", key.name);
            f.report(Diagnostic::new(Code::UnknownKey, message).at(place).suggest(
                &key.name,
                words,
                "write one of schema.org's: `corrections`, `ethics`, `verification`…",
            ));
            continue;
        };
        if let Some((address, span)) = address {
            all.push((Arc::from(*property), address, f.place(span)));
        }
    }
    all
}
