//! Bulletins that were made, kept as they were.

use crate::app::{App, new_event};
use crate::bulletins::figures::{Bulletin, Row, Span};
use crate::bulletins::{BulletinId, BulletinKind, MAKER, MAKER_NAME, maker, may_make, may_read};
use crate::error::AppError;
use docket::event::Unreadable;
use docket::indicator::{Figure, by_id};
use docket::office::Actor;
use serde::{Deserialize, Serialize};
use store::read::indicators::{Level, Of};
use store::{StoredEvent, StreamAppend};
use values::{Day, Instant};

/// The kind of the event.
const KIND: &str = "bulletin_made";
/// How often the figures are read again where the journal grew meanwhile.
const READINGS: usize = 4;

#[derive(Serialize, Deserialize)]
struct StoredSpan {
    from: Day,
    until: Day,
    /// What counts and, for a share, of what: one pair for each column.
    figures: Vec<(i64, Option<i64>)>,
}

#[derive(Serialize, Deserialize)]
struct StoredRow {
    unit: String,
    name: String,
    spans: [StoredSpan; 3],
    overdue: i64,
}

#[derive(Serialize, Deserialize)]
struct StoredColumn {
    indicator: String,
    version: u32,
}

/// A bulletin as the journal keeps it.
#[derive(Serialize, Deserialize)]
struct StoredBulletin {
    bulletin: String,
    /// The last event of the journal that counts in it.
    position: i64,
    columns: Vec<StoredColumn>,
    rows: Vec<StoredRow>,
}

/// A bulletin that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Its number in its year, from 1.
    pub number: u64,
    /// The day on which it was made.
    pub made_on: Day,
    /// When it was recorded.
    pub made_at: Instant,
    /// Who made it, by name.
    pub made_by: String,
    /// The last event of the journal that counts in it.
    pub position: i64,
    /// The bulletin.
    pub bulletin: Bulletin,
}

impl Sealed {
    /// The number as it is written: `2026年第3期`.
    #[must_use]
    pub fn written_number(&self) -> String {
        format!("{}年第{}期", self.bulletin.id.until().year(), self.number)
    }
}

/// A line of the list of bulletins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: BulletinId,
    /// Its number, the day on which it was made and by whom; none where it is due and not made.
    pub made: Option<(String, Day, String)>,
}

/// The stream of a year: that of the last day of the period.
fn stream(year: i32) -> String {
    format!("bulletins/{year}")
}

fn stored(sealed: &Bulletin, position: i64) -> StoredBulletin {
    let span = |span: &Span| StoredSpan {
        from: span.from,
        until: span.until,
        figures: span.figures.iter().map(|figure| (figure.counted, figure.base)).collect(),
    };
    StoredBulletin {
        bulletin: sealed.id.to_string(),
        position,
        columns: sealed
            .columns
            .iter()
            .map(|(indicator, version)| StoredColumn {
                indicator: indicator.id.to_owned(),
                version: *version,
            })
            .collect(),
        rows: sealed
            .rows
            .iter()
            .map(|row| StoredRow {
                unit: row.of.unit.clone(),
                name: row.name.clone(),
                spans: [span(&row.spans[0]), span(&row.spans[1]), span(&row.spans[2])],
                overdue: row.overdue,
            })
            .collect(),
    }
}

impl StoredBulletin {
    fn read(event: &StoredEvent) -> Result<StoredBulletin, AppError> {
        serde_json::from_str(&event.body)
            .map_err(|source| AppError::Unreadable(Unreadable::BadBody { kind: event.kind.clone(), source }))
    }

    /// The bulletin; none where this program knows its kind or one of its indicators no more.
    fn told(self) -> Option<Bulletin> {
        let id: BulletinId = self.bulletin.parse().ok()?;
        let columns: Option<Vec<_>> =
            self.columns.iter().map(|column| Some((by_id(&column.indicator)?, column.version))).collect();
        let span = |span: StoredSpan| Span {
            from: span.from,
            until: span.until,
            figures: span.figures.into_iter().map(|(counted, base)| Figure { counted, base }).collect(),
        };
        let level: Level = id.kind.level();
        let rows = self
            .rows
            .into_iter()
            .map(|row| Row {
                of: Of { level, unit: row.unit },
                name: row.name,
                spans: row.spans.map(span),
                overdue: row.overdue,
            })
            .collect();
        Some(Bulletin { id, columns: columns?, rows })
    }
}

impl App {
    /// Makes a bulletin that is due and seals it; the one that was made where it was made already.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that make none; [`AppError::BadInput`] where its period is not over.
    pub fn make_bulletin(&self, actor: &Actor, id: BulletinId) -> Result<Sealed, AppError> {
        if !may_make(actor) {
            return Err(AppError::Forbidden);
        }
        if id.until() >= self.today() {
            return Err(AppError::BadInput(format!("通报在期间届满后制作，该期间至{}届满", id.until())));
        }
        App::trying(|| {
            if let Some(sealed) = self.find_sealed(id)? {
                return Ok(sealed);
            }
            let stream = stream(id.until().year());
            let taken = self.store().stream_length(self.court().as_str(), &stream)?;
            let (bulletin, position) = self.steady_bulletin(id)?;
            let event = new_event(KIND, self.today(), &actor.id, &stored(&bulletin, position));
            let append = StreamAppend { stream, expected: taken, events: vec![event] };
            self.append(vec![append], Vec::new())?;
            self.find_sealed(id)?.ok_or(AppError::NotFound)
        })
    }

    /// Makes the bulletins of the week and the month before that are not there yet; gives those that it made.
    ///
    /// It may be asked for at any time and as often as one likes.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn make_due_bulletins(&self) -> Result<Vec<BulletinId>, AppError> {
        let mut made = Vec::new();
        let program = maker();
        for kind in BulletinKind::ALL {
            let id = BulletinId::over(kind, self.today()).before();
            let nobody = kind != BulletinKind::Court && self.has_nobody(kind);
            if !nobody && self.find_sealed(id)?.is_none() {
                self.make_bulletin(&program, id)?;
                made.push(id);
            }
        }
        Ok(made)
    }

    fn has_nobody(&self, kind: BulletinKind) -> bool {
        let directory = self.directory();
        match kind {
            BulletinKind::Teams => directory.teams.is_empty(),
            BulletinKind::Handlers => directory.handlers().next().is_none(),
            BulletinKind::Court => false,
        }
    }

    /// The figures, and the position of the journal up to which they count. Where officers write without a pause, the
    /// position before the last reading: what came in between then shows as late and changes nothing.
    fn steady_bulletin(&self, id: BulletinId) -> Result<(Bulletin, i64), AppError> {
        let program = maker();
        let mut position = self.store().last_position()?;
        for _ in 1..READINGS {
            let bulletin = self.bulletin(&program, id)?;
            let now = self.store().last_position()?;
            if now == position {
                return Ok((bulletin, position));
            }
            position = now;
        }
        Ok((self.bulletin(&program, id)?, position))
    }

    /// A bulletin as it was made, with the rows that the officer may see; none where it was not made.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where the officer may see none of its rows.
    pub fn sealed_bulletin(&self, actor: &Actor, id: BulletinId) -> Result<Option<Sealed>, AppError> {
        let Some(mut sealed) = self.find_sealed(id)? else { return Ok(None) };
        sealed.bulletin = sealed.bulletin.seen_by(self, actor);
        if sealed.bulletin.rows.is_empty() {
            return Err(AppError::Forbidden);
        }
        Ok(Some(sealed))
    }

    pub(super) fn find_sealed(&self, id: BulletinId) -> Result<Option<Sealed>, AppError> {
        Ok(self.sealed_of_year(id.until().year())?.into_iter().find(|sealed| sealed.bulletin.id == id))
    }

    pub(super) fn sealed_of_year(&self, year: i32) -> Result<Vec<Sealed>, AppError> {
        let directory = self.directory();
        let mut found = Vec::new();
        for event in self.store().stream(self.court().as_str(), &stream(year))? {
            let body = StoredBulletin::read(&event)?;
            let position = body.position;
            let made_by = match event.actor.parse() {
                Ok(id) if event.actor != MAKER => directory.name(&id),
                _ => MAKER_NAME.to_owned(),
            };
            if let Some(bulletin) = body.told() {
                found.push(Sealed {
                    number: event.version,
                    made_on: event.on_day,
                    made_at: event.recorded_at,
                    made_by,
                    position,
                    bulletin,
                });
            }
        }
        Ok(found)
    }

    /// The bulletins of a year, the latest first, with those that are due and not made.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn bulletins(&self, actor: &Actor, year: i32) -> Result<Vec<Listed>, AppError> {
        if !may_read(actor) {
            return Err(AppError::Forbidden);
        }
        let mut listed: Vec<Listed> = self
            .sealed_of_year(year)?
            .into_iter()
            .map(|sealed| {
                let number = sealed.written_number();
                Listed {
                    id: sealed.bulletin.id,
                    made: Some((number, sealed.made_on, sealed.made_by.clone())),
                }
            })
            .collect();
        for kind in BulletinKind::ALL {
            let id = BulletinId::over(kind, self.today()).before();
            if id.until().year() == year && listed.iter().all(|one| one.id != id) {
                listed.push(Listed { id, made: None });
            }
        }
        let court = Of { level: Level::Court, unit: String::new() };
        let sees_court = crate::indicators::may_see(self, actor, &court);
        listed.retain(|one| sees_court || one.id.kind != BulletinKind::Court);
        listed.sort_by_key(|one| std::cmp::Reverse((one.id.until(), one.id.kind.word())));
        Ok(listed)
    }
}
