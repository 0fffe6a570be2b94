//! The morning page of a bureau head (总览): what goes wrong today unless somebody acts, and who is away.

use super::forecast::{Forecast, Ladder};
use super::supervision::Standing;
use crate::app::App;
use crate::cases::list::{COUNTED, Scope};
use crate::desk::SOON_DAYS;
use crate::error::AppError;
use crate::payments::Age;
use docket::office::{Actor, Office, Sight};
use store::read::cases::{CaseFilter, StageFilter};
use store::read::clocks::{ClockCount, ClockFilter, ClockRow};
use store::read::funds::Sum;
use values::{Day, Fen, Instant, StaffId};

/// Days ahead within which an absence to come is told.
pub const AHEAD_DAYS: i32 = 7;

/// What may go wrong among the cases that an officer sees.
#[derive(Clone, Debug)]
pub struct Dangers {
    /// Whose cases: the officer's own, or all that the office sees.
    pub scope: Scope,
    /// How many clocks stand on each step of the ladder of warnings.
    pub ladder: Ladder,
    /// How many clocks of each kind are overdue, due today, and due within [`SOON_DAYS`].
    pub clocks: Vec<ClockCount>,
    /// Measures that ended without renewal.
    pub measures_ended: i64,
    /// Measures that run without a safe path to a renewal.
    pub measures_unsafe: i64,
    /// Orders of supervision that wait for an answer beyond their day; counted up to [`COUNTED`].
    pub supervision_overdue: u32,
    /// Answers to orders that wait to be accepted; counted up to [`COUNTED`].
    pub supervision_replied: u32,
    /// Cases that are far slower than like cases were; none where no case has enough like ones to be compared with.
    pub warnings: Option<u32>,
    /// Proposals that wait for this officer; none for offices that decide nothing.
    pub proposals: Option<u32>,
    /// Cases that wait for a handler, for those who see them; counted up to [`COUNTED`].
    pub unassigned: Option<u32>,
    /// Money that nobody has claimed, and what of it is beyond the limit, for those who look after it.
    pub unclaimed: Option<(Sum, Sum)>,
    /// Receipts whose money has not all gone out, by age.
    pub unpaid: [(Age, u32, Fen); 4],
}

/// Who is away, now or soon, and who stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Who is away.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The name of whoever stands in.
    pub cover: String,
    /// Open cases in the name of who is away, counted up to [`COUNTED`].
    pub open: u32,
}

/// Whether cases without a handler are shown to an office: they belong to no team.
#[must_use]
pub fn sees_unassigned(actor: &Actor) -> bool {
    matches!(actor.office, Office::Clerk | Office::BureauHead | Office::CommandCentre)
}

fn decides(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::TeamLeader | Office::BureauHead | Office::VicePresident | Office::President
    )
}

impl App {
    /// The moment, as the court's clock has it.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// What may go wrong among the cases that an officer sees.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn dangers(&self, actor: &Actor) -> Result<Dangers, AppError> {
        let scope = if actor.office == Office::Handler { Scope::Mine } else { Scope::Seen };
        let Forecast { ladder, .. } = self.clock_forecast(actor, scope)?;
        let (measures_ended, measures_unsafe) = self.measures_in_red(actor, scope)?;
        let supervised = |standing| self.supervision_count(actor, scope, None, standing);
        let waiting = CaseFilter { stage: StageFilter::Only("filed".to_owned()), ..CaseFilter::default() };
        let unassigned =
            || self.store().case_count(self.court().as_str(), &waiting, COUNTED).map_err(AppError::from);
        let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let slow = self.slow_cases(actor, scope, None)?;
        Ok(Dangers {
            scope,
            ladder,
            clocks: self.clock_counts(actor, scope, "", self.today().plus_days(SOON_DAYS))?,
            measures_ended,
            measures_unsafe,
            supervision_overdue: supervised(Standing::Overdue)?,
            supervision_replied: supervised(Standing::Replied)?,
            warnings: (slow.compared > 0).then(|| many(slow.slow.len())),
            proposals: if decides(actor) { Some(many(self.tasks_for(actor)?.len())) } else { None },
            unassigned: sees_unassigned(actor).then(unassigned).transpose()?,
            unclaimed: self.unclaimed_money(actor)?,
            unpaid: self.unpaid_ageing(actor, scope)?,
        })
    }

    /// The clocks that are overdue or due within a day span, the earliest first.
    ///
    /// # Errors
    /// As [`App::dangers`].
    pub fn first_due(&self, actor: &Actor, scope: Scope, lines: u32) -> Result<Vec<ClockRow>, AppError> {
        self.clock_list(actor, scope, ClockFilter::default(), self.today().plus_days(SOON_DAYS), (0, lines))
    }

    /// Who is away today or within [`AHEAD_DAYS`], the earliest first: all of the court for whoever sees every case, those
    /// of the own team for the rest.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn away(&self, actor: &Actor) -> Result<Vec<Away>, AppError> {
        let sight = actor.office.sight();
        if sight == Sight::Nothing {
            return Err(AppError::Forbidden);
        }
        let (directory, today) = (self.directory(), self.today());
        let is_seen = |staff: &StaffId| {
            let team = directory.members.get(staff).and_then(|member| member.team.clone());
            sight == Sight::Court || *staff == actor.id || (team.is_some() && team == actor.team)
        };
        let near = directory.absences.iter().filter(|((staff, from), absence)| {
            *from <= today.plus_days(AHEAD_DAYS) && today <= absence.until && is_seen(staff)
        });
        let mut away: Vec<Away> = near
            .map(|((staff, from), absence)| {
                let own = CaseFilter { handler: Some(staff.to_string()), ..CaseFilter::default() };
                Ok(Away {
                    staff: staff.clone(),
                    name: directory.name(staff),
                    from: *from,
                    until: absence.until,
                    cover: directory.name(&absence.cover),
                    open: self.store().case_count(self.court().as_str(), &own, COUNTED)?,
                })
            })
            .collect::<Result<_, AppError>>()?;
        away.sort_by(|one, other| (one.from, &one.staff).cmp(&(other.from, &other.staff)));
        Ok(away)
    }
}
