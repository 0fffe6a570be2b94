//! Early warning by comparison with like cases (同类案件比对预警).
//!
//! Like are cases of the same kind, class, cause and order of magnitude of the claim. Those that were closed in the last
//! two years say what is usual; an open case that has waited far longer for a step is warned of. A suspended case and one
//! whose settlement is being performed wait for nothing.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use docket::flow::{Node, Step};
use docket::office::Actor;
use insight::twins::{Difference, Judged, Trait, Twin, Usual, Warning};
use std::collections::BTreeMap;
use store::read::flow::{MAGNITUDES, StepRow};
use values::{CaseKind, Day};

/// Months of closed cases that are compared with.
pub const MONTHS: i32 = 24;

/// An open case that has waited far longer than like cases did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlowCase {
    /// The case's id.
    pub case_id: String,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
    /// The step it waits for.
    pub step: Step,
    /// What the comparison found.
    pub warning: Warning,
    /// Days since the last page of its docket.
    pub quiet_days: i32,
    /// What makes it alike, in words.
    pub like: String,
}

/// The warnings of a court or a team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings {
    /// The cases, those furthest beyond the median first.
    pub slow: Vec<SlowCase>,
    /// How many open cases were compared.
    pub compared: u32,
    /// How many were not, because there are too few like cases.
    pub without_like: u32,
}

type Alike = (String, String, String, u32);

fn alike(row: &StepRow) -> Alike {
    (row.kind.clone(), row.class.clone(), row.cause.clone(), row.magnitude)
}

fn twin(row: &StepRow) -> Twin {
    let has = [row.debtors > 1, row.has_property, row.was_preserved, row.was_suspended];
    let traits = Trait::ALL.into_iter().zip(has).filter(|(_, has)| *has).map(|(of, _)| of);
    Twin { days: row.days.clone(), traits: traits.collect() }
}

fn like_words(row: &StepRow) -> String {
    let kind = CaseKind::enforcement().find(|kind| kind.code() == row.kind);
    let kind = kind.map_or_else(String::new, |kind| kind.title());
    let class = docket::indicator::Class::CHOICES.iter().find(|(word, _)| *word == row.class);
    let magnitude = MAGNITUDES.get(row.magnitude as usize).copied().unwrap_or_default();
    [kind.as_str(), class.map_or("", |(_, title)| title), row.cause.as_str(), magnitude]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("、")
}

/// Compares open cases with closed ones.
fn compare(closed: &[StepRow], open: &[StepRow], today: Day) -> Warnings {
    let mut groups: BTreeMap<Alike, Vec<Twin>> = BTreeMap::new();
    for row in closed {
        groups.entry(alike(row)).or_default().push(twin(row));
    }
    let usual: BTreeMap<Alike, Usual> =
        groups.into_iter().map(|(alike, twins)| (alike, Usual::of(&twins))).collect();
    let mut warnings = Warnings::default();
    let waits_for_nothing = [Node::Suspended.word(), Node::Settled.word()];
    for row in open.iter().filter(|row| !waits_for_nothing.contains(&row.node.as_str())) {
        let elapsed = today.days_since(row.filed_on) - row.suspended_days as i32;
        let judged = usual
            .get(&alike(row))
            .map_or(Judged::TooFew, |usual| usual.judge(&twin(row), u32::try_from(elapsed).unwrap_or(0)));
        match judged {
            Judged::TooFew => warnings.without_like += 1,
            Judged::Usual => warnings.compared += 1,
            Judged::Slow(warning) => {
                warnings.compared += 1;
                let Some(step) = Step::ALL.get(warning.step).copied() else { continue };
                warnings.slow.push(SlowCase {
                    case_id: row.case_id.clone(),
                    number: row.number.clone(),
                    handler_name: row.handler_name.clone(),
                    step,
                    warning,
                    quiet_days: today.days_since(row.last_page_on).max(0),
                    like: like_words(row),
                });
            }
        }
    }
    warnings.slow.sort_by_key(|one| {
        (std::cmp::Reverse(one.warning.elapsed - one.warning.median), one.case_id.clone())
    });
    warnings
}

impl SlowCase {
    /// What was found, one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Warning { elapsed, like, reached, median, three_quarters, .. } = &self.warning;
        let step = self.step.title();
        let quiet = match self.quiet_days {
            0 => String::new(),
            days => format!("，最近{days}日案卷无新记载"),
        };
        format!(
            "同类已结案件{like}件中{reached}件有“{step}”，半数在立案后{median}日内、四分之三在{three_quarters}日内；本案立案{elapsed}日尚无{quiet}"
        )
    }

    /// In what the case differs from most of those like it, in words.
    #[must_use]
    pub fn differences(&self) -> Vec<String> {
        let words = |one: &Difference| {
            let (has, lacks) = match one.of {
                Trait::SeveralDebtors => ("有多名被执行人", "只有一名被执行人"),
                Trait::PropertyKnown => ("已登记财产", "尚未登记财产"),
                Trait::Preserved => ("有保全转执行的财产", "没有保全转执行的财产"),
                Trait::Suspended => ("曾经中止", "未曾中止"),
            };
            let (like, all) = (one.like, self.warning.like);
            match one.here {
                true => format!("本案{has}，同类{all}件中{like}件如此"),
                false => format!("本案{lacks}，同类{all}件中{like}件{has}"),
            }
        };
        self.warning.differences.iter().map(words).collect()
    }

    /// The order that a supervisor could give, proposed on the form.
    #[must_use]
    pub fn proposed_order(&self) -> String {
        let Warning { elapsed, median, .. } = &self.warning;
        format!(
            "本案立案已{elapsed}日，尚未{}，同类案件通常在{median}日内。请说明原因、障碍和下一步措施。",
            self.step.title()
        )
    }
}

impl App {
    /// The open cases that have waited far longer than like cases did, among those that an officer may see.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn slow_cases(&self, actor: &Actor, scope: Scope, team: Option<&str>) -> Result<Warnings, AppError> {
        let (court, today) = (self.court().as_str(), self.today());
        let mut open = self.store().open_steps(court, &scope.of(actor)?)?;
        if let Some(team) = team {
            open.retain(|row| row.team == team);
        }
        let closed = self.store().closed_steps(court, today.plus_months(-MONTHS))?;
        Ok(compare(&closed, &open, today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(case: u32, days: [Option<u32>; 6], filed_on: Day) -> StepRow {
        StepRow {
            case_id: format!("x-{case}"),
            number: format!("（2026）内0299执{case}号"),
            team: "fast".to_owned(),
            handler_name: Some("赵某".to_owned()),
            kind: CaseKind::Enforcement.code().to_owned(),
            class: "ordinary".to_owned(),
            cause: "买卖合同纠纷".to_owned(),
            magnitude: 2,
            filed_on,
            last_page_on: filed_on,
            suspended_days: 0,
            days: days.to_vec(),
            debtors: 1,
            has_property: true,
            was_preserved: false,
            was_suspended: false,
            node: "queried".to_owned(),
        }
    }

    #[test]
    fn a_slow_case_is_told_with_the_like_cases_and_what_differs() {
        let today: Day = "2026-11-20".parse().expect("a day");
        let closed: Vec<StepRow> = (1..=9)
            .map(|n| {
                let control = Some(20 + n);
                row(n, [Some(5), Some(8), control, Some(60), Some(70), Some(90)], today)
            })
            .collect();
        let waiting = [Some(5), Some(9), None, None, None, None];
        let slow = StepRow { has_property: false, ..row(20, waiting, today.plus_days(-100)) };
        let usual = row(21, waiting, today.plus_days(-26));
        let suspended = StepRow { node: "suspended".to_owned(), ..slow.clone() };
        let other = StepRow { cause: "离婚纠纷".to_owned(), ..slow.clone() };
        let paused = StepRow { suspended_days: 75, ..row(22, waiting, today.plus_days(-100)) };
        let found = compare(&closed, &[slow, usual, suspended, other, paused], today);
        assert_eq!((found.compared, found.without_like, found.slow.len()), (3, 1, 1));
        let one = &found.slow[0];
        assert_eq!(
            one.sentence(),
            "同类已结案件9件中9件有“首次控制财产”，半数在立案后25日内、四分之三在27日内；本案立案100日尚无，最近100日案卷无新记载"
        );
        assert_eq!(one.differences(), ["本案尚未登记财产，同类9件中9件已登记财产"]);
        assert!(one.like.ends_with("普通案件、买卖合同纠纷、10万元至100万元"), "{}", one.like);
        assert!(one.proposed_order().contains("尚未首次控制财产"));
    }
}
