//! What institutions were asked, what they answered, and where debtors were seen.

use crate::pages::cases::case_path;
use crate::pages::cases::course::form_path;
use crate::show::Due;
use docket::Case;
use docket::inquiry::{Inquiry, InquiryMatter, InquiryState};
use docket::party::PartyNo;
use values::Day;

/// The inquiries of a case.
pub(crate) struct Inquiries {
    pub(crate) lines: Vec<InquiryLine>,
    /// How many are in each state, in words: `待答复3件，存疑1件`.
    pub(crate) words: String,
    /// Whether something in them waits for the officer.
    pub(crate) is_pressing: bool,
}

/// One inquiry.
pub(crate) struct InquiryLine {
    pub(crate) page: String,
    pub(crate) no: u32,
    /// The case number, where lines of several cases stand together; empty otherwise.
    pub(crate) in_case: String,
    pub(crate) institution: String,
    pub(crate) matter: &'static str,
    pub(crate) debtor: String,
    pub(crate) asked_on: String,
    pub(crate) state: String,
    pub(crate) class: &'static str,
    /// Until when an answer is expected, where one is.
    pub(crate) due: Option<Due>,
    /// Where the same question can be asked again, while a reply is disputed.
    pub(crate) again: Option<String>,
    /// Replies that were not taken as they came.
    pub(crate) disputed: Vec<String>,
}

/// Where a debtor was seen.
pub(crate) struct TraceLine {
    pub(crate) debtor: String,
    pub(crate) on: String,
    pub(crate) place: String,
    pub(crate) what: String,
}

impl Inquiries {
    /// The inquiries of a case, the newest first.
    pub(crate) fn new(case: &Case, today: Day) -> Inquiries {
        let all = &case.inquiries;
        let count = |which: fn(&Inquiry) -> bool| all.iter().filter(|inquiry| which(inquiry)).count();
        let disputed = all.iter().filter(|inquiry| case.is_disputed(inquiry)).count();
        let timed_out = count(|inquiry| matches!(inquiry.state, InquiryState::TimedOut { .. }));
        let words: Vec<String> = [
            ("待答复", all.iter().filter(|inquiry| case.awaits_answer_to(inquiry)).count()),
            ("存疑", disputed),
            ("逾期", timed_out),
            ("不予答复", count(|inquiry| matches!(inquiry.state, InquiryState::Refused { .. }))),
            ("已答复", count(Inquiry::is_answered)),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(title, count)| format!("{title}{count}件"))
        .collect();
        Inquiries {
            lines: all.iter().rev().map(|inquiry| inquiry_line(case, inquiry, today)).collect(),
            words: words.join("，"),
            is_pressing: case.closed_on().is_none() && disputed + timed_out > 0,
        }
    }
}

/// The line of one inquiry.
pub(crate) fn inquiry_line(case: &Case, inquiry: &Inquiry, today: Day) -> InquiryLine {
    let (state, class) = match &inquiry.state {
        _ if case.is_disputed(inquiry) => ("存疑".to_owned(), "bad"),
        InquiryState::Open => ("待答复".to_owned(), "warn"),
        InquiryState::Answered { on, found: 0, .. } => (format!("{on} 答复：未查到"), ""),
        InquiryState::Answered { on, found, .. } => (format!("{on} 答复：{found}项"), "calm"),
        InquiryState::Refused { on, reason } => (format!("{on} 不予答复：{reason}"), "bad"),
        InquiryState::TimedOut { .. } => ("逾期未答复".to_owned(), "bad"),
    };
    InquiryLine {
        page: format!("{}#page-{}", case_path(&case.id), inquiry.no),
        no: inquiry.no.0,
        in_case: String::new(),
        institution: inquiry.name.clone(),
        matter: match inquiry.matter {
            InquiryMatter::Property => "查财产",
            InquiryMatter::Whereabouts => "查下落",
        },
        debtor: case.party_name(inquiry.debtor).to_owned(),
        asked_on: inquiry.asked_on.to_string(),
        state,
        class,
        again: case.is_disputed(inquiry).then(|| {
            let debtor = ("debtor", inquiry.debtor.to_string());
            let institution = ("institution", inquiry.institution.to_string());
            form_path(&case.id, "ask_institutions", &[debtor, ("scope", "missing".to_owned()), institution])
        }),
        due: case.awaits_answer_to(inquiry).then(|| Due::new(inquiry.due_on, today)),
        disputed: inquiry.disputed.iter().map(|one| format!("{}：{}", one.why.title(), one.told)).collect(),
    }
}

/// Where the debtors of a case were seen, or one of them, the latest first.
pub(crate) fn traces(case: &Case, only: Option<PartyNo>) -> Vec<TraceLine> {
    let mut seen: Vec<_> =
        case.traces.iter().filter(|(debtor, _)| only.is_none_or(|only| only == *debtor)).collect();
    seen.sort_by_key(|(_, trace)| std::cmp::Reverse(trace.on));
    seen.into_iter()
        .map(|(debtor, trace)| TraceLine {
            debtor: case.party_name(*debtor).to_owned(),
            on: trace.on.to_string(),
            place: trace.place.clone(),
            what: values::mask_long_numbers(&trace.what),
        })
        .collect()
}
