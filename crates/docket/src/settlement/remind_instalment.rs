//! Remind a debtor of an instalment that was missed (督促履行和解).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use crate::settlement::obstacle::Obstacle;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// How it was done. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 电话.
    Phone,
    /// 当面.
    InPerson,
    /// 书面.
    InWriting,
}

impl Answer for Way {
    const REQUIRED: bool = true;
}

const WAYS: &[(&str, &str)] = &[("phone", "电话"), ("in_person", "当面"), ("in_writing", "书面")];

impl Way {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        WAYS[self as usize].1
    }
}

command! {
    /// Reminds of one instalment.
    pub struct RemindInstalment {
        pub instalment: u32, "逾期的期次", Kind::Whole(1, 240);
        pub way: Way, "方式", Kind::Choice(WAYS);
        pub reminded_on: Day, "督促日期", Kind::Day;
        pub answer: String, "被执行人的答复", Kind::Prose(500), "何时履行、不履行的理由，申请执行人是否同意等待";
    }
}

/// 督促履行.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstalmentReminded {
    /// The settlement.
    pub settlement: EntryNo,
    /// The instalment.
    pub instalment: u32,
    /// What of it was missing then.
    pub left_fen: Fen,
    /// How.
    pub way: Way,
    /// When.
    pub reminded_on: Day,
    /// What the debtor said.
    pub answer: String,
}

impl Act for RemindInstalment {
    const ABOUT: About = About {
        name: "remind_instalment",
        title: "督促履行和解",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::settlement2020::article("第九条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let Some(settlement) = case.settlement() else { return Vec::new() };
        let missed = settlement.standings(case).into_iter().filter(|one| one.is_missed(ctx.today));
        missed
            .map(|one| {
                let reminded = settlement.reminders.iter().filter(|(no, _)| *no == one.no);
                let last = reminded.map(|(_, on)| *on).max();
                let (told, weight) = match last {
                    None => ("尚未督促".to_owned(), Weight::Next),
                    Some(on) => (format!("已于{}督促", on.chinese()), Weight::Possible),
                };
                let days = ctx.today.days_since(one.instalment.due_on);
                Offer::Open {
                    reason: format!("{}，逾期{days}天，尚欠{}元，{told}", one.words(), one.left()),
                    due_on: None,
                    weight,
                    prefill: vec![("instalment", one.no.to_string()), ("reminded_on", ctx.today.to_string())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let settlement = case.settlement_in_force()?;
        let instalment = self.instalment;
        let standings = settlement.standings(case);
        let missed = standings.iter().find(|one| one.no == instalment && one.is_missed(ctx.today));
        let missed = missed.ok_or(Refusal::Settlement(Obstacle::NotOverdue { instalment }))?;
        let day = self.reminded_on;
        if day > ctx.today {
            return Err(Refusal::DayInFuture { label: "督促日期", day });
        }
        if day <= missed.instalment.due_on {
            let (label, after, what) = ("督促日期", missed.instalment.due_on.next(), "逾期之日");
            return Err(Refusal::DayTooEarly { label, day, after, what });
        }
        Ok(vec![
            InstalmentReminded {
                settlement: settlement.no,
                instalment,
                left_fen: missed.left(),
                way: self.way,
                reminded_on: day,
                answer: self.answer.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("督促履行和解第{}期", self.instalment)
    }
}

impl Happening for InstalmentReminded {
    const KIND: &'static str = "instalment_reminded";
    const TITLE: &'static str = "督促履行";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        if let Some(settlement) = case.settlements.iter_mut().find(|one| one.no == self.settlement) {
            settlement.reminders.push((self.instalment, self.reminded_on));
        }
    }

    fn sentence(&self, _case: &Case) -> String {
        format!(
            "{}{}督促被执行人履行和解第{}期尚欠的{}元：{}",
            self.reminded_on.chinese(),
            self.way.title(),
            self.instalment,
            self.left_fen,
            self.answer
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.settlement]
    }
}
