//! What happens to clocks if somebody leaves, hands join, or more is filed (负荷推演).
//!
//! [`insight::workload`] simulates; [`observed`] puts what the court has seen into its question, and tests the result on
//! the last whole month, after the pace was set on the month before that.

mod asked;
mod observed;

use crate::access::whose;
use crate::app::App;
use crate::error::AppError;
use docket::clock::ClockKind;
use docket::directory::Directory;
use docket::office::Actor;
use insight::workload::{Change, Leave, Meanwhile, Runs, Span, Tally, World, simulate};
use observed::{Built, Frame, Observed, TooLittle};
use values::{Day, StaffId, TeamId};

/// Months that are simulated, at most.
pub const MONTHS_MAX: u32 = 6;
/// By how many percent less or more may be filed.
pub const INTAKE_PERCENT: (i32, i32) = (-50, 200);
/// How many hands may join a team or be taken away.
pub const HANDS: (i32, i32) = (-9, 9);
/// Weeks that are looked back.
pub const WEEKS: usize = 26;
/// Runs of one question.
pub const RUNS: u32 = 200;
/// Runs of a test on the past.
const FEW_RUNS: u32 = 60;
/// The seed of every draw: the same question on the same day has the same answer.
const SEED: u64 = 20_240_101;
/// What a desk may get done, in percent of what it was seen to do; which, is found on the past.
const PACES: [u32; 5] = [100, 125, 150, 200, 300];

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// How many months, from 1 to [`MONTHS_MAX`].
    pub months: u32,
    /// By how many percent more is filed, within [`INTAKE_PERCENT`].
    pub intake_percent: i32,
    /// Somebody leaves.
    pub leave: Option<LeaveAsked>,
    /// So many join a team, or are taken away, within [`HANDS`].
    pub staffing: Option<(TeamId, i32)>,
}

/// Somebody is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveAsked {
    /// Who.
    pub staff: StaffId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// What becomes of the cases.
    pub cases: CasesMeanwhile,
}

/// What becomes of the cases of whoever is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CasesMeanwhile {
    /// They are spread over the team.
    Spread,
    /// Somebody covers.
    Cover(StaffId),
    /// They stay.
    Stay,
}

/// The two cases beside each other: as things go, and with the change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// Without the change.
    pub base: Span,
    /// With it.
    pub changed: Span,
}

/// One handler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskLine {
    /// Who.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// Clocks that run now.
    pub running: u32,
    /// Clocks met in five working days, in tenths, as observed; none where never there.
    pub pace_tenths: Option<u32>,
    /// Missed.
    pub missed: Both,
    /// Open at the end.
    pub open: Both,
}

/// One team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamLine {
    /// The team; none for those who are in no team.
    pub team: Option<TeamId>,
    /// The name.
    pub name: String,
    /// Cases filed a week, in tenths, as observed.
    pub intake_tenths: u32,
    /// Missed.
    pub missed: Both,
    /// Open at the end.
    pub open: Both,
    /// The handlers, in the order of the directory.
    pub desks: Vec<DeskLine>,
    /// Names of those who, with the change, would still have time for at least one more clock a week, in the order of the
    /// directory.
    pub with_time: Vec<String>,
    /// Missed by the team where one more joins it, told where the change makes more missed.
    pub one_more: Option<Span>,
}

/// What a simulation of the last month says of it, and what was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastTest {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Missed, as simulated.
    pub simulated: Span,
    /// Missed in truth.
    pub missed: u32,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The first day simulated.
    pub from: Day,
    /// The last.
    pub until: Day,
    /// Weeks that were observed.
    pub weeks_observed: u32,
    /// Clocks that were met in them.
    pub met_observed: u32,
    /// What a desk gets done, in percent of what was observed, as set on the past.
    pub pace_percent: u32,
    /// The test on the last month; none where the past before it is too short.
    pub past: Option<PastTest>,
    /// Clocks that run now and are simulated.
    pub running: u32,
    /// Of these, overdue.
    pub overdue: u32,
    /// Clocks that stand still, and are not simulated.
    pub paused: u32,
    /// Clocks of cases that no serving handler has, and are not simulated.
    pub nobodys: u32,
    /// Missed in all.
    pub missed: Both,
    /// Open at the end.
    pub open: Both,
    /// Missed by week, each by its first day.
    pub weeks: Vec<(Day, Both)>,
    /// Missed by kind, where any.
    pub kinds: Vec<(ClockKind, Both)>,
    /// The teams, in the order of the directory.
    pub teams: Vec<TeamLine>,
}

/// What comes of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatIf {
    /// Too little was observed to say anything.
    TooLittle {
        /// Weeks observed.
        weeks: u32,
        /// Clocks met in them.
        met: u32,
    },
    /// An answer.
    Found(Box<Answer>),
}

impl App {
    /// Simulates what a change does to the clocks that an officer may see.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; [`AppError::BadInput`] where months, percent, days, persons or
    /// teams cannot be; the store cannot be read.
    pub fn what_if(&self, actor: &Actor, question: &Question) -> Result<WhatIf, AppError> {
        let (directory, today, court) = (self.directory(), self.today(), self.court().as_str());
        let seen = whose(actor).ok_or(AppError::Forbidden)?;
        let since = since(today);
        let holdings = self.store().workload_holdings(court, since)?;
        let frame = Frame::new(&directory, &seen, &holdings);
        let change = change(question, &frame, today)?;
        let clocks = self.store().workload_clocks(court, since)?;
        let observed = Observed::new(&frame, clocks, holdings, since, today);
        let until = today.plus_months(question.months as i32).previous();
        Ok(match observed.world(today, until) {
            Err(TooLittle { weeks, met }) => WhatIf::TooLittle { weeks, met },
            Ok(built) => {
                WhatIf::Found(Box::new(answer(&observed, &directory, built, &change, (today, until))))
            }
        })
    }

    /// The handlers and teams that an officer may ask about, in the order of the directory.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn what_if_choices(&self, actor: &Actor) -> Result<WhatIfChoices, AppError> {
        let directory = self.directory();
        let seen = whose(actor).ok_or(AppError::Forbidden)?;
        let holdings = self.store().workload_holdings(self.court().as_str(), since(self.today()))?;
        let frame = Frame::new(&directory, &seen, &holdings);
        let names = |ids: Vec<&StaffId>| ids.into_iter().map(|id| (id.clone(), directory.name(id))).collect();
        Ok(WhatIfChoices {
            handlers: names(frame.desks.clone()),
            teams: frame.teams.iter().flatten().map(|id| (id.clone(), directory.team_name(id))).collect(),
        })
    }
}

/// Who and what can be asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIfChoices {
    /// Handlers and their names.
    pub handlers: Vec<(StaffId, String)>,
    /// Teams and their names.
    pub teams: Vec<(TeamId, String)>,
}

/// The first day that is looked back at: before the month on which the pace is set.
fn since(today: Day) -> Day {
    month_begins(today).plus_months(-2).plus_days(-7 * WEEKS as i32)
}

fn month_begins(day: Day) -> Day {
    let (year, month, _) = day.civil();
    Day::new(year, month, 1).expect("a month begins")
}

/// The change that is asked for, in the words of the simulation.
fn change(question: &Question, frame: &Frame<'_>, today: Day) -> Result<Change, AppError> {
    let bad = |why: &str| Err(AppError::BadInput(why.to_owned()));
    if !(1..=MONTHS_MAX).contains(&question.months) {
        return bad("推演的期间为一至六个月");
    }
    if !(INTAKE_PERCENT.0..=INTAKE_PERCENT.1).contains(&question.intake_percent) {
        return bad("收案增减的幅度为-50%至200%");
    }
    let desk = |id: &StaffId| frame.desk(id).ok_or_else(|| AppError::BadInput("没有这名承办人".to_owned()));
    let mut change = Change { intake_percent: question.intake_percent, ..Change::default() };
    if let Some(leave) = &question.leave {
        if leave.until < leave.from || leave.until < today {
            return bad("离岗的末日不能早于首日或者今日");
        }
        let away = desk(&leave.staff)?;
        let cases = match &leave.cases {
            CasesMeanwhile::Spread => Meanwhile::Spread,
            CasesMeanwhile::Stay => Meanwhile::Stay,
            CasesMeanwhile::Cover(cover) if *cover == leave.staff => return bad("代管的不能是离岗的本人"),
            CasesMeanwhile::Cover(cover) => Meanwhile::Cover(desk(cover)?),
        };
        let (from, until) = (leave.from.days_since(today), leave.until.days_since(today));
        change.leaves.push(Leave { desk: away, from, until, cases });
    }
    if let Some((team, hands)) = &question.staffing {
        if !(HANDS.0..=HANDS.1).contains(hands) {
            return bad("增减的人手不超过九人");
        }
        let Some(place) = frame.team(Some(team)) else { return bad("没有这个团队") };
        change.staffing.push((place, *hands));
    }
    Ok(change)
}

fn missed_by(runs: &Runs, desks: &[usize]) -> Span {
    runs.span(|tally| desks.iter().map(|desk| tally.missed_by_desk.get(*desk).copied().unwrap_or(0)).sum())
}

fn open_by(runs: &Runs, desks: &[usize]) -> Span {
    runs.span(|tally| desks.iter().map(|desk| tally.open_by_desk.get(*desk).copied().unwrap_or(0)).sum())
}

/// Sets the pace on the month before the last, and tests it on the last.
fn on_the_past(observed: &Observed<'_>, today: Day) -> (u32, Option<PastTest>) {
    let last = month_begins(today);
    let (tested, set_on) = (last.plus_months(-1), last.plus_months(-2));
    let span = |world: &World| simulate(world, &Change::default(), SEED, FEW_RUNS).span(Tally::missed);
    let mut pace = 100;
    if let Ok(mut built) = observed.world(set_on, tested.previous()) {
        let missed = observed.missed(set_on, tested.previous());
        let offs = PACES.map(|percent| {
            built.world.pace_percent = percent;
            (span(&built.world).middle.abs_diff(missed), percent)
        });
        pace = offs.into_iter().min().map_or(pace, |(_, percent)| percent);
    }
    let past = observed.world(tested, last.previous()).ok().map(|mut built| {
        built.world.pace_percent = pace;
        PastTest {
            from: tested,
            until: last.previous(),
            simulated: span(&built.world),
            missed: observed.missed(tested, last.previous()),
        }
    });
    (pace, past)
}

fn answer(
    observed: &Observed<'_>,
    directory: &Directory,
    mut built: Built,
    change: &Change,
    (from, until): (Day, Day),
) -> Answer {
    let (pace_percent, past) = on_the_past(observed, from);
    built.world.pace_percent = pace_percent;
    let world = &built.world;
    let (base, changed) =
        (simulate(world, &Change::default(), SEED, RUNS), simulate(world, change, SEED, RUNS));
    let both = |of: &dyn Fn(&Tally) -> u32| Both { base: base.span(of), changed: changed.span(of) };
    let weeks = world.working.len().div_ceil(7);
    let kinds = observed::KINDS
        .iter()
        .enumerate()
        .map(|(place, kind)| (*kind, both(&|tally| tally.missed_by_kind[place])));
    let running = |desk: usize| world.open.iter().filter(|job| job.desk == desk).count() as u32;
    let two = |of: fn(&Runs, &[usize]) -> Span, desks: &[usize]| Both {
        base: of(&base, desks),
        changed: of(&changed, desks),
    };
    let team_line = |(place, team): (usize, &Option<TeamId>)| {
        let own: Vec<usize> =
            (0..world.desks.len()).filter(|desk| world.desks[*desk].team == place).collect();
        let with_joining = |change: &Change| -> Vec<usize> {
            own.iter().copied().chain(change.joining(world.desks.len(), place)).collect()
        };
        let all = with_joining(change);
        let missed = two(missed_by, &all);
        let one_more = (missed.changed.middle > missed.base.middle).then(|| {
            let mut more = change.clone();
            match more.staffing.iter_mut().find(|(team, _)| *team == place) {
                Some((_, hands)) => *hands += 1,
                None => more.staffing.push((place, 1)),
            }
            missed_by(&simulate(world, &more, SEED, RUNS), &with_joining(&more))
        });
        let desks: Vec<DeskLine> = own
            .iter()
            .map(|desk| DeskLine {
                staff: observed.frame.desks[*desk].clone(),
                name: directory.name(observed.frame.desks[*desk]),
                running: running(*desk),
                pace_tenths: built.pace_tenths(*desk),
                missed: two(missed_by, &[*desk]),
                open: two(open_by, &[*desk]),
            })
            .collect();
        let has_time = |desk: &usize| changed.span(|tally| tally.spare_by_desk[*desk]).middle >= weeks as u32;
        TeamLine {
            team: team.clone(),
            name: team.as_ref().map_or_else(|| "未编入团队".to_owned(), |team| directory.team_name(team)),
            intake_tenths: built.intake_tenths(place),
            missed,
            open: two(open_by, &all),
            desks,
            with_time: own
                .iter()
                .filter(|desk| has_time(desk))
                .map(|desk| directory.name(observed.frame.desks[*desk]))
                .collect(),
            one_more,
        }
    };
    Answer {
        from,
        until,
        weeks_observed: world.weeks.len() as u32,
        met_observed: built.met,
        pace_percent,
        past,
        running: world.open.len() as u32,
        overdue: world.open.iter().filter(|job| job.due < 0).count() as u32,
        paused: built.paused,
        nobodys: built.nobodys,
        missed: both(&Tally::missed),
        open: both(&Tally::open),
        weeks: (0..weeks)
            .map(|week| (from.plus_days(7 * week as i32), both(&|tally| tally.missed_by_week[week])))
            .collect(),
        kinds: kinds.filter(|(_, both)| both.base.high + both.changed.high > 0).collect(),
        teams: observed.frame.teams.iter().enumerate().map(team_line).collect(),
    }
}
