//! The pages of the docket, newest first.

use crate::pages::cases::head::path;
use app::cases::open::CaseView;
use docket::directory::Directory;
use docket::event::{Entry, Event};

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

fn papers(view: &CaseView, entry: &Entry) -> Vec<PaperLink> {
    let link = |paper: &docket::event::Paper| PaperLink {
        title: paper.title().to_owned(),
        href: format!("{}/papers/{}/{}", path(&view.case.id), entry.stamp.no, paper.word()),
        no: entry.stamp.no.0,
        on: entry.stamp.on.to_string(),
    };
    entry.event.papers().iter().map(link).collect()
}
