//! Look after a thing that is sealed and stays in use (检查活封财产).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, Kind, Pages, command};
use crate::measure::{Measure, Way};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// After how many days a thing that stays in use is looked after again: the court's own standard.
pub const INSPECT_EVERY_DAYS: i32 = 90;

/// Within how many days it is followed up where the thing was not there: the court's own standard.
const FOLLOW_UP_DAYS: i32 = 7;

/// How the thing was found. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// 完好.
    Kept,
    /// 损坏.
    Damaged,
    /// 下落不明.
    Missing,
    /// 被擅自转移、变卖或者设定负担.
    Disposed,
}

impl Answer for Condition {
    const REQUIRED: bool = true;
}

/// Stored words and Chinese titles.
pub const CONDITIONS: &[(&str, &str)] = &[
    ("kept", "完好，正常使用"),
    ("damaged", "损坏或者明显减值"),
    ("missing", "下落不明"),
    ("disposed", "被擅自转移、变卖或者设定负担"),
];

impl Condition {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        CONDITIONS[self as usize].1
    }

    /// Whether the thing is not there any more.
    #[must_use]
    pub fn is_gone(self) -> bool {
        matches!(self, Condition::Missing | Condition::Disposed)
    }
}

/// A look after a thing that stays in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// The day.
    pub on: Day,
    /// How it was found.
    pub condition: Condition,
}

command! {
    /// Records how a thing that is sealed and stays in use was found.
    pub struct InspectSeal {
        pub measure: EntryNo, "活封措施", Kind::Page(Pages::Measure);
        pub on: Day, "检查日期", Kind::Day;
        pub condition: Condition, "财产状况", Kind::Choice(CONDITIONS);
        pub note: String, "检查情况", Kind::Prose(500), "在场人、存放地点、使用情况；擅自处分的，写明发现的经过";
    }
}

/// 检查活封财产.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealInspected {
    /// The measure.
    pub measure: EntryNo,
    /// The day.
    pub on: Day,
    /// How it was found.
    pub condition: Condition,
    /// What was seen.
    pub note: String,
}

/// The next look is due so many days after a day; a measure that is no live seal needs none.
pub(crate) fn watch(case: &mut Case, no: EntryNo, since: Day, days: i32) {
    let Some(measure) = case.measure(no).filter(|measure| measure.way == Way::LiveSeal) else { return };
    let subject = format!("检查活封财产：{}", measure.place());
    case.clocks.start(ClockKind::InspectSeal, no.0, subject, since, since.plus_days(days));
}

fn looked_after(measure: &Measure, today: Day) -> bool {
    measure.way == Way::LiveSeal && measure.runs_on(today)
}

impl Act for InspectSeal {
    const ABOUT: About = About {
        name: "inspect_seal",
        title: "检查活封财产",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::seizure2020::article("第十条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereMeasuresAreKept,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.measures
            .iter()
            .filter(|measure| looked_after(measure, ctx.today))
            .map(|measure| {
                let due_on = case.clocks.get(ClockKind::InspectSeal, measure.no.0).map(|clock| clock.due_on);
                let is_due = due_on.is_some_and(|due_on| due_on <= ctx.today);
                let gone = measure.inspected.filter(|last| last.condition.is_gone());
                let (reason, weight) = match gone {
                    Some(last) => {
                        let (place, on, found) = (measure.place(), last.on.chinese(), last.condition.title());
                        let then =
                            "应当追查去向，可以依照《民事诉讼法》第一百一十四条予以罚款、拘留；查明后登记";
                        (format!("{place}于{on}检查时{found}，{then}"), Weight::Next)
                    }
                    None => {
                        let reason =
                            format!("{}由{}继续使用和保管，定期检查", measure.place(), measure.holder);
                        (reason, if is_due { Weight::Useful } else { Weight::Possible })
                    }
                };
                Offer::Open {
                    reason,
                    due_on: due_on.filter(|_| is_due || gone.is_some()),
                    weight,
                    prefill: vec![("measure", measure.no.to_string()), ("on", ctx.today.to_string())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = case.measure(self.measure).ok_or(Refusal::NotOnDocket("控制措施"))?;
        if self.on > ctx.today {
            return Err(Refusal::DayInFuture { label: "检查日期", day: self.on });
        }
        measure.running(self.on)?;
        if measure.way != Way::LiveSeal {
            return Err(Refusal::WayUnsuited { way: "活封检查", kind: measure.way.title() });
        }
        if self.on < measure.from {
            return Err(Refusal::DayTooEarly {
                label: "检查日期",
                day: self.on,
                after: measure.from,
                what: "活封之日",
            });
        }
        let note = self.note.trim().to_owned();
        Ok(vec![SealInspected { measure: self.measure, on: self.on, condition: self.condition, note }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        format!("检查{place}：{}", self.condition.title())
    }
}

impl Happening for SealInspected {
    const KIND: &'static str = "seal_inspected";
    const TITLE: &'static str = "检查活封财产";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        let Some(measure) = case.measures.iter_mut().find(|one| one.no == self.measure) else { return };
        measure.inspected = Some(Inspection { on: self.on, condition: self.condition });
        // What is not there covers nothing: it counts again when it is found.
        let is_there = !self.condition.is_gone();
        measure.held = if is_there { measure.ordered } else { Fen::ZERO };
        let property = measure.property;
        if let Some(property) = case.properties.iter_mut().find(|one| Some(one.no) == property) {
            property.gone_on = if is_there { None } else { Some(self.on) };
        }
        let days = if is_there { INSPECT_EVERY_DAYS } else { FOLLOW_UP_DAYS };
        watch(case, self.measure, self.on, days);
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, Measure::place);
        let then = match self.condition {
            Condition::Kept => "",
            // CPL 114 (1)(3): hiding, moving, selling or destroying what is sealed.
            Condition::Damaged | Condition::Missing | Condition::Disposed => {
                "；可以依照《民事诉讼法》第一百一十四条第一款第三项处理"
            }
        };
        format!("{}检查{place}：{}；{}{then}", self.on.chinese(), self.condition.title(), self.note)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.measure]
    }
}
