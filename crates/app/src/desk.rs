//! The desk of an officer (工作台): what is due, what waits for approval, where the money is.

use crate::app::App;
use crate::attention::Attention;
use crate::cases::list::Scope;
use crate::error::AppError;
use docket::office::{Actor, Office};
use store::read::cases::{CaseFilter, CaseRow};
use store::read::clocks::{ClockCount, ClockFilter, ClockRow, Whose};
use store::read::funds::Sum;
use store::read::requests::RequestRow;
use store::read::tasks::TaskRow;
use values::{Day, StaffId, TeamId};

/// How far ahead a desk looks, in days.
pub const HORIZON_DAYS: i32 = 14;
/// How far ahead a desk counts, in days: as far as [`docket::clock::Urgency::Soon`] reaches.
pub const SOON_DAYS: i32 = 7;

/// What stands on a desk for a colleague who is away (代管).
#[derive(Clone, Debug)]
pub struct Covered {
    /// Who is away.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// The last day of the absence.
    pub until: Day,
    /// Open cases, counted up to [`crate::cases::list::COUNTED`].
    pub open: u32,
    /// The clocks that are due first.
    pub due: Vec<ClockRow>,
}

/// What an officer's desk shows.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The day.
    pub today: Day,
    /// Whose clocks these are: the officer's own, or all that the office sees.
    pub scope: Scope,
    /// The office whose clocks alone stand here; none where the desk shows whatever the officer sees.
    pub answers: Option<Office>,
    /// How many clocks of each kind are overdue, due today, and due within [`SOON_DAYS`].
    pub counts: Vec<ClockCount>,
    /// The clocks that are due first.
    pub due: Vec<ClockRow>,
    /// Measures that ended without renewal, and those that run without a safe path to one.
    pub red_measures: (i64, i64),
    /// How many requests to institutions ended so that somebody must act, and the oldest of them.
    pub requests: (u32, Vec<RequestRow>),
    /// What else came from outside or lapsed, and waits for this officer.
    pub attention: Attention,
    /// Money that nobody has claimed, and what of it is beyond the limit, for those who look after it.
    pub unclaimed: Option<(Sum, Sum)>,
    /// Proposals that wait for this officer.
    pub tasks: Vec<TaskRow>,
    /// Open cases with money in their account.
    pub with_money: Vec<CaseRow>,
    /// What stands here for colleagues who are away.
    pub covered: Vec<Covered>,
    /// Cases that wait for a handler, for those who assign.
    pub unassigned: Vec<CaseRow>,
    /// How many open cases there are, counted up to [`crate::cases::list::COUNTED`].
    pub open_count: u32,
}

/// The office whose clocks alone stand on the desks of its officers: finance looks after the money of all cases and after
/// no case as a whole.
#[must_use]
pub fn office_of_desk(office: Office) -> Option<Office> {
    (office == Office::Finance).then_some(office)
}

impl App {
    /// The desk of an officer. Administrators have none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn desk(&self, actor: &Actor) -> Result<Option<Desk>, AppError> {
        if actor.office == Office::Administrator {
            return Ok(None);
        }
        let (store, court, today) = (self.store(), self.court().as_str(), self.today());
        let scope = if actor.office == Office::Handler { Scope::Mine } else { Scope::Seen };
        let whose = scope.of(actor)?;
        let office = office_of_desk(actor.office).map_or("", Office::word);
        let horizon = today.plus_days(HORIZON_DAYS);
        let mine = CaseFilter {
            handler: (scope == Scope::Mine).then(|| actor.id.to_string()),
            limit: 8,
            ..CaseFilter::default()
        };
        let assigns = matches!(
            actor.office,
            Office::Clerk | Office::TeamLeader | Office::BureauHead | Office::CommandCentre
        );
        let unassigned = if assigns {
            let stage = store::read::cases::StageFilter::Only("filed".to_owned());
            store.case_list(court, &CaseFilter { stage, limit: 8, ..CaseFilter::default() })?
        } else {
            Vec::new()
        };
        Ok(Some(Desk {
            today,
            scope,
            counts: store.clock_counts(court, &whose, office, (today, today.plus_days(SOON_DAYS)))?,
            due: store.clock_list(court, &whose, ClockFilter { kind: "", office }, horizon, (0, 12))?,
            answers: office_of_desk(actor.office),
            red_measures: store.measures_in_red(court, &whose, today)?,
            requests: (
                self.requests_to_act_on_count(actor, scope)?,
                self.requests_to_act_on(actor, scope, (0, 8))?,
            ),
            attention: self.attention(actor, scope)?,
            unclaimed: self.unclaimed_money(actor)?,
            tasks: self.tasks_for(actor)?,
            with_money: self.case_list(actor, &CaseFilter { with_money: true, ..mine.clone() })?.rows,
            unassigned,
            covered: self.covered(actor, horizon)?,
            open_count: self.case_list(actor, &CaseFilter { limit: 1, ..mine })?.count,
        }))
    }

    /// What an officer looks after for colleagues who are away today.
    fn covered(&self, actor: &Actor, horizon: Day) -> Result<Vec<Covered>, AppError> {
        let (directory, court) = (self.directory(), self.court().as_str());
        let one = |staff: &StaffId| {
            let own = CaseFilter { handler: Some(staff.to_string()), ..CaseFilter::default() };
            let until = directory.absence_on(staff, self.today()).map_or(self.today(), |away| away.until);
            Ok(Covered {
                staff: staff.clone(),
                name: directory.name(staff),
                until,
                open: self.store().case_count(court, &own, crate::cases::list::COUNTED)?,
                due: self.store().clock_list(
                    court,
                    &Whose::Handler(staff.to_string()),
                    ClockFilter::default(),
                    horizon,
                    (0, 8),
                )?,
            })
        };
        actor.covers.iter().map(one).collect()
    }

    /// The proposals that an officer may decide, of livelihood cases first: those for the office, and for offices below it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn tasks_for(&self, actor: &Actor) -> Result<Vec<TaskRow>, AppError> {
        let ladder = [Office::TeamLeader, Office::BureauHead, Office::VicePresident, Office::President];
        let mut tasks = Vec::new();
        for office in
            ladder.into_iter().filter(|office| *office <= actor.office && ladder.contains(&actor.office))
        {
            tasks.extend(self.store().task_list(self.court().as_str(), office.word())?);
        }
        let own_team = actor.team.as_ref().map(TeamId::as_str);
        tasks.retain(|task| {
            task.proposed_by != actor.id.as_str()
                && (actor.office != Office::TeamLeader || task.team.as_deref() == own_team)
        });
        tasks.sort_by_key(|task| (!task.livelihood, task.due_on));
        Ok(tasks)
    }
}
