//! Rebuild the read tables from the journal, on request or because the program reckons otherwise than the one that
//! wrote them.

use crate::app::App;
use crate::campaigns;
use crate::cases::stream::entries;
use crate::closing;
use crate::error::AppError;
use crate::funds;
use crate::institutions;
use crate::staff::event::{StaffEvent, apply, change};
use crate::staff::manage::STREAM;
use crate::urging;
use docket::Case;
use docket::directory::Directory;
use std::collections::BTreeSet;
use std::iter::Peekable;
use store::read::tables::REBUILT;
use store::read::{fingerprint, line_projection, projection};
use store::{Change, EventsByStream, StoredEvent};
use values::CaseId;

/// How many events are read at a time.
const BATCH: u32 = 1_000;

/// How many events are read between two reports.
const REPORTED: u64 = 10_000;

/// What a rebuild did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Events read.
    pub events: u64,
    /// Cases told.
    pub cases: u64,
    /// Rows written.
    pub rows: u64,
}

/// How far a rebuild is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Events read.
    pub read: u64,
    /// All events; on PostgreSQL their last position, which may be a little higher.
    pub all: u64,
}

impl App {
    /// Drops the read tables and writes them anew from the journal, in one transaction, while nobody else writes.
    ///
    /// # Errors
    /// Where the journal cannot be read or a page in it cannot be understood; then the tables stay as they were.
    pub fn rebuild(&self) -> Result<Rebuilt, AppError> {
        self.rebuild_telling(|_| ())
    }

    /// Makes the read tables anew where a program that reckons otherwise wrote them: with other holidays or rates,
    /// other periods, other columns. Nothing where they are current. A program does this before it serves.
    ///
    /// # Errors
    /// As [`App::rebuild`].
    pub fn bring_tables_up_to_date(&self, tell: impl FnMut(Progress)) -> Result<Option<Rebuilt>, AppError> {
        let court = self.court().as_str();
        if self.store().tables_are_current(court)? {
            return Ok(None);
        }
        if !self.store().has_events(court)? {
            self.append(Vec::new(), vec![fingerprint::mark(court)])?;
            return Ok(None);
        }
        self.rebuild_telling(tell).map(Some)
    }

    fn rebuild_telling(&self, tell: impl FnMut(Progress)) -> Result<Rebuilt, AppError> {
        let own = self.court().as_str();
        let mut telling = Telling {
            events: self.store().events_by_stream(BATCH).peekable(),
            marked: BTreeSet::from([own.to_owned()]),
            rebuilt: Rebuilt::default(),
            all: self.store().last_position()?.cast_unsigned(),
            tell,
        };
        // The journal is read as the changes are drawn, which is inside the transaction: no event comes in between.
        let streams = std::iter::from_fn(|| telling.next_stream().transpose());
        let changes = streams.flat_map(|changes| match changes {
            Ok(changes) => changes.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        });
        let changes = std::iter::once(Ok(fingerprint::mark(own))).chain(changes);
        let rows = self.store().replace_tables(&REBUILT, changes)?;
        let rebuilt = Rebuilt { rows, ..telling.rebuilt };
        self.reload_directory()?;
        self.reload_law()?;
        Ok(rebuilt)
    }
}

/// Tells the journal, of all courts in it, stream by stream. Only the stream at hand is in memory.
struct Telling<'store, T> {
    events: Peekable<EventsByStream<'store>>,
    /// Courts whose tables bear the mark of this program.
    marked: BTreeSet<String>,
    rebuilt: Rebuilt,
    all: u64,
    tell: T,
}

impl<T: FnMut(Progress)> Telling<'_, T> {
    /// The rows that follow from the next stream; none at the end of the journal.
    fn next_stream(&mut self) -> Result<Option<Vec<Change>>, AppError> {
        let Some(first) = self.events.next().transpose()? else {
            if !self.rebuilt.events.is_multiple_of(REPORTED) {
                self.report();
            }
            return Ok(None);
        };
        let rows = Rows::of(&first.stream);
        let mut stored = vec![first];
        self.count();
        while let Some(next) = self.events.next_if(|next| {
            next.as_ref()
                .is_ok_and(|next| (&next.court, &next.stream) == (&stored[0].court, &stored[0].stream))
        }) {
            self.count();
            // A register of a large court is long, and nothing follows from it.
            if rows != Rows::None {
                stored.push(next?);
            }
        }
        let court = &stored[0].court;
        let mut changes = rows.written(court, &stored)?;
        self.rebuilt.cases += u64::from(matches!(rows, Rows::Case(_)) && !changes.is_empty());
        if !self.marked.contains(court) {
            self.marked.insert(court.clone());
            changes.push(fingerprint::mark(court));
        }
        Ok(Some(changes))
    }

    fn count(&mut self) {
        self.rebuilt.events += 1;
        if self.rebuilt.events.is_multiple_of(REPORTED) {
            self.report();
        }
    }

    fn report(&mut self) {
        (self.tell)(Progress { read: self.rebuilt.events, all: self.all.max(self.rebuilt.events) });
    }
}

/// Which rows follow from a stream.
#[derive(PartialEq, Eq)]
enum Rows {
    Case(CaseId),
    Staff,
    Institutions,
    Strays,
    Line,
    Outgoing,
    Account,
    Campaign,
    Urging,
    None,
}

impl Rows {
    fn of(stream: &str) -> Rows {
        match stream {
            STREAM => Rows::Staff,
            institutions::STREAM => Rows::Institutions,
            institutions::stray::STREAM => Rows::Strays,
            line if line.starts_with(funds::STREAMS) => Rows::Line,
            line if line.starts_with(closing::OUTGOING) => Rows::Outgoing,
            account if account.starts_with(closing::ACCOUNTS) => Rows::Account,
            campaign if campaign.starts_with(campaigns::STREAMS) => Rows::Campaign,
            urging if urging.starts_with(urging::STREAMS) => Rows::Urging,
            _ => stream.parse().map_or(Rows::None, Rows::Case),
        }
    }

    /// The rows, where these are the events of the whole stream.
    fn written(&self, court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
        match self {
            Rows::Case(id) => {
                let case = Case::of(id, &entries(stored)?);
                let rows = case.map(|case| projection::rows(court, &case)).unwrap_or_default();
                Ok(projection::fresh(rows))
            }
            Rows::Staff => staff_changes(court, stored),
            Rows::Institutions => institutions::manage::rows_of(court, stored),
            Rows::Strays => institutions::stray::rows_of(court, stored),
            Rows::Line => {
                let line = funds::line_of(stored)?;
                let rows = line.map(|line| line_projection::rows(court, &line)).unwrap_or_default();
                Ok(projection::fresh(rows))
            }
            Rows::Outgoing => closing::row_of(court, stored),
            Rows::Account => closing::rows_of(court, stored),
            Rows::Campaign => campaigns::rows_of(court, stored),
            Rows::Urging => urging::rows_of(court, stored),
            Rows::None => Ok(Vec::new()),
        }
    }
}

fn staff_changes(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let mut directory = Directory::default();
    let mut changes = Vec::new();
    for event in stored {
        let event: StaffEvent = serde_json::from_str(&event.body).map_err(|source| {
            AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind.clone(), source })
        })?;
        apply(&mut directory, &event);
        changes.extend(change(court, &event, &directory));
    }
    Ok(changes)
}
