//! What all pages share: the head, the navigation, the banner of an invented court.

use app::App;
use app::assignment::may_assign;
use app::command::overview::sees_unassigned;
use app::courts::above::sees_below;
use app::staff::sign_in::Officer;
use docket::office::{Office, Sight};

/// A room of the house, as the navigation names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// 工作台.
    Desk,
    /// 案件.
    Cases,
    /// 期限.
    Clocks,
    /// 查控.
    Inquiries,
    /// 续封.
    Measures,
    /// 案款.
    Funds,
    /// 指挥中心.
    Command,
    /// 立案.
    Intake,
    /// 规则库.
    Rules,
    /// 计算器.
    Calculators,
    /// 设置.
    Settings,
}

impl Room {
    fn icon(self) -> &'static str {
        match self {
            Room::Desk => "M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z",
            Room::Cases => "M6 4h9l3.5 3.5V20H6zM9.5 11h5.5M9.5 15h5.5",
            Room::Clocks => "M12 4.5a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8.5v4.3l2.8 1.7M9.5 2.5h5",
            Room::Inquiries => "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5M8 10.5h5",
            Room::Measures => "M6.5 11h11v9h-11zM9 11V8a3 3 0 0 1 6 0v3M12 14.5v2",
            Room::Funds => "M4 7h16v11H4zM4 10.5h16M8 14.5h4",
            Room::Command => "M4 5h16v11H4zM9 20h6M12 16v4M8 12.5l2.5-3 2.5 2 3-4",
            Room::Intake => "M12 5v14M5 12h14",
            Room::Settings => {
                "M4 7.5h9M18 7.5h2M4 16.5h2M11 16.5h9M15.5 5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM8.5 14a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z"
            }
            Room::Rules => {
                "M5 5.5c2.5-1 5-1 7 .5 2-1.5 4.5-1.5 7-.5V18c-2.5-1-5-1-7 .5-2-1.5-4.5-1.5-7-.5zM12 6v12.5"
            }
            Room::Calculators => {
                "M6 3.5h12v17H6zM9 7h6M9 11.5h.01M12 11.5h.01M15 11.5h.01M9 15.5h.01M12 15.5h.01M15 15.5h.01"
            }
        }
    }
}

/// One entry of the navigation.
pub(crate) struct NavEntry {
    pub(crate) path: &'static str,
    pub(crate) title: &'static str,
    /// The outline of its icon, in a square of twenty-four.
    pub(crate) icon: &'static str,
    pub(crate) here: bool,
}

/// What the layout shows around a page.
pub(crate) struct Shell {
    pub(crate) title: String,
    pub(crate) court: String,
    pub(crate) synthetic: bool,
    pub(crate) officer: Option<ShellOfficer>,
    pub(crate) navigation: Vec<NavEntry>,
    /// Whether the officer sees courts below the own one.
    pub(crate) has_courts_below: bool,
    /// Whether the officer assigns cases, or sees those that wait for it.
    pub(crate) assigns: bool,
}

/// The officer as the layout shows them.
pub(crate) struct ShellOfficer {
    pub(crate) name: String,
    pub(crate) office: &'static str,
    pub(crate) form_token: String,
}

impl Shell {
    /// The shell of a page for an officer.
    pub(crate) fn new(app: &App, officer: &Officer, room: Room, title: &str) -> Shell {
        let office = officer.actor.office;
        let mut navigation = Vec::new();
        let mut add = |this: Room, path: &'static str, title: &'static str| {
            navigation.push(NavEntry { path, title, icon: this.icon(), here: this == room });
        };
        if office.sight() != Sight::Nothing {
            add(Room::Desk, "/", "工作台");
            add(Room::Cases, "/cases", "案件");
            add(Room::Clocks, "/clocks", "期限");
            add(Room::Inquiries, "/inquiries", "查控");
            add(Room::Measures, "/measures", "续封");
        }
        if office.sight() != Sight::Nothing && app::funds::may_see(&officer.actor) {
            add(Room::Funds, "/funds", "案款");
        }
        if office.sight() != Sight::Nothing {
            add(Room::Command, "/command", "指挥");
        }
        if may_file(office) {
            add(Room::Intake, "/intake", "立案");
        }
        add(Room::Rules, "/rules", "规则库");
        add(Room::Calculators, "/calculators", "计算器");
        if watches_settings(office) {
            add(Room::Settings, "/settings/law", "设置");
        }
        Shell {
            title: title.to_owned(),
            court: app.court_name().to_owned(),
            synthetic: app.is_synthetic(),
            officer: Some(ShellOfficer {
                name: officer.actor.name.clone(),
                office: office.title(),
                form_token: officer.form_token.clone(),
            }),
            navigation,
            has_courts_below: app.has_courts_below() && sees_below(&officer.actor),
            assigns: may_assign(&officer.actor) || sees_unassigned(&officer.actor),
        }
    }

    /// The shell of a page that nobody need be signed in for.
    pub(crate) fn signed_out(app: &App, title: &str) -> Shell {
        Shell { court: app.court_name().to_owned(), synthetic: app.is_synthetic(), ..Shell::bare(title) }
    }

    /// The shell where nothing of the court is at hand.
    pub(crate) fn bare(title: &str) -> Shell {
        Shell {
            title: title.to_owned(),
            court: String::new(),
            synthetic: false,
            officer: None,
            navigation: Vec::new(),
            has_courts_below: false,
            assigns: false,
        }
    }
}

/// Whether an office may file cases.
pub(crate) fn may_file(office: Office) -> bool {
    docket::filing::file_case::OFFICES.contains(&office)
}

/// Whether the navigation leads an office to the settings of the court; others follow the mark 待核 there.
fn watches_settings(office: Office) -> bool {
    matches!(
        office,
        Office::BureauHead
            | Office::VicePresident
            | Office::President
            | Office::TeamLeader
            | Office::Auditor
            | Office::Administrator
    )
}

/// Percent-encodes a text for a path segment or a query value.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte as char),
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_ids_survive_in_paths() {
        assert_eq!(encode("内0222-2026-执-1"), "%E5%86%850222-2026-%E6%89%A7-1");
    }
}
