//! Runs over the collected data that may stand beside the repository; without it there is nothing to check.

use std::path::Path;
use values::{CaseNumber, Court, CreditCode, Day, ResidentId};

/// A file of the collected data, or none where it is not there.
fn shared(file: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    std::fs::read_to_string(folder.join(file)).ok()
}

/// The rows of a file without its heading, split at commas.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect())
}

#[test]
fn resident_ids_are_judged_as_the_vectors_say() {
    let Some(text) = shared("validation-vectors/resident_id_cases.csv") else { return };
    let today = Day::new(2026, 3, 10).unwrap();
    for row in rows(&text) {
        let accepted = ResidentId::parse_on(row[0], today).is_ok_and(|id| id.reveal() == row[0]);
        assert_eq!(accepted, row[1] == "1", "{row:?}");
    }
}

#[test]
fn credit_codes_are_judged_as_the_vectors_say() {
    let Some(text) = shared("validation-vectors/uscc_cases.csv") else { return };
    for row in rows(&text) {
        assert_eq!(row[0].parse::<CreditCode>().is_ok(), row[1] == "1", "{row:?}");
    }
}

#[test]
fn courts_seen_in_published_papers_are_found_by_name_and_code() {
    let Some(text) = shared("cn-courts/observed_case_number_prefixes.csv") else { return };
    // One name of the collection has a stranger's name run into it.
    for row in rows(&text).filter(|row| !row[0].starts_with("蔡阿江")) {
        let court = Court::by_name(row[0]).unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!(court.code().as_str(), row[1], "{row:?}");
        assert_eq!(Court::by_code(row[1]), Some(court), "{row:?}");
    }
}

#[test]
fn every_kind_of_case_is_read_with_every_level_of_court() {
    let Some(text) = shared("cn-courts/case_type_codes.csv") else { return };
    for row in rows(&text) {
        for court in ["内0222", "内02", "内", "最高法"] {
            let written = format!("（2026）{court}{}12号", row[0]);
            let number: CaseNumber = written.parse().unwrap();
            assert_eq!((number.court().as_str(), number.kind().code()), (court, row[0]), "{written}");
            assert_eq!((number.to_string(), number.kind().title()), (written, row[1].to_owned()));
        }
    }
}

#[test]
fn numbers_in_published_papers_are_printed_as_they_stand() {
    for file in ["enforcement_rulings.jsonl", "operative_parts.jsonl"] {
        let Some(text) = shared(&format!("judgments-sample/{file}")) else { return };
        for line in text.lines() {
            let paper: serde_json::Value = serde_json::from_str(line).unwrap();
            let whole = paper["case_no"].as_str().filter(|number| !number.contains('×')).map(str::to_owned);
            let prefix = paper["case_no_prefix"].as_str().and_then(|prefix| prefix.split_at_checked(4));
            for number in whole.into_iter().chain(prefix.map(|(year, rest)| format!("（{year}）{rest}1号")))
            {
                assert_eq!(number.parse::<CaseNumber>().map(|read| read.to_string()), Ok(number));
            }
        }
    }
}
