//! The pages of the docket, newest first; the many pages of a round of inquiries are one line, with the pages beneath.

use crate::pages::cases::head::path;
use app::cases::open::CaseView;
use docket::directory::Directory;
use docket::event::{Entry, Event, Paper};
use docket::inquiry::{Inquiry, InquiryState};
use docket::party::{Party, Role};
use docket::{Case, EntryNo};
use std::collections::BTreeSet;
use values::InstitutionId;

/// One page of the docket.
pub(crate) struct TimelineLine {
    pub(crate) no: u32,
    pub(crate) on: String,
    pub(crate) time: String,
    pub(crate) who: String,
    pub(crate) title: &'static str,
    pub(crate) sentence: String,
    /// The page that strikes this one.
    pub(crate) struck_by: Option<u32>,
    /// The pages it rests on.
    pub(crate) rests_on: Vec<u32>,
    pub(crate) papers: Vec<PaperLink>,
}

/// A paper that a page of the docket issues.
#[derive(Clone)]
pub(crate) struct PaperLink {
    pub(crate) title: String,
    pub(crate) href: String,
    /// What the page is: several papers bear the same title.
    pub(crate) page_title: &'static str,
    pub(crate) no: u32,
    pub(crate) on: String,
}

/// As many pages of a round of inquiries stand by themselves.
const UNFOLDED: usize = 3;

/// A page that stands by itself, or the pages of a round of inquiries.
pub(crate) struct Block {
    /// What the pages say together; none for a page that stands by itself.
    pub(crate) summary: Option<Summary>,
    /// The pages, newest first.
    pub(crate) lines: Vec<TimelineLine>,
}

/// What the pages of a round of inquiries say together.
pub(crate) struct Summary {
    pub(crate) sentence: String,
    pub(crate) pages: String,
    pub(crate) days: String,
}

/// The timeline of a case.
pub(crate) fn timeline(view: &CaseView, directory: &Directory) -> Vec<Block> {
    let line = |entry: &Entry| timeline_line(view, directory, entry);
    let fold = |pages: &[Entry]| Block {
        summary: (pages.len() > UNFOLDED).then(|| Summary::of(&view.case, pages)),
        lines: pages.iter().rev().map(line).collect(),
    };
    rounds(&view.entries)
        .into_iter()
        .rev()
        .flat_map(|pages| {
            if pages.len() > UNFOLDED {
                vec![fold(pages)]
            } else {
                pages.iter().rev().map(|page| fold(std::slice::from_ref(page))).collect()
            }
        })
        .collect()
}

/// The line of one page.
pub(crate) fn timeline_line(view: &CaseView, directory: &Directory, entry: &Entry) -> TimelineLine {
    let no = entry.stamp.no;
    let struck_by = view.entries.iter().find_map(|other| match &other.event {
        Event::EntryStruck(struck) if struck.entry == no => Some(other.stamp.no.0),
        _ => None,
    });
    TimelineLine {
        no: no.0,
        on: entry.stamp.on.to_string(),
        time: entry.stamp.recorded_at.clock_time(),
        who: who(directory, entry),
        title: entry.event.title(),
        sentence: entry.event.sentence(&view.case),
        struck_by,
        rests_on: entry.event.rests_on().iter().map(|no| no.0).collect(),
        papers: if struck_by.is_some() { Vec::new() } else { papers(view, entry) },
    }
}

/// Who entered a page; an officer of a court above stands on the page itself with the name of the court.
fn who(directory: &Directory, entry: &Entry) -> String {
    let named = match &entry.event {
        Event::Supervised(one) => Some(&one.by_name),
        Event::SupervisionSettled(one) => Some(&one.by_name),
        _ => None,
    };
    named
        .filter(|_| entry.stamp.actor.court().is_some())
        .cloned()
        .unwrap_or_else(|| directory.name(&entry.stamp.actor))
}

/// The pages in order, those of one round of inquiries together. What waits for an officer stands by itself.
fn rounds(entries: &[Entry]) -> Vec<&[Entry]> {
    let mut rounds = Vec::new();
    let mut first = 0;
    for (place, entry) in entries.iter().enumerate() {
        if place > first && !belongs(&entries[first..place], entry) {
            rounds.push(&entries[first..place]);
            first = place;
        }
    }
    if first < entries.len() {
        rounds.push(&entries[first..]);
    }
    rounds
}

/// Whether a page goes on with a round of inquiries.
fn belongs(round: &[Entry], next: &Entry) -> bool {
    let Some(last) = round.last() else { return true };
    if !opens_a_round(&round[0].event) {
        return false;
    }
    let asks = |entry: &Entry| matches!(entry.event, Event::InstitutionAsked(_));
    match &next.event {
        // Whoever asks on another day begins another round.
        Event::InstitutionAsked(_) => round.iter().all(|page| page.stamp.on == next.stamp.on),
        Event::InquiryAnswered(_) | Event::InquiryTimedOut(_) => true,
        // What an answer brought was entered together with it.
        Event::PropertyFound(_) | Event::PropertyChanged(_) | Event::PropertyGone(_) => {
            last.stamp.recorded_at == next.stamp.recorded_at
                && last.stamp.actor == next.stamp.actor
                && !asks(last)
        }
        _ => false,
    }
}

fn opens_a_round(event: &Event) -> bool {
    matches!(event, Event::InstitutionAsked(_) | Event::InquiryAnswered(_) | Event::InquiryTimedOut(_))
}

impl Summary {
    fn of(case: &Case, pages: &[Entry]) -> Summary {
        let (first, last) = (&pages[0].stamp, &pages[pages.len() - 1].stamp);
        let inquiries = |of: fn(&Entry) -> Option<EntryNo>| -> Vec<&Inquiry> {
            pages.iter().filter_map(of).filter_map(|no| case.inquiry(no)).collect()
        };
        let asked = inquiries(|page| match &page.event {
            Event::InstitutionAsked(_) => Some(page.stamp.no),
            _ => None,
        });
        let answered = inquiries(|page| match &page.event {
            Event::InquiryAnswered(answered) => Some(answered.inquiry),
            _ => None,
        });
        Summary {
            sentence: if asked.is_empty() { told(&answered) } else { round(case, &asked) },
            pages: format!("第{}—{}页", first.no, last.no),
            days: if first.on == last.on {
                first.on.to_string()
            } else {
                format!("{} 至 {}", first.on, last.on)
            },
        }
    }
}

/// What became of the questions of a round. Each counts once, so that the numbers add up.
fn round(case: &Case, asked: &[&Inquiry]) -> String {
    let institutions: BTreeSet<&InstitutionId> = asked.iter().map(|inquiry| &inquiry.institution).collect();
    let people: BTreeSet<u32> = asked.iter().map(|inquiry| inquiry.debtor).collect();
    let one_each = asked.len() == institutions.len();
    let unit = if one_each { "家" } else { "项" };
    let mut sentence = format!("向{}家单位查询", institutions.len());
    if people.len() > 1 {
        sentence.push_str(&format!("{}名被执行人", people.len()));
    }
    if !one_each {
        sentence.push_str(&format!("，共{}项", asked.len()));
    }
    let state = |inquiry: &&Inquiry| match inquiry.state {
        _ if case.is_disputed(inquiry) => "存疑",
        InquiryState::Answered { .. } | InquiryState::Refused { .. } => "已反馈",
        InquiryState::TimedOut { .. } => "逾期未反馈",
        InquiryState::Open => "待反馈",
    };
    let states: Vec<&str> = asked.iter().map(state).collect();
    for words in ["已反馈", "待反馈", "逾期未反馈", "存疑"] {
        let count = states.iter().filter(|state| **state == words).count();
        if count > 0 || words == "已反馈" {
            sentence.push_str(&format!("，{count}{unit}{words}"));
        }
        let found = found(asked);
        if words == "已反馈" && found > 0 {
            sentence.push_str(&format!("（查到{found}项）"));
        }
    }
    sentence
}

/// What answers say whose questions stand elsewhere.
fn told(answered: &[&Inquiry]) -> String {
    format!("{}项查询反馈，查到{}项", answered.len(), found(answered))
}

fn found(inquiries: &[&Inquiry]) -> u32 {
    let found = |inquiry: &&Inquiry| match inquiry.state {
        InquiryState::Answered { found, .. } => found,
        _ => 0,
    };
    inquiries.iter().map(found).sum()
}

/// The papers that a page issues; those that go to one debtor each are linked once for each debtor.
fn papers(view: &CaseView, entry: &Entry) -> Vec<PaperLink> {
    let debtors: Vec<&Party> = view.case.side(Role::Debtor).collect();
    let link = |paper: &Paper, debtor: Option<&Party>| PaperLink {
        title: debtor.map_or_else(
            || paper.title().to_owned(),
            |debtor| format!("{}（{}）", paper.title(), debtor.name),
        ),
        href: format!(
            "{}/papers/{}/{}{}",
            path(&view.case.id),
            entry.stamp.no,
            paper.word(),
            debtor.map_or_else(String::new, |debtor| format!("?about={}", debtor.no)),
        ),
        page_title: entry.event.title(),
        no: entry.stamp.no.0,
        on: entry.stamp.on.to_string(),
    };
    let mut links = Vec::new();
    for paper in &entry.event.papers_in(entry.stamp.no, &view.case) {
        if paper.goes_to_each_debtor() && debtors.len() > 1 {
            links.extend(debtors.iter().map(|debtor| link(paper, Some(debtor))));
        } else {
            links.push(link(paper, None));
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use docket::event::Stamp;
    use serde_json::{Value, json};
    use values::{Day, Instant};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn entry(no: u32, on: &str, second: i64, kind: &str, body: &Value) -> Entry {
        let event = Event::read(kind, &body.to_string()).unwrap();
        let recorded_at = Instant::at(day(on), second);
        Entry {
            stamp: Stamp { no: EntryNo(no), on: day(on), recorded_at, actor: "one-1".parse().unwrap() },
            event,
        }
    }

    fn asked(no: u32, on: &str) -> Entry {
        let body = json!({"debtor": 2, "matter": "property", "institution": format!("bank-{no}"), "kind": "bank",
            "name": "某某银行", "due_on": "2026-12-31"});
        entry(no, on, 0, "institution_asked", &body)
    }

    fn answered(no: u32, on: &str, inquiry: u32) -> Entry {
        let body = json!({"inquiry": inquiry, "on": on, "receipt": "", "mark": "", "found": 0});
        entry(no, on, no.into(), "inquiry_answered", &body)
    }

    fn disputed(no: u32, on: &str, inquiry: u32) -> Entry {
        entry(
            no,
            on,
            no.into(),
            "reply_disputed",
            &json!({"inquiry": inquiry, "why": "contradicts", "told": "x"}),
        )
    }

    #[test]
    fn a_round_of_inquiries_is_together_and_what_waits_for_an_officer_stands_by_itself() {
        let entries = [
            asked(1, "2026-11-01"),
            asked(2, "2026-11-01"),
            answered(3, "2026-11-02", 1),
            disputed(4, "2026-11-02", 2),
            answered(5, "2026-11-03", 2),
            asked(6, "2026-11-20"),
            answered(7, "2026-11-21", 6),
        ];
        let rounds: Vec<Vec<u32>> = rounds(&entries)
            .into_iter()
            .map(|round| round.iter().map(|entry| entry.stamp.no.0).collect())
            .collect();
        assert_eq!(rounds, [vec![1, 2, 3], vec![4], vec![5], vec![6, 7]]);
    }
}
