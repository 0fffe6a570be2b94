//! One case as a line of a list.

use crate::shell::encode;
use crate::show::{Amount, Due};
use docket::directory::Directory;
use docket::filing::{Kind, Livelihood};
use docket::triage::Track;
use law::closing2014::Way;
use store::read::cases::CaseRow;
use values::{Day, StaffId};

/// One case as lists show it.
pub(crate) struct CaseLine {
    pub(crate) path: String,
    pub(crate) number: String,
    pub(crate) cause: String,
    /// The kind of case, where it is no first enforcement.
    pub(crate) kind: Option<&'static str>,
    pub(crate) livelihood: Option<&'static str>,
    /// The track, where it is another than the ordinary one.
    pub(crate) track: Option<&'static str>,
    pub(crate) creditors: String,
    pub(crate) debtors: String,
    pub(crate) stage: String,
    pub(crate) stage_title: &'static str,
    pub(crate) handler: String,
    /// Whether the officer only stands in for the handler.
    pub(crate) covered: bool,
    pub(crate) team: String,
    pub(crate) filed_on: String,
    pub(crate) closed_on: Option<String>,
    pub(crate) closing_way: &'static str,
    pub(crate) claimed: Amount,
    pub(crate) received: Amount,
    pub(crate) balance: Amount,
    pub(crate) due: Option<Due>,
    pub(crate) due_label: String,
}

impl CaseLine {
    /// The line of a case, seen from a day.
    pub(crate) fn new(row: CaseRow, directory: &Directory, today: Day) -> CaseLine {
        let team = row.team.as_deref().and_then(|team| team.parse().ok());
        CaseLine {
            path: case_path(&row.case_id),
            number: row.number,
            cause: row.cause,
            livelihood: row.livelihood.as_deref().and_then(Livelihood::by_word).map(Livelihood::title),
            track: row
                .track
                .as_deref()
                .and_then(Track::by_word)
                .filter(|track| *track != Track::Ordinary)
                .map(Track::title),
            creditors: row.creditors,
            debtors: row.debtors,
            kind: Kind::by_word(&row.kind).filter(|kind| *kind != Kind::First).map(Kind::title),
            closing_way: row.closing_way.as_deref().and_then(Way::by_word).map_or("", Way::label),
            stage_title: docket::Stage::title_of(&row.stage),
            stage: row.stage,
            covered: false,
            handler: row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            team: team.map_or_else(String::new, |team| directory.team_name(&team)),
            filed_on: row.filed_on.to_string(),
            closed_on: row.closed_on.map(|day| day.to_string()),
            claimed: Amount::new(row.claimed),
            received: Amount::new(row.received),
            balance: Amount::new(row.balance),
            due: row.due_on.map(|due_on| Due::new(due_on, today)),
            due_label: row.due_label.unwrap_or_default(),
        }
    }
}

/// Whether whoever stands in for these colleagues stands in for a handler.
pub(crate) fn stands_in(covers: &[StaffId], handler: Option<&str>) -> bool {
    handler.is_some_and(|handler| covers.iter().any(|absent| absent.as_str() == handler))
}

/// The path of a case's page.
pub(crate) fn case_path(case_id: &str) -> String {
    format!("/cases/{}", encode(case_id))
}

#[cfg(test)]
impl CaseLine {
    /// A line that tests render.
    pub(crate) fn sample() -> CaseLine {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let row = CaseRow {
            case_id: "内0299-2026-执-12".to_owned(),
            number: "（2026）内0299执12号".to_owned(),
            filed_on: day("2026-03-10"),
            cause: "追索劳动报酬纠纷".to_owned(),
            livelihood: Some("wages".to_owned()),
            stage: "enforcing".to_owned(),
            team: Some("fast".to_owned()),
            handler: Some("fast-1".to_owned()),
            handler_name: Some("刘某".to_owned()),
            creditors: "王某<1>".to_owned(),
            debtors: "示范建筑有限公司".to_owned(),
            claimed: values::Fen(12_345_678),
            received: values::Fen(5_000_000),
            paid: values::Fen::ZERO,
            balance: values::Fen(5_000_000),
            held: values::Fen::ZERO,
            due_on: Some(day("2026-11-17")),
            due_label: Some("案款发放".to_owned()),
            closed_on: None,
            kind: "first".to_owned(),
            closing_way: None,
            track: Some("fast".to_owned()),
            suggested_track: None,
        };
        CaseLine::new(row, &Directory::default(), day("2026-11-20"))
    }
}
