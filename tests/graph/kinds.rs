//! What the graph of each kind of page holds.

use serde_json::{Value, json};

use casebook::diag::Severity;

use super::{BASE, built, graph, node};

fn id(of: &str) -> Value {
    json!({ "@id": format!("{BASE}{of}") })
}

#[test]
fn every_page_names_the_site_and_its_publisher() {
    let built = built();
    let faults = built.faults();
    assert!(faults.iter().all(|d| d.severity != Severity::Error), "{}", built.told());
    for page in super::pages(&built) {
        let publisher = node(&built, &page, "#publisher");
        assert_eq!(publisher["@type"], "NewsMediaOrganization");
        assert_eq!(publisher["name"], "The Desk");
        assert_eq!(publisher["url"], format!("{BASE}about/"));
        assert_eq!(publisher["correctionsPolicy"], format!("{BASE}about/#put-right"));
        assert_eq!(publisher["ethicsPolicy"], "https://example.net/ethics");
        assert_eq!(node(&built, &page, "#website")["publisher"], id("#publisher"));
        let own = node(&built, &page, &page);
        assert_eq!(own["isPartOf"], id("#website"), "{page}");
        assert!(own["inLanguage"] == if page.starts_with("ur/") { "ur" } else { "en" });
    }
    assert_eq!(super::written(&built, "404.html"), None);
}

#[test]
fn a_page_knows_where_it_stands_and_what_it_shows() {
    let built = built();
    let page = node(&built, "articles/one/", "articles/one/");
    let steps = page["breadcrumb"]["itemListElement"].as_array().expect("steps");
    let names: Vec<&Value> = steps.iter().map(|step| &step["name"]).collect();
    assert_eq!(names, ["A case", "Stories", "Story one"]);
    assert_eq!(steps[1]["item"], format!("{BASE}articles/"));
    assert_eq!(steps[2]["position"], 3);
    assert_eq!(page["mainEntity"], id("articles/one/#article"));
    assert_eq!(page["dateModified"], "2022-06-01");
    assert_eq!(page["lastReviewed"], "2022-04-01");
    let about = node(&built, "about/", "about/");
    assert_eq!(about["@type"], "WebPage");
    assert_eq!(about["dateModified"], "2024-05-01");
    let home = node(&built, "", "");
    assert_eq!(home["@type"], "CollectionPage");
    assert_eq!(home["breadcrumb"], Value::Null);
    assert_eq!(node(&built, "", "#website")["description"], "What is known.");
}

#[test]
fn an_article_tells_what_it_rests_on() {
    let built = built();
    let article = node(&built, "articles/one/", "articles/one/#article");
    assert_eq!(article["@type"], json!(["NewsArticle", "BackgroundNewsArticle"]));
    assert_eq!(article["headline"], "Story one");
    assert_eq!(article["datePublished"], "2022-01-01");
    assert_eq!(article["dateModified"], "2022-06-01");
    assert_eq!(article["isAccessibleForFree"], true);
    assert_eq!(article["keywords"], json!(["money", "power"]));
    assert_eq!(article["image"], format!("{BASE}articles/photo.jpg"));
    assert_eq!(article["workTranslation"], json!([id("ur/articles/one/#article")]));
    assert_eq!(article["backstory"], "We asked two people & read.");
    let author = &article["author"][0];
    assert_eq!(author["@type"], "Person");
    assert_eq!(author["url"], format!("{BASE}authors/ann-author/"));
    assert_eq!(author["sameAs"], "https://author.example/");
    assert_eq!(article["author"][1], id("#publisher"));
    let names = |key: &str| -> Vec<Value> {
        let all = article[key].as_array().expect("several").iter();
        all.map(|one| one["name"].clone()).collect()
    };
    assert_eq!(names("about"), ["Ann Ash"]);
    assert_eq!(names("mentions"), ["The Board", "bob_1", "The Harbour"]);
    assert_eq!(names("citation"), ["The paper's story", "An official", "The book"]);
    // A citation leads to the page that tells the rest.
    for cited in article["citation"].as_array().expect("several") {
        let keys: Vec<&str> =
            cited.as_object().expect("a node").keys().map(String::as_str).collect();
        let brief = ["@type", "@id", "additionalType", "name", "url"];
        assert!(keys.iter().all(|key| brief.contains(key)), "{keys:?}");
        assert!(cited["@id"].as_str().expect("a name").ends_with("#source"), "{cited}");
    }
    let comment = &article["correction"][0];
    assert_eq!(comment["@type"], "CorrectionComment");
    assert_eq!(comment["text"], "The sum was wrong.");
    assert_eq!(comment["datePublished"], "2022-06-01");
    let translated = node(&built, "ur/articles/one/", "ur/articles/one/#article");
    assert_eq!(translated["translationOfWork"], id("articles/one/#article"));
    assert_eq!(translated["mentions"][0]["@id"], id("entities/ann/#entity")["@id"]);
}

#[test]
fn a_retracted_article_says_so_and_stays() {
    let article = node(&built(), "articles/two/", "articles/two/#article");
    assert_eq!(article["creativeWorkStatus"], "Retracted");
    assert_eq!(article["correction"][0]["text"], "It was not so.");
    assert_eq!(article["datePublished"], Value::Null);
    assert_eq!(article["author"], id("#publisher"));
    assert_eq!(article["image"], format!("{BASE}favicon.svg"));
}

#[test]
fn an_entity_is_known_by_its_names_and_not_by_what_is_said_of_it() {
    let built = built();
    let ann = node(&built, "entities/ann/", "entities/ann/#entity");
    assert_eq!(ann["@type"], "Person");
    assert_eq!(ann["alternateName"], json!(["این", "Ms Ash", "Annie"]));
    assert_eq!(ann["jobTitle"], json!(["Minister"]));
    let same =
        ["https://www.wikidata.org/wiki/Q42", "https://en.wikipedia.org/wiki/Ann_Ash"];
    assert_eq!(ann["sameAs"], json!(same));
    assert_eq!(ann["identifier"][0]["propertyID"], "lei");
    assert_eq!(
        ann["subjectOf"][0]["@id"].as_str().map(|id| id.ends_with("#article")),
        Some(true)
    );
    let text = super::written(&built, "entities/ann/").expect("a graph");
    assert!(!text.contains("bob") && !text.contains("Spy"), "{text}");
    let own = node(&built, "ur/entities/ann/", "entities/ann/#entity");
    assert_eq!(own["name"], "این ایش");
    for (entity, kind) in [
        ("bob", "Thing"),
        ("board", "GovernmentOrganization"),
        ("reform", "PoliticalParty"),
        ("harbour", "Place"),
    ] {
        let page = format!("entities/{entity}/");
        assert_eq!(node(&built, &page, &format!("{page}#entity"))["@type"], kind);
    }
}

#[test]
fn a_claim_has_its_standing_and_a_review_where_there_is_a_verdict() {
    let built = built();
    let claim = node(&built, "claims/paid/", "claims/paid/#claim");
    assert_eq!(claim["@type"], "Claim");
    assert_eq!(claim["text"], "It was paid.");
    assert_eq!(claim["name"], "The payment");
    assert_eq!(claim["creativeWorkStatus"], "disputed");
    assert_eq!(claim["dateCreated"], "2007-02");
    assert_eq!(claim["author"][0]["name"], "The Board");
    assert_eq!(claim["author"][1], id("entities/bob/#entity"));
    assert_eq!(claim["appearance"], json!([id("exhibits/tape/#exhibit")]));
    assert_eq!(claim["citation"][1]["name"], "An official");
    let review = node(&built, "claims/paid/", "claims/paid/#review");
    assert_eq!(review["claimReviewed"], "It was paid.");
    assert_eq!(review["itemReviewed"], id("claims/paid/#claim"));
    assert_eq!(review["author"], id("#publisher"));
    assert_eq!(review["datePublished"], "2023-01-01");
    let rating = json!({"@type": "Rating", "alternateName": "Unproven", "ratingValue": 2,
        "worstRating": 1, "bestRating": 5});
    assert_eq!(review["reviewRating"], rating);
    let unrated = graph(&built, "claims/unrated/");
    assert!(unrated.iter().all(|node| node["@type"] != "ClaimReview"));
    assert_eq!(
        node(&built, "ur/claims/paid/", "claims/paid/#claim")["text"],
        "رقم ادا کی گئی۔"
    );
}

#[test]
fn an_exhibit_tells_how_to_know_its_file_again() {
    let built = built();
    let of = |name: &str| {
        let page = format!("exhibits/{name}/");
        node(&built, &page, &format!("{page}#exhibit"))
    };
    let published = |url: &Value| {
        let path =
            url.as_str().and_then(|url| url.strip_prefix(BASE)).expect("an address");
        casebook::media::digest(built.files.get(path).expect("a published file"))
    };
    let tape = of("tape");
    assert_eq!(tape["@type"], "AudioObject");
    assert_eq!(tape["sha256"], published(&tape["contentUrl"]));
    assert_eq!(tape["encodingFormat"], "audio/mpeg");
    assert_eq!(tape["transcript"], "Ann: It was paid, counted.");
    assert_eq!(tape["creativeWorkStatus"], "disputed");
    assert_eq!(tape["dateCreated"], "2007-02-03");
    assert_eq!(tape["license"]["name"], "CC BY 4.0");
    assert_eq!(tape["isBasedOn"][0]["@id"], id("sources/paper/#source")["@id"]);
    assert!(tape["duration"].as_str().is_some_and(|text| text.starts_with("PT")));
    let memo = of("memo");
    assert_eq!(memo["@type"], "DigitalDocument");
    assert_eq!(memo["license"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!(memo["encoding"]["sha256"], published(&memo["encoding"]["contentUrl"]));
    let table = of("table");
    assert_eq!(table["@type"], "Dataset");
    assert_eq!(table["description"], "The table");
    assert_eq!(table["distribution"]["@type"], "DataDownload");
    assert_eq!(of("clip")["additionalType"], "https://schema.org/VideoObject");
    let street = of("street");
    assert_eq!(street["caption"], "A street.");
    assert!(street["width"]["value"].as_u64().is_some_and(|width| width > 0));
    assert_eq!(of("lost")["@type"], "CreativeWork");
    assert_eq!(of("lost")["contentUrl"], Value::Null);
}

#[test]
fn a_source_is_a_work_in_a_catalogue() {
    let built = built();
    let paper = node(&built, "sources/paper/", "sources/paper/#source");
    let expected = json!({
        "@type": "CreativeWork",
        "@id": format!("{BASE}sources/paper/#source"),
        "additionalType": "https://schema.org/NewsArticle",
        "name": "The paper's story",
        "author": [{"@type": "Person", "name": "Rita Reed"},
            {"@type": "Organization", "name": "The Wire"}],
        "datePublished": "2019-03",
        "isPartOf": {"@type": "Newspaper", "name": "The Paper"},
        "publisher": {"@type": "Organization", "name": "Paper House"},
        "inLanguage": "en",
        "url": "https://paper.example/story",
        "archivedAt": "https://archive.example/story",
    });
    assert_eq!(paper, expected);
    let book = node(&built, "sources/book/", "sources/book/#source");
    assert_eq!(book["isbn"], "978-0-00-000000-2");
    assert_eq!(book["sameAs"], "https://doi.org/10.1/abc");
    assert_eq!(book["datePublished"], Value::Null);
}

#[test]
fn lists_name_what_stands_on_them() {
    let built = built();
    for (page, count) in [
        ("articles/", 2),
        ("entities/", 5),
        ("claims/", 2),
        ("exhibits/", 6),
        ("sources/", 3),
        ("chronology/", 5),
        ("tags/money/", 1),
    ] {
        let list = &node(&built, page, page)["mainEntity"];
        assert_eq!(list["numberOfItems"], count, "{page}");
        assert_eq!(
            list["itemListElement"].as_array().map(Vec::len),
            Some(count),
            "{page}"
        );
    }
    let author = node(&built, "authors/ann-author/", "authors/ann-author/");
    assert_eq!(author["about"]["name"], "Ann Author");
}
