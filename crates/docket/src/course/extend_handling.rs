//! Extend the handling limit of a case (延长执行期限).

use super::obstacle::Obstacle;
use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::{Case, Extension};
use crate::clock::{ClockKind, ClockState};
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::trial_limits2000::{EXTENSION_MONTHS, article};
use serde::{Deserialize, Serialize};
use values::Day;

/// How many days before the end the handler is reminded that an extension must be granted before it.
const REMINDED_DAYS: i32 = 30;

command! {
    /// Asks the president for more time.
    pub struct ExtendHandling {
        pub months: u32, "延长（个月）", Kind::Whole(1, 3);
        pub facts: String, "特殊情况", Kind::Prose(500), "写明不能在期限内执结的具体原因和下一步计划";
        pub record_no: Option<String>, "高级人民法院备案文号", Kind::Text(60), "已经延长三个月、还需延长的填写";
    }
}

/// 延长执行期限.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandlingExtended {
    /// By how many months.
    pub months: u32,
    /// Why.
    pub facts: String,
    /// Under which number the high court keeps it on record; of a further extension only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_no: Option<String>,
}

impl Act for ExtendHandling {
    const ABOUT: About = About {
        name: "extend_handling",
        title: "延长执行期限",
        topic: Topic::Course,
        offices: &[Office::Handler],
        approval: Approval::By(Office::President),
        basis: Basis::Article(article("第五条第一款")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let running =
            case.clocks.get(ClockKind::Handling, 0).filter(|clock| clock.state == ClockState::Running);
        let is_near = |due_on: Day| (0..=REMINDED_DAYS).contains(&due_on.days_since(ctx.today));
        let Some(clock) = running.filter(|clock| is_near(clock.due_on)) else { return Vec::new() };
        if case.assignment.is_none() || case.waiting::<ExtendHandling>().next().is_some() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: format!(
                "执行办理期限至{}；有特殊情况需要延长的，在届满前报请院长批准",
                clock.due_on.chinese()
            ),
            due_on: Some(clock.due_on),
            weight: Weight::Useful,
            prefill: vec![("months", EXTENSION_MONTHS.to_string())],
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        if case.clocks.get(ClockKind::Handling, 0).is_none() {
            return Err(Refusal::NotOnDocket("执行办理期限"));
        }
        let end = case.handling_limit().value.end;
        if ctx.today > end {
            return Err(Refusal::Course(Obstacle::LimitOver { end }));
        }
        let record_no = self.record_no.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let granted = case.months_extended();
        if granted + self.months > EXTENSION_MONTHS && record_no.is_none() {
            return Err(Refusal::Course(Obstacle::ExtensionNotOnRecord { granted }));
        }
        let (facts, record_no) = (self.facts.trim().to_owned(), record_no.map(str::to_owned));
        Ok(vec![HandlingExtended { months: self.months, facts, record_no }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        format!(
            "执行期限延长{}个月（现至{}）：{}",
            self.months,
            case.handling_limit().value.end.chinese(),
            self.facts.trim()
        )
    }
}

impl Happening for HandlingExtended {
    const KIND: &'static str = "handling_extended";
    const TITLE: &'static str = "延长执行期限";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let record_no = self.record_no.clone();
        case.extensions.push(Extension { on: stamp.on, months: self.months, record_no });
        case.recount_handling();
    }

    fn sentence(&self, case: &Case) -> String {
        let record = self.record_no.as_ref().map(|no| format!("，已层报高级人民法院备案（{no}）"));
        format!(
            "院长批准执行期限延长{}个月，至{}{}：{}",
            self.months,
            case.handling_limit().value.end.chinese(),
            record.unwrap_or_default(),
            self.facts
        )
    }
}
