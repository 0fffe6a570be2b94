//! 本院步骤时限: how long a step may take by the court's own rule.
//!
//! The court's table is taken into the docket by a page ([`StepLimitsTaken`], or the page of the filing), which the
//! program enters with the first pages that are written after the table was put in force. From then on the fold starts,
//! stops and meets the clocks: a step begins only by a page, and never asks what the table says today. A clock that was
//! started keeps the line that started it.
//!
//! These limits are the court's own. They are no statutory period and no act looks at them.

use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{Event, Happening, Stamp};
use crate::flow::{Node, node};
use crate::indicator::Class;
use crate::office::Office;
use crate::standstill::{Counting, last_day};
use crate::triage::Track;
use serde::{Deserialize, Serialize};
use values::Day;

/// Which cases a limit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// Every case.
    All,
    /// 涉民生.
    Livelihood,
    /// 涉企.
    Enterprise,
    /// On the fast track.
    Fast,
    /// On the ordinary track.
    Ordinary,
    /// On the track of complex cases.
    Complex,
}

impl Applies {
    /// Every choice.
    pub const ALL: [Applies; 6] = [
        Applies::All,
        Applies::Livelihood,
        Applies::Enterprise,
        Applies::Fast,
        Applies::Ordinary,
        Applies::Complex,
    ];

    const CHOICES: [(&'static str, &'static str); 6] = [
        ("all", "全部案件"),
        ("livelihood", "涉民生案件"),
        ("enterprise", "涉企案件"),
        ("fast", "速执案件"),
        ("ordinary", "普通案件"),
        ("complex", "复杂案件"),
    ];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Applies::CHOICES[self as usize].0
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        Applies::CHOICES[self as usize].1
    }

    /// The choice behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Applies> {
        Applies::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Whether a case is one of these as it stands.
    #[must_use]
    pub fn to(self, case: &Case) -> bool {
        match self {
            Applies::All => true,
            Applies::Livelihood => matches!(Class::of(case), Class::Livelihood(_)),
            Applies::Enterprise => Class::of(case) == Class::Enterprise,
            Applies::Fast => case.triage.track() == Some(Track::Fast),
            Applies::Ordinary => case.triage.track() == Some(Track::Ordinary),
            Applies::Complex => case.triage.track() == Some(Track::Complex),
        }
    }
}

/// One line of the court's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLimit {
    /// Its number, which no other line ever bears; a line that is changed gets another.
    pub no: u32,
    /// The name: `财产查询时限`.
    pub name: String,
    /// It begins when a case comes to this node.
    pub from: Node,
    /// It is met when the case comes to this node or one after it.
    pub until: Node,
    /// How many days, the day of the beginning not counted.
    pub days: u32,
    /// Which days.
    pub counting: Counting,
    /// For which cases.
    pub applies: Applies,
    /// Who answers for it.
    pub office: Office,
    /// How many days before its end it warns.
    pub warn_days: u32,
    /// For steps that begin on this day or later.
    pub in_force_on: Day,
    /// For steps that begin on this day or earlier; none where it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
}

/// The longest name.
const NAME_CHARACTERS_MAX: usize = 30;
/// The most days of a limit.
const DAYS_MAX: u32 = 730;

impl StepLimit {
    /// The offices that can answer for a step.
    pub const OFFICES: [Office; 7] = [
        Office::Handler,
        Office::Assistant,
        Office::Clerk,
        Office::Finance,
        Office::CommandCentre,
        Office::TeamLeader,
        Office::BureauHead,
    ];

    /// What is wrong with it, in a Chinese sentence.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > NAME_CHARACTERS_MAX {
            Some(format!("请写明时限名称（不超过{NAME_CHARACTERS_MAX}字）"))
        } else if !Node::STEPS.contains(&self.from) {
            Some(format!("“{}”不能作为起点", self.from.title()))
        } else if self.until <= self.from || matches!(self.until, Node::Settled | Node::Suspended) {
            Some(format!("“{}”在流程中不在“{}”之后，不能作为终点", self.until.title(), self.from.title()))
        } else if self.days == 0 || self.days > DAYS_MAX {
            Some(format!("天数应当在1至{DAYS_MAX}之间"))
        } else if self.warn_days > self.days {
            Some("提前预警的天数不能多于时限".to_owned())
        } else if self.ends_on.is_some_and(|on| on < self.in_force_on) {
            Some("最后适用日早于施行日".to_owned())
        } else if !StepLimit::OFFICES.contains(&self.office) {
            Some(format!("{}不是责任岗位", self.office.title()))
        } else {
            None
        }
    }

    /// Whether it asks for the same as another line, whatever their numbers and however long they stay in force.
    #[must_use]
    pub fn is_same_as(&self, other: &StepLimit) -> bool {
        *self == StepLimit { no: self.no, ends_on: self.ends_on, ..other.clone() }
    }

    /// What it asks for: `“待查询”至“待控制”，5个工作日`.
    #[must_use]
    pub fn words(&self) -> String {
        let (from, until) = (self.from.title(), self.until.title());
        format!("“{from}”至“{until}”，{}{}", self.days, self.counting.title())
    }

    /// Whether it is for steps that begin on a day.
    #[must_use]
    pub fn is_in_force_on(&self, day: Day) -> bool {
        self.in_force_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }

    fn is_reached(&self, node: Node) -> bool {
        node == Node::Closed || (!waits(node) && node >= self.until)
    }
}

/// A case at such a node waits for others; its steps stand still.
fn waits(node: Node) -> bool {
    matches!(node, Node::Settled | Node::Suspended)
}

/// The court's table as a docket took it over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLimitsTaken {
    /// The version of the table.
    pub version: u32,
    /// Its lines.
    pub limits: Vec<StepLimit>,
}

/// The limits that a case goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepLimits {
    /// The version of the table that was taken over last; 0 where none was.
    pub version: u32,
    /// Lines of the table, which start clocks.
    pub in_force: Vec<StepLimit>,
    /// Lines of earlier tables whose clocks have not ended.
    pub former: Vec<StepLimit>,
}

impl StepLimits {
    fn take(&mut self, taken: &StepLimitsTaken) {
        let before = std::mem::replace(&mut self.in_force, taken.limits.clone());
        self.former.extend(before);
        self.former.retain(|line| taken.limits.iter().all(|other| other.no != line.no));
        self.version = taken.version;
    }

    /// The line behind a clock.
    #[must_use]
    pub fn line(&self, no: u32) -> Option<&StepLimit> {
        self.in_force.iter().chain(&self.former).find(|line| line.no == no)
    }
}

/// Enters the court's table on the page of a filing.
pub fn taken_at_filing(event: &mut Event, taken: StepLimitsTaken) {
    if let Event::Filed(filed) = event {
        filed.step_limits = Some(taken);
    }
}

impl Happening for StepLimitsTaken {
    const KIND: &'static str = "step_limits_taken";
    const TITLE: &'static str = "适用本院步骤时限";

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        case.step_limits.take(self);
    }

    fn sentence(&self, _case: &Case) -> String {
        match self.limits.len() {
            0 => format!("本院步骤时限第{}版施行，不再新设时限；已起算的继续计算", self.version),
            lines => format!(
                "自此适用本院步骤时限第{}版（{lines}项，本院规定，非法定期限）；已起算的仍按原规定",
                self.version
            ),
        }
    }
}

impl Case {
    /// Brings the clocks of step limits to where the case stands after a page.
    pub(crate) fn keep_step_limits(&mut self) {
        if self.step_limits.version == 0 {
            return;
        }
        let mut limits = std::mem::take(&mut self.step_limits);
        let (node, since) = node(self);
        for line in limits.in_force.iter().chain(&limits.former) {
            self.keep_clock(line, node, since);
        }
        for line in &limits.in_force {
            // A line that was changed on the day of the beginning does not time the same step twice.
            let is_timed = limits.former.iter().any(|former| {
                let clock = self.clocks.get(ClockKind::StepLimit, former.no);
                (former.from, former.until) == (line.from, line.until)
                    && clock.is_some_and(|clock| clock.met_on().is_none() && clock.started_on == since)
            });
            if !is_timed {
                self.start_clock(line, node, since);
            }
        }
        let runs = |line: &StepLimit| {
            self.clocks.get(ClockKind::StepLimit, line.no).is_some_and(|clock| clock.met_on().is_none())
        };
        limits.former.retain(runs);
        self.step_limits = limits;
    }

    fn keep_clock(&mut self, line: &StepLimit, node: Node, since: Day) {
        let Some(clock) = self.clocks.get(ClockKind::StepLimit, line.no) else { return };
        if clock.met_on().is_some() {
            return;
        }
        let started_on = clock.started_on;
        if line.is_reached(node) {
            self.clocks.meet(ClockKind::StepLimit, line.no, since.max(started_on));
        } else if waits(node) {
            self.clocks.pause(ClockKind::StepLimit, line.no, since.max(started_on));
        } else {
            let spans = self.standstills();
            let due_on = last_day(started_on, line.days, line.counting, &spans);
            self.clocks.resume(ClockKind::StepLimit, line.no, due_on);
            self.clocks.stood_still(ClockKind::StepLimit, line.no, &spans);
        }
    }

    fn start_clock(&mut self, line: &StepLimit, node: Node, since: Day) {
        let clock = self.clocks.get(ClockKind::StepLimit, line.no);
        let is_new = clock.is_none_or(|clock| {
            clock.met_on().is_some_and(|met_on| since > clock.started_on && since >= met_on)
        });
        if node == line.from && line.is_in_force_on(since) && is_new && line.applies.to(self) {
            let due_on = last_day(since, line.days, line.counting, &[]);
            self.clocks.start_own(line, since, due_on);
        }
    }
}

/// How a limit would have run in a case: each time that the step began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The day of the beginning.
    pub started_on: Day,
    /// The last day.
    pub due_on: Day,
    /// The day on which it was met.
    pub met_on: Option<Day>,
    /// Days that were not counted.
    pub stood_still: i32,
}

/// How a line would have run on a docket if it had been in force from the beginning; nothing is entered.
#[must_use]
pub fn tried(id: &values::CaseId, entries: &[crate::event::Entry], line: &StepLimit) -> Vec<Run> {
    let line = StepLimit { in_force_on: Day::MIN, ends_on: None, ..line.clone() };
    let no = line.no;
    let Some((first, rest)) = entries.split_first() else { return Vec::new() };
    let mut first = first.clone();
    taken_at_filing(&mut first.event, StepLimitsTaken { version: 1, limits: vec![line] });
    let Some(mut case) = Case::of(id, &[first]) else { return Vec::new() };
    let struck = crate::case::struck_pages(entries);
    let mut runs: Vec<Run> = Vec::new();
    let mut look = |case: &Case| {
        let Some(clock) = case.clocks.get(ClockKind::StepLimit, no) else { return };
        let run = Run {
            started_on: clock.started_on,
            due_on: clock.due_on,
            met_on: clock.met_on(),
            stood_still: clock.days_stood_still(),
        };
        match runs.last_mut().filter(|last| last.started_on == run.started_on) {
            Some(last) => *last = run,
            None => runs.push(run),
        }
    };
    look(&case);
    for entry in rest {
        let takes = matches!(entry.event, Event::StepLimitsTaken(_));
        if !takes && !struck.contains(&entry.stamp.no) {
            case.turn_to(entry);
            look(&case);
        }
    }
    runs
}
