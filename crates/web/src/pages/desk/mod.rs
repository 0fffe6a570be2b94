//! The desk (工作台): what is due, what waits for approval, which cases are new, where the money is.

mod attention;

pub(crate) use attention::alert_path;

use crate::error::WebError;
use crate::pages::cases::line::{CaseLine, case_path};
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use crate::show::{Due, clock_kind, day_with_weekday};
use app::cases::list::{COUNTED, ClocksOf, Scope};
use app::desk::{Covered, Desk, HORIZON_DAYS};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use docket::clock::ClockKind;
use docket::directory::Directory;
use docket::office::{Actor, Office, Sight};
use store::read::cases::{CaseFilter, CaseRow, StageFilter};
use store::read::clocks::{ClockCount, ClockFilter, ClockRow};
use store::read::tasks::TaskRow;
use values::{Day, Fen};

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/", get(show))
}

/// How many cases with money are looked through for one whose payout can be proposed.
const LOOKED_THROUGH: u32 = 50;
/// Lines of a panel.
const LINES: usize = 8;
/// Overdue lines shown, so that they do not hide what is due next.
const LATE_LINES: u32 = 5;

/// One number that is a link to its cases.
struct Figure {
    label: &'static str,
    value: String,
    unit: &'static str,
    under: String,
    address: String,
    class: &'static str,
}

/// How many clocks of one kind are due when, each with the address that lists them.
struct KindLine {
    title: &'static str,
    address: String,
    /// Overdue, today, within seven days.
    cells: [Cell; 3],
}

struct Cell {
    count: i64,
    address: String,
    class: &'static str,
}

struct DueLine {
    path: String,
    label: String,
    number: String,
    handler: String,
    due: Due,
}

struct TaskLine {
    path: String,
    summary: String,
    number: String,
    proposed_by: String,
    proposed_on: String,
    due: Due,
    livelihood: bool,
}

/// What is looked after for a colleague who is away.
struct CoveredPanel {
    name: String,
    until: String,
    open: u32,
    address: String,
    due: Vec<DueLine>,
}

/// One step of the path for newcomers to the demonstration.
struct Guide {
    address: String,
    title: &'static str,
    hint: String,
}

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    shell: Shell,
    lead: String,
    guides: Vec<Guide>,
    figures: Vec<Figure>,
    attention: Vec<attention::Group>,
    /// How much waits in all.
    attention_count: u32,
    tasks: Vec<TaskLine>,
    task_count: usize,
    approves: bool,
    late: Vec<DueLine>,
    late_count: i64,
    due: Vec<DueLine>,
    /// Whether the handler's name says anything on this desk.
    many_handlers: bool,
    clocks_address: String,
    kinds: Vec<KindLine>,
    covered: Vec<CoveredPanel>,
    unassigned: Vec<CaseLine>,
    unassigned_count: u32,
    money: Vec<CaseLine>,
    money_count: u32,
    money_sum: String,
    money_address: String,
}

#[derive(Template)]
#[template(path = "desk/no_desk.html")]
struct NoDeskPage {
    shell: Shell,
}

/// What the page asks beside the desk: clocks overdue and clocks ahead, how many cases wait for a handler, and the
/// money of all cases.
struct Beside {
    late_count: i64,
    late: Vec<ClockRow>,
    due: Vec<ClockRow>,
    unassigned_count: u32,
    money_count: u32,
    money_sum: Fen,
    /// At an invented court, a case whose money nobody has proposed to pay out yet.
    payable: Option<CaseRow>,
    /// At an invented court, how many proposals wait for the bureau head.
    chief_tasks: usize,
}

async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let loaded = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || load(&app, &actor)).await?
    };
    let html = match loaded {
        Some((desk, beside)) => page(&app, &officer, desk, beside).render()?,
        None => NoDeskPage { shell: Shell::new(&app, &officer, Room::Desk, "工作台") }.render()?,
    };
    Ok(Html(html).into_response())
}

fn load(app: &App, actor: &Actor) -> Result<Option<(Desk, Beside)>, AppError> {
    let Some(desk) = app.desk(actor)? else { return Ok(None) };
    let money = CaseFilter {
        handler: own_handler(&desk, actor),
        with_money: true,
        limit: LOOKED_THROUGH,
        ..CaseFilter::default()
    };
    let (money_count, money_sum) = app.case_money(actor, &money)?;
    let with_money = app.case_list(actor, &money)?.rows;
    let filed =
        CaseFilter { stage: StageFilter::Only("filed".to_owned()), limit: 1, ..CaseFilter::default() };
    let late_count: i64 = desk.counts.iter().map(|count| count.late).sum();
    let passed = u32::try_from(late_count).unwrap_or(0);
    let filter = ClockFilter { kind: "", office: desk.answers.map_or("", Office::word) };
    // What the officer looks after for others stands in panels of its own.
    let of = own_handler(&desk, actor).map_or(ClocksOf::Scope(desk.scope), ClocksOf::Handler);
    let clocks = |page| app.clock_list(actor, of.clone(), filter, desk.today.plus_days(HORIZON_DAYS), page);
    let beside = Beside {
        late_count,
        late: clocks((0, LATE_LINES.min(passed)))?,
        due: clocks((passed, LINES as u32))?,
        unassigned_count: if sees_unassigned(actor) { app.case_list(actor, &filed)?.count } else { 0 },
        money_count,
        money_sum,
        payable: if app.is_synthetic() { payable(with_money) } else { None },
        chief_tasks: if app.is_synthetic() { chief_tasks(app)? } else { 0 },
    };
    Ok(Some((desk, beside)))
}

/// How many proposals wait for the bureau head.
fn chief_tasks(app: &App) -> Result<usize, app::AppError> {
    let directory = app.directory();
    let chief = directory
        .members
        .iter()
        .filter(|(_, member)| member.office == Office::BureauHead)
        .find_map(|(id, _)| directory.actor(id));
    chief.map_or(Ok(0), |chief| Ok(app.tasks_for(&chief)?.len()))
}

/// The first case with money whose next clock is not that of a proposal that waits.
fn payable(with_money: Vec<CaseRow>) -> Option<CaseRow> {
    let waits = |row: &CaseRow| row.due_label.as_deref().is_some_and(|label| label.starts_with("审批"));
    with_money.into_iter().find(|row| !waits(row))
}

fn own_handler(desk: &Desk, actor: &Actor) -> Option<String> {
    (desk.scope == Scope::Mine).then(|| actor.id.to_string())
}

/// A case without a handler belongs to no team: only those who see the whole court can open it.
fn sees_unassigned(actor: &Actor) -> bool {
    actor.office.sight() == Sight::Court
        && matches!(actor.office, Office::Clerk | Office::BureauHead | Office::CommandCentre)
}

fn approves(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::TeamLeader | Office::BureauHead | Office::VicePresident | Office::President
    )
}

fn page(app: &App, officer: &Officer, desk: Desk, beside: Beside) -> DeskPage {
    let (actor, directory, today) = (&officer.actor, app.directory(), desk.today);
    let scope = match desk.scope {
        Scope::Mine => "mine",
        Scope::Seen => "seen",
    };
    let handler = own_handler(&desk, actor).unwrap_or_default();
    let money_address = format!("/cases?handler={handler}&money=yes");
    let office = desk.answers.map_or_else(String::new, |office| format!("&office={}", office.word()));
    let clocks = match actor.covers.as_slice() {
        [] => format!("{scope}{office}"),
        _ if handler.is_empty() => format!("{scope}{office}"),
        _ => format!("seen&handler={handler}{office}"),
    };
    let mut figures = clock_figures(&desk.counts, &clocks);
    figures.push(measure_figure(desk.red_measures, scope));
    let waiting = desk.attention.count() + desk.requests.0;
    figures.push(attention_figure(waiting, scope));
    if approves(actor) {
        figures.push(count_figure("待我审批", desk.tasks.len() as i64, "件", "#tasks".to_owned()));
    }
    if sees_unassigned(actor) {
        let address = "/cases?handler=&stage=filed".to_owned();
        figures.push(count_figure("待分案", i64::from(beside.unassigned_count), "件", address));
    }
    if let Some((unclaimed, over)) = desk.unclaimed {
        let mut figure = count_figure("待认领款", unclaimed.count, "笔", "/funds/suspense".to_owned());
        figure.under = match over.count {
            0 => format!("{}元", unclaimed.amount),
            over => format!("{over}笔超过查明期限"),
        };
        if over.count > 0 {
            figure.class = "late";
        }
        figures.push(figure);
    }
    let mut money = count_figure("案款在账", i64::from(beside.money_count), "件", money_address.clone());
    money.under = format!("{}元", beside.money_sum);
    figures.push(money);
    let label = if desk.scope == Scope::Mine { "本人未结" } else { "未结案件" };
    let unit = if desk.open_count >= COUNTED { "件以上" } else { "件" };
    let count = i64::from(desk.open_count.min(COUNTED));
    figures.push(count_figure(label, count, unit, format!("/cases?handler={handler}")));
    let guides =
        if app.is_synthetic() && has_guide(actor) { guides(actor, &desk, &beside) } else { Vec::new() };
    DeskPage {
        shell: Shell::new(app, officer, Room::Desk, "工作台"),
        lead: format!("{}，{}", actor.name, day_with_weekday(today)),
        guides,
        figures,
        attention_count: waiting,
        attention: attention::groups(desk.attention, desk.requests, actor.office, scope),
        task_count: desk.tasks.len(),
        approves: approves(actor),
        tasks: desk.tasks.into_iter().take(LINES).map(|row| task_line(row, &directory, today)).collect(),
        late: beside.late.into_iter().map(|row| due_line(row, today)).collect(),
        late_count: beside.late_count,
        due: beside.due.into_iter().map(|row| due_line(row, today)).collect(),
        many_handlers: desk.scope == Scope::Seen,
        clocks_address: format!("/clocks?scope={clocks}"),
        kinds: kind_lines(&desk.counts, &clocks),
        covered: desk.covered.into_iter().map(|covered| covered_panel(covered, today)).collect(),
        unassigned: if sees_unassigned(actor) {
            desk.unassigned.into_iter().map(|row| CaseLine::new(row, &directory, today)).collect()
        } else {
            Vec::new()
        },
        unassigned_count: beside.unassigned_count,
        money: desk.with_money.into_iter().map(|row| CaseLine::new(row, &directory, today)).collect(),
        money_count: beside.money_count,
        money_sum: beside.money_sum.to_string(),
        money_address,
    }
}

fn count_figure(label: &'static str, count: i64, unit: &'static str, address: String) -> Figure {
    let class = if count == 0 { "zero" } else { "" };
    Figure { label, value: count.to_string(), unit, under: String::new(), address, class }
}

/// Measures with no safe path left, and beneath them those that ended without renewal.
fn measure_figure((ended, without_safe_path): (i64, i64), scope: &str) -> Figure {
    let span = if without_safe_path == 0 && ended > 0 { "ended" } else { "unsafe" };
    let address = format!("/measures?scope={scope}&span={span}");
    let mut figure = count_figure("来不及稳妥续行", without_safe_path, "项", address);
    if ended > 0 {
        figure.under = format!("另有{ended}项届满未续");
    }
    if ended > 0 || without_safe_path > 0 {
        figure.class = "late";
    }
    figure
}

/// What came from outside or lapsed and waits for somebody.
fn attention_figure(count: u32, scope: &str) -> Figure {
    let address = match count {
        0 => format!("/inquiries?state=to_act_on&scope={scope}"),
        _ => "#attention".to_owned(),
    };
    let mut figure = count_figure("待核实", i64::from(count), "件", address);
    if count > 0 {
        figure.class = "soon";
    }
    figure
}

/// Overdue, due today, due within seven days: over all kinds.
fn clock_figures(counts: &[ClockCount], scope: &str) -> Vec<Figure> {
    let sum = |which: fn(&ClockCount) -> i64| counts.iter().map(which).sum::<i64>();
    [
        ("已逾期", sum(|count| count.late), "late"),
        ("今日到期", sum(|count| count.today), "today"),
        ("七日内到期", sum(|count| count.soon), "soon"),
    ]
    .into_iter()
    .map(|(label, count, when)| {
        let figure = count_figure(label, count, "项", format!("/clocks?scope={scope}&when={when}"));
        if count > 0 { Figure { class: when, ..figure } } else { figure }
    })
    .collect()
}

fn kind_lines(counts: &[ClockCount], scope: &str) -> Vec<KindLine> {
    let mut lines: Vec<(ClockKind, KindLine)> = counts
        .iter()
        .filter_map(|count| {
            let kind = clock_kind(&count.kind)?;
            let address = format!("/clocks?scope={scope}&kind={}", kind.word());
            let cell = |number: i64, when: &str, class: &'static str| Cell {
                count: number,
                address: format!("{address}&when={when}"),
                class,
            };
            let line = KindLine {
                title: kind.title(),
                cells: [
                    cell(count.late, "late", "late-text"),
                    cell(count.today, "today", ""),
                    cell(count.soon, "soon", ""),
                ],
                address: address.clone(),
            };
            Some((kind, line))
        })
        .collect();
    lines.sort_by_key(|(kind, _)| *kind);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn covered_panel(covered: Covered, today: Day) -> CoveredPanel {
    CoveredPanel {
        name: covered.name,
        until: covered.until.to_string(),
        open: covered.open,
        address: format!("/cases?handler={}", crate::shell::encode(covered.staff.as_str())),
        due: covered.due.into_iter().map(|row| due_line(row, today)).collect(),
    }
}

fn due_line(row: ClockRow, today: Day) -> DueLine {
    DueLine {
        path: case_path(&row.case_id),
        label: row.label,
        number: row.number,
        handler: row.handler_name.unwrap_or_else(|| "未确定承办人".to_owned()),
        due: Due::warned(row.due_on, today, row.warn_days),
    }
}

fn task_line(row: TaskRow, directory: &Directory, today: Day) -> TaskLine {
    TaskLine {
        path: case_path(&row.case_id),
        summary: row.summary,
        number: row.number,
        proposed_by: row
            .proposed_by
            .parse()
            .map_or_else(|_| row.proposed_by.clone(), |staff| directory.name(&staff)),
        proposed_on: row.proposed_on.to_string(),
        livelihood: row.livelihood,
        due: Due::new(row.due_on, today),
    }
}

/// The path of the demonstration is that of those who handle cases and approve; others have a desk of their own.
fn has_guide(actor: &Actor) -> bool {
    matches!(actor.office, Office::Handler | Office::TeamLeader | Office::BureauHead)
}

/// The steps that show a newcomer what Zhida does; none leads to an empty list.
fn guides(actor: &Actor, desk: &Desk, beside: &Beside) -> Vec<Guide> {
    let scope = if desk.scope == Scope::Mine { "mine" } else { "seen" };
    let case =
        beside.due.first().or(desk.due.first()).map(|row| (case_path(&row.case_id), row.number.clone()));
    let (case_address, case_number) =
        case.unwrap_or_else(|| ("/cases".to_owned(), "从案件列表中任选一件".to_owned()));
    let pay = beside.payable.as_ref();
    let pay = pay.map(|row| (format!("{}#steps", case_path(&row.case_id)), "提请发放", row.number.clone()));
    let approve = match desk.tasks.len() {
        0 => None,
        count => Some(("#tasks".to_owned(), "审批提请", format!("{count}件待您审批"))),
    };
    let chief = (beside.chief_tasks > 0 && !approves(actor)).then(|| {
        let hint = format!("局长的工作台上有{}件待审批事项", beside.chief_tasks);
        ("/sign-in".to_owned(), "换局长账号审批", hint)
    });
    let due = (!desk.due.is_empty() || !beside.late.is_empty())
        .then(|| (format!("/clocks?scope={scope}"), "看待办", "期限由每一次办理自动起算".to_owned()));
    let waiting = desk.attention.count() + desk.requests.0;
    let verify = (waiting > 0).then(|| ("#attention".to_owned(), "核实来件", format!("{waiting}件待核实")));
    [
        due,
        Some((case_address.clone(), "打开案件", case_number)),
        Some((format!("{case_address}#steps"), "办理下一步", "系统列出此刻能办的事项和依据".to_owned())),
        verify,
        pay,
        approve,
        chief,
    ]
    .into_iter()
    .flatten()
    .map(|(address, title, hint)| Guide { address, title, hint })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::attention::Attention;

    fn today() -> Day {
        "2026-11-20".parse().unwrap()
    }

    fn counts() -> Vec<ClockCount> {
        vec![
            ClockCount { kind: "pay_out".to_owned(), late: 2, today: 0, soon: 5 },
            ClockCount { kind: "name_handler".to_owned(), late: 1, today: 0, soon: 0 },
            ClockCount { kind: "from_a_newer_program".to_owned(), late: 0, today: 0, soon: 1 },
        ]
    }

    impl DeskPage {
        fn sample() -> DeskPage {
            let task = TaskRow {
                case_id: "内0299-2026-执-12".to_owned(),
                proposal: 9,
                summary: "发放案款 50,000.00 元".to_owned(),
                proposed_by: "fast-1".to_owned(),
                proposed_on: today(),
                due_on: today(),
                number: "（2026）内0299执12号".to_owned(),
                team: None,
                livelihood: true,
            };
            let clock = ClockRow {
                case_id: "内0299-2026-执-12".to_owned(),
                kind: "pay_out".to_owned(),
                label: "案款发放".to_owned(),
                started_on: today(),
                due_on: today().previous(),
                number: "（2026）内0299执12号".to_owned(),
                handler: None,
                handler_name: None,
                office: "handler".to_owned(),
                warn_days: 7,
            };
            DeskPage {
                shell: Shell::bare("工作台"),
                lead: "刘某".to_owned(),
                guides: vec![Guide {
                    address: "/clocks".to_owned(), title: "看待办", hint: String::new()
                }],
                figures: clock_figures(&counts(), "mine"),
                attention: attention::groups(
                    Attention { alerts: attention::sample(), ..Attention::default() },
                    (1, vec![attention::sample_request()]),
                    Office::Handler,
                    "mine",
                ),
                attention_count: 1,
                tasks: vec![task_line(task, &Directory::default(), today())],
                task_count: 1,
                approves: true,
                late: vec![due_line(clock.clone(), today())],
                late_count: 3,
                due: vec![due_line(clock, today())],
                many_handlers: true,
                clocks_address: "/clocks".to_owned(),
                kinds: kind_lines(&counts(), "mine"),
                covered: vec![CoveredPanel {
                    name: "褚某".to_owned(),
                    until: "2026-11-27".to_owned(),
                    open: 3,
                    address: "/cases?handler=two-2".to_owned(),
                    due: Vec::new(),
                }],
                unassigned: vec![CaseLine::sample()],
                unassigned_count: 1,
                money: vec![CaseLine::sample()],
                money_count: 1,
                money_sum: "50,000.00".to_owned(),
                money_address: "/cases?money=yes".to_owned(),
            }
        }
    }

    #[test]
    fn every_question_of_the_desk_has_its_answer() {
        let html = DeskPage::sample().render().unwrap();
        for words in [
            "发放案款 50,000.00 元",
            "某某公司住所变更",
            "逾期1天",
            "绿色通道",
            "50,000.00",
            "未确定承办人",
            "看待办",
            "逾期未回执",
            "代管褚某",
        ] {
            assert!(html.contains(words), "{words}");
        }
    }

    #[test]
    fn kinds_stand_in_the_order_of_the_path() {
        let lines = kind_lines(&counts(), "mine");
        let titles: Vec<_> = lines.iter().map(|line| line.title).collect();
        assert_eq!(titles, ["确定承办人", "案款发放"]);
        assert_eq!(lines[1].cells[2].address, "/clocks?scope=mine&kind=pay_out&when=soon");
    }

    #[test]
    fn an_administrator_is_told_why_the_desk_is_empty() {
        let html = NoDeskPage { shell: Shell::bare("工作台") }.render().unwrap();
        assert!(html.contains("系统管理员不办理案件"));
    }
}
