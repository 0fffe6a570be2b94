//! Reads what an institution wrote, one item at a time, so that a bad one does not spoil its neighbours.

use super::ChannelError;
use crate::message::{Outcome, RegisterChange, Replies, Reply};
use serde::de::DeserializeOwned;
use serde_json::Value;
use values::Fen;

/// More than any sum that one person could have or owe: a thousand billion yuan.
const AMOUNT_MAX: Fen = Fen::yuan(1_000_000_000_000);
const TEXT_CHARACTERS_MAX: usize = 2_000;
const LIST_MAX: usize = 10_000;

/// An item that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The id of the request, where at least that can be read.
    pub request: Option<String>,
    /// What is wrong with it.
    pub why: String,
}

/// Changes in a register of enterprises.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The changes, oldest first.
    pub changes: Vec<RegisterChange>,
    /// What stood among them and could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// Reads a message of replies: those that can be read, and what is wrong with the others.
///
/// # Errors
/// The message is not JSON, or has no list of replies.
pub fn read_replies(bytes: &[u8]) -> Result<(Vec<Reply>, Vec<Unreadable>), ChannelError> {
    // Nearly every message is well-formed and is read at one go.
    if let Ok(Replies { replies }) = serde_json::from_slice(bytes)
        && replies.iter().all(|reply| objection(reply).is_none())
    {
        return Ok((replies, Vec::new()));
    }
    read_list(bytes, "replies", "request", objection)
}

/// Reads a message of changes.
///
/// # Errors
/// The message is not JSON, or has no list of changes.
pub fn read_changes(bytes: &[u8]) -> Result<Changes, ChannelError> {
    let (changes, unreadable) = read_list(bytes, "changes", "number", |change: &RegisterChange| {
        too_long([&change.name, &change.before, &change.after])
    })?;
    Ok(Changes { changes, unreadable })
}

fn read_list<T: DeserializeOwned>(
    bytes: &[u8],
    list: &str,
    id: &str,
    objection: impl Fn(&T) -> Option<String>,
) -> Result<(Vec<T>, Vec<Unreadable>), ChannelError> {
    let mut message: Value = serde_json::from_slice(bytes)
        .map_err(|error| ChannelError::Unintelligible { why: format!("it is not JSON: {error}") })?;
    let Some(Value::Array(items)) = message.get_mut(list).map(Value::take) else {
        return Err(ChannelError::Unintelligible { why: format!("it has no list “{list}”") });
    };
    let (mut read, mut unreadable) = (Vec::with_capacity(items.len()), Vec::new());
    for item in items {
        let request = item.get(id).and_then(Value::as_str).map(|id| id.chars().take(200).collect());
        let checked = serde_json::from_value(item)
            .map_err(|error| error.to_string())
            .and_then(|item| objection(&item).map_or(Ok(item), Err));
        match checked {
            Ok(item) => read.push(item),
            Err(why) => unreadable.push(Unreadable { request, why }),
        }
    }
    Ok((read, unreadable))
}

/// What no honest reply holds.
fn objection(reply: &Reply) -> Option<String> {
    if reply.request.is_empty() {
        return Some("it names no request".to_owned());
    }
    let head = too_long([&reply.request, &reply.receipt, &reply.person]);
    head.or_else(|| match &reply.outcome {
        Outcome::Accepted | Outcome::Renewed { .. } | Outcome::Released { .. } => None,
        Outcome::Holdings { holdings } => {
            let list = (holdings.len() > LIST_MAX).then(|| "its list is too long".to_owned());
            list.or_else(|| {
                holdings.iter().find_map(|holding| {
                    let sums = holding.encumbrances.iter().filter_map(|encumbrance| encumbrance.amount_fen);
                    impossible(holding.amount_fen.into_iter().chain(sums))
                        .or_else(|| too_long([&holding.id, &holding.description, &holding.owner]))
                        .or_else(|| holding.id.is_empty().then(|| "a holding has no id".to_owned()))
                })
            })
        }
        Outcome::Controlled { control, held_fen, from, until, .. } => {
            let backwards = until.is_some_and(|until| until < *from);
            backwards
                .then(|| "it ends before it begins".to_owned())
                .or_else(|| control.is_empty().then(|| "the measure has no number".to_owned()))
                .or_else(|| impossible([*held_fen]))
                .or_else(|| too_long([control]))
        }
        Outcome::Deducted { amount_fen, reference, .. } => {
            impossible([*amount_fen]).or_else(|| too_long([reference]))
        }
        Outcome::Located { traces } => {
            let list = (traces.len() > LIST_MAX).then(|| "its list is too long".to_owned());
            list.or_else(|| traces.iter().find_map(|trace| too_long([&trace.place, &trace.what])))
        }
        Outcome::Refused { reason } => too_long([reason]),
    })
}

fn impossible(amounts: impl IntoIterator<Item = Fen>) -> Option<String> {
    let beyond = |amount: &Fen| *amount < Fen::ZERO || *amount > AMOUNT_MAX;
    amounts.into_iter().find(beyond).map(|amount| format!("{amount} yuan is no possible amount"))
}

fn too_long<const N: usize>(texts: [&String; N]) -> Option<String> {
    texts
        .into_iter()
        .any(|text| text.len() > TEXT_CHARACTERS_MAX && text.chars().count() > TEXT_CHARACTERS_MAX)
        .then(|| format!("a text is longer than {TEXT_CHARACTERS_MAX} characters"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_reply_does_not_spoil_its_neighbours() {
        let good = r#"{"request":"a","at":0,"outcome":"accepted"}"#;
        for (bad, id) in [
            (r#"{"request":"b"}"#, Some("b")),
            (r#"{"request":"b","at":0,"outcome":"beamed"}"#, Some("b")),
            (r#"{"request":"","at":0,"outcome":"accepted"}"#, Some("")),
            (
                r#"{"request":"b","at":0,"outcome":"deducted","amount_fen":-1,"on":"2026-03-01","reference":""}"#,
                Some("b"),
            ),
            (
                r#"{"request":"b","at":0,"outcome":"controlled","control":"k","from":"2026-03-01","until":"2026-02-01"}"#,
                Some("b"),
            ),
            ("17", None),
            ("null", None),
            (r#"{"request":17}"#, None),
        ] {
            let (replies, unreadable) =
                read_replies(format!(r#"{{"replies":[{good},{bad},{good}]}}"#).as_bytes()).unwrap();
            assert_eq!(replies.len(), 2, "{bad}");
            assert_eq!(unreadable.len(), 1, "{bad}");
            assert_eq!(unreadable[0].request.as_deref(), id, "{bad}");
        }
    }

    #[test]
    fn a_message_that_is_none_is_an_error() {
        for bytes in ["", "<html>", "{\"replies\":[", "[]", "{}", "{\"replies\":{}}", "\u{0}"] {
            let read = read_replies(bytes.as_bytes());
            assert!(matches!(read, Err(ChannelError::Unintelligible { .. })), "{bytes}");
        }
    }
}
