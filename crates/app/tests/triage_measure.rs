//! The default table of triage on judgments: on our own, which are invented, one by one; and on published ones, which
//! are not in the repository: where they do not lie beside it, that test has nothing to do.

#![allow(clippy::unwrap_used)]

use app::triage::measure::{Measurement, Sample, Undecided, measure};
use insight::triage::default_table;
use serde_json::Value;
use std::path::Path;
use values::Day;

fn lines(path: &str) -> Option<Vec<(Sample, Value)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(path).ok()?;
    let read = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let field = |field: &str| row[field].as_str().map(str::to_owned);
        let sample = Sample {
            id: field("id").unwrap(),
            text: field("text").unwrap(),
            cause: field("cause"),
            number: field("case_no"),
        };
        (sample, row["expected"].clone())
    };
    Some(text.lines().map(read).collect())
}

fn measured(samples: &[Sample]) -> Measurement {
    measure(&default_table(), samples, Day::new(2026, 11, 20).unwrap())
}

#[test]
fn each_judgment_of_our_own_gets_its_class_and_its_track() {
    let (samples, expected): (Vec<Sample>, Vec<Value>) =
        lines("tests/fixtures/judgments/own.jsonl").unwrap().into_iter().unzip();
    let measured = measured(&samples);
    for (one, expected) in measured.each.iter().zip(&expected) {
        let found = one.finding.as_ref().map(|found| (found.track.word(), Some(u64::from(found.row))));
        let (track, row) = found.unwrap_or(("nothing", None));
        assert_eq!(one.class.map(docket::indicator::Class::word), expected["class"].as_str(), "{}", one.id);
        assert_eq!(
            (track, row),
            (expected["track"].as_str().unwrap(), expected["row"].as_u64()),
            "{}",
            one.id
        );
    }
    let (compared, agreed) = measured.agreement();
    let differ: Vec<_> = measured.disagreements().map(|one| (&one.id, one.class, &one.told)).collect();
    assert_eq!(compared, agreed, "{differ:?}");
    assert_eq!(compared, samples.len() - 1);
    assert_eq!(measured.undecided()[&Undecided::NothingOrdered], ["驳回诉讼请求"]);
}

#[test]
fn published_judgments_get_the_class_that_cause_and_parties_tell() {
    let Some(lines) = lines("../../../shared/data/judgments-sample/operative_parts.jsonl") else { return };
    let samples: Vec<Sample> = lines.into_iter().map(|(sample, _)| sample).collect();
    let measured = measured(&samples);
    let decided: usize = measured.by_track().values().sum();
    assert_eq!(decided, measured.by_class().values().sum::<usize>(), "whoever has a track has a class");
    assert_eq!(decided, measured.by_row().values().sum::<usize>());
    let undecided: usize = measured.undecided().values().map(Vec::len).sum();
    assert_eq!(decided + undecided, samples.len());
    let (compared, agreed) = measured.agreement();
    // A claim that is dismissed is no ground of enforcement, and the collection has many.
    let unread = undecided - measured.undecided()[&Undecided::NothingOrdered].len();
    assert!(unread * 20 <= samples.len(), "{:?}", measured.undecided());
    let differ: Vec<_> = measured.disagreements().map(|one| (&one.id, one.class, &one.told)).collect();
    assert!(agreed * 100 >= compared * 95, "{agreed} of {compared}: {differ:?}");
}

#[test]
fn a_sum_that_was_not_read_leaves_the_track_open_only_where_it_matters() {
    let judgment = |operative: &str| Sample {
        id: "一".to_owned(),
        text: format!("判决如下：{operative}"),
        cause: None,
        number: None,
    };
    let open = judgment("被告甲某于本判决生效后十日内支付原告乙某货款5000美元。");
    let plain = judgment(
        "一、被告甲某于本判决生效后十日内从青山路1号房屋中迁出；二、被告甲某于本判决生效后十日内支付原告乙某货款5000美元。",
    );
    let ruling = Sample { number: Some("（2025）内0299执1号".to_owned()), ..plain.clone() };
    let found = measured(&[open, plain, ruling]);
    let of = |place: usize| found.each[place].finding.as_ref().map(|found| found.row).map_err(|why| *why);
    assert_eq!(of(0), Err(Undecided::SumUnread));
    assert_eq!(of(1), Ok(1));
    assert_eq!(of(2), Err(Undecided::OfEnforcement));
}
