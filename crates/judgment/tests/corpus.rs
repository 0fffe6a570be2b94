//! The reader against real operative parts and what people read in them. The texts are not in the repository: where
//! the shared corpus does not lie beside it, these tests have nothing to do.

use judgment::score::{self, Score};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The texts by id; none where there is no corpus.
fn corpus() -> Option<BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/judgments-sample/operative_parts.jsonl");
    let lines = std::fs::read_to_string(path).ok()?;
    let text_of = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        (value["id"].as_str().expect("an id").to_owned(), value["text"].as_str().expect("a text").to_owned())
    };
    Some(lines.lines().map(text_of).collect())
}

fn expectation_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expectations");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
}

#[test]
fn the_corpus_is_read_as_people_read_it() {
    let Some(corpus) = corpus() else { return };
    let mut total = Score::default();
    let mut count = 0;
    for path in expectation_files() {
        let expectations = score::expectations(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for expected in &expectations {
            let Some(text) = corpus.get(&expected.id) else { continue };
            let reading = judgment::read(text);
            let score = score::score(expected, &reading);
            report(expected, &reading, &score);
            total += score;
            count += 1;
        }
    }
    println!("{count} operative parts\n{total}");
    for (name, count, least) in [
        ("amounts", total.amounts, 9_700),
        ("interest", total.interest, 9_000),
        ("performance", total.performance, 9_500),
    ] {
        assert!(count.precision_e4() >= least && count.recall_e4() >= least, "{name}\n{total}");
    }
}

/// Prints where the reading differs.
fn report(expected: &score::Expectation, reading: &judgment::Reading, score: &Score) {
    let id = &expected.id;
    if !score.amounts.is_perfect() {
        println!("{id} amounts: expected {:?}, read {:?}", expected.amounts_fen, score::amounts(reading));
    }
    if !score.interest.is_perfect() {
        println!(
            "{id} interest: expected {:?}\n  read {:?}",
            score::expected_interest(expected),
            score::interest(reading)
        );
    }
    if !score.performance.is_perfect() {
        println!(
            "{id} performance: expected {:?}, read {:?}",
            score::expected_performance(expected),
            score::performance(reading)
        );
    }
    if !score.costs.is_perfect() {
        println!("{id} costs: expected {:?}, read {:?}", expected.costs_fen, score::costs(reading));
    }
    if !score.debtors.is_perfect() {
        println!("{id} debtors: expected {:?}, read {:?}", expected.debtors, score::debtors(reading));
    }
    if !score.kinds.is_perfect() {
        let kinds: Vec<_> = reading.claims.iter().map(|claim| claim.kind).collect();
        println!("{id} kinds: expected {:?}, read {kinds:?}", expected.kinds);
    }
}

#[test]
fn spans_lie_in_the_text_and_claims_in_their_order() {
    let Some(corpus) = corpus() else { return };
    for (id, text) in corpus {
        let length = text.chars().count();
        let reading = judgment::read(&text);
        let claims: Vec<_> = reading.claims.iter().map(|claim| claim.span).collect();
        assert!(claims.is_sorted_by_key(|span| span.start), "{id}: {claims:?}");
        let doubts = reading.doubts.iter().map(|doubt| doubt.span);
        let interest = reading.claims.iter().flat_map(|claim| &claim.interest).map(|interest| interest.span);
        let liabilities = reading.liabilities.iter().map(|liability| liability.span);
        let costs = reading.costs.iter().map(|cost| cost.span);
        for span in claims.into_iter().chain(doubts).chain(interest).chain(liabilities).chain(costs) {
            assert!(span.start < span.end && span.end <= length, "{id}: {span:?}");
        }
    }
}
