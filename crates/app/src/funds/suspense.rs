//! Money that nobody has claimed yet: its age, who is to find out whose it is, and the cases that it may be for.

use crate::app::App;
use crate::error::AppError;
use crate::funds::import::{payment, row_id};
use crate::funds::{Debtors, may_assign, may_claim, may_import, may_see, read};
use docket::office::{Actor, Sight};
use docket::party::{PartyNo, Role};
use law::Calendar;
use law::case_funds2017::UNKNOWN_MONEY;
use ledger::bank_line::{LineEvent, LineId};
use store::read::funds::{LineRow, Sum};
use values::{CaseId, CaseNumber, Day, StaffId, TeamId};

/// How many candidates of a line are shown.
const SHOWN: usize = 5;
/// How many lines of the day are shown.
const SETTLED: u32 = 50;
/// No limit is longer than so many days, rest days included.
const LOOKED_BACK: i32 = 60;

/// A case that a line may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseCandidate {
    /// The case.
    pub case: CaseId,
    /// The debtor in it.
    pub debtor: PartyNo,
    /// The name of the debtor.
    pub name: String,
    /// What speaks for it, the strongest first.
    pub reasons: Vec<&'static str>,
}

/// A line that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLine {
    /// The line.
    pub row: LineRow,
    /// How many days ago it arrived.
    pub age_days: i32,
    /// The last day on which it is found out whose it is (FND-10).
    pub identify_by: Day,
    /// Whether that day is past.
    pub is_over: bool,
    /// The name of whoever is to find out.
    pub assigned: Option<String>,
    /// The cases that it may be for, what most speaks for first.
    pub candidates: Vec<CaseCandidate>,
}

/// The money of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundsToday {
    /// The day.
    pub today: Day,
    /// Lines entered today.
    pub entered: Sum,
    /// Lines claimed today.
    pub claimed: Sum,
    /// Lines that wait.
    pub unclaimed: Sum,
    /// Lines that wait beyond the limit.
    pub over: Sum,
    /// What was claimed or sent back today, as far as the officer may open the cases.
    pub settled: Vec<LineRow>,
}

/// One line with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// The line as it waits, or waited.
    pub waiting: WaitingLine,
    /// What happened to it, oldest first.
    pub history: Vec<LineStep>,
    /// Whether the officer may claim it, or take its claim back.
    pub may_claim: bool,
    /// Whether the officer may give it to somebody.
    pub may_assign: bool,
    /// Whether the officer may send it back.
    pub may_send_back: bool,
}

/// One thing that happened to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineStep {
    /// The day.
    pub on: Day,
    /// Who.
    pub by: String,
    /// What, in words.
    pub words: String,
}

/// The last day on which it is found out whose money is (FND-10).
#[must_use]
pub fn identify_by(value_on: Day) -> Day {
    UNKNOWN_MONEY.after(Calendar::national(), value_on).value.end
}

/// Money that arrived before this day is beyond the limit today.
#[must_use]
pub fn over_before(today: Day) -> Day {
    (0..LOOKED_BACK)
        .map(|back| today.plus_days(-back))
        .find(|day| identify_by(*day) < today)
        .map_or(today.plus_days(-LOOKED_BACK), Day::next)
}

impl App {
    /// The money of the day.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; the store cannot be read.
    pub fn funds_today(&self, actor: &Actor) -> Result<FundsToday, AppError> {
        if !may_see(actor) {
            return Err(AppError::Forbidden);
        }
        let (store, court, today) = (self.store(), self.court().as_str(), self.today());
        let (unclaimed, over) = store.unclaimed_sums(court, over_before(today))?;
        let settled = match actor.office.sight() {
            Sight::Court => store.bank_lines_settled(court, today, SETTLED)?,
            Sight::Team | Sight::Nothing => Vec::new(),
        };
        Ok(FundsToday {
            today,
            entered: store.entered_sum(court, today)?,
            claimed: store.settled_sum(court, today, "claimed")?,
            unclaimed,
            over,
            settled,
        })
    }

    /// How many lines wait, and how many of them beyond the limit; nothing for offices that do not look after them.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn unclaimed_money(&self, actor: &Actor) -> Result<Option<(Sum, Sum)>, AppError> {
        if !may_import(actor) && !may_assign(actor) {
            return Ok(None);
        }
        Ok(Some(self.store().unclaimed_sums(self.court().as_str(), over_before(self.today()))?))
    }

    /// Lines that wait, the oldest first, each with the cases that it may be for; `assigned` asks for those given to one
    /// member of staff.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; the store cannot be read.
    pub fn suspense(
        &self,
        actor: &Actor,
        assigned: Option<&StaffId>,
        page: (u32, u32),
    ) -> Result<Vec<WaitingLine>, AppError> {
        if !may_see(actor) {
            return Err(AppError::Forbidden);
        }
        let whose = assigned.map_or("", StaffId::as_str);
        let rows = self.store().bank_lines(self.court().as_str(), "unclaimed", whose, page)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let debtors = self.debtors_awaited()?;
        Ok(rows.into_iter().map(|row| self.waiting(actor, &debtors, row)).collect())
    }

    /// One line. Whoever may not open the case that claims it does not see it.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::NoSuchLine`]; the store cannot be read.
    pub fn bank_line(&self, actor: &Actor, id: &LineId) -> Result<LineView, AppError> {
        if !may_see(actor) {
            return Err(AppError::Forbidden);
        }
        let court = self.court().as_str();
        let row = self.store().bank_line(court, &id.account, &id.source_no)?.ok_or(AppError::NoSuchLine)?;
        let case = row.case_id.as_ref().and_then(|case| case.parse::<CaseId>().ok());
        if let Some(case) = &case {
            if !self.may_open_case(actor, case)? {
                return Err(AppError::NoSuchLine);
            }
            self.log_access(actor, case.as_str(), "bank_line")?;
        }
        let history = self.line_history(actor, id)?;
        let waiting = if row.state == "unclaimed" {
            let debtors = self.debtors_awaited()?;
            self.waiting(actor, &debtors, row)
        } else {
            self.aged(row, Vec::new())
        };
        Ok(LineView {
            waiting,
            history,
            may_claim: may_claim(actor),
            may_assign: may_assign(actor),
            may_send_back: may_import(actor),
        })
    }

    /// The debtors of a case that an officer names by its number, for a claim.
    ///
    /// # Errors
    /// [`AppError::BadInput`] where it is no case number; [`AppError::NotFound`] where the officer has no business with
    /// the case.
    pub fn debtors_of(&self, actor: &Actor, number: &str) -> Result<Vec<CaseCandidate>, AppError> {
        let number: CaseNumber = number.trim().parse().map_err(|_| {
            AppError::BadInput(format!("“{}”不是案号，例如（2026）内0299执12号", number.trim()))
        })?;
        let case = CaseId::from(&number);
        let docket = self.docket_for(actor, &case)?;
        let debtors = docket.case.side(Role::Debtor).map(|debtor| CaseCandidate {
            case: case.clone(),
            debtor: debtor.no,
            name: debtor.name.clone(),
            reasons: Vec::new(),
        });
        Ok(debtors.collect())
    }

    fn may_open_case(&self, actor: &Actor, case: &CaseId) -> Result<bool, AppError> {
        match self.docket_for(actor, case) {
            Ok(_) => Ok(true),
            Err(AppError::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn line_history(&self, actor: &Actor, id: &LineId) -> Result<Vec<LineStep>, AppError> {
        let directory = self.directory();
        let mut history = Vec::new();
        for stored in self.store().stream(self.court().as_str(), &id.stream())? {
            let words = match read(&stored)?.0 {
                LineEvent::Booked(_) => "导入银行流水".to_owned(),
                LineEvent::Claimed(claimed) if self.may_open_case(actor, &claimed.case)? => {
                    format!("由{}认领（案卷第{}页）", claimed.case.number(), claimed.page)
                }
                LineEvent::Proposed(proposed) if self.may_open_case(actor, &proposed.case)? => {
                    format!("由{}认领，提请审批（案卷第{}页）", proposed.case.number(), proposed.page)
                }
                LineEvent::Claimed(_) | LineEvent::Proposed(_) => "由其他案件认领".to_owned(),
                LineEvent::Freed(freed) => format!("认领撤销：{}", freed.reason),
                LineEvent::SentBack(sent) => format!("退回付款人：{}", sent.reason),
                LineEvent::Assigned(assigned) => format!("交{}查明", directory.name(&assigned.to)),
            };
            let by = stored.actor.parse().map_or(stored.actor.clone(), |id: StaffId| directory.name(&id));
            history.push(LineStep { on: stored.on_day, by, words });
        }
        Ok(history)
    }

    /// A line with the cases that it may be for, as far as the officer may open them.
    fn waiting(&self, actor: &Actor, debtors: &Debtors, row: LineRow) -> WaitingLine {
        let candidates = debtors
            .index
            .candidates(&payment(&row))
            .into_iter()
            .filter_map(|candidate| {
                let found = debtors.rows.get(&(candidate.case.clone(), candidate.debtor))?;
                let team: Option<TeamId> = found.team.as_ref().and_then(|team| team.parse().ok());
                let handler: Option<StaffId> = found.handler.as_ref().and_then(|id| id.parse().ok());
                actor.may_open(team.as_ref(), handler.as_ref()).then(|| CaseCandidate {
                    case: candidate.case,
                    debtor: candidate.debtor,
                    name: found.name.clone(),
                    reasons: candidate.reasons.into_iter().map(|reason| reason.words()).collect(),
                })
            })
            .take(SHOWN)
            .collect();
        self.aged(row, candidates)
    }

    fn aged(&self, row: LineRow, candidates: Vec<CaseCandidate>) -> WaitingLine {
        let (today, identify_by) = (self.today(), identify_by(row.value_on));
        let name = |id: &String| id.parse().map_or(id.clone(), |id: StaffId| self.directory().name(&id));
        WaitingLine {
            age_days: today.days_since(row.value_on),
            identify_by,
            is_over: row.state == "unclaimed" && identify_by < today,
            assigned: row.assigned.as_ref().map(name),
            candidates,
            row,
        }
    }
}

impl WaitingLine {
    /// What the line is known by.
    #[must_use]
    pub fn id(&self) -> LineId {
        row_id(&self.row)
    }
}
