//! The pages of the docket, newest first.

use crate::pages::cases::head::path;
use app::cases::open::CaseView;
use docket::directory::Directory;
use docket::event::{Entry, Event, Paper};
use docket::party::{Party, Role};

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

/// The timeline of a case.
pub(crate) fn timeline(view: &CaseView, directory: &Directory) -> Vec<TimelineLine> {
    let line = |entry: &Entry| {
        let no = entry.stamp.no;
        let struck_by = view.entries.iter().find_map(|other| match &other.event {
            Event::EntryStruck(struck) if struck.entry == no => Some(other.stamp.no.0),
            _ => None,
        });
        TimelineLine {
            no: no.0,
            on: entry.stamp.on.to_string(),
            time: entry.stamp.recorded_at.clock_time(),
            who: directory.name(&entry.stamp.actor),
            title: entry.event.title(),
            sentence: entry.event.sentence(&view.case),
            struck_by,
            rests_on: entry.event.rests_on().iter().map(|no| no.0).collect(),
            papers: if struck_by.is_some() { Vec::new() } else { papers(view, entry) },
        }
    };
    view.entries.iter().rev().map(line).collect()
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
    for paper in entry.event.papers() {
        if paper.goes_to_each_debtor() && debtors.len() > 1 {
            links.extend(debtors.iter().map(|debtor| link(paper, Some(debtor))));
        } else {
            links.push(link(paper, None));
        }
    }
    links
}
