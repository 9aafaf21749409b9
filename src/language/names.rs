//! What some languages call themselves, as CLDR has it, capitalised as in a menu.

const NATIVE: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("gu", "ગુજરાતી"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("id", "Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("mr", "मराठी"),
    ("nl", "Nederlands"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sd", "سنڌي"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// The name of the language with this primary subtag, if it is listed.
pub(super) fn native(primary: &str) -> Option<&'static str> {
    let at = NATIVE.binary_search_by_key(&primary, |&(tag, _)| tag).ok()?;
    NATIVE.get(at).map(|&(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{NATIVE, native};

    #[test]
    fn every_name_is_found() {
        for (tag, name) in NATIVE {
            assert_eq!(native(tag), Some(*name));
        }
        assert_eq!(native("tlh"), None);
    }
}
