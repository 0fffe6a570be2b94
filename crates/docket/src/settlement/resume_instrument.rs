//! Resume the original instrument after a settlement was broken (恢复执行原生效法律文书).
//!
//! > 第九条 被执行人一方不履行执行和解协议的，申请执行人可以申请恢复执行原生效法律文书，也可以就履行执行和解协议向执行法院提起诉讼。
//!
//! > 第十七条 恢复执行后，执行和解协议已经履行部分应当依法扣除。
//!
//! What was performed is deducted without anybody typing it: receipts and recorded performance stand in the statement of
//! the debt, each with its day.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::course::suspend_case::Ground as Suspending;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use crate::settlement::obstacle::Obstacle;
use crate::settlement::{Ending, Settlement};
use law::settlement2020::{ResumptionObstacle, resumption};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// Why enforcement is resumed. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// An instalment was missed.
    Breach,
    /// The debtor says or shows that he will not perform (民法典第五百七十八条).
    AnticipatoryBreach,
}

impl Answer for Ground {
    const REQUIRED: bool = true;
}

const GROUNDS: &[(&str, &str)] = &[
    ("breach", "被执行人一方逾期不履行和解协议"),
    ("anticipatory_breach", "期限届满前明确表示或者以行为表明不履行（民法典第五百七十八条）"),
];

impl Ground {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        GROUNDS[self as usize].1
    }
}

command! {
    /// Resumes the original instrument.
    pub struct ResumeInstrument {
        pub applied_on: Day, "申请恢复之日", Kind::Day, "申请执行人申请恢复执行的日期";
        pub ground: Ground, "事由", Kind::Choice(GROUNDS);
        pub facts: String, "审查情况", Kind::Prose(500);
    }
}

/// 恢复执行原生效法律文书.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentResumed {
    /// The settlement.
    pub settlement: EntryNo,
    /// The day of the application.
    pub applied_on: Day,
    /// Why.
    pub ground: Ground,
    /// In words.
    pub facts: String,
    /// What of the settlement was performed, which is deducted.
    pub performed_fen: Fen,
}

/// What stands against resumption today (SET-06).
fn against(settlement: &Settlement, case: &Case, today: Day, ground: Ground) -> Vec<ResumptionObstacle> {
    if settlement.is_performed(case) {
        return vec![ResumptionObstacle::Performed];
    }
    if settlement.arrears(case, today).is_positive() {
        return Vec::new();
    }
    let mut against = vec![ResumptionObstacle::NotDue];
    // Whoever shows that he will not perform is not performing as agreed, whatever he paid before.
    if settlement.performed(case).is_positive() && ground == Ground::Breach {
        against.push(ResumptionObstacle::BeingPerformed);
    }
    against
}

impl Act for ResumeInstrument {
    const ABOUT: About = About {
        name: "resume_instrument",
        title: "恢复执行原生效法律文书",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::settlement2020::article("第九条、第十一条、第十七条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let Some(settlement) = case.settlement() else { return Vec::new() };
        let arrears = settlement.arrears(case, ctx.today);
        if !arrears.is_positive() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: format!(
                "和解已到期而未履行{arrears}元，申请执行人可以申请恢复执行（至{}），也可以就和解协议起诉；已履行的{}元应当扣除",
                settlement.resumption_until().chinese(),
                settlement.performed(case)
            ),
            due_on: None,
            weight: Weight::Useful,
            prefill: vec![("applied_on", ctx.today.to_string()), ("ground", "breach".to_owned())],
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let settlement = case.settlement_in_force()?;
        let day = self.applied_on;
        if day > ctx.today {
            return Err(Refusal::DayInFuture { label: "申请恢复之日", day });
        }
        if day < settlement.agreed_on {
            let (label, after, what) = ("申请恢复之日", settlement.agreed_on, "协议日期");
            return Err(Refusal::DayTooEarly { label, day, after, what });
        }
        let against = against(settlement, case, ctx.today, self.ground);
        if !resumption(&against, self.ground == Ground::AnticipatoryBreach).value {
            let why = against.last().copied().unwrap_or(ResumptionObstacle::OtherObstacle);
            return Err(Refusal::Settlement(Obstacle::NotResumed { why }));
        }
        // An application is made on a breach: one that came before it rests on nothing, whatever was missed since.
        if self.ground == Ground::Breach
            && !settlement.is_broken(case, day)
            && let Some(due_on) = settlement.first_missed(case, ctx.today)
        {
            return Err(Refusal::Settlement(Obstacle::AppliedBeforeBreach { applied_on: day, due_on }));
        }
        Ok(vec![
            InstrumentResumed {
                settlement: settlement.no,
                applied_on: day,
                ground: self.ground,
                facts: self.facts.trim().to_owned(),
                performed_fen: settlement.performed(case),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("恢复执行原生效法律文书：{}", self.ground.title())
    }
}

impl Happening for InstrumentResumed {
    const KIND: &'static str = "instrument_resumed";
    const TITLE: &'static str = "恢复执行";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(settlement) = case.settlements.iter_mut().find(|one| one.no == self.settlement) {
            settlement.ended = Some((stamp.no, stamp.on, Ending::Resumed));
        }
        let suspended = case
            .suspensions
            .iter_mut()
            .find(|one| one.until.is_none() && one.ground == Suspending::Settlement);
        if let Some(suspension) = suspended {
            suspension.until = Some(stamp.on);
            case.recount_handling();
        }
    }

    fn sentence(&self, _case: &Case) -> String {
        format!(
            "申请执行人于{}申请，裁定恢复执行原生效法律文书：{}。{}；和解已履行的{}元依法扣除",
            self.applied_on.chinese(),
            self.ground.title(),
            self.facts,
            self.performed_fen
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.settlement]
    }
}
