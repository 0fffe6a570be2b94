//! Who would get which case, and why; nothing is entered.

use super::record::Recorded;
use super::{TOGETHER, check_office};
use crate::app::App;
use crate::error::AppError;
use docket::Case;
use docket::directory::Directory;
use docket::office::{Actor, Office, Sight};
use docket::party::{PartyKind, Role};
use docket::staffing::{Recusal, TeamDuty};
use docket::triage::Track;
use insight::assignment::{
    AMOUNTS, Assigned, Barred, CaseToAssign, Features, Handler, Question, Team, Why, assign, weigh,
};
use std::collections::BTreeMap;
use values::{CaseId, Day, Fen, StaffId};

/// Whoever is away within so many days gets no new case.
const AWAY_DAYS: i32 = 3;
/// A claim below this, of one natural person and of money alone, is for a fast team where the case is not triaged yet.
const FAST_BELOW: Fen = Fen::yuan(100_000);
/// Names of equals that a reason lists.
const NAMED: usize = 6;

/// What is to be assigned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The cases.
    pub cases: Vec<CaseId>,
    /// From whom they are handed over, where they are.
    pub from: Option<StaffId>,
    /// To whom they go, where no lot is to be drawn.
    pub to: Option<StaffId>,
}

/// One case of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// Creditors and debtors.
    pub parties: String,
    /// The cause.
    pub cause: String,
    /// Its weight and what that is made of.
    pub points: u32,
    /// For what: words and points.
    pub parts: Vec<(&'static str, u32)>,
    /// The present handler's name.
    pub now: Option<String>,
    /// Who gets it; nobody where all are away or withdraw.
    pub handler: Option<StaffId>,
    /// That name.
    pub handler_name: String,
    /// Why, in one Chinese sentence.
    pub reason: String,
}

/// The load of one handler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadLine {
    /// Who.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// The team.
    pub team: String,
    /// Open cases.
    pub cases: u32,
    /// Their points.
    pub before: u32,
    /// Cases of the plan.
    pub gets: u32,
    /// Points after it.
    pub after: u32,
    /// Until when away, where away now or within a few days.
    pub away_until: Option<Day>,
}

/// Who would get which case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The number that the batch would get.
    pub number: String,
    /// What tells this plan from any other: whoever carries it out names it.
    pub mark: String,
    /// The cases, as they were named.
    pub lines: Vec<PlanLine>,
    /// The handlers, in the order of the directory.
    pub loads: Vec<LoadLine>,
    /// How many batches there are.
    pub(super) taken: usize,
    pub(super) recorded: Recorded,
}

impl App {
    /// Plans who gets which case.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that do not assign; [`AppError::NotFound`] where a case cannot be opened by
    /// the officer; [`AppError::BadInput`] for none or too many cases.
    pub fn plan_assignment(&self, actor: &Actor, asked: &Asked) -> Result<Plan, AppError> {
        check_office(actor)?;
        if asked.cases.is_empty() || asked.cases.len() > TOGETHER {
            return Err(AppError::BadInput(format!("请选择案件，一次一件至{TOGETHER}件")));
        }
        let (directory, today) = (self.directory(), self.today());
        let is_handler = |to: &StaffId| directory.handlers().any(|(id, _)| id == to);
        if asked.to.as_ref().is_some_and(|to| !is_handler(to)) {
            return Err(AppError::BadInput("没有这名在职的承办人，请从列表中选择".to_owned()));
        }
        let cases = self.cases_to_assign(actor, &asked.cases)?;
        let (mut handlers, mut loads) = self.loads(actor, &directory)?;
        // A case that changes hands no longer weighs on whoever had it.
        for case in &cases {
            let points = weigh(&features(case)).points;
            let had = case.handler().map(StaffId::as_str);
            for handler in handlers.iter_mut().filter(|handler| Some(handler.id.as_str()) == had) {
                handler.load = handler.load.saturating_sub(points);
            }
        }
        let (seed, taken) = self.next_seed(today.year())?;
        let teams: Vec<TeamDuty> = directory.teams.keys().map(|team| directory.duty(team)).collect();
        let question = Question {
            seed,
            cases: cases.iter().map(|case| to_assign(case, &directory, &teams)).collect(),
            handlers,
        };
        let answer = match &asked.to {
            None => assign(&question),
            Some(to) => cases
                .iter()
                .map(|case| Assigned {
                    case: case.id.to_string(),
                    handler: Ok(to.to_string()),
                    why: Why::default(),
                })
                .collect(),
        };
        let number = super::record::number(today.year(), taken + 1);
        let name = |id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| directory.name(&id));
        let mut lines = Vec::new();
        for ((case, one), assigned) in cases.iter().zip(&question.cases).zip(&answer) {
            let weighed = weigh(&features(case));
            let barred = asked.to.as_ref().and_then(|to| one.barred.get(to.as_str()));
            let handler: Option<StaffId> =
                assigned.handler.as_ref().ok().filter(|_| barred.is_none()).and_then(|id| id.parse().ok());
            let reason = match (&handler, &asked.to) {
                (None, Some(_)) => why_not(barred).to_owned(),
                (None, None) => "可以承办的人员均已请假或者应当回避，请指定承办人".to_owned(),
                (Some(to), Some(_)) => match directory.absence_on(to, today) {
                    Some(absence) => format!("指定承办，请假至{}", absence.until),
                    None => "指定承办".to_owned(),
                },
                (Some(_), None) => short(&assigned.why).sentence(one.for_team, name),
            };
            let reason = match &asked.from {
                Some(from) => format!("{}交接；{reason}（第{number}批）", directory.name(from)),
                None => format!("{reason}（第{number}批）"),
            };
            lines.push(PlanLine {
                case: case.id.clone(),
                number: case.filing.number.to_string(),
                parties: format!("{} → {}", case.side_names(Role::Creditor), case.side_names(Role::Debtor)),
                cause: case.filing.cause.clone(),
                points: weighed.points,
                parts: weighed.parts,
                now: case.assignment.as_ref().map(|now| now.handler_name.clone()),
                handler_name: handler.as_ref().map_or_else(String::new, |id| directory.name(id)),
                handler,
                reason,
            });
        }
        for load in &mut loads {
            let given = lines.iter().filter(|line| line.handler.as_ref() == Some(&load.staff));
            let taken_away: u32 = cases
                .iter()
                .filter(|case| case.handler() == Some(&load.staff))
                .map(|case| weigh(&features(case)).points)
                .sum();
            load.gets = given.clone().count() as u32;
            load.after = load.before.saturating_sub(taken_away) + given.map(|line| line.points).sum::<u32>();
        }
        let recorded =
            Recorded { from: asked.from.clone(), to: asked.to.clone(), question, answer, next_seed: 0 };
        let mark = super::carry_out::mark(taken, &recorded);
        Ok(Plan { number, mark, lines, loads, taken, recorded })
    }

    /// The loads of the handlers whom the officer may see, in the order of the directory.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that do not assign.
    pub fn handler_loads(&self, actor: &Actor) -> Result<Vec<LoadLine>, AppError> {
        check_office(actor)?;
        Ok(self.loads(actor, &self.directory())?.1)
    }

    fn cases_to_assign(&self, actor: &Actor, ids: &[CaseId]) -> Result<Vec<Case>, AppError> {
        let mut dockets = self.dockets(&ids.iter().collect::<Vec<_>>())?;
        ids.iter()
            .map(|id| {
                dockets
                    .remove(id)
                    .map(|docket| docket.case)
                    .filter(|case| actor.may_open(case.team(), case.handler()))
                    .ok_or(AppError::NotFound)
            })
            .collect()
    }

    fn loads(&self, actor: &Actor, directory: &Directory) -> Result<(Vec<Handler>, Vec<LoadLine>), AppError> {
        let today = self.today();
        let mut work: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for row in self.store().handler_work(self.court().as_str(), AMOUNTS)? {
            let claimed = (row.band as usize).checked_sub(1).map_or(Fen::ZERO, |band| AMOUNTS[band]);
            let features = Features {
                claimed,
                debtors: row.debtors,
                livelihood: row.livelihood,
                suspended: row.suspended,
            };
            let (cases, points) = work.entry(row.handler).or_default();
            *cases += row.cases;
            *points += weigh(&features).points * row.cases;
        }
        let (mut handlers, mut loads) = (Vec::new(), Vec::new());
        let seen = directory.handlers().filter(|(_, member)| {
            actor.office.sight() == Sight::Court || (member.team.is_some() && member.team == actor.team)
        });
        for (id, member) in seen {
            let (cases, points) = work.get(id.as_str()).copied().unwrap_or_default();
            let away = (0..=AWAY_DAYS).find_map(|days| directory.absence_on(id, today.plus_days(days)));
            let duty = member.team.as_ref().map(|team| directory.duty(team));
            // Leaders are given cases by name, not by lot.
            if member.office == Office::Handler {
                let team = duty.map_or(Team::Ordinary, team_of);
                let handler = Handler { id: id.to_string(), team, load: points, away: away.is_some() };
                handlers.push(handler);
            }
            loads.push(LoadLine {
                staff: id.clone(),
                name: member.name.clone(),
                team: member.team.as_ref().map_or_else(String::new, |team| directory.team_name(team)),
                cases,
                before: points,
                gets: 0,
                after: points,
                away_until: away.map(|absence| absence.until),
            });
        }
        loads.sort_by(|one, next| (&one.team, &one.staff).cmp(&(&next.team, &next.staff)));
        Ok((handlers, loads))
    }
}

fn features(case: &Case) -> Features {
    Features {
        claimed: case.claimed(),
        debtors: case.side(Role::Debtor).count() as u32,
        livelihood: case.filing.livelihood.is_some(),
        suspended: case.open_suspension().is_some(),
    }
}

fn team_of(duty: TeamDuty) -> Team {
    match duty {
        TeamDuty::Fast => Team::Fast,
        TeamDuty::Ordinary => Team::Ordinary,
        TeamDuty::Enterprise => Team::Enterprise,
        TeamDuty::Affairs | TeamDuty::Upkeep | TeamDuty::Summons => Team::Other,
    }
}

/// Which team a case is for, of those that the court has: cases against enterprises, then those that are on the fast
/// track, then all others.
fn for_team(case: &Case, teams: &[TeamDuty]) -> Team {
    let mut debtors = case.side(Role::Debtor);
    let against_enterprise = case.side(Role::Debtor).any(|party| party.kind == PartyKind::Enterprise);
    let one_person =
        debtors.next().is_some_and(|party| party.kind == PartyKind::Person) && debtors.next().is_none();
    let fast = match case.triage.track() {
        Some(track) => track == Track::Fast,
        None => one_person && case.duties.is_empty() && case.claimed() < FAST_BELOW,
    };
    if against_enterprise && teams.contains(&TeamDuty::Enterprise) {
        Team::Enterprise
    } else if fast && teams.contains(&TeamDuty::Fast) {
        Team::Fast
    } else {
        Team::Ordinary
    }
}

fn to_assign(case: &Case, directory: &Directory, teams: &[TeamDuty]) -> CaseToAssign {
    let mut barred = BTreeMap::new();
    for (id, _) in directory.handlers() {
        let why = match directory.recusal(id, &case.parties) {
            _ if case.handler() == Some(id) => Some(Barred::Former),
            Some(Recusal::Certain { .. }) => Some(Barred::Recused),
            Some(Recusal::Doubtful { .. }) => Some(Barred::SameName),
            None => None,
        };
        if let Some(why) = why {
            barred.insert(id.to_string(), why);
        }
    }
    CaseToAssign {
        id: case.id.to_string(),
        points: weigh(&features(case)).points,
        for_team: for_team(case, teams),
        barred,
    }
}

/// Why whoever was named does not get a case.
fn why_not(barred: Option<&Barred>) -> &'static str {
    match barred {
        Some(Barred::Recused) => "所指定的人员与当事人有应当回避的情形",
        Some(Barred::SameName) => {
            "所指定的人员登记的回避对象与当事人同名，核实不是同一人的，在案件页面单件分案并写明"
        }
        Some(Barred::Former) => "所指定的人员已是本案承办人",
        None => "没有这名承办人",
    }
}

/// The same with so many names as a reason holds.
fn short(why: &Why) -> Why {
    if why.equals.len() <= NAMED {
        return why.clone();
    }
    let rest = format!("等{}人", why.equals.len());
    let equals = why.equals.iter().take(NAMED).cloned().chain([rest]).collect();
    Why { equals, ..why.clone() }
}
