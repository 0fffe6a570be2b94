//! What each value looks like in the journal, which must be able to read it back for ever.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use values::{
    BankAccount, CaseId, CaseKind, CaseNumber, CourtCode, CreditCode, Phone, ResidentId, StaffId, TeamId,
};

fn check<Value: Serialize + DeserializeOwned + Debug + PartialEq>(stored: &str) {
    let json = format!("\"{stored}\"");
    let value: Value = serde_json::from_str(&json).expect("the stored form is read");
    assert_eq!(serde_json::to_string(&value).expect("the value is stored"), json);
    let owned = serde_json::Value::String(stored.to_owned());
    assert_eq!(serde_json::from_value::<Value>(owned).expect("text that cannot be borrowed is read"), value);
    assert!(serde_json::from_str::<Value>("\"\"").is_err(), "nothing is stored as the empty text");
}

#[test]
fn values_are_stored_as_their_whole_text() {
    check::<CaseNumber>("（2022）内0222执68号之一");
    check::<CaseKind>("执恢");
    check::<CourtCode>("内0222");
    check::<CaseId>("内0222-2026-执-12");
    check::<StaffId>("zhao.min");
    check::<TeamId>("team-1");
    check::<CreditCode>("52150222MJ0000000R");
    check::<ResidentId>("11010519491231002X");
    check::<Phone>("13800001234");
    check::<BankAccount>("6222000000000001234");
}
