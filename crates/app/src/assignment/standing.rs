//! What stands in somebody's name.

use crate::app::App;
use crate::error::AppError;
use crate::staff::manage::covers_to_come;
use docket::office::{Actor, Sight};
use store::read::cases::{CaseFilter, CaseRow};
use store::read::standing::StandingRow;
use values::{Day, StaffId};

/// How far ahead measures that end are counted, in days.
const MEASURE_DAYS: i32 = 60;

/// What stands in the name of a member of staff.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The counts.
    pub counts: StandingRow,
    /// The open cases, what is due first before.
    pub cases: Vec<CaseRow>,
    /// For whom the member stands in, now or later: name, first and last day.
    pub covers: Vec<(String, Day, Day)>,
}

impl App {
    /// What stands in the name of a member of staff.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that do not assign, and for a leader of another team;
    /// [`AppError::BadInput`] where nobody is known by this id.
    pub fn standing(&self, actor: &Actor, staff: &StaffId) -> Result<Standing, AppError> {
        super::check_office(actor)?;
        let directory = self.directory();
        let member =
            directory.members.get(staff).ok_or_else(|| AppError::BadInput(format!("没有人员“{staff}”")))?;
        if actor.office.sight() == Sight::Team && (member.team.is_none() || member.team != actor.team) {
            return Err(AppError::Forbidden);
        }
        let (court, today) = (self.court().as_str(), self.today());
        let own = CaseFilter {
            handler: Some(staff.to_string()),
            limit: super::TOGETHER as u32,
            ..CaseFilter::default()
        };
        let covers = covers_to_come(&directory, staff, today)
            .into_iter()
            .map(|(absent, from, until)| (directory.name(absent), from, until))
            .collect();
        Ok(Standing {
            counts: self.store().standing(court, staff.as_str(), today.plus_days(MEASURE_DAYS))?,
            cases: self.store().case_list(court, &own)?,
            covers,
        })
    }
}
