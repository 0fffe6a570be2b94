//! The staff of the synthetic court, in the five teams of the reports (A11).

use app::institutions::InstitutionEvent;
use app::staff::manage::StaffEvent;
use app::{AppConfig, Clock};
use docket::office::Office;
use docket::staffing::{Conflict, TeamDuty};
use gateways::institution::Transport;
use law::civil_procedure2023::recusal::Ground;
use std::sync::Arc;
use store::Store;
use values::{Day, InstitutionId, InstitutionKind};

/// The code of the synthetic court: no court bears it.
pub const COURT_CODE: &str = "内0299";
/// Its name.
pub const COURT_NAME: &str = "示范县人民法院";
/// How the synthetic court is opened.
///
/// # Panics
/// Never: its code is a court's code.
#[must_use]
pub fn config(store: Store, clock: Arc<dyn Clock>) -> AppConfig {
    let court = COURT_CODE.parse().expect("the code of the synthetic court");
    AppConfig {
        court_name: Some(COURT_NAME.to_owned()),
        synthetic: true,
        ..AppConfig::new(store, court, clock)
    }
}

/// The password of everybody in it.
pub const PASSWORD: &str = app::staff::sign_in::DEMO_PASSWORD;

const TEAMS: [(&str, &str); 6] = [
    ("affairs", "综合事务团队"),
    ("upkeep", "终本管理与信访团队"),
    ("fast", "速执团队"),
    ("ordinary-1", "普通执行一团队"),
    ("ordinary-2", "普通执行二团队"),
    ("command", "执行指挥中心"),
];

const STAFF: [(&str, &str, Office, &str); 24] = [
    ("bureau-head", "苏某", Office::BureauHead, ""),
    ("vice-president", "周某", Office::VicePresident, ""),
    ("president", "韩某", Office::President, ""),
    ("command-1", "白某", Office::CommandCentre, "command"),
    ("clerk-1", "乌某", Office::Clerk, "affairs"),
    ("clerk-2", "孟某", Office::Clerk, "affairs"),
    ("finance-1", "丁某", Office::Finance, "affairs"),
    ("auditor-1", "宋某", Office::Auditor, ""),
    ("admin", "石某", Office::Administrator, ""),
    ("leader-fast", "高某", Office::TeamLeader, "fast"),
    ("leader-one", "郝某", Office::TeamLeader, "ordinary-1"),
    ("leader-two", "云某", Office::TeamLeader, "ordinary-2"),
    ("leader-upkeep", "田某", Office::TeamLeader, "upkeep"),
    ("fast-1", "刘某", Office::Handler, "fast"),
    ("fast-2", "陈某", Office::Handler, "fast"),
    ("fast-3", "杨某", Office::Handler, "fast"),
    ("one-1", "赵某", Office::Handler, "ordinary-1"),
    ("one-2", "吴某", Office::Handler, "ordinary-1"),
    ("one-3", "郑某", Office::Handler, "ordinary-1"),
    ("two-1", "冯某", Office::Handler, "ordinary-2"),
    ("two-2", "褚某", Office::Handler, "ordinary-2"),
    ("upkeep-1", "卫某", Office::Handler, "upkeep"),
    ("assistant-1", "沈某", Office::Assistant, "fast"),
    ("assistant-2", "蒋某", Office::Assistant, "ordinary-1"),
];

/// The institutions that help the court: id, name, kind, days to answer, days to renew.
const INSTITUTIONS: [(&str, &str, InstitutionKind, u32, u32); 10] = [
    ("bank-farm", "示范县农村商业银行", InstitutionKind::Bank, 3, 3),
    ("bank-city", "示范市商业银行", InstitutionKind::Bank, 3, 3),
    ("bank-post", "邮政储蓄银行示范县支行", InstitutionKind::Bank, 3, 5),
    ("real-estate", "示范县不动产登记中心", InstitutionKind::RealEstate, 5, 5),
    ("land", "示范县自然资源局", InstitutionKind::Land, 7, 7),
    ("vehicle", "示范市车辆管理所", InstitutionKind::Vehicle, 5, 5),
    ("equity", "示范县市场监督管理局", InstitutionKind::Equity, 5, 7),
    ("wallet", "某网络支付公司", InstitutionKind::PaymentPlatform, 3, 3),
    ("fund", "示范市住房公积金中心", InstitutionKind::Pension, 7, 7),
    ("police", "示范县公安局", InstitutionKind::Police, 7, 7),
];

/// The institutions of the synthetic court, each reached over the transport given, or by hand where none is.
pub fn institution_events(
    transport: impl Fn(InstitutionKind, &str) -> Option<Transport>,
) -> Vec<InstitutionEvent> {
    INSTITUTIONS
        .into_iter()
        .map(|(id, name, kind, answer_days, renewal_days)| InstitutionEvent::Joined {
            institution: id.parse().expect("a well-formed id"),
            name: name.to_owned(),
            institution_kind: kind,
            answer_days,
            renewal_days,
            transport: transport(kind, id),
        })
        .collect()
}

/// The institutions of the synthetic court: id and kind.
pub fn institutions() -> impl Iterator<Item = (InstitutionId, InstitutionKind)> {
    INSTITUTIONS.iter().map(|(id, _, kind, _, _)| (id.parse().expect("a well-formed id"), *kind))
}

/// Everybody: id, name, office, team.
#[must_use]
pub fn staff() -> &'static [(&'static str, &'static str, Office, &'static str)] {
    &STAFF
}

/// What each team is there for.
const DUTIES: [(&str, TeamDuty); 6] = [
    ("affairs", TeamDuty::Affairs),
    ("upkeep", TeamDuty::Upkeep),
    ("fast", TeamDuty::Fast),
    ("ordinary-1", TeamDuty::Ordinary),
    ("ordinary-2", TeamDuty::Ordinary),
    ("command", TeamDuty::Affairs),
];

/// Absences, mentors and recusals of a court on its day.
pub(crate) fn staffing_events(today: Day) -> Vec<StaffEvent> {
    let id = |id: &str| id.parse().expect("a well-formed id");
    let duties = DUTIES.iter().map(|(team, duty)| StaffEvent::DutyGiven {
        team: team.parse().expect("a well-formed id"),
        duty: *duty,
    });
    let others = [
        StaffEvent::AbsenceEntered {
            staff: id("two-2"),
            from: today.plus_days(-4),
            until: today.plus_days(7),
            cover: id("two-1"),
        },
        StaffEvent::MentorGiven {
            learner: id("one-3"),
            from: today.plus_days(-80),
            mentor: id("leader-one"),
            until: None,
        },
        StaffEvent::ConflictRecorded {
            staff: id("fast-2"),
            conflict: Conflict {
                name: "示范县某亲商贸有限公司".to_owned(),
                number: None,
                ground: Ground::Kin,
            },
        },
    ];
    duties.chain(others).collect()
}

pub(crate) fn founding_events() -> Vec<StaffEvent> {
    let teams = TEAMS.iter().map(|(id, name)| StaffEvent::TeamNamed {
        team: id.parse().expect("a well-formed id"),
        name: (*name).to_owned(),
    });
    let staff = STAFF.iter().map(|(id, name, office, team)| StaffEvent::OfficeTaken {
        staff: id.parse().expect("a well-formed id"),
        name: (*name).to_owned(),
        office: *office,
        team: (!team.is_empty()).then(|| team.parse().expect("a well-formed id")),
    });
    teams.chain(staff).collect()
}
