//! Money for several creditors: costs, priority claims, ordinary claims pro rata or by order of seizure, and the
//! doubled part in a second round.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::simple::Part;
use crate::pages::calculators::{Head, Typed, asked};
use crate::session::Signed;
use crate::shell::Shell;
use app::App;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use values::{Day, Fen};

const ORDERS: [(&str, &str); 2] = [
    ("pro_rata", "按债权比例（被执行人为自然人或者其他组织）"),
    ("seizure", "按查封先后（企业法人，未进入破产）"),
];
const RANKS: [(&str, &str); 2] = [("ordinary", "普通债权"), ("priority", "优先债权")];
/// More creditors than this are not laid out.
const ROWS_MAX: usize = 60;

/// One creditor, as read.
struct Creditor {
    name: String,
    amount: Fen,
    doubled: Fen,
    priority: bool,
    seized_on: Option<Day>,
}

struct CreditorRow {
    title: String,
    fields: Vec<FormField>,
}

/// What one creditor gets.
struct Share {
    name: String,
    kind: &'static str,
    claim: String,
    paid: String,
    doubled: String,
}

#[derive(Template)]
#[template(path = "calculators/distribution.html")]
struct DistributionPage {
    shell: Shell,
    head: Head,
    general: Vec<FormField>,
    rows: Vec<CreditorRow>,
    problems: Vec<String>,
    shares: Vec<Share>,
    left: Vec<(&'static str, String)>,
    parts: Vec<Part>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let typed = Typed(&query);
    let head = Head::of("/calculators/distribution", app.today());
    let count = rows(&query) + usize::from(query.contains_key("add"));
    let mut page = DistributionPage {
        shell: head.shell(&app, &officer),
        head,
        general: general(&typed),
        rows: (0..count.max(2)).map(|row| creditor_row(&typed, row)).collect(),
        problems: Vec::new(),
        shares: Vec::new(),
        left: Vec::new(),
        parts: Vec::new(),
    };
    if !typed.is_empty() && !query.contains_key("add") {
        page.reckon(&app, &typed, count);
    }
    let status = if page.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, Html(page.render()?)).into_response())
}

fn rows(query: &BTreeMap<String, String>) -> usize {
    let row = |name: &String| name.strip_prefix("creditors-")?.split('-').next()?.parse::<usize>().ok();
    query.keys().filter_map(row).max().map_or(0, |last| (last + 1).min(ROWS_MAX))
}

fn general(typed: &Typed<'_>) -> Vec<FormField> {
    let order = if typed.text("order").is_empty() { "pro_rata" } else { typed.text("order") };
    vec![
        FormField::new("pool", "可供分配的案款（元）", typed.text("pool"), Control::DECIMAL).required(),
        FormField::new("costs", "实际支出的执行费用（元）", typed.text("costs"), Control::DECIMAL)
            .help("评估、拍卖、保管等，最先扣除"),
        FormField::new("order", "普通债权的顺序", order, Control::words(&ORDERS, order, "请选择")).wide(),
    ]
}

fn creditor_row(typed: &Typed<'_>, row: usize) -> CreditorRow {
    let name = |name: &str| format!("creditors-{row}-{name}");
    let text = |field: &str| typed.text(&name(field)).to_owned();
    let rank = if text("rank").is_empty() { "ordinary".to_owned() } else { text("rank") };
    CreditorRow {
        title: format!("第{}名债权人", row + 1),
        fields: vec![
            FormField::new(name("name"), "姓名或者名称", &text("name"), Control::TEXT),
            FormField::new(name("amount"), "债权（元）", &text("amount"), Control::DECIMAL)
                .help("法律文书确定的债务，不含加倍部分"),
            FormField::new(name("rank"), "种类", &rank, Control::words(&RANKS, &rank, "请选择")),
            FormField::new(name("doubled"), "加倍部分（元）", &text("doubled"), Control::DECIMAL),
            FormField::new(name("seized"), "首次保全或者查封日", &text("seized"), Control::Day)
                .help("按查封先后的填写"),
        ],
    }
}

impl DistributionPage {
    fn reckon(&mut self, app: &App, typed: &Typed<'_>, count: usize) {
        let pool = self.money(typed, "pool", "可供分配的案款");
        let costs = self.money(typed, "costs", "执行费用").unwrap_or(Fen::ZERO);
        let creditors: Vec<Creditor> = (0..count).filter_map(|row| self.creditor(typed, row)).collect();
        if creditors.is_empty() && self.problems.is_empty() {
            self.problems.push("请至少填写一名债权人的债权".to_owned());
        }
        let Some(pool) = pool else {
            if self.problems.is_empty() {
                self.problems.push("请填写可供分配的案款".to_owned());
            }
            return;
        };
        if !self.problems.is_empty() {
            return;
        }
        let by_seizure = typed.text("order") == "seizure";
        let (rule, inputs) = question(pool, costs, &creditors, by_seizure);
        match asked(app, rule, &inputs) {
            Ok((outcome, outputs)) => {
                self.shares = shares(&creditors, &outputs);
                for (name, label) in [
                    ("costs_fen", "扣除的执行费用"),
                    ("priority_sum_fen", "优先债权受偿合计"),
                    ("for_ordinary_fen", "可供清偿普通债权"),
                    ("surplus_fen", "余款"),
                ] {
                    if let Some(fen) = outputs.get(name).and_then(Value::as_i64) {
                        self.left.push((label, Fen(fen).to_string()));
                    }
                }
                let title = if by_seizure { "按查封先后清偿" } else { "按比例分配" };
                self.parts.push(Part { id: "distribution", title: title.to_owned(), outcome });
            }
            Err(problem) => self.problems.push(problem),
        }
    }

    fn money(&mut self, typed: &Typed<'_>, name: &str, label: &str) -> Option<Fen> {
        let text = typed.text(name);
        if text.is_empty() {
            return None;
        }
        text.parse().map_err(|error| self.problems.push(format!("{label}：{error}"))).ok()
    }

    fn creditor(&mut self, typed: &Typed<'_>, row: usize) -> Option<Creditor> {
        let name = |name: &str| format!("creditors-{row}-{name}");
        let label = match typed.text(&name("name")) {
            "" => format!("第{}名债权人", row + 1),
            given => given.to_owned(),
        };
        let amount = self.money(typed, &name("amount"), &label)?;
        let doubled = self.money(typed, &name("doubled"), &label).unwrap_or(Fen::ZERO);
        let seized_on = match typed.text(&name("seized")) {
            "" => None,
            text => text.parse().map_err(|error| self.problems.push(format!("{label}：{error}"))).ok(),
        };
        Some(Creditor {
            name: label,
            amount,
            doubled,
            priority: typed.text(&name("rank")) == "priority",
            seized_on,
        })
    }
}

/// The rule that answers, and its inputs. Creditors are named by their row, so that two of one name stay two.
fn question(pool: Fen, costs: Fen, creditors: &[Creditor], by_seizure: bool) -> (&'static str, Value) {
    let key = |place: usize| format!("{:02} {}", place + 1, creditors[place].name);
    let places =
        |priority: bool| (0..creditors.len()).filter(move |place| creditors[*place].priority == priority);
    let secured: Fen = places(true).map(|place| creditors[place].amount).sum();
    let doubled: Map<String, Value> = places(false)
        .filter(|place| creditors[*place].doubled.is_positive())
        .map(|place| (key(place), json!(creditors[place].doubled.0)))
        .collect();
    let mut inputs = json!({"enforcement_cost_fen": costs.0, "secured_fen": secured.0});
    if !doubled.is_empty() {
        inputs["doubled"] = Value::Object(doubled);
    }
    if by_seizure {
        inputs["net_pool_fen"] = json!(pool.0);
        inputs["claims"] = places(false)
            .map(|place| json!([key(place), creditors[place].seized_on, creditors[place].amount.0]))
            .collect();
        return ("DIS-06", inputs);
    }
    inputs["pool_fen"] = json!(pool.0);
    let ordinary: Map<String, Value> =
        places(false).map(|place| (key(place), json!(creditors[place].amount.0))).collect();
    inputs["ordinary"] = Value::Object(ordinary);
    ("DIS-03", inputs)
}

fn shares(creditors: &[Creditor], outputs: &Value) -> Vec<Share> {
    let money = |value: &Value| value.as_i64().map_or_else(|| "—".to_owned(), |fen| Fen(fen).to_string());
    let alone = creditors.iter().filter(|creditor| creditor.priority).count() == 1;
    creditors
        .iter()
        .enumerate()
        .map(|(place, creditor)| {
            let key = format!("{:02} {}", place + 1, creditor.name);
            let paid = match (creditor.priority, alone) {
                (true, true) => money(&outputs["priority_sum_fen"]),
                (true, false) => "见下".to_owned(),
                (false, _) => money(&outputs["paid"][&key]),
            };
            Share {
                name: creditor.name.clone(),
                kind: if creditor.priority { "优先债权" } else { "普通债权" },
                claim: creditor.amount.to_string(),
                paid,
                doubled: money(&outputs["doubled_paid"][&key]),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn creditor(name: &str, fen: i64, priority: bool) -> Creditor {
        Creditor { name: name.to_owned(), amount: Fen(fen), doubled: Fen::ZERO, priority, seized_on: None }
    }

    #[test]
    fn creditors_of_one_name_stay_two() {
        let creditors = [creditor("甲", 1, false), creditor("甲", 2, false), creditor("银行", 3, true)];
        let (rule, inputs) = question(Fen(10), Fen(1), &creditors, false);
        assert_eq!((rule, inputs["ordinary"].as_object().unwrap().len()), ("DIS-03", 2));
        assert_eq!(inputs["secured_fen"], 3);
        let (rule, inputs) = question(Fen(10), Fen(1), &creditors, true);
        assert_eq!((rule, inputs["claims"].as_array().unwrap().len()), ("DIS-06", 2));
    }
}
