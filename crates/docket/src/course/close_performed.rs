//! Close the case as fully performed (执行完毕结案).

use crate::act::{About, Act, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
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
}

/// The first thing that stands in the way of closing on a day.
fn obstacle(case: &Case, today: Day) -> Option<Refusal> {
    let left = case.statement(today).totals.owed;
    if left.is_positive() {
        return Some(Refusal::StillOwed { left });
    }
    if let Some(open) = case.duties.iter().find(|state| state.performed_on.is_none()) {
        return Some(Refusal::DutyOpen { duty: open.duty.text.clone() });
    }
    let waiting = case.proposals.iter().filter(|proposal| proposal.is_waiting()).count();
    if waiting > 0 {
        return Some(Refusal::ProposalsWaiting { count: waiting });
    }
    let on_its_way: Fen = case.on_its_way().map(|deduction| deduction.amount).sum();
    if on_its_way.is_positive() {
        return Some(Refusal::MoneyOnItsWay { amount: on_its_way });
    }
    if case.balance().is_positive() {
        return Some(Refusal::MoneyInCase { amount: case.balance() });
    }
    // A freeze that ran out has no effect any more (SZ 27): there is nothing to lift.
    let running = case.measures.iter().filter(|measure| measure.runs_on(today)).count();
    (running > 0).then_some(Refusal::MeasuresRunning { count: running })
}

impl Act for ClosePerformed {
    const ABOUT: About = About {
        name: "close_performed",
        title: "执行完毕结案",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::enforcement_work2020::article("第64条")),
        while_suspended: WhileSuspended::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        vec![match obstacle(case, ctx.today) {
            Some(refusal) => Offer::Barred(refusal),
            None => Offer::Open {
                reason: "债务已全部履行，案款已发放，措施已解除".to_owned(),
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
        if let Some(refusal) = obstacle(case, ctx.today) {
            return Err(refusal);
        }
        let statement = case.statement(ctx.today);
        Ok(vec![
            ClosedPerformed {
                recovered_fen: case.paid_out(),
                fee_outstanding_fen: (case.fee_expected(&statement) - case.fee_taken()).or_zero(),
                note: self.note.clone(),
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
        case.closed_on = Some(stamp.on);
        case.clocks.meet_all(stamp.on);
    }

    fn sentence(&self, _case: &Case) -> String {
        let mut text = format!("执行完毕，发放案款共{}元", self.recovered_fen);
        if self.fee_outstanding_fen.is_positive() {
            text.push_str(&format!("；执行申请费尚欠{}元", self.fee_outstanding_fen));
        }
        if let Some(note) = &self.note {
            text.push_str(&format!("。{note}"));
        }
        text
    }
}
