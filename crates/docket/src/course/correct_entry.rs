//! Correct a wrong record (更正): the wrong page is struck by a new one, both stay on the docket.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};

command! {
    /// Strikes one page.
    pub struct CorrectEntry {
        pub entry: EntryNo, "案卷页", Kind::Page(Pages::Entry), "送达、财产、履行、参与分配等事实记载和尚未送达的分配方案可以更正；原页保留并加注";
        pub reason: String, "更正理由", Kind::Text(200);
    }
}

/// 更正.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryStruck {
    /// The struck page.
    pub entry: EntryNo,
    /// Why.
    pub reason: String,
}

impl Act for CorrectEntry {
    const ABOUT: About = About {
        name: "correct_entry",
        title: "更正记载",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::Assistant, Office::Clerk, Office::TeamLeader],
        approval: Approval::By(Office::TeamLeader),
        basis: Basis::House("案卷登记规则：案卷只增不减，更正另立新页"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.correctable.is_empty() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: "记载有误的，可提请更正".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let page = case
            .pages_index
            .iter()
            .find(|page| page.no == self.entry)
            .ok_or(Refusal::NotOnDocket("案卷页"))?;
        if case.struck.contains(&self.entry) {
            return Err(Refusal::AlreadyStruck);
        }
        if !case.correctable.contains(&self.entry) {
            return Err(Refusal::NotCorrectable { what: page.title });
        }
        let reliant = case
            .pages_index
            .iter()
            .find(|other| other.rests_on.contains(&self.entry) && !case.struck.contains(&other.no));
        if let Some(other) = reliant {
            return Err(Refusal::StillReliedOn { by: other.no });
        }
        Ok(vec![EntryStruck { entry: self.entry, reason: self.reason.trim().to_owned() }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("更正案卷第{}页：{}", self.entry, self.reason)
    }
}

impl Happening for EntryStruck {
    const KIND: &'static str = "entry_struck";
    const TITLE: &'static str = "更正";

    /// The fold passes over struck pages; only the proposal's own bookkeeping happens here.
    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        if !case.struck.contains(&self.entry) {
            case.struck.push(self.entry);
        }
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("撤销案卷第{}页的记载：{}", self.entry, self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.entry]
    }
}
