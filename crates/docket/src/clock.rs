//! Clocks: every day on which something must be done, or ends.
//!
//! A clock is started, moved, paused and met by the events that an act enters; the file of the act says how. The
//! list of clocks is part of the case's state and is written to its read table, so that the worklists of a whole
//! court are one query.

use crate::applied::Applied;
use crate::office::Office;
use crate::refusal::bracketed;
use crate::standstill::{self, Standstill};
use crate::step_limit::StepLimit;
use values::Day;

/// What a clock measures. The second word of a clock's name is its subject: a party, a measure, a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClockKind {
    /// Name a handler after filing.
    NameHandler,
    /// Send the execution notice.
    SendNotice,
    /// The debtor's property report is due.
    PropertyReport,
    /// The whole case.
    Handling,
    /// A control measure must be renewed: due on the last day on which the order still comes in time.
    RenewMeasure,
    /// A control measure ends.
    MeasureEnds,
    /// A received sum must be paid out.
    PayOut,
    /// A proposal waits for approval.
    Approval,
    /// Lift the measures after full performance.
    LiftMeasures,
    /// Look after a thing that is sealed and stays in use.
    InspectSeal,
    /// The time of a party to object to a plan of distribution, to oppose an objection, or to sue.
    PlanObjection,
    /// An instalment of a settlement is due.
    Instalment,
    /// A ruling of preservation must begin to be carried out.
    StartPreservation,
    /// The next query after the round of enforcement ended.
    RoundQuery,
    /// Lift a restriction of consumption after performance.
    LiftRestriction,
    /// Take a debtor off the list of dishonest debtors.
    RemoveListing,
    /// A detention ends.
    DetentionEnds,
    /// An order of supervision must be answered.
    Supervision,
    /// A limit of the court's own for a step of the flow; no statute sets it.
    StepLimit,
}

impl ClockKind {
    /// Every kind.
    pub const ALL: [ClockKind; 19] = [
        ClockKind::NameHandler,
        ClockKind::SendNotice,
        ClockKind::PropertyReport,
        ClockKind::Handling,
        ClockKind::RenewMeasure,
        ClockKind::MeasureEnds,
        ClockKind::PayOut,
        ClockKind::Approval,
        ClockKind::LiftMeasures,
        ClockKind::InspectSeal,
        ClockKind::PlanObjection,
        ClockKind::Instalment,
        ClockKind::StartPreservation,
        ClockKind::RoundQuery,
        ClockKind::LiftRestriction,
        ClockKind::RemoveListing,
        ClockKind::DetentionEnds,
        ClockKind::Supervision,
        ClockKind::StepLimit,
    ];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ClockKind::NameHandler => "name_handler",
            ClockKind::SendNotice => "send_notice",
            ClockKind::PropertyReport => "property_report",
            ClockKind::Handling => "handling",
            ClockKind::RenewMeasure => "renew_measure",
            ClockKind::MeasureEnds => "measure_ends",
            ClockKind::PayOut => "pay_out",
            ClockKind::Approval => "approval",
            ClockKind::LiftMeasures => "lift_measures",
            ClockKind::InspectSeal => "inspect_seal",
            ClockKind::PlanObjection => "plan_objection",
            ClockKind::Instalment => "instalment",
            ClockKind::StartPreservation => "start_preservation",
            ClockKind::RoundQuery => "round_query",
            ClockKind::LiftRestriction => "lift_restriction",
            ClockKind::RemoveListing => "remove_listing",
            ClockKind::DetentionEnds => "detention_ends",
            ClockKind::Supervision => "supervision",
            ClockKind::StepLimit => "step_limit",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            ClockKind::NameHandler => "确定承办人",
            ClockKind::SendNotice => "发出执行通知",
            ClockKind::PropertyReport => "被执行人报告财产",
            ClockKind::Handling => "执行办理期限",
            ClockKind::RenewMeasure => "续行控制措施",
            ClockKind::MeasureEnds => "控制措施届满",
            ClockKind::PayOut => "案款发放",
            ClockKind::Approval => "待审批",
            ClockKind::LiftMeasures => "解除控制措施",
            ClockKind::InspectSeal => "检查活封财产",
            ClockKind::PlanObjection => "分配方案异议",
            ClockKind::Instalment => "和解分期履行",
            ClockKind::StartPreservation => "开始执行保全裁定",
            ClockKind::RoundQuery => "终本后定期查询",
            ClockKind::LiftRestriction => "解除限制消费",
            ClockKind::RemoveListing => "删除失信信息",
            ClockKind::DetentionEnds => "拘留期满",
            ClockKind::Supervision => "督办回复",
            ClockKind::StepLimit => "本院步骤时限",
        }
    }

    /// Whether it runs on in a closed case: what it measures must still be done there.
    #[must_use]
    pub fn outlives_closing(self) -> bool {
        matches!(self, ClockKind::LiftRestriction | ClockKind::RemoveListing | ClockKind::DetentionEnds)
    }

    /// Whether the handler of the case must have done something by the last day. The rest waits for others (the debtor,
    /// whoever assigns or approves) or tells a day on which something ends.
    #[must_use]
    pub fn is_work_of_the_handler(self) -> bool {
        match self {
            ClockKind::SendNotice
            | ClockKind::Handling
            | ClockKind::RenewMeasure
            | ClockKind::PayOut
            | ClockKind::LiftMeasures
            | ClockKind::InspectSeal
            | ClockKind::StartPreservation
            | ClockKind::RoundQuery
            | ClockKind::LiftRestriction
            | ClockKind::RemoveListing
            | ClockKind::Supervision => true,
            ClockKind::NameHandler
            | ClockKind::PropertyReport
            | ClockKind::MeasureEnds
            | ClockKind::Approval
            | ClockKind::PlanObjection
            | ClockKind::Instalment
            | ClockKind::DetentionEnds
            // The court says of each of its limits which office keeps it.
            | ClockKind::StepLimit => false,
        }
    }

    /// The rules of the catalogue that it rests on, the most important first.
    #[must_use]
    pub fn rules(self) -> &'static [&'static str] {
        match self {
            ClockKind::NameHandler => &["TIM-04"],
            ClockKind::SendNotice => &["NOT-01", "NOT-02", "TIM-05"],
            ClockKind::PropertyReport => &["QRY-01"],
            ClockKind::Handling => &["TIM-01", "TIM-02"],
            ClockKind::RenewMeasure => &["SEI-04", "SEI-05"],
            ClockKind::MeasureEnds => &["SEI-02"],
            ClockKind::PayOut => &["FND-04", "FND-06", "TIM-15"],
            ClockKind::Approval => &["TIM-12"],
            ClockKind::LiftMeasures => &["SEI-15"],
            ClockKind::InspectSeal | ClockKind::Supervision | ClockKind::StepLimit => &[],
            ClockKind::PlanObjection => &["DIS-10"],
            ClockKind::Instalment => &["SET-04", "SET-06"],
            ClockKind::StartPreservation => &["PRE-01"],
            ClockKind::RoundQuery => &["TER-08"],
            ClockKind::LiftRestriction => &["CON-06", "TIM-18"],
            ClockKind::RemoveListing => &["DSH-05", "DSH-06"],
            ClockKind::DetentionEnds => &["PER-03"],
        }
    }

    /// Who sets the number of days, in Chinese, where no rule does.
    #[must_use]
    pub fn set_by(self) -> Option<&'static str> {
        match self {
            ClockKind::PropertyReport => Some("期限由报告财产令指定"),
            ClockKind::LiftMeasures => Some("条文未定天数，期限为本院要求"),
            ClockKind::InspectSeal => Some("条文未定天数，检查间隔为本院要求（《查封扣押冻结规定》第十条）"),
            ClockKind::Instalment => Some("期限由执行和解协议约定"),
            ClockKind::Supervision => Some("期限由督办人指定"),
            ClockKind::StepLimit => Some("本院规定，非法定期限"),
            _ => None,
        }
    }

    /// The office that answers for it, where the docket does not name another.
    #[must_use]
    pub fn office(self) -> Office {
        match self {
            ClockKind::NameHandler => Office::Clerk,
            _ => Office::Handler,
        }
    }

    /// The articles that it rests on on a day, with the mark 待核 where this court has not confirmed a rule, and who sets the
    /// days where no article does.
    #[must_use]
    pub fn basis(self, law: &law::Settings, on: Day) -> String {
        let mut cited: Vec<law::Article> = Vec::new();
        let mut text = String::new();
        for id in self.rules() {
            let rule = law::rule(id).expect("the ids of rules are written in the code");
            let Some(article) = rule.article(on) else { continue };
            let of_same = |known: &&law::Article| known.statute == article.statute;
            if cited.iter().filter(of_same).any(|known| article.article.starts_with(known.article)) {
                continue;
            }
            match cited.last().filter(of_same) {
                Some(_) => text.extend(["、", article.article]),
                None => {
                    text.push_str(if cited.is_empty() { "" } else { "；" });
                    text.push_str(&article.short());
                }
            }
            text.push_str(&bracketed(law.mark(rule, on)));
            cited.push(article);
        }
        if let Some(who) = self.set_by() {
            text.push_str(if text.is_empty() { "" } else { "；" });
            text.push_str(who);
        }
        text
    }
}

/// One clock of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What it measures.
    pub kind: ClockKind,
    /// Of which party, measure, receipt or proposal; 0 where of the case as a whole.
    pub subject: u32,
    /// What it is about, in words: `王某的财产报告`.
    pub label: String,
    /// The day that started it.
    pub started_on: Day,
    /// The last day.
    pub due_on: Day,
    /// How it stands.
    pub state: ClockState,
    /// The questions of law that shaped the last day and that the court had not decided then: it bears the mark 待核.
    pub open_questions: Vec<&'static str>,
    /// The office that answers for it (责任岗位).
    pub office: Office,
    /// How many days before its end it warns.
    pub warn_days: u32,
    /// The spans that were deducted, by which its last day moved; they may overlap.
    pub standstills: Vec<Standstill>,
    /// By how many months it was extended.
    pub extended_months: u32,
}

/// How many days before its end a clock warns, where nobody says otherwise: as far as [`Urgency::Soon`] reaches.
pub const WARN_DAYS: u32 = 7;

impl Clock {
    /// The day on which it was met.
    #[must_use]
    pub fn met_on(&self) -> Option<Day> {
        match self.state {
            ClockState::Met(on) => Some(on),
            ClockState::Running | ClockState::Paused(_) => None,
        }
    }

    /// How many days were deducted: the union of the spans.
    #[must_use]
    pub fn days_stood_still(&self) -> i32 {
        standstill::days(&self.standstills, self.started_on.next())
    }

    /// The days that were deducted and why: `扣除12日：2026-03-01至2026-03-12中止执行`; none where there are none.
    #[must_use]
    pub fn deducted_words(&self) -> Option<String> {
        let days = self.days_stood_still();
        let span = |one: &Standstill| {
            let until = one.until?;
            let from = one.from.max(self.started_on.next());
            (from <= until).then(|| format!("{from}至{until}{}", one.why.title()))
        };
        let spans: Vec<String> = self.standstills.iter().filter_map(span).collect();
        let once = if spans.len() > 1 { "（重叠的日数只扣除一次）" } else { "" };
        (days > 0).then(|| format!("扣除{days}日：{}{once}", spans.join("，")))
    }

    /// Why its last day is not the one that it began with: what was granted, and what was deducted; none where it is.
    #[must_use]
    pub fn moved_words(&self) -> Option<String> {
        let extended = (self.extended_months > 0).then(|| format!("经批准延长{}个月", self.extended_months));
        let words: Vec<String> = extended.into_iter().chain(self.deducted_words()).collect();
        (!words.is_empty()).then(|| words.join("；"))
    }
}

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// It runs.
    Running,
    /// It stands still since the day given.
    Paused(Day),
    /// Done on the day given.
    Met(Day),
}

/// How urgent a running clock is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Overdue.
    Late,
    /// Due today.
    Today,
    /// Due within seven days.
    Soon,
    /// Later than that.
    Later,
}

impl Urgency {
    /// The urgency of a due day, seen from a day.
    #[must_use]
    pub fn of(due_on: Day, today: Day) -> Urgency {
        match due_on.days_since(today) {
            ..0 => Urgency::Late,
            0 => Urgency::Today,
            1..=7 => Urgency::Soon,
            _ => Urgency::Later,
        }
    }

    /// How far away, in words: `逾期3天`, `今日到期`, `还有5天`.
    #[must_use]
    pub fn words(due_on: Day, today: Day) -> String {
        match due_on.days_since(today) {
            days @ ..0 => format!("逾期{}天", -days),
            0 => "今日到期".to_owned(),
            days => format!("还有{days}天"),
        }
    }
}

/// The clocks of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clocks(Vec<Clock>);

impl Clocks {
    /// Starts a clock, or starts it anew with another term.
    pub(crate) fn start(
        &mut self,
        kind: ClockKind,
        subject: u32,
        label: String,
        started_on: Day,
        due_on: Day,
    ) {
        self.0.retain(|clock| (clock.kind, clock.subject) != (kind, subject));
        let state = ClockState::Running;
        self.0.push(Clock {
            kind,
            subject,
            label,
            started_on,
            due_on,
            state,
            open_questions: Vec::new(),
            office: kind.office(),
            warn_days: WARN_DAYS,
            standstills: Vec::new(),
            extended_months: 0,
        });
    }

    /// Starts the clock of a limit of the court's own.
    pub(crate) fn start_own(&mut self, line: &StepLimit, started_on: Day, due_on: Day) {
        self.start(ClockKind::StepLimit, line.no, line.name.clone(), started_on, due_on);
        if let Some(clock) = self.find(ClockKind::StepLimit, line.no) {
            (clock.office, clock.warn_days) = (line.office, line.warn_days);
        }
    }

    /// An office answers for the clock.
    pub(crate) fn answered_by(&mut self, kind: ClockKind, subject: u32, office: Office) {
        if let Some(clock) = self.find(kind, subject) {
            clock.office = office;
        }
    }

    /// These spans were deducted, as far as they are over and touch the clock.
    pub(crate) fn stood_still(&mut self, kind: ClockKind, subject: u32, spans: &[Standstill]) {
        if let Some(clock) = self.find(kind, subject) {
            let touches = |one: &&Standstill| one.until.is_some_and(|until| until > clock.started_on);
            clock.standstills = spans.iter().filter(touches).copied().collect();
            clock.standstills.sort_unstable();
        }
    }

    /// The clock was extended by so many months in all.
    pub(crate) fn extended(&mut self, kind: ClockKind, subject: u32, months: u32) {
        if let Some(clock) = self.find(kind, subject) {
            clock.extended_months = months;
        }
    }

    /// The last day of the clock was found under the answers given to these questions.
    pub(crate) fn rests_on(
        &mut self,
        kind: ClockKind,
        subject: u32,
        questions: &[&'static str],
        applied: &Applied,
    ) {
        if let Some(clock) = self.find(kind, subject) {
            clock.open_questions =
                questions.iter().copied().filter(|question| applied.is_open(question)).collect();
        }
    }

    /// The clock has done its work.
    pub(crate) fn meet(&mut self, kind: ClockKind, subject: u32, on: Day) {
        if let Some(clock) = self.find(kind, subject)
            && !matches!(clock.state, ClockState::Met(_))
        {
            clock.state = ClockState::Met(on);
        }
    }

    /// The clock stands still.
    pub(crate) fn pause(&mut self, kind: ClockKind, subject: u32, since: Day) {
        if let Some(clock) = self.find(kind, subject) {
            clock.state = ClockState::Paused(since);
        }
    }

    /// The clock runs again, to another last day.
    pub(crate) fn resume(&mut self, kind: ClockKind, subject: u32, due_on: Day) {
        if let Some(clock) = self.find(kind, subject) {
            clock.state = ClockState::Running;
            clock.due_on = due_on;
        }
    }

    /// Every clock that still runs is done, because the case is closed, but those of what ends with the closing.
    pub(crate) fn meet_all(&mut self, on: Day) {
        for clock in &mut self.0 {
            if !matches!(clock.state, ClockState::Met(_)) && !clock.kind.outlives_closing() {
                clock.state = ClockState::Met(on);
            }
        }
    }

    /// Every clock that still runs is done but those of measures: the case is closed, and what it holds stays held.
    pub(crate) fn meet_all_but_measures(&mut self, on: Day) {
        let goes_on = |kind: ClockKind| {
            matches!(kind, ClockKind::RenewMeasure | ClockKind::MeasureEnds | ClockKind::InspectSeal)
                || kind.outlives_closing()
        };
        for clock in self.0.iter_mut().filter(|clock| !goes_on(clock.kind)) {
            if !matches!(clock.state, ClockState::Met(_)) {
                clock.state = ClockState::Met(on);
            }
        }
    }

    /// The clock exists no more: what it measured is not asked for any longer.
    pub(crate) fn drop_one(&mut self, kind: ClockKind, subject: u32) {
        self.0.retain(|clock| (clock.kind, clock.subject) != (kind, subject));
    }

    /// The clocks of a kind exist no more: what they measured is not owed, or they are started anew.
    pub(crate) fn end(&mut self, kind: ClockKind) {
        self.0.retain(|clock| clock.kind != kind);
    }

    /// One clock exists no more.
    pub(crate) fn end_of(&mut self, kind: ClockKind, subject: u32) {
        self.0.retain(|clock| (clock.kind, clock.subject) != (kind, subject));
    }

    fn find(&mut self, kind: ClockKind, subject: u32) -> Option<&mut Clock> {
        self.0.iter_mut().find(|clock| clock.kind == kind && clock.subject == subject)
    }

    /// One clock.
    #[must_use]
    pub fn get(&self, kind: ClockKind, subject: u32) -> Option<&Clock> {
        self.0.iter().find(|clock| clock.kind == kind && clock.subject == subject)
    }

    /// All clocks, in the order in which they were started.
    pub fn iter(&self) -> impl Iterator<Item = &Clock> {
        self.0.iter()
    }

    /// The clocks that run, the earliest first.
    #[must_use]
    pub fn running(&self) -> Vec<&Clock> {
        let mut running: Vec<&Clock> =
            self.0.iter().filter(|clock| clock.state == ClockState::Running).collect();
        running.sort_by_key(|clock| (clock.due_on, clock.kind));
        running
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_names_its_articles_with_the_mark_of_its_rules_and_who_sets_days_that_no_rule_sets() {
        let undecided = law::Settings::default();
        let mut confirmed = undecided.clone();
        confirmed.set("TIM-12", "confirmed", "2026-11-21".parse().unwrap()).unwrap();
        for (kind, law, basis) in [
            (ClockKind::Approval, &undecided, "《办理执行案件期限规定》第十二条（待核）"),
            (ClockKind::Approval, &confirmed, "《办理执行案件期限规定》第十二条"),
            (ClockKind::NameHandler, &undecided, "《办理执行案件期限规定》第二条"),
            (ClockKind::SendNotice, &undecided, "《民诉法解释》第四百八十条；《办理执行案件期限规定》第四条"),
            (ClockKind::Handling, &undecided, "《严格审限规定》第五条、第九条"),
            (
                ClockKind::LiftMeasures,
                &undecided,
                "《查封扣押冻结规定》第二十八条；条文未定天数，期限为本院要求",
            ),
        ] {
            assert_eq!(kind.basis(law, "2026-11-21".parse().unwrap()), basis);
        }
    }

    #[test]
    fn a_rule_is_named_by_one_kind_of_clock_only() {
        let all: Vec<&str> =
            ClockKind::ALL.into_iter().flat_map(|kind| kind.rules().iter().copied()).collect();
        for (index, id) in all.iter().enumerate() {
            assert!(law::rule(id).is_some_and(|rule| rule.id == *id), "{id}");
            assert!(!all[..index].contains(id), "{id}");
        }
    }

    #[test]
    fn urgency_counts_from_today() {
        let today: Day = "2026-11-20".parse().unwrap();
        for (days, urgency, words) in [
            (-3, Urgency::Late, "逾期3天"),
            (0, Urgency::Today, "今日到期"),
            (7, Urgency::Soon, "还有7天"),
            (8, Urgency::Later, "还有8天"),
        ] {
            assert_eq!(Urgency::of(today.plus_days(days), today), urgency);
            assert_eq!(Urgency::words(today.plus_days(days), today), words);
        }
    }
}
