//! What can be done now, what cannot and why, and every clock.

use crate::pages::cases::head::path;
use crate::pages::settings::question_path;
use crate::rulebook::RuleLink;
use crate::shell::encode;
use crate::show::Due;
use app::cases::open::CaseView;
use docket::act::{Approval, Weight};
use docket::clock::{Clock, ClockKind, ClockState};
use docket::step::Step;
use values::CaseId;

/// The course of a case: steps and clocks.
pub(crate) struct Course {
    /// The next things to do, and what is useful now.
    pub(crate) next: Vec<StepRow>,
    /// What can be done at any time.
    pub(crate) possible: Vec<StepRow>,
    pub(crate) barred: Vec<BarRow>,
    pub(crate) running: Vec<ClockRow>,
    pub(crate) paused: Vec<ClockRow>,
    pub(crate) met: Vec<ClockRow>,
}

/// One thing that can be done now.
pub(crate) struct StepRow {
    pub(crate) act: &'static str,
    pub(crate) title: &'static str,
    pub(crate) topic: &'static str,
    pub(crate) reason: String,
    pub(crate) basis: String,
    pub(crate) due: Option<Due>,
    pub(crate) href: String,
    /// Whether it is the next thing to do.
    pub(crate) pressing: bool,
    /// Who approves it, where somebody must.
    pub(crate) approver: Option<&'static str>,
}

impl StepRow {
    pub(crate) fn new(view: &CaseView, step: &Step) -> StepRow {
        StepRow {
            act: step.act,
            title: step.title,
            topic: step.topic.title(),
            reason: step.reason.clone(),
            basis: step.basis.under(&view.law, view.today),
            due: step.due_on.map(|due_on| Due::new(due_on, view.today)),
            href: form_path(&view.case.id, step.act, &step.prefill),
            pressing: step.weight == Weight::Next,
            approver: approver(step.approval),
        }
    }
}

/// One thing that cannot be done.
pub(crate) struct BarRow {
    pub(crate) title: &'static str,
    pub(crate) sentence: String,
    pub(crate) basis: String,
    pub(crate) remedy: &'static str,
}

/// One clock.
pub(crate) struct ClockRow {
    pub(crate) label: String,
    pub(crate) basis: String,
    /// The rules that set its term.
    pub(crate) rules: Vec<RuleLink>,
    pub(crate) started_on: String,
    pub(crate) due: Due,
    /// The title of the office that answers.
    pub(crate) office: &'static str,
    /// What was granted, and the days that were deducted and why.
    pub(crate) moved: Option<String>,
    /// Since when it stands still, or when it was met.
    pub(crate) state_on: String,
    /// Why it stands still, in a sentence and in a word.
    pub(crate) standstill: (&'static str, &'static str),
    /// Whether it was met after its last day.
    pub(crate) met_late: bool,
    /// Where the question stands that the court has not decided and that shaped the last day.
    pub(crate) open_question: Option<String>,
}

impl Course {
    pub(crate) fn new(view: &CaseView) -> Course {
        let case = &view.case;
        let row = |step: &Step| StepRow::new(view, step);
        let (possible, next): (Vec<&Step>, Vec<&Step>) =
            view.steps.open.iter().partition(|step| step.weight == Weight::Possible);
        let clock = |clock: &Clock| {
            let (state_on, met_late) = match clock.state {
                ClockState::Running => (String::new(), false),
                ClockState::Paused(since) => (since.to_string(), false),
                ClockState::Met(on) => (on.to_string(), on > clock.due_on),
            };
            ClockRow {
                label: clock.label.clone(),
                basis: clock.kind.basis(&view.law, view.today),
                rules: RuleLink::known(clock.kind.rules(), view.today),
                started_on: clock.started_on.to_string(),
                due: Due::warned(clock.due_on, view.today, clock.warn_days),
                office: clock.office.title(),
                moved: clock.moved_words(),
                state_on,
                standstill: match clock.kind {
                    ClockKind::RenewMeasure => ("续行手续已发出，待回执", "待回执"),
                    ClockKind::StepLimit => ("中止或者和解履行，停止计算", "已暂停"),
                    ClockKind::PayOut => ("暂缓发放，停止计算", "已暂停"),
                    _ => ("中止，停止计算", "已暂停"),
                },
                met_late,
                open_question: clock.open_questions.first().map(|id| question_path(id)),
            }
        };
        let standing = |wanted: fn(&ClockState) -> bool| {
            case.clocks.iter().filter(|clock| wanted(&clock.state)).map(clock).collect()
        };
        Course {
            next: next.into_iter().map(row).collect(),
            possible: possible.into_iter().map(row).collect(),
            barred: view
                .steps
                .barred
                .iter()
                .map(|bar| BarRow {
                    title: bar.title,
                    sentence: bar.refusal.sentence(),
                    basis: bar.refusal.basis().under(&view.law, view.today),
                    remedy: bar.refusal.remedy(),
                })
                .collect(),
            running: case.clocks.running().into_iter().map(clock).collect(),
            paused: standing(|state| matches!(state, ClockState::Paused(_))),
            met: standing(|state| matches!(state, ClockState::Met(_))),
        }
    }
}

/// Who approves an act.
pub(crate) fn approver(approval: Approval) -> Option<&'static str> {
    match approval {
        Approval::None => None,
        Approval::By(office) => Some(office.title()),
    }
}

/// The form of an act with fields filled in beforehand.
pub(crate) fn form_path(id: &CaseId, act: &str, prefill: &[(&'static str, String)]) -> String {
    let query: Vec<String> = prefill
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}/acts/{act}{mark}{}", path(id), query.join("&"))
}
