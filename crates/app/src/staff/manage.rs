//! Make teams, take staff in, move them, see them off; absences, mentors, recusals. Every change is an event on the
//! stream `staff`.

use crate::app::{App, new_event};
use crate::error::AppError;
use crate::staff::event::{apply, change};
use crate::staff::sign_in::random_password;
use docket::directory::Directory;
use docket::office::{Actor, Office};
use store::StreamAppend;
use values::{Day, StaffId, TeamId};

pub use crate::staff::event::StaffEvent;

/// The stream of staff and teams.
pub const STREAM: &str = "staff";

/// Whether an officer may look at the staff at all.
#[must_use]
pub fn may_see(actor: &Actor) -> bool {
    !matches!(actor.office, Office::Assistant | Office::Handler | Office::Finance)
}

/// Whether an officer may see whom others must not deal with: these are relatives and friends, for those who keep the
/// records and those who decide.
#[must_use]
pub fn may_see_conflicts(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::Administrator
            | Office::BureauHead
            | Office::VicePresident
            | Office::President
            | Office::Auditor
    )
}

/// A number with only its ends.
#[must_use]
pub fn masked(number: &str) -> String {
    let signs: Vec<char> = number.chars().collect();
    match signs.len() {
        0..=8 => "****".to_owned(),
        length => {
            format!("{}****{}", String::from_iter(&signs[..4]), String::from_iter(&signs[length - 4..]))
        }
    }
}

impl App {
    /// Takes somebody in who does not serve, and gives the first password, which nobody is told again.
    ///
    /// # Errors
    /// As [`App::manage_staff`]; [`AppError::BadInput`] where the name to sign in with is somebody else's.
    pub fn take_in(
        &self,
        actor: &Actor,
        staff: &StaffId,
        (name, office, team): (&str, Office, Option<TeamId>),
    ) -> Result<String, AppError> {
        if self.directory().members.get(staff).is_some_and(|member| member.serving) {
            let sentence = "这个登录名已有在职人员使用，请另取，或者在列表中更改";
            return Err(AppError::BadInput(sentence.to_owned()));
        }
        let (staff, name) = (staff.clone(), name.to_owned());
        let taken = StaffEvent::OfficeTaken { staff: staff.clone(), name, office, team };
        self.manage_staff(actor, &[taken])?;
        let password = random_password();
        self.set_password(&staff, &password)?;
        Ok(password)
    }

    /// Enters events of staff and teams.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but an administrator or the system; [`AppError::MoneyStands`] and
    /// [`AppError::WorkStands`] where somebody would leave in whose name something stands; [`AppError::BadInput`] where
    /// an event cannot be so; [`AppError::Conflict`].
    pub fn manage_staff(&self, actor: &Actor, events: &[StaffEvent]) -> Result<(), AppError> {
        if !matches!(actor.office, Office::Administrator | Office::System) {
            return Err(AppError::Forbidden);
        }
        let court = self.court().as_str();
        let taken = self.store().stream_length(court, STREAM)?;
        let mut directory = (*self.directory()).clone();
        let mut changes = Vec::new();
        for event in events {
            check(&directory, event).map_err(AppError::BadInput)?;
            if let StaffEvent::Left { staff } = event {
                self.nothing_stands(&directory, staff)?;
            }
            apply(&mut directory, event);
            changes.extend(change(court, event, &directory));
        }
        let new =
            events.iter().map(|event| new_event(event.word(), self.today(), &actor.id, event)).collect();
        self.append(vec![StreamAppend { stream: STREAM.to_owned(), expected: taken, events: new }], changes)?;
        self.reload_directory()
    }

    /// Whether somebody may leave: no money, no open case and no cover stands in the name.
    fn nothing_stands(&self, directory: &Directory, staff: &StaffId) -> Result<(), AppError> {
        let court = self.court().as_str();
        let money = self.store().handler_money(court, staff.as_str())?;
        if !money.is_empty() {
            return Err(AppError::MoneyStands(money));
        }
        let stands = self.store().standing(court, staff.as_str(), self.today())?;
        let covers: Vec<String> = covers_to_come(directory, staff, self.today())
            .into_iter()
            .map(|(absent, from, until)| format!("{}（{from}至{until}）", directory.name(absent)))
            .collect();
        if stands.cases > 0 || stands.lines > 0 || !covers.is_empty() {
            let (cases, lines) = (stands.cases, stands.lines);
            return Err(AppError::WorkStands { staff: staff.clone(), cases, lines, covers });
        }
        Ok(())
    }
}

/// The absences, of this day and to come, in which somebody stands in for others.
pub(crate) fn covers_to_come<'a>(
    directory: &'a Directory,
    cover: &StaffId,
    today: Day,
) -> Vec<(&'a StaffId, Day, Day)> {
    directory
        .absences
        .iter()
        .filter(|(_, absence)| absence.cover == *cover && absence.until >= today)
        .map(|((absent, from), absence)| (absent, *from, absence.until))
        .collect()
}

/// Why an event cannot be entered, in a Chinese sentence.
fn check(directory: &Directory, event: &StaffEvent) -> Result<(), String> {
    let serves = |staff: &StaffId| match directory.members.get(staff) {
        Some(member) if member.serving => Ok(member),
        _ => Err(format!("没有在职人员“{staff}”")),
    };
    match event {
        StaffEvent::TeamNamed { name, .. } if name.trim().is_empty() => Err("请填写团队名称".to_owned()),
        StaffEvent::DutyGiven { team, .. } if !directory.teams.contains_key(team) => {
            Err(format!("没有团队“{team}”"))
        }
        StaffEvent::OfficeTaken { office: Office::System, .. } => {
            Err("“系统”不是人员的职务，请另选".to_owned())
        }
        StaffEvent::OfficeTaken { name, .. } if name.trim().is_empty() => Err("请填写姓名".to_owned()),
        StaffEvent::OfficeTaken { staff, .. } if staff.court().is_some() => {
            Err(format!("用户名“{staff}”含有法院代字，只用于上级法院人员的署名"))
        }
        StaffEvent::OfficeTaken { team: Some(team), .. } if !directory.teams.contains_key(team) => {
            Err(format!("没有团队“{team}”"))
        }
        StaffEvent::Left { staff } => serves(staff).map(|_| ()),
        StaffEvent::AbsenceEntered { staff, from, until, cover } => {
            let absent = serves(staff)?;
            let stands_in = serves(cover)?;
            if staff == cover {
                return Err("代管人须为本人以外的人员".to_owned());
            }
            if until < from {
                return Err("请假的最后一日早于第一日".to_owned());
            }
            let handles = |office| matches!(office, Office::Handler | Office::TeamLeader);
            if handles(absent.office) && !handles(stands_in.office) {
                return Err("承办人请假的，代管人须为承办法官或者团队长".to_owned());
            }
            let overlaps = |who: &StaffId| {
                directory.absences.iter().any(|((away, first), absence)| {
                    away == who
                        && first <= until
                        && *from <= absence.until
                        && !(away == staff && first == from)
                })
            };
            if overlaps(staff) {
                return Err(format!("{}在这些日期已有请假登记", absent.name));
            }
            if overlaps(cover) {
                return Err(format!("{}同期请假，不能代管", stands_in.name));
            }
            Ok(())
        }
        StaffEvent::AbsenceWithdrawn { staff, from } => {
            let known = directory.absences.contains_key(&(staff.clone(), *from));
            known.then_some(()).ok_or_else(|| "没有这项请假登记".to_owned())
        }
        StaffEvent::MentorGiven { learner, from, mentor, until } => {
            if learner == mentor {
                return Err("导师须为本人以外的人员".to_owned());
            }
            if until.is_some_and(|until| until < *from) {
                return Err("结束日早于开始日".to_owned());
            }
            serves(learner)?;
            if until.is_none() { serves(mentor).map(|_| ()) } else { Ok(()) }
        }
        StaffEvent::ConflictRecorded { staff, conflict } => {
            if conflict.name.trim().is_empty() {
                return Err("请填写应当回避的当事人姓名或者名称".to_owned());
            }
            serves(staff).map(|_| ())
        }
        _ => Ok(()),
    }
}
