//! The calculators (计算器): questions of law that need no case. Nothing is entered anywhere.
//!
//! A calculator is one file: a struct that its template shows, its route, and a handler that reads the address, asks
//! the law, and shows the answer with its derivation. Forms are sent by `get`, so that an answer has an address.

mod answer;
mod auction;
mod debt;
mod debt_typed;
mod distribution;
mod ending;
pub(crate) mod excel;
mod fee;
mod freeze;
mod period;
mod reading;
mod simple;

use crate::error::WebError;
use crate::rulebook::RuleLink;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::App;
use app::staff::sign_in::Officer;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/calculators", get(index))
        .route("/calculators/debt", get(debt::show))
        .route("/calculators/debt.pdf", get(debt::paper))
        .merge(excel::routes(excel::List::Debts))
        .merge(excel::routes(excel::List::Freezes))
        .route("/calculators/fee", get(fee::show))
        .route("/calculators/period", get(period::show))
        .route("/calculators/freeze", get(freeze::show))
        .route("/calculators/distribution", get(distribution::show))
        .route("/calculators/distribution.pdf", get(distribution::printed))
        .route("/calculators/distribution.xlsx", get(distribution::sheet))
        .route("/calculators/auction", get(auction::show))
        .route("/calculators/ending", get(ending::show))
}

/// A calculator as the list names it.
struct Entry {
    path: &'static str,
    title: &'static str,
    about: &'static str,
    rules: &'static [&'static str],
}

const ENTRIES: [Entry; 9] = [
    Entry {
        path: "/calculators/debt",
        title: "债务计算",
        about: "本金、一般债务利息、加倍部分、清偿抵充、中止扣除，逐段逐步，可打印债务试算书。",
        rules: &["INT-01", "INT-02", "INT-03", "INT-04", "INT-05", "INT-06"],
    },
    Entry {
        path: "/calculators/debts",
        title: "批量债务计算（Excel）",
        about: "下载模板，每行一笔债务，上传后取回同一张表和计算结果。",
        rules: &["INT-01", "INT-05"],
    },
    Entry {
        path: "/calculators/fee",
        title: "执行申请费",
        about: "按执行金额分段计算，逐段列明。",
        rules: &["FEE-01", "FEE-05"],
    },
    Entry {
        path: "/calculators/period",
        title: "期间届满日",
        about: "按日、月、年或者工作日计算，届满日遇休息日顺延，列明跳过的日子。",
        rules: &["CAL-02", "CAL-03", "CAL-04"],
    },
    Entry {
        path: "/calculators/freeze",
        title: "冻结、查封期限",
        about: "最后一日、最迟续行日和提醒日。",
        rules: &["SEI-02", "SEI-04", "SEI-05"],
    },
    Entry {
        path: "/calculators/freezes",
        title: "批量冻结、查封期限（Excel）",
        about: "下载模板，每行一项冻结或者查封，上传后取回同一张表和各项的最后一日、最迟续行日。",
        rules: &["SEI-02", "SEI-05"],
    },
    Entry {
        path: "/calculators/distribution",
        title: "案款分配",
        about: "多个债权人：费用、优先债权、普通债权按比例或者按查封顺序，加倍部分第二轮。",
        rules: &["DIS-03", "DIS-04", "DIS-06"],
    },
    Entry {
        path: "/calculators/auction",
        title: "拍卖价格和日期",
        about: "起拍价下限，保证金幅度，公告后最早的拍卖日，流拍后下一次拍卖的期限。",
        rules: &["AUC-03", "AUC-05", "AUC-06", "AUC-10"],
    },
    Entry {
        path: "/calculators/ending",
        title: "终本条件核对",
        about: "终结本次执行程序的各项条件逐项核对。",
        rules: &["TER-01", "TER-04"],
    },
];

struct EntryCard {
    path: &'static str,
    title: &'static str,
    about: &'static str,
    rules: Vec<RuleLink>,
}

#[derive(Template)]
#[template(path = "calculators/index.html")]
struct IndexPage {
    shell: Shell,
    entries: Vec<EntryCard>,
}

async fn index(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let card = |entry: &Entry| EntryCard {
        path: entry.path,
        title: entry.title,
        about: entry.about,
        rules: RuleLink::known(entry.rules, app.today()),
    };
    let page = IndexPage {
        shell: Shell::new(&app, &officer, Room::Calculators, "计算器"),
        entries: ENTRIES.iter().map(card).collect(),
    };
    Ok(Html(page.render()?).into_response())
}

/// The head of a calculator's page: its name, what it does, the rules that it uses.
struct Head {
    title: &'static str,
    about: &'static str,
    rules: Vec<RuleLink>,
}

impl Head {
    fn of(path: &str, today: values::Day) -> Head {
        let entry = ENTRIES.iter().find(|entry| entry.path == path).expect("every calculator is in the list");
        Head { title: entry.title, about: entry.about, rules: RuleLink::known(entry.rules, today) }
    }

    fn shell(&self, app: &App, officer: &Officer) -> Shell {
        Shell::new(app, officer, Room::Calculators, self.title)
    }
}
