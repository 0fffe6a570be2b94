//! The staff of the synthetic court, in the five teams of the reports (A11).

use app::staff::manage::StaffEvent;
use docket::office::Office;

/// The code of the synthetic court: no court bears it.
pub const COURT_CODE: &str = "内0299";
/// Its name.
pub const COURT_NAME: &str = "示范县人民法院";
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

/// Everybody: id, name, office, team.
#[must_use]
pub fn staff() -> &'static [(&'static str, &'static str, Office, &'static str)] {
    &STAFF
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
