//! Lift a freeze (解除冻结).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, Pages, command};
use crate::measure::excess::relief;
use crate::measure::term;
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

/// Why a freeze is lifted (SZ 28).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// 债务已经清偿.
    Paid,
    /// 案外人的财产.
    ThirdParty,
    /// 申请执行人撤回申请或者放弃债权.
    Withdrawn,
    /// 被执行人提供担保且申请执行人同意.
    Secured,
    /// 超标的部分解除.
    Excess,
    /// 其他应当解除的情形.
    Other,
    /// 以其他等值财产置换.
    Substituted,
}

impl Answer for Ground {
    const REQUIRED: bool = true;
}

/// Stored words and Chinese titles.
pub const GROUNDS: &[(&str, &str)] = &[
    ("paid", "债务已经清偿"),
    ("third_party", "属于案外人的财产"),
    ("withdrawn", "申请执行人撤回申请或者放弃债权"),
    ("secured", "被执行人提供担保且申请执行人同意"),
    ("excess", "超过标的额的部分"),
    ("other", "其他应当解除的情形"),
    ("substituted", "以其他等值财产置换"),
];

impl Ground {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        GROUNDS[self as usize].1
    }

    /// What exactly, as it was typed; a ground that says nothing by itself needs it.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`] where it is needed and missing.
    pub(crate) fn explained(self, reason: Option<&str>) -> Result<Option<String>, Refusal> {
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        match (self, reason) {
            (Ground::Other, None) => Err(Refusal::ReasonMissing),
            (_, reason) => Ok(reason.map(str::to_owned)),
        }
    }
}

command! {
    /// Lifts one freeze.
    pub struct ReleaseFreeze {
        pub measure: EntryNo, "冻结措施", Kind::Page(Pages::Measure);
        pub ground: Ground, "解除理由", Kind::Choice(GROUNDS);
        pub released_on: Day, "解除日期", Kind::Day;
        pub reason: Option<String>, "具体情形", Kind::Text(200), "选择“其他应当解除的情形”的必须写明，写入裁定书";
    }
}

/// 解除冻结.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreezeReleased {
    /// The measure.
    pub measure: EntryNo,
    /// Why.
    pub ground: Ground,
    /// When.
    pub released_on: Day,
    /// What exactly, where the ground does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Act for ReleaseFreeze {
    const ABOUT: About = About {
        name: "release_freeze",
        title: "解除冻结",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::seizure2020::article("第二十八条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let statement = case.statement(ctx.today);
        let relief = relief(case, ctx);
        case.measures
            .iter()
            .filter(|measure| measure.property.is_none() && measure.released_on.is_none())
            .map(|measure| {
                let paid = case.owed_by(measure.debtor, &statement).is_zero();
                let runs = measure.runs_on(ctx.today);
                let (reason, ground, weight) = if !runs {
                    let until = measure.until.chinese();
                    let reason = format!("{}的冻结已于{until}届满失效，可登记解除", measure.place());
                    (reason, if paid { "paid" } else { "" }, Weight::Possible)
                } else if paid {
                    (format!("债务已清偿，应当解除对{}的冻结", measure.place()), "paid", Weight::Next)
                } else if let Some((excess, _)) = relief.of(measure) {
                    let weight = if relief.is_clear { Weight::Next } else { Weight::Possible };
                    (format!("{excess}，可先解除对{}的冻结", measure.place()), "excess", weight)
                } else if let Some(excess) = relief.of_the_undivided() {
                    (format!("{excess}，可解除对{}的冻结", measure.place()), "excess", Weight::Next)
                } else {
                    let reason = format!("具备法定情形的，可解除对{}的冻结", measure.place());
                    (reason, "", Weight::Possible)
                };
                let due_on = case.clocks.get(ClockKind::LiftMeasures, 0).filter(|_| paid && runs);
                Offer::Open {
                    reason,
                    due_on: due_on.map(|clock| clock.due_on),
                    weight,
                    prefill: vec![
                        ("measure", measure.no.to_string()),
                        ("ground", ground.to_owned()),
                        ("released_on", ctx.today.to_string()),
                    ],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = super::over_the_counter(case, self.measure)?;
        if let Some(on) = measure.released_on {
            return Err(Refusal::MeasureEnded { on });
        }
        if self.released_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "解除日期", day: self.released_on });
        }
        if self.released_on < measure.from {
            return Err(Refusal::DayTooEarly {
                label: "解除日期",
                day: self.released_on,
                after: measure.from,
                what: "冻结日",
            });
        }
        let left = case.still_owed_by(measure.debtor, ctx.today);
        if self.ground == Ground::Paid && left.is_positive() {
            return Err(Refusal::StillOwed { left });
        }
        Ok(vec![
            FreezeReleased {
                measure: self.measure,
                ground: self.ground,
                released_on: self.released_on,
                reason: self.ground.explained(self.reason.as_deref())?,
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("解除冻结：{}", self.ground.title())
    }
}

impl Happening for FreezeReleased {
    const KIND: &'static str = "freeze_released";
    const TITLE: &'static str = "解除冻结";
    const PAPERS: &'static [Paper] = &[Paper::ReleaseRuling, Paper::AssistanceNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(measure) = case.measures.iter_mut().find(|measure| measure.no == self.measure) {
            measure.released_on = Some(self.released_on);
        }
        term::ended(case, self.measure, self.released_on);
        if !case.measures.iter().any(|measure| measure.runs_on(stamp.on)) {
            case.clocks.meet(ClockKind::LiftMeasures, 0, self.released_on);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, super::Measure::place);
        format!("解除对{place}的冻结：{}", self.ground.title())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure]
    }
}
