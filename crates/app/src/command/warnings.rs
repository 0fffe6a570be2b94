//! Early warning by comparison with like cases (同类案件比对预警).
//!
//! Like are cases of the same kind, class, cause and order of magnitude of the claim. Those that were closed in the last
//! two years say what is usual; an open case that stands still far longer at its step is warned of. A suspended case and one
//! whose settlement is being performed wait for nothing.

use crate::app::App;
use crate::cases::list::Scope;
use crate::error::AppError;
use docket::flow::{Node, Step};
use docket::office::Actor;
use insight::twins::{Difference, Judged, Trait, Twin, Usual, Warning, named_at_most};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use store::read::clocks::Whose;
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

/// What the comparison of one open case came to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Compared {
    team: String,
    handler: String,
    /// None where there are too few like cases; nothing inside where the case is as usual.
    found: Option<Option<SlowCase>>,
}

/// All comparisons of a court on a day: computed once for all who look, see [`super::shared`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CourtComparison(Vec<Compared>);

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
fn compare(closed: &[StepRow], open: &[StepRow], today: Day) -> CourtComparison {
    let mut groups: BTreeMap<Alike, Vec<Twin>> = BTreeMap::new();
    for row in closed {
        groups.entry(alike(row)).or_default().push(twin(row));
    }
    let usual: BTreeMap<Alike, Usual> =
        groups.into_iter().map(|(alike, twins)| (alike, Usual::of(&twins))).collect();
    let waits_for_nothing = [Node::Suspended.word(), Node::Settled.word()];
    let waiting = open.iter().filter(|row| !waits_for_nothing.contains(&row.node.as_str()));
    let days = |days: i32| u32::try_from(days).unwrap_or(0);
    let elapsed = |row: &StepRow| days(today.days_since(row.filed_on) - row.suspended_days as i32);
    let compared = waiting.clone().map(|row| {
        let quiet_days = today.days_since(row.last_page_on).max(0);
        let judged = usual
            .get(&alike(row))
            .map_or(Judged::TooFew, |usual| usual.judge(&twin(row), elapsed(row), days(quiet_days)));
        Compared {
            team: row.team.clone(),
            handler: row.handler.clone(),
            found: match judged {
                Judged::TooFew => None,
                Judged::Usual => Some(None),
                Judged::Slow(warning) => Some(Step::ALL.get(warning.step).map(|step| SlowCase {
                    case_id: row.case_id.clone(),
                    number: row.number.clone(),
                    handler_name: row.handler_name.clone(),
                    step: *step,
                    warning,
                    quiet_days,
                    like: like_words(row),
                })),
            },
        }
    });
    let mut compared: Vec<Compared> = compared.collect();
    let mut groups: BTreeMap<Alike, Vec<usize>> = BTreeMap::new();
    for (place, row) in waiting.enumerate() {
        groups.entry(alike(row)).or_default().push(place);
    }
    for places in groups.values() {
        leave_few(&mut compared, places);
    }
    CourtComparison(compared)
}

/// Leaves, of the open cases that are alike, those furthest beyond the median.
fn leave_few(compared: &mut [Compared], alike: &[usize]) {
    let beyond = |place: &usize| compared[*place].slow().map(SlowCase::order);
    let mut slow: Vec<usize> = alike.iter().copied().filter(|place| beyond(place).is_some()).collect();
    slow.sort_by_key(|place| beyond(place));
    for place in slow.into_iter().skip(named_at_most(alike.len())) {
        compared[place].found = Some(None);
    }
}

impl Compared {
    fn slow(&self) -> Option<&SlowCase> {
        self.found.as_ref()?.as_ref()
    }
}

impl CourtComparison {
    /// The warnings among the cases that somebody sees, and of one team of these where that is asked for.
    fn seen(&self, whose: &Whose, team: Option<&str>) -> Warnings {
        let is_seen = |one: &&Compared| match whose {
            Whose::Court => true,
            Whose::Team(team) => *team == one.team,
            Whose::Handler(handler) => *handler == one.handler,
        };
        let mut warnings = Warnings::default();
        for one in self.0.iter().filter(is_seen).filter(|one| team.is_none_or(|team| team == one.team)) {
            match &one.found {
                None => warnings.without_like += 1,
                Some(found) => {
                    warnings.compared += 1;
                    warnings.slow.extend(found.clone());
                }
            }
        }
        warnings.slow.sort_by_key(SlowCase::order);
        warnings
    }
}

impl SlowCase {
    /// Those furthest beyond the median come first.
    fn order(&self) -> (Reverse<u32>, String) {
        (Reverse(self.warning.waited - self.warning.median), self.case_id.clone())
    }

    /// What was found, one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Warning { waited, like, reached, median, nine_tenths, .. } = &self.warning;
        let (step, since) = (self.step.title(), self.since());
        let quiet = match self.quiet_days {
            0 => String::new(),
            days => format!("，最近{days}日案卷无新记载"),
        };
        format!(
            "同类已结案件{like}件中{reached}件有“{step}”，半数在{since}后{median}日内、九成在{nine_tenths}日内；本案{since}后已{waited}日尚无{quiet}"
        )
    }

    /// The step since which it waits, in words.
    #[must_use]
    pub fn since(&self) -> &'static str {
        self.warning.since.and_then(|step| Step::ALL.get(step)).map_or("立案", |step| step.title())
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
            let (like, all) = (one.like, one.all);
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
        let Warning { waited, median, .. } = &self.warning;
        format!(
            "本案{}后已{waited}日，尚未{}，同类案件通常在{median}日内。请说明原因、障碍和下一步措施。",
            self.since(),
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
        let whose = scope.of(actor)?;
        let compared = self.inner.shared.comparison.latest(self, || {
            let (court, today) = (self.court().as_str(), self.today());
            let open = self.store().open_steps(court, &Whose::Court)?;
            let closed = self.store().closed_steps(court, today.plus_months(-MONTHS))?;
            Ok(compare(&closed, &open, today))
        })?;
        Ok(compared.seen(&whose, team))
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
            handler: "fast-1".to_owned(),
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
        let compared = compare(&closed, &[slow, usual, suspended, other, paused], today);
        let found = compared.seen(&Whose::Court, None);
        assert_eq!((found.compared, found.without_like, found.slow.len()), (3, 1, 1));
        let one = &found.slow[0];
        assert_eq!(
            one.sentence(),
            "同类已结案件9件中9件有“首次控制财产”，半数在首次查询财产后17日内、九成在21日内；本案首次查询财产后已91日尚无，最近100日案卷无新记载"
        );
        assert_eq!(one.differences(), ["本案尚未登记财产，同类9件中9件已登记财产"]);
        assert!(one.like.ends_with("普通案件、买卖合同纠纷、10万元至100万元"), "{}", one.like);
        assert!(one.proposed_order().contains("尚未首次控制财产"));
        assert_eq!(compared.seen(&Whose::Team("fast".to_owned()), None), found);
        assert_eq!(compared.seen(&Whose::Handler("fast-2".to_owned()), None), Warnings::default());
        assert_eq!(compared.seen(&Whose::Court, Some("one")), Warnings::default());
    }

    #[test]
    fn only_cases_that_stand_still_longer_than_nearly_all_like_cases_are_named() {
        let today: Day = "2026-11-20".parse().expect("a day");
        // Twenty closed cases that held something 11, 12 … 30 days after the query: median 20, nine tenths 28.
        let closed: Vec<StepRow> = (1..=20)
            .map(|n| row(n, [Some(5), Some(9), Some(19 + n), Some(60), Some(70), Some(90)], today))
            .collect();
        // A hundred open ones that were queried on day 9 and wait for 1, 2 … 100 days since; on the dockets of the
        // even ones something was entered yesterday.
        let open: Vec<StepRow> = (1..=100)
            .map(|waited| {
                let filed_on = today.plus_days(-9 - waited);
                let waiting = row(100 + waited as u32, [Some(5), Some(9), None, None, None, None], filed_on);
                let last_page_on = if waited % 2 == 0 { today.previous() } else { filed_on };
                StepRow { last_page_on, ..waiting }
            })
            .collect();
        let found = compare(&closed, &open, today).seen(&Whose::Court, None);
        // Twice the median is forty days, so that 41, 43 … 99 stand still; of a hundred that are alike ten are named.
        let waited: Vec<u32> = found.slow.iter().map(|one| one.warning.waited).collect();
        assert_eq!(waited, [99, 97, 95, 93, 91, 89, 87, 85, 83, 81]);
        assert_eq!((found.compared, found.without_like), (100, 0));
    }
}
