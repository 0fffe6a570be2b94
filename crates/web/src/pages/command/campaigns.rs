//! Campaigns (专项行动): their list with the form that opens one, and what came of one.

use super::asked::Choice;
use super::indicator::{BehindPage, Head};
use super::indicators::written;
use super::paged::{Paged, Pager};
use super::place::Place;
use super::tabs::{CommandPart, CommandTab, tabs};
use super::teams::{choices, name as team_name};
use super::typed::Typed;
use crate::error::{WebError, no_such_indicator, status};
use crate::pages::cases::line::case_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use app::campaigns::{Account, CaseLine, Criteria, Held, Hour, Operation, Outcome, may_manage, may_record};
use app::indicators::Part;
use app::indicators::select::LIVELIHOOD;
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::flow::Node;
use docket::indicator::{Class, Shown, by_id};
use docket::office::Actor;
use std::collections::BTreeMap;
use store::read::campaigns::{CampaignNode, CampaignRow};
use values::{CaseId, CaseKind, CaseNumber, Day, Fen};

/// Campaigns on the list.
const LINES: u32 = 100;
/// The indicators that the form asks a target for; the API takes any.
const AIMED_AT: [&str; 8] =
    ["closed", "recovered", "IND-01", "old_cleared", "summoned", "compelled", "detained", "joint_operations"];
const KINDS: [CaseKind; 3] = [CaseKind::Enforcement, CaseKind::ResumedEnforcement, CaseKind::Preservation];

/// One campaign of the list.
struct Line {
    path: String,
    name: String,
    days: String,
    state: &'static str,
    operations: u32,
    joint: u32,
}

/// A target that the form asks for.
struct Aim {
    name: String,
    typed: String,
    title: &'static str,
    hint: &'static str,
}

#[derive(Template)]
#[template(path = "command/campaigns.html")]
struct CampaignsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    lines: Vec<Line>,
    may_open: bool,
    /// Why a form was refused; empty where none was.
    refused: String,
    typed: BTreeMap<String, String>,
    kinds: Vec<Choice>,
    classes: Vec<Choice>,
    teams: Vec<Choice>,
    aims: Vec<Aim>,
}

fn state(from: Day, until: Day, ended_on: Option<Day>, today: Day) -> &'static str {
    match ended_on {
        Some(_) => "已结束",
        None if today < from => "尚未开始",
        None if today > until => "期满待结束",
        None => "进行中",
    }
}

fn line(row: CampaignRow, today: Day) -> Line {
    Line {
        path: format!("/command/campaigns/{}", row.number),
        name: row.name,
        days: format!("{} 至 {}", row.from, row.until),
        state: state(row.from, row.until, row.ended_on, today),
        operations: row.operations,
        joint: row.joint_operations,
    }
}

fn choice(value: &str, title: &str, typed: &str) -> Choice {
    Choice { value: value.to_owned(), title: title.to_owned(), chosen: value == typed }
}

fn was<'a>(typed: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    typed.get(name).map(String::as_str).unwrap_or_default()
}

impl CampaignsPage {
    /// What was typed into a field.
    fn was(&self, name: &str) -> &str {
        was(&self.typed, name)
    }
}

fn classes() -> impl Iterator<Item = (&'static str, &'static str)> {
    [(LIVELIHOOD, "涉民生案件")].into_iter().chain(Class::CHOICES)
}

pub(super) async fn list(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let typed = BTreeMap::from([("from".to_owned(), app.today().to_string())]);
    Ok(Html(list_page(app, officer, typed, String::new()).await?.render()?).into_response())
}

async fn list_page(
    app: App,
    officer: Officer,
    typed: BTreeMap<String, String>,
    refused: String,
) -> Result<CampaignsPage, WebError> {
    let rows = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.campaigns(&actor, (0, LINES))).await?
    };
    let today = app.today();
    let aim = |id: &&str| {
        let indicator = by_id(id)?;
        let hint = match indicator.shown {
            Shown::Percent => "百分数，如 95",
            Shown::Money => "元，可写 1200万",
            Shown::Number(unit) => unit,
            Shown::Days => "日",
        };
        let name = format!("t:{id}");
        Some(Aim { typed: was(&typed, &name).to_owned(), name, title: indicator.title, hint })
    };
    Ok(CampaignsPage {
        shell: Shell::new(&app, &officer, Room::Command, "专项行动"),
        tabs: tabs(CommandPart::Campaigns),
        form_token: officer.form_token.clone(),
        lines: rows.into_iter().map(|row| line(row, today)).collect(),
        may_open: may_manage(&officer.actor),
        kinds: KINDS.iter().map(|kind| choice(kind.code(), &kind.title(), was(&typed, "kind"))).collect(),
        classes: classes().map(|(word, title)| choice(word, title, was(&typed, "class"))).collect(),
        teams: choices(&app, &officer.actor, Some(was(&typed, "team")).filter(|team| !team.is_empty())),
        aims: AIMED_AT.iter().filter_map(aim).collect(),
        refused,
        typed,
    })
}

fn targets(typed: &Typed<'_>) -> Result<BTreeMap<String, i64>, AppError> {
    let mut targets = BTreeMap::new();
    for id in AIMED_AT {
        let (field, Some(indicator)) = (format!("t:{id}"), by_id(id)) else { continue };
        let target = match indicator.shown {
            Shown::Money => typed.amount(&field, indicator.title)?.map(|sum| sum.0),
            // Per cent with at most two decimals are read like yuan and fen.
            Shown::Percent => typed.amount(&field, indicator.title)?.map(|share| share.0),
            Shown::Number(_) | Shown::Days => typed.whole(&field, indicator.title)?.map(i64::from),
        };
        targets.extend(target.map(|target| (id.to_owned(), target)));
    }
    Ok(targets)
}

pub(super) async fn open(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let opened = {
        let (app, actor, form) = (app.clone(), officer.actor.clone(), form.clone());
        blocking(move || open_typed(&app, &actor, &Typed(&form))).await
    };
    match opened {
        Ok(number) => Ok(Redirect::to(&format!("/command/campaigns/{number}")).into_response()),
        Err(error @ AppError::BadInput(_)) => {
            let page = list_page(app, officer, form, error.sentence()).await?;
            Ok((status(&error), Html(page.render()?)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn open_typed(app: &App, actor: &Actor, typed: &Typed<'_>) -> Result<u32, AppError> {
    let criteria = Criteria {
        kind: typed.text("kind"),
        class: typed.text("class"),
        cause: typed.text("cause"),
        team: typed.text("team"),
        older_than_months: typed.whole("older_than_months", "立案满多少个月")?,
        from_fen: typed.amount("from_amount", "标的额下限")?,
        to_fen: typed.amount("to_amount", "标的额上限")?,
    };
    let name = typed.text("name").unwrap_or_default();
    let days = (typed.day("from", "首日")?, typed.day("until", "末日")?);
    app.open_campaign(actor, &name, days, &criteria, &targets(typed)?)
}

/// One result.
struct Counted {
    title: &'static str,
    now: String,
    /// The cases behind it, where there are any.
    address: Option<String>,
    target: String,
    reached: String,
}

impl Counted {
    fn new(path: &str, outcome: &Outcome) -> Counted {
        let indicator = outcome.indicator;
        let something =
            [Some((indicator.counted, outcome.figure.counted)), indicator.base.zip(outcome.figure.base)];
        let counted = something.into_iter().flatten().find(|(_, number)| *number != 0);
        let first = counted.and_then(|(count, _)| Part::first(&count));
        Counted {
            address: first.map(|part| format!("{path}/indicators/{}/{}", indicator.id, part.word())),
            title: outcome.indicator.title,
            now: written(outcome.indicator, outcome.figure),
            target: outcome.target_written().unwrap_or_default(),
            reached: outcome.reached().unwrap_or_else(|| "—".to_owned()),
        }
    }
}

struct AtNode {
    title: &'static str,
    why: &'static str,
    count: u32,
    longest: i32,
}

impl AtNode {
    fn new(node: &CampaignNode, today: Day) -> AtNode {
        let known = Node::by_word(&node.node);
        AtNode {
            title: known.map_or("", Node::title),
            why: known.map_or("", Node::told_by),
            count: node.count,
            longest: today.days_since(node.since).max(0),
        }
    }
}

struct HeldShown {
    no: u32,
    on: String,
    what: String,
    who: String,
    cases: Vec<(String, String)>,
    outcome: String,
    struck: Option<String>,
    /// The reason that was typed to strike it, where that was refused.
    reason: String,
}

impl HeldShown {
    fn new(held: &Held, refused: &Refused) -> HeldShown {
        let operation = &held.operation;
        let joint = if operation.is_joint() { "　联合行动" } else { "" };
        let partners = match operation.partners.as_slice() {
            [] => String::new(),
            partners => format!("会同{}，", partners.join("、")),
        };
        HeldShown {
            no: held.no,
            on: operation.on.to_string(),
            what: format!("{}{joint}", operation.hour.title()),
            who: format!("{partners}本院{}人", operation.officers),
            cases: operation
                .cases
                .iter()
                .map(|id| (case_path(id.as_str()), id.number().to_string()))
                .collect(),
            outcome: operation.outcome.clone(),
            struck: held.struck.clone(),
            reason: match refused.form {
                Sent::Strike(no) if no == held.no => refused.was("reason").to_owned(),
                _ => String::new(),
            },
        }
    }
}

struct CaseShown {
    path: String,
    number: String,
    debtors: String,
    cause: String,
    claimed: String,
    handler: String,
    filed_on: String,
    node: &'static str,
    days: i32,
    reason: String,
}

impl CaseShown {
    fn new(line: CaseLine) -> CaseShown {
        CaseShown {
            path: case_path(&line.row.case_id),
            number: line.row.number,
            debtors: line.row.debtors,
            cause: line.row.cause,
            claimed: line.row.claimed.to_string(),
            handler: line.row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            filed_on: line.row.filed_on.to_string(),
            node: line.node,
            days: line.days,
            reason: line.reason,
        }
    }
}

#[derive(Template)]
#[template(path = "command/campaign.html")]
struct CampaignPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    path: String,
    name: String,
    state: &'static str,
    days: String,
    counted: String,
    criteria: String,
    ended: Option<String>,
    aimed: Vec<Counted>,
    others: Vec<Counted>,
    nodes: Vec<AtNode>,
    open: u32,
    operations: Vec<HeldShown>,
    cases: Vec<CaseShown>,
    pager: Pager,
    may_record: bool,
    may_strike: bool,
    may_end: bool,
    today: String,
    hours: Vec<Choice>,
    refused: Refused,
}

/// The form of a campaign that was sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    Nothing,
    Hold,
    Strike(u32),
    End,
}

/// What was typed into a form that was refused, and why.
struct Refused {
    form: Sent,
    sentence: String,
    typed: BTreeMap<String, String>,
}

impl Refused {
    fn nothing(today: Day) -> Refused {
        let typed = BTreeMap::from([("on".to_owned(), today.to_string())]);
        Refused { form: Sent::Nothing, sentence: String::new(), typed }
    }

    fn was(&self, name: &str) -> &str {
        was(&self.typed, name)
    }

    /// What was typed into a field of the form of an operation, which has its day beforehand.
    fn held(&self, name: &str) -> &str {
        let is_its_own = name == "on" || matches!(self.form, Sent::Nothing | Sent::Hold);
        if is_its_own { self.was(name) } else { "" }
    }

    fn is_held(&self) -> bool {
        self.form == Sent::Hold
    }

    fn is_ended(&self) -> bool {
        self.form == Sent::End
    }
}

fn criteria_words(app: &App, criteria: &Criteria) -> String {
    let class = |class: &String| classes().find(|(word, _)| word == class).map_or("", |(_, title)| title);
    let kind = |kind: &String| {
        KINDS.iter().find(|one| one.code() == *kind).map_or_else(String::new, CaseKind::title)
    };
    let sum = |sum: Fen| format!("{sum}元");
    let parts = [
        criteria.kind.as_ref().map(kind),
        criteria.class.as_ref().map(|one| class(one).to_owned()),
        criteria.cause.clone(),
        criteria.team.as_ref().map(|team| team_name(app, team)),
        criteria.older_than_months.map(|months| format!("至行动首日立案满{months}个月")),
        criteria.from_fen.map(|from| format!("标的额{}以上", sum(from))),
        criteria.to_fen.map(|to| format!("标的额{}以下", sum(to))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "全部执行案件".to_owned() } else { parts.join("，") }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let page = Paged::asked(&query);
    let refused = Refused::nothing(app.today());
    Ok(Html(campaign_page(app, officer, (number, page), refused).await?.render()?).into_response())
}

/// The cases behind a part of a result.
pub(super) async fn behind(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((number, id, word)): Path<(u32, String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let indicator = by_id(&id).ok_or_else(no_such_indicator)?;
    let part = Part::by_word(indicator, &word).ok_or_else(no_such_indicator)?;
    let page = Paged::asked(&query);
    let (campaign, found) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.campaign_behind(&actor, number, indicator, part, page.lines())).await?
    };
    let shell = Shell::new(&app, &officer, Room::Command, &campaign.name);
    let back = format!("/command/campaigns/{number}");
    let address = |part: Part| format!("{back}/indicators/{}/{}", indicator.id, part.word());
    let head = Head {
        of: indicator.title.to_owned(),
        days: format!("{} 至 {}", campaign.from, campaign.last_day().min(app.today())),
        back: back.clone(),
        crumb: campaign.name,
    };
    let place = (&Place::own(app, officer.actor), CommandPart::Campaigns);
    let page = BehindPage::new(shell, place, head, (indicator, part), address, (page, found));
    Ok(Html(page.render()?).into_response())
}

async fn campaign_page(
    app: App,
    officer: Officer,
    (number, page): (u32, Paged),
    refused: Refused,
) -> Result<CampaignPage, WebError> {
    let (account, cases) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            let account = app.campaign_account(&actor, number)?;
            Ok::<_, AppError>((account, app.campaign_cases(&actor, number, page.lines())?))
        })
        .await?
    };
    let Account { campaign, days, only_team, results, nodes, open } = account;
    let today = app.today();
    let path = format!("/command/campaigns/{number}");
    let actor = &officer.actor;
    let is_over = campaign.ended.is_some();
    let (aimed, others): (Vec<&Outcome>, Vec<&Outcome>) =
        results.iter().partition(|outcome| outcome.target.is_some());
    let something = |outcome: &&&Outcome| outcome.figure.counted != 0;
    let team = only_team.map_or_else(String::new, |team| format!("，只统计{}的案件", team_name(&app, &team)));
    let at = |page: u32| format!("{path}?page={page}#cases");
    Ok(CampaignPage {
        shell: Shell::new(&app, &officer, Room::Command, &campaign.name),
        tabs: tabs(CommandPart::Campaigns),
        form_token: officer.form_token.clone(),
        state: state(campaign.from, campaign.until, campaign.ended.as_ref().map(|(on, _)| *on), today),
        days: format!("{} 至 {}", campaign.from, campaign.until),
        counted: match days {
            Some((from, until)) => format!("统计期间 {from} 至 {until}{team}"),
            None => "尚未开始，没有可统计的成果".to_owned(),
        },
        criteria: criteria_words(&app, &campaign.criteria),
        ended: campaign.ended.as_ref().map(|(on, remark)| format!("{on} 结束：{remark}")),
        aimed: aimed.iter().map(|outcome| Counted::new(&path, outcome)).collect(),
        others: others.iter().filter(something).map(|outcome| Counted::new(&path, outcome)).collect(),
        nodes: nodes.iter().map(|node| AtNode::new(node, today)).collect(),
        open,
        operations: campaign.operations.iter().rev().map(|one| HeldShown::new(one, &refused)).collect(),
        pager: page.foot_of_full((cases.len(), "件"), at),
        cases: cases.into_iter().map(CaseShown::new).collect(),
        may_record: may_record(actor) && days.is_some(),
        may_strike: may_manage(actor),
        may_end: may_manage(actor) && !is_over,
        today: today.to_string(),
        hours: Hour::CHOICES.iter().map(|(word, title)| choice(word, title, refused.held("hour"))).collect(),
        refused,
        name: campaign.name,
        path,
    })
}

/// Does what a form of a campaign asks for; where it is refused, the page comes back with what was typed.
async fn answered(
    app: App,
    officer: Officer,
    (number, form): (u32, Sent),
    typed: BTreeMap<String, String>,
    ask: impl FnOnce(&App, &Actor, &Typed<'_>) -> Result<(), AppError> + Send + 'static,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let done = {
        let (app, actor, typed) = (app.clone(), officer.actor.clone(), typed.clone());
        blocking(move || ask(&app, &actor, &Typed(&typed))).await
    };
    match done {
        Ok(()) => {
            let place = if form == Sent::End { "" } else { "#operations" };
            Ok(Redirect::to(&format!("/command/campaigns/{number}{place}")).into_response())
        }
        Err(error @ AppError::BadInput(_)) => {
            let mut typed = typed;
            typed.entry("on".to_owned()).or_insert_with(|| app.today().to_string());
            let refused = Refused { form, sentence: error.sentence(), typed };
            let page = campaign_page(app, officer, (number, Paged::FIRST), refused).await?;
            Ok((status(&error), Html(page.render()?)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The parts of a typed list: by commas, semicolons, pauses or lines.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', '；', ';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

fn operation(typed: &Typed<'_>) -> Result<Operation, AppError> {
    let hour = typed.text("hour").and_then(|word| Hour::by_word(&word));
    let mut cases = Vec::new();
    for one in listed(&typed.text("cases").unwrap_or_default()) {
        let number: CaseNumber = one.parse().map_err(|_| {
            AppError::BadInput(format!("案号“{one}”不能辨认，请写全称，例如（2026）内0299执12号"))
        })?;
        cases.push(CaseId::from(&number));
    }
    Ok(Operation {
        on: typed.day("on", "行动日期")?,
        hour: hour.ok_or_else(|| AppError::BadInput("请选择行动时段".to_owned()))?,
        partners: listed(&typed.text("partners").unwrap_or_default()).map(str::to_owned).collect(),
        officers: typed.whole("officers", "本院参加人数")?.unwrap_or(0),
        cases,
        outcome: typed.text("outcome").unwrap_or_default(),
    })
}

pub(super) async fn hold(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    answered(app, officer, (number, Sent::Hold), form, move |app, actor, typed| {
        app.hold_operation(actor, number, &operation(typed)?).map(|_| ())
    })
    .await
}

pub(super) async fn strike(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((number, no)): Path<(u32, u32)>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    answered(app, officer, (number, Sent::Strike(no)), form, move |app, actor, typed| {
        let reason = typed.text("reason").unwrap_or_default();
        app.strike_operation(actor, (number, no), &reason).map(|_| ())
    })
    .await
}

pub(super) async fn end(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    answered(app, officer, (number, Sent::End), form, move |app, actor, typed| {
        let remark = typed.text("remark").unwrap_or_default();
        app.end_campaign(actor, number, &remark).map(|_| ())
    })
    .await
}
