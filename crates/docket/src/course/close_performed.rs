//! Close the case as fully performed (执行完毕结案).
//!
//! > 执行和解规定第八条 执行和解协议履行完毕的，人民法院作执行结案处理。
//!
//! What the instrument grants beyond a settlement that was kept is not owed any more.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::course::suspend_case::Ground;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use crate::settlement::obstacle::Obstacle;
use law::closing2014::Way;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Closes the case.
    pub struct ClosePerformed {
        pub note: Option<String>, "结案说明", Kind::Prose(500);
    }
}

/// 执行完毕结案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedPerformed {
    /// What the creditors received in all.
    pub recovered_fen: Fen,
    /// The execution fee that is still unpaid.
    pub fee_outstanding_fen: Fen,
    /// In words.
    pub note: Option<String>,
    /// The settlement that was performed, where it ended the matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<EntryNo>,
    /// What was performed beside the account of the court.
    #[serde(default)]
    pub performed_fen: Fen,
}

/// The first thing that stands in the way of closing on a day.
fn obstacle(case: &Case, today: Day) -> Option<Refusal> {
    let settled = case.settlement().filter(|settlement| settlement.is_performed(case));
    if let Some(suspension) = case.open_suspension()
        && (settled.is_none() || suspension.ground != Ground::Settlement)
    {
        return Some(Refusal::CaseSuspended { since: suspension.since });
    }
    let left = case.statement(today).totals.owed;
    if left.is_positive() && settled.is_none() {
        return Some(match case.settlement() {
            Some(settlement) => Refusal::Settlement(Obstacle::Unfinished {
                left: settlement.total - settlement.performed(case),
            }),
            None => Refusal::StillOwed { left },
        });
    }
    if let Some(open) = case.duties.iter().find(|state| state.performed_on.is_none()) {
        return Some(Refusal::DutyOpen { duty: open.duty.text.clone() });
    }
    case.unsettled().or_else(|| case.still_held(today))
}

impl Act for ClosePerformed {
    const ABOUT: About = About {
        name: "close_performed",
        title: "执行完毕结案",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::enforcement_work2020::article("第64条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        vec![match obstacle(case, ctx.today) {
            Some(Refusal::CaseSuspended { .. }) => return Vec::new(),
            Some(refusal) => Offer::Barred(refusal),
            None => Offer::Open {
                reason: if case.is_settled() {
                    "执行和解协议已履行完毕，案款已发放，措施已解除".to_owned()
                } else {
                    "债务已全部履行，案款已发放，措施已解除".to_owned()
                },
                due_on: None,
                weight: Weight::Next,
                prefill: Vec::new(),
            },
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        case.check_way(Way::Performed)?;
        if let Some(refusal) = obstacle(case, ctx.today) {
            return Err(refusal);
        }
        let statement = case.statement(ctx.today);
        Ok(vec![
            ClosedPerformed {
                recovered_fen: case.paid_out(),
                fee_outstanding_fen: (case.fee_expected(&statement) - case.fee_taken()).or_zero(),
                note: self.note.clone(),
                settlement: case.settlement().filter(|one| one.is_performed(case)).map(|one| one.no),
                performed_fen: case.performances.iter().map(|performance| performance.amount).sum(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        "以执行完毕方式结案".to_owned()
    }
}

impl Happening for ClosedPerformed {
    const KIND: &'static str = "closed_performed";
    const TITLE: &'static str = "执行完毕";
    const PAPERS: &'static [Paper] = &[Paper::ClosingNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.close(Way::Performed, stamp, self.settlement);
    }

    fn sentence(&self, _case: &Case) -> String {
        let ended = if self.settlement.is_some() { "执行和解协议履行完毕" } else { "执行完毕" };
        let mut text = format!("{ended}，发放案款共{}元", self.recovered_fen);
        if self.performed_fen.is_positive() {
            text.push_str(&format!("，另由被执行人直接履行{}元", self.performed_fen));
        }
        if self.fee_outstanding_fen.is_positive() {
            text.push_str(&format!("；执行申请费尚欠{}元", self.fee_outstanding_fen));
        }
        if let Some(note) = &self.note {
            text.push_str(&format!("。{note}"));
        }
        text
    }
}
