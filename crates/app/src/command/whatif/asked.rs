//! A question as it is typed into a form or an address.

use super::{CasesMeanwhile, LeaveAsked, Question};
use crate::app::App;
use crate::error::AppError;
use std::collections::BTreeMap;
use std::str::FromStr;
use values::{Day, StaffId};

/// Months where none are named.
const MONTHS: u32 = 3;

impl App {
    /// Reads a question from its fields: `months`, `intake`, `away`, `from`, `until`, `cases` (`spread`, `cover`, `stay`),
    /// `cover`, `team`, `hands`. What is not named is not changed; whoever is away is so for a month from today on.
    ///
    /// Where a cover is asked for and not named, it is the one whom the recorded absence names.
    ///
    /// # Errors
    /// [`AppError::BadInput`] where a field cannot be read.
    pub fn read_what_if(&self, fields: &BTreeMap<String, String>) -> Result<Question, AppError> {
        let today = self.today();
        let fields = Fields(fields);
        let from: Day = fields.read("from", "离岗首日")?.unwrap_or(today);
        let until = match fields.read("until", "离岗末日")? {
            Some(until) => until,
            None => from.plus_months(1).previous(),
        };
        let leave = match fields.read::<StaffId>("away", "离岗的承办人")? {
            None => None,
            Some(staff) => {
                let cases = match fields.text("cases").unwrap_or("spread") {
                    "spread" => CasesMeanwhile::Spread,
                    "stay" => CasesMeanwhile::Stay,
                    "cover" => CasesMeanwhile::Cover(match fields.read("cover", "代管人")? {
                        Some(cover) => cover,
                        None => self.recorded_cover(&staff, (from, until))?,
                    }),
                    _ => return Err(AppError::BadInput("案件的处理为代管、分给团队或者不动".to_owned())),
                };
                Some(LeaveAsked { staff, from, until, cases })
            }
        };
        let hands = fields.read("hands", "增减的人数")?.unwrap_or(0);
        Ok(Question {
            months: fields.read("months", "推演的月数")?.unwrap_or(MONTHS),
            intake_percent: fields.read("intake", "收案增减的百分比")?.unwrap_or(0),
            leave,
            staffing: fields.read("team", "增减人手的团队")?.filter(|_| hands != 0).map(|team| (team, hands)),
        })
    }

    /// Who covers by the record of an absence that touches some days.
    fn recorded_cover(&self, staff: &StaffId, (from, until): (Day, Day)) -> Result<StaffId, AppError> {
        let directory = self.directory();
        let mut recorded = directory.absences.iter();
        recorded
            .find(|((who, first), absence)| who == staff && *first <= until && from <= absence.until)
            .map(|(_, absence)| absence.cover.clone())
            .ok_or_else(|| AppError::BadInput("该承办人没有登记请假和代管人，请选择代管人".to_owned()))
    }
}

/// The fields by their names.
struct Fields<'a>(&'a BTreeMap<String, String>);

impl Fields<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    fn read<T: FromStr>(&self, name: &str, label: &str) -> Result<Option<T>, AppError> {
        let read = |text: &str| text.parse().map_err(|_| AppError::BadInput(format!("{label}填写有误")));
        self.text(name).map(read).transpose()
    }
}
