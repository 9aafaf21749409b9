//! The JSON feed (jsonfeed.org, version 1.1).

use serde_json::{Value, json};

use super::{Entry, absolute};
use crate::pages::Site;

pub fn feed(site: &Site<'_>, entries: &[Entry<'_>]) -> Vec<u8> {
    let config = site.config;
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": &*config.title,
        "home_page_url": &*config.base_url,
        "feed_url": absolute(site, "feed.json"),
        "language": config.language.as_str(),
    });
    if !config.description.is_empty() {
        feed["description"] = json!(&*config.description);
    }
    if !config.publisher.name.is_empty() {
        feed["authors"] = json!([{ "name": &*config.publisher.name }]);
    }
    feed["items"] = entries.iter().map(item).collect();
    let mut bytes = serde_json::to_vec_pretty(&feed).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn item(entry: &Entry<'_>) -> Value {
    let head = &entry.article.head;
    let mut item = json!({
        "id": entry.url,
        "url": entry.url,
        "title": &*head.title,
        "content_text": if entry.summary.is_empty() { &head.title } else { &*entry.summary },
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": head.lang.as_str(),
    });
    if !entry.article.authors.is_empty() {
        let names = entry.article.authors.iter().map(|a| json!({ "name": &*a.name }));
        item["authors"] = names.collect();
    }
    if !head.tags.is_empty() {
        item["tags"] = head.tags.iter().map(|t| json!(&**t)).collect();
    }
    item
}
