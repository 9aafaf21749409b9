//! Claims: their pages, the ledger, their entries beside stories and names, and replies.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "outside of test functions too, a failure ends the test"
)]

#[path = "claims/documented.rs"]
mod documented;
mod fixture;

use fixture::{Built, CONFIG, says, site, with_drafts};

const CASE: &str = "\
-- content/sources.yaml --
- {id: explainer, title: Who leaked it?, author: [{literal: Desk}]}
- {id: wire, title: Recordings for sale}
-- content/entities/seller.md --
---
name: The Seller
type: account
---
-- content/entities/office.md --
---
name: The Office
type: public-body
---
-- content/claims/price.md --
---
title: The price
statement: They asked for 180 BTC.
status: disputed
by: [seller]
about: [office]
date: 2022-08-20
rating: {name: Unproven, value: 2}
evidence:
  - {source: explainer, locator: section 2, quote: at least 180 BTC, bears: for}
  - {source: wire, quote: کسی نے ادا نہیں کیا, bears: against}
  - {source: wire}
values:
  - {value: 180 BTC, by: explainer}
  - {value: 3.4 million USD, by: wire, note: At the rate of the day}
history:
  - {status: reported, date: 2022-10-02, note: A paper printed it.}
  - {status: unverified, date: 2022-09-01, note: Talk alone.}
last_verified: 2022-11-01
---
Nobody showed the listing.[^1]

[^1]: As of November.
-- content/claims/price.ur.md --
---
statement: انہوں نے 180 بٹ کوائن مانگے۔
status: disputed
about: [office]
---
-- content/claims.yaml --
- {id: volume, statement: There are 100 hours., status: unverified, evidence: [{source: wire}]}
- {id: inquiry, statement: An inquiry began., by: [office], status: unverified}
-- content/replies.yaml --
- id: b-office
  subject: office
  asked: 2022-09-20
  deadline: 2022-09-25
  date: 2022-09-24
  channel: letter
  about: [price]
  outcome: replied
  text: |
    We know of no sale.

    Ask the police.
  texts: {ur: ہمیں کسی فروخت کا علم نہیں۔}
- {id: a-seller, subject: seller, asked: 2022-09-21, about: [price], outcome: no-response}
-- content/articles/story.md --
---
title: A story
date: 2022-10-05
---
[The price](claim:price) of [100 hours](claim:volume), and [again](claim:volume).

![[claim:price]]
-- content/exhibits/post/index.md --
---
title: The post
type: document
file: post.txt
sha256: 540a3107faab3d8e9a0b53447c45ba5c2550277313a25d4ccf0d9065bf0d7ba8
quotes: [{page: 1, text: 180 BTC, claim: price}]
---
-- content/exhibits/post/post.txt --
180 BTC
";

fn case() -> Built {
    site(&format!("{CONFIG}{CASE}")).sound()
}

#[test]
fn a_page_says_all_that_is_known_of_a_claim() {
    let built = case();
    let page = built.text("claims/price/");
    says(
        page,
        &[
            "<title>The price",
            "content=\"Claim (disputed): They asked for 180 BTC.\"",
            "Claim: The price",
            "<h1 class=\"statement\">They asked for 180 BTC.</h1>",
            "disputed</span> Sources contradict one another about it.",
            "Unproven <span class=\"aside\">(2 on a scale from 1 to 5)",
            "The Seller",
            "The Office",
            "20 August 2022",
            "../../exhibits/post/",
            "../../articles/story/",
            "1 November 2022",
            "is not an accusation",
        ],
    );
    says(
        page,
        &[
            "The figures given",
            "180 BTC</p>",
            "../../sources/explainer/",
            "3.4 million USD</p>",
            "../../sources/wire/",
            "At the rate of the day",
            "Supports it</h3>",
            "section 2",
            "<blockquote class=\"words\" dir=\"auto\">at least 180 BTC</blockquote>",
            "Speaks against it</h3>",
            "<blockquote class=\"words\" lang=\"und-Arab\" dir=\"rtl\">",
            "Explains it</h3>",
            "What those concerned said",
            "What we know of it",
            "Nobody showed the listing.",
            "As of November.",
        ],
    );
}

#[test]
fn statuses_stand_in_the_order_of_their_dates_and_the_present_one_last() {
    let built = case();
    let page = built.text("claims/price/");
    says(
        page,
        &[
            "<ol class=\"history\">",
            "unverified</span>",
            "1 September 2022",
            "Talk alone.",
            "reported</span>",
            "2 October 2022",
            "A paper printed it.",
            "disputed</span>",
            "at present",
            "</ol>",
        ],
    );
    assert_eq!(page.matches("at present").count(), 1);
    assert!(!built.text("claims/volume/").contains("class=\"history\""), "none written");
}

#[test]
fn replies_stand_with_claims_cards_and_those_asked() {
    let built = case();
    let replies = ["Asked<", "20 September 2022", "How<", "letter", "25 September 2022"];
    let page = built.text("claims/price/");
    says(page, &replies);
    says(page, &["24 September 2022", "We know of no sale.\n\nAsk the police."]);
    says(
        page,
        &["The Office</a>: <strong>Replied", "The Seller</a>: <strong>Did not reply"],
    );
    let page = built.text("entities/office/");
    says(
        page,
        &["What The Office was asked", "Asked about", "The price", "We know of no sale."],
    );
    assert!(!page.contains("Did not reply"), "that was the seller");
    let story = built.text("articles/story/");
    says(
        story,
        &["class=\"card claim-card\"", "The Office</a>: Replied", "We know of no sale."],
    );
    let urdu = built.text("ur/claims/price/");
    says(urdu, &["جواب دیا", "ہمیں کسی فروخت کا علم نہیں۔"]);
    assert!(!urdu.contains("We know of no sale."), "the Urdu words are there");
}

#[test]
fn the_ledger_lists_all_in_one_order_and_counts_them() {
    let built = case();
    let page = built.text("claims/");
    says(page, &["<p class=\"tally\">3 claims</p>", "class=\"strip\""]);
    says(
        page,
        &[
            "?status=disputed",
            ">1</span>",
            "?status=unverified",
            ">2</span>",
            "unverified",
        ],
    );
    // In the order of the words that readers see first.
    says(page, &["An inquiry began.", "The price</a>", "There are 100 hours."]);
    says(
        page,
        &[
            "id=\"claim-price\" data-status=\"disputed\" data-who=\"seller office \"",
            "They asked for 180 BTC.",
            "Rests on 2 sources",
            "Last verified",
        ],
    );
    says(
        page,
        &[
            "<option value=\"office\">The Office (2)",
            "<option value=\"seller\">The Seller (1)",
        ],
    );
    says(page, &["<option value=\"wire\">Recordings for sale (2)"]);
    let home = built.text("");
    says(home, &["Claims by their standing", "claims/?status=disputed", "All claims"]);
}

#[test]
fn stories_show_what_they_lead_to_once() {
    let built = case();
    let story = built.text("articles/story/");
    says(story, &["Claims in this story", "id=\"claim-volume\"", "There are 100 hours."]);
    for id in ["claim-price", "claim-volume"] {
        assert_eq!(story.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
        assert!(story.contains(&format!("data-preview=\"{id}\"")), "{id}");
    }
}

#[test]
fn names_show_what_is_claimed_about_them_and_by_them() {
    let built = case();
    let office = built.text("entities/office/");
    says(
        office,
        &["What is claimed about The Office", "The price", "What The Office claims"],
    );
    says(
        office,
        &["What The Office claims", "An inquiry began.", "What The Office was asked"],
    );
    let seller = built.text("entities/seller/");
    says(seller, &["What The Seller claims", "id=\"claim-price\""]);
    assert!(!seller.contains("is claimed about"));
}

#[test]
fn a_claim_both_about_and_by_a_name_has_one_anchor() {
    let both = "-- content/entities/both.md --\n---\nname: Both\ntype: person\n---\n\
                ![[claim:own]]\n\
                -- content/claims/own.md --\n---\nstatement: So it is.\nby: [both]\n\
                about: [both]\n---\n";
    let built = site(&format!("{CONFIG}{both}")).sound();
    let page = built.text("entities/both/");
    assert_eq!(page.matches(" id=\"claim-own\"").count(), 1, "{page}");
    assert_eq!(page.matches("class=\"claim-entry\"").count(), 2);
}

#[test]
fn what_is_about_a_withheld_claim_alone_is_withheld() {
    let hidden = "-- content/claims/hidden.md --\n---\nstatement: Hidden.\nabout: [office]\n\
                  draft: true\n---\n-- content/more/replies.yaml --\n[]\n";
    let reply = "- {id: h, subject: office, about: [hidden], outcome: replied, text: Canary.}\n\
                 - {id: k, subject: office, about: [hidden, price], outcome: declined}\n";
    let case = CASE.replace(
        "-- content/articles/story.md",
        &format!("{reply}-- content/articles/story.md"),
    );
    let hidden = hidden.split("-- content/more").next().unwrap_or_default();
    let fixture = format!("{CONFIG}{case}{hidden}");
    let built = site(&fixture).sound();
    assert!(!built.text("entities/office/").contains("Canary."));
    says(built.text("entities/office/"), &["Declined to comment"]);
    let drafts = with_drafts(&fixture).sound();
    assert!(drafts.text("entities/office/").contains("Canary."));
    assert!(drafts.text("claims/").contains("class=\"withheld\""));
}
