//! The morning page of a bureau head (总览): what goes wrong today unless somebody acts, the figures of the month beside
//! those of a year before, where cases stand, and who is away.

use super::asked::{query, selection};
use super::chart::level;
use super::indicators::written;
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use crate::show::{clock_kind, day_with_weekday};
use app::cases::list::{COUNTED, Scope};
use app::command::nodes::NodeStanding;
use app::command::overview::{Away, Dangers};
use app::indicators::{Selection, Standing as IndicatorStanding};
use app::{App, AppError};
use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use docket::clock::ClockKind;
use docket::office::{Actor, Sight};
use std::collections::BTreeMap;
use store::read::clocks::ClockCount;
use values::{Day, Fen};

/// The indicators of the month that the page shows, in this order.
pub(super) const MAIN: [&str; 8] =
    ["received", "closed", "open", "IND-01", "IND-03", "IND-04", "recovered", "paid"];

/// One danger as a big row: a number that leads to its cases.
pub(super) struct Danger {
    pub(super) title: &'static str,
    pub(super) count: String,
    pub(super) unit: &'static str,
    pub(super) under: String,
    pub(super) address: String,
    pub(super) class: &'static str,
}

/// A number that leads to its cases.
pub(super) struct Number {
    pub(super) count: i64,
    pub(super) address: String,
}

/// The overdue and coming clocks of one kind.
struct KindLine {
    title: &'static str,
    late: Number,
    today: Number,
    soon: Number,
}

/// One age of money that has not all gone out.
struct AgeLine {
    title: &'static str,
    number: Number,
    sum: Fen,
}

/// One figure of the month.
pub(super) struct Main {
    pub(super) title: &'static str,
    pub(super) address: String,
    pub(super) now: String,
    pub(super) year_before: String,
}

/// One node with its bar.
pub(super) struct NodeLine {
    pub(super) title: &'static str,
    pub(super) number: Number,
    pub(super) bar: String,
    /// How many stand there for more than ninety days.
    pub(super) long: Number,
}

/// Who is away.
struct AwayLine {
    name: String,
    days: String,
    is_away: bool,
    cover: String,
    open: Number,
    handover: Option<String>,
}

#[derive(Template)]
#[template(path = "command/overview.html")]
struct OverviewPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    lead: String,
    /// Whose figures and nodes are shown, where that is wider than what the officer handles.
    wider: &'static str,
    dangers: Vec<Danger>,
    /// What is in order, in one line.
    in_order: String,
    kinds: Vec<KindLine>,
    unpaid: Vec<AgeLine>,
    month: String,
    figures: Vec<Main>,
    figures_address: String,
    nodes: Vec<NodeLine>,
    open: u32,
    away: Vec<AwayLine>,
}

pub(super) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let actor = officer.actor.clone();
    let (dangers, nodes, away, figures) = {
        let (app, actor) = (app.clone(), actor.clone());
        blocking(move || {
            let figures = month(&app, &actor)?;
            Ok::<_, AppError>((
                app.dangers(&actor)?,
                app.node_board(&actor, None)?,
                app.away(&actor)?,
                figures,
            ))
        })
        .await?
    };
    let today = app.today();
    let scope = scope_word(dangers.scope);
    let (bad, fine): (Vec<Danger>, Vec<Danger>) =
        all_dangers(&dangers).into_iter().partition(|danger| !danger.class.is_empty());
    let fine: Vec<&str> = fine.iter().map(|danger| danger.title).collect();
    let hands_over = app::assignment::may_assign(&actor);
    let page = OverviewPage {
        shell: Shell::new(&app, &officer, Room::Command, "指挥中心"),
        tabs: tabs(CommandPart::Overview),
        lead: format!("{}　{}", whose(&actor, dangers.scope), day_with_weekday(today)),
        wider: match dangers.scope {
            Scope::Mine => whose(&actor, Scope::Seen),
            Scope::Seen => "",
        },
        dangers: bad,
        in_order: if fine.is_empty() { String::new() } else { format!("没有：{}。", fine.join("、")) },
        kinds: kinds(&dangers.clocks, scope),
        unpaid: dangers
            .unpaid
            .iter()
            .filter(|(_, count, _)| *count > 0)
            .map(|(age, count, sum)| AgeLine {
                title: age.title(),
                number: Number {
                    count: i64::from(*count),
                    address: format!("/payments/ageing?scope={scope}&age={}", age.word()),
                },
                sum: *sum,
            })
            .collect(),
        month: figures.days,
        figures: figures.lines,
        figures_address: figures.address,
        open: nodes.iter().map(|one| one.count).sum(),
        nodes: node_lines(&nodes),
        away: away.into_iter().map(|one| away_line(one, today, hands_over)).collect(),
    };
    Ok(Html(page.render()?).into_response())
}

pub(super) fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Mine => "mine",
        Scope::Seen => "seen",
    }
}

/// Whose cases the page is about.
pub(super) fn whose(actor: &Actor, scope: Scope) -> &'static str {
    match (scope, actor.office.sight()) {
        (Scope::Mine, _) => "本人承办",
        (Scope::Seen, Sight::Court) => "全院",
        (Scope::Seen, _) => "本团队",
    }
}

fn danger(
    title: &'static str,
    count: i64,
    unit: &'static str,
    address: String,
    class: &'static str,
) -> Danger {
    let class = if count == 0 { "" } else { class };
    let limit = i64::from(COUNTED);
    let count = if count >= limit { format!("{limit}+") } else { count.to_string() };
    Danger { title, count, unit, under: String::new(), address, class }
}

/// Everything that is watched, the gravest first; what is nothing has no class.
pub(super) fn all_dangers(dangers: &Dangers) -> Vec<Danger> {
    let scope = scope_word(dangers.scope);
    let clocks = |when: &str| format!("/clocks?scope={scope}&when={when}");
    let measures = |span: &str| format!("/measures?scope={scope}&span={span}");
    let supervision = |state: &str| format!("/command/supervision?scope={scope}&state={state}");
    let of_kinds = |which: fn(&ClockCount) -> i64| {
        let mut found: Vec<(ClockKind, i64)> = dangers
            .clocks
            .iter()
            .filter_map(|count| Some((clock_kind(&count.kind)?, which(count))))
            .filter(|(_, count)| *count > 0)
            .collect();
        found.sort_by_key(|(kind, _)| *kind);
        found.iter().map(|(kind, count)| format!("{}{count}", kind.title())).collect::<Vec<_>>().join("、")
    };
    let mut late = danger("期限逾期", dangers.ladder.late.into(), "项", clocks("late"), "late");
    late.under = of_kinds(|count| count.late);
    let mut today = danger("今日到期", dangers.ladder.today.into(), "项", clocks("today"), "today");
    today.under = of_kinds(|count| count.today);
    let mut found = vec![
        late,
        today,
        danger("届满未续的措施", dangers.measures_ended, "项", measures("ended"), "late"),
        danger("来不及续行的措施", dangers.measures_unsafe, "项", measures("unsafe"), "late"),
        danger("督办逾期未回复", dangers.supervision_overdue.into(), "项", supervision("overdue"), "late"),
    ];
    let (_, beyond, sum) = dangers.unpaid[3];
    let address = format!("/payments/ageing?scope={scope}&age=beyond");
    let mut unpaid = danger("超三十日未发放案款", beyond.into(), "笔", address, "late");
    unpaid.under = format!("{sum}元");
    found.push(unpaid);
    if let Some((unclaimed, over)) = dangers.unclaimed {
        let class = if over.count > 0 { "late" } else { "soon" };
        let mut money = danger("待认领款", unclaimed.count, "笔", "/funds/suspense".to_owned(), class);
        money.under = match over.count {
            0 => format!("{}元", unclaimed.amount),
            over => format!("{}元，{over}笔超过查明期限", unclaimed.amount),
        };
        found.push(money);
    }
    if let Some(unassigned) = dangers.unassigned {
        let address = "/cases?handler=&stage=filed".to_owned();
        found.push(danger("没有承办人的案件", unassigned.into(), "件", address, "today"));
    }
    if let Some(proposals) = dangers.proposals {
        found.push(danger("待我审批", proposals.into(), "件", "/#tasks".to_owned(), "today"));
    }
    found.push(danger(
        "督办回复待认可",
        dangers.supervision_replied.into(),
        "项",
        supervision("replied"),
        "soon",
    ));
    if let Some(warnings) = dangers.warnings {
        let address = "/command/warnings".to_owned();
        let mut slow = danger("明显慢于同类案件", warnings.into(), "件", address, "soon");
        slow.under = "与近两年同类已结案件比对".to_owned();
        found.push(slow);
    }
    found
}

fn kinds(counts: &[ClockCount], scope: &str) -> Vec<KindLine> {
    let mut lines: Vec<(ClockKind, KindLine)> = counts
        .iter()
        .filter_map(|count| {
            let kind = clock_kind(&count.kind)?;
            let number = |count: i64, when: &str| Number {
                count,
                address: format!("/clocks?scope={scope}&kind={}&when={when}", kind.word()),
            };
            let line = KindLine {
                title: kind.title(),
                late: number(count.late, "late"),
                today: number(count.today, "today"),
                soon: number(count.soon, "soon"),
            };
            Some((kind, line))
        })
        .collect();
    lines.sort_by_key(|(kind, _)| *kind);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The main figures of the month.
struct Month {
    days: String,
    lines: Vec<Main>,
    address: String,
}

/// The main ones of all figures of a selection.
pub(super) fn main_figures(selection: &Selection, standings: &[IndicatorStanding]) -> Vec<Main> {
    let line = |id: &&str| {
        let one = standings.iter().find(|one| one.indicator.id == *id)?;
        Some(Main {
            title: one.indicator.title,
            address: format!("/command/indicators/{}{}", one.indicator.id, query(selection)),
            now: written(one.indicator, one.now),
            year_before: written(one.indicator, one.year_before),
        })
    };
    MAIN.iter().filter_map(line).collect()
}

/// The main figures of the running month beside the same days a year before.
fn month(app: &App, actor: &Actor) -> Result<Month, AppError> {
    let today = app.today();
    let (year, month, _) = today.civil();
    let first = Day::new(year, month, 1).expect("a month has a first day");
    let selection = selection(app, actor, &BTreeMap::new()).over(first, today);
    let standings = app.indicators(actor, &selection)?;
    Ok(Month {
        days: format!("{first} 至 {today}"),
        lines: main_figures(&selection, &standings),
        address: format!("/command/indicators{}", query(&selection)),
    })
}

/// The nodes, each with a bar as long as its share of the fullest.
pub(super) fn node_lines(nodes: &[NodeStanding]) -> Vec<NodeLine> {
    let most = nodes.iter().map(|one| one.count).max().unwrap_or(0);
    let line = |one: &NodeStanding| {
        let address = format!("/command/nodes/{}", one.node.word());
        NodeLine {
            title: one.node.title(),
            bar: level(one.count.into(), most.into()),
            long: Number { count: one.beyond[1].into(), address: format!("{address}?over=90") },
            number: Number { count: one.count.into(), address },
        }
    };
    nodes.iter().map(line).collect()
}

fn away_line(one: Away, today: Day, hands_over: bool) -> AwayLine {
    let staff = encode(one.staff.as_str());
    AwayLine {
        is_away: one.from <= today,
        days: if one.from == one.until {
            one.from.to_string()
        } else {
            format!("{} 至 {}", one.from, one.until)
        },
        name: one.name,
        cover: one.cover,
        open: Number { count: one.open.into(), address: format!("/cases?handler={staff}") },
        handover: hands_over.then(|| format!("/command/handover/{staff}")),
    }
}
