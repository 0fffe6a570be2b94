//! What came from outside or lapsed, and waits for the officer: as lines of the desk.

use crate::pages::cases::asked::SUGGESTED;
use crate::pages::cases::line::case_path;
use app::attention::{Attention, Waiting};
use app::cases::list::COUNTED;
use app::inquiries::list::matter_title;
use app::measures::may_renew;
use docket::act::Act;
use docket::office::Office;
use docket::property::settle_alert::SettleAlert;
use docket::triage::Track;
use docket::triage::settle_track::SettleTrack;
use store::read::alerts::AlertRow;
use store::read::cases::CaseRow;
use store::read::measures::MeasureRow;
use store::read::requests::RequestRow;
use store::read::stray::StrayRow;
use store::read::supervision::SupervisionRow;

/// Lines of one kind.
const SHOWN: usize = 4;

/// What waits of one kind: how many, with the address that lists them, and the first of them.
pub(super) struct Group {
    pub(super) title: &'static str,
    pub(super) count: String,
    pub(super) address: String,
    pub(super) lines: Vec<Line>,
}

/// One thing that waits.
pub(super) struct Line {
    pub(super) address: String,
    pub(super) words: String,
    pub(super) sub: String,
}

/// The groups of which anything waits.
pub(super) fn groups(
    attention: Attention,
    (count, first): (u32, Vec<RequestRow>),
    office: Office,
    scope: &str,
) -> Vec<Group> {
    // A handler who says nothing means the own cases; everybody else means all.
    let suggested = format!("/cases?track={SUGGESTED}");
    let requests = Waiting { count, first };
    let groups = [
        group("届满未续", attention.lapsed, format!("/measures?scope={scope}&span=ended"), |row| {
            lapsed(row, office)
        }),
        group("查控事项", requests, format!("/inquiries?state=to_act_on&scope={scope}"), request),
        group("登记变更", attention.alerts, format!("/inquiries/alerts?scope={scope}"), |row| {
            alert(row, office)
        }),
        group(
            "督办待回复",
            attention.to_answer,
            format!("/command/supervision?scope={scope}"),
            supervised("reply_supervision"),
        ),
        group(
            "督办待认可",
            attention.to_accept,
            "/command/supervision?state=replied".to_owned(),
            supervised("settle_supervision"),
        ),
        group("分流建议", attention.suggestions, suggested, |row| suggestion(row, office)),
        group("无法匹配的答复", attention.strays, "/inquiries/stray".to_owned(), stray),
    ];
    groups.into_iter().flatten().collect()
}

/// Where a change in the register is answered, or where it stands for an office that answers none.
pub(crate) fn alert_path(row: &AlertRow, office: Office) -> String {
    let path = case_path(&row.case_id);
    if SettleAlert::ABOUT.offices.contains(&office) {
        format!("{path}/acts/settle_alert?alert={}", row.entry)
    } else {
        format!("{path}#page-{}", row.entry)
    }
}

fn group<T>(
    title: &'static str,
    waiting: Waiting<T>,
    address: String,
    line: impl Fn(T) -> Line,
) -> Option<Group> {
    (waiting.count > 0).then(|| Group {
        title,
        count: if waiting.count >= COUNTED { format!("{COUNTED}+") } else { waiting.count.to_string() },
        address,
        lines: waiting.first.into_iter().take(SHOWN).map(line).collect(),
    })
}

fn lapsed(row: MeasureRow, office: Office) -> Line {
    let path = case_path(&row.case_id);
    Line {
        address: if may_renew(office) {
            format!("{path}/acts/record_lapse?measure={}", row.entry)
        } else {
            format!("{path}#property")
        },
        words: format!("{}，{}届满", row.place, row.until_on.chinese()),
        sub: with_handler(&row.number, row.handler_name),
    }
}

fn request(row: RequestRow) -> Line {
    Line {
        address: format!("{}#page-{}", case_path(&row.case_id), row.entry),
        words: format!(
            "{}{}（{}）：{}",
            row.institution_name,
            matter_title(&row.matter),
            row.subject,
            row.outcome
        ),
        sub: with_handler(&row.number, row.handler_name),
    }
}

fn alert(row: AlertRow, office: Office) -> Line {
    Line {
        address: alert_path(&row, office),
        words: row.told,
        sub: with_handler(&row.number, row.handler_name),
    }
}

fn supervised(act: &'static str) -> impl Fn(SupervisionRow) -> Line {
    move |row| Line {
        address: format!("{}/acts/{act}?supervision={}", case_path(&row.case_id), row.entry),
        words: match row.reply.filter(|_| act == "settle_supervision") {
            Some(reply) => format!("{}　回复：{reply}", row.told),
            None => format!("{}督办，{}前回复：{}", row.by_name, row.due_on.chinese(), row.told),
        },
        sub: with_handler(&row.number, row.handler_name),
    }
}

fn suggestion(row: CaseRow, office: Office) -> Line {
    let path = case_path(&row.case_id);
    let title = |word: Option<String>| word.as_deref().and_then(Track::by_word).map_or("", Track::title);
    Line {
        address: match SettleTrack::ABOUT.offices.contains(&office) {
            true => format!("{path}/acts/settle_track"),
            false => path,
        },
        words: format!("分流标准现认定为{}，本案已定为{}", title(row.suggested_track), title(row.track)),
        sub: with_handler(&row.number, row.handler_name),
    }
}

fn stray(row: StrayRow) -> Line {
    Line {
        address: "/inquiries/stray".to_owned(),
        words: format!("{}（{}）：{}", row.institution_name, row.person, row.outcome),
        sub: format!("{}收到", row.received_on.chinese()),
    }
}

fn with_handler(number: &str, handler: Option<String>) -> String {
    match handler {
        Some(handler) => format!("{number}　{handler}"),
        None => number.to_owned(),
    }
}

/// One change that waits.
#[cfg(test)]
pub(super) fn sample() -> Waiting<AlertRow> {
    let row = AlertRow {
        case_id: "x-1".to_owned(),
        entry: 9,
        kind: "address".to_owned(),
        told: "某某公司住所变更".to_owned(),
        changed_on: values::Day::new(2026, 11, 20).expect("a day"),
        number: "（2026）内0299执12号".to_owned(),
        handler_name: Some("赵某".to_owned()),
    };
    Waiting { count: 1, first: vec![row] }
}

/// One request that somebody must act on.
#[cfg(test)]
pub(super) fn sample_request() -> RequestRow {
    let day = values::Day::new(2026, 11, 20).expect("a day");
    RequestRow {
        case_id: "x-1".to_owned(),
        entry: 9,
        institution: "bank-1".to_owned(),
        institution_name: "某银行".to_owned(),
        matter: "renew".to_owned(),
        subject: "账户6222".to_owned(),
        state: "timed_out".to_owned(),
        asked_on: day,
        due_on: day,
        answered_on: None,
        outcome: "逾期未回执".to_owned(),
        number: "（2026）内0299执12号".to_owned(),
        team: None,
        handler_name: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_answers_is_led_to_the_act_and_who_watches_to_the_page() {
        assert_eq!(alert_path(&sample().first[0], Office::Handler), "/cases/x-1/acts/settle_alert?alert=9");
        assert_eq!(alert_path(&sample().first[0], Office::BureauHead), "/cases/x-1#page-9");
    }

    #[test]
    fn only_what_waits_has_a_group() {
        assert!(groups(Attention::default(), (0, Vec::new()), Office::Handler, "mine").is_empty());
        let waits = Attention { alerts: sample(), ..Attention::default() };
        let groups = groups(waits, (0, Vec::new()), Office::Handler, "mine");
        assert_eq!((groups.len(), groups[0].title, groups[0].count.as_str()), (1, "登记变更", "1"));
        assert_eq!(groups[0].lines[0].sub, "（2026）内0299执12号　赵某");
    }
}
