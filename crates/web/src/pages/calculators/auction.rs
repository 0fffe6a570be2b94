//! Prices and days of an auction.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::simple::{Part, Shown, page};
use crate::pages::calculators::{Typed, asked};
use crate::session::Signed;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use values::{Day, Fen};

const PATH: &str = "/calculators/auction";
const KINDS: [(&str, &str); 3] =
    [("real_estate", "不动产"), ("movable", "动产"), ("other_right", "其他财产权")];
const ROUNDS: [(&str, &str); 2] = [("first", "第一次拍卖"), ("second", "第二次拍卖")];
const METHODS: [(&str, &str); 2] = [("online", "网络司法拍卖"), ("paper", "委托拍卖机构拍卖")];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let text = |name: &str| typed.text(name);
    let or = |name: &str, otherwise: &'static str| {
        if text(name).is_empty() { otherwise.to_owned() } else { text(name).to_owned() }
    };
    let (kind, round, method) = (or("kind", "real_estate"), or("round", "first"), or("method", "online"));
    let mut shown = Shown {
        fields: vec![
            FormField::new("method", "方式", &method, Control::words(&METHODS, &method, "请选择")),
            FormField::new("kind", "财产种类", &kind, Control::words(&KINDS, &kind, "请选择")),
            FormField::new("round", "次数", &round, Control::words(&ROUNDS, &round, "请选择")),
            FormField::new("ref", "处置参考价（元）", text("ref"), Control::DECIMAL)
                .help("评估价、网络询价、定向询价或者议价"),
            FormField::new("start", "拟定的起拍价（元）", text("start"), Control::DECIMAL)
                .help("填写后核对是否符合下限，并按它计算保证金"),
            FormField::new("published", "公告发布日", text("published"), Control::Day)
                .help("计算最早的拍卖日"),
            FormField::new("failed", "流拍日", text("failed"), Control::Day).help("计算再次拍卖的最后期限"),
        ],
        ..Shown::default()
    };
    if ["ref", "start", "published", "failed"].iter().all(|name| text(name).is_empty()) {
        return shown;
    }
    let mut problems = Vec::new();
    let mut questions: Vec<(&'static str, &'static str, &'static str, Value)> = Vec::new();
    let reference = money(&mut shown, typed, "ref");
    let start = money(&mut shown, typed, "start");
    let published = day(&mut shown, typed, "published");
    let failed = day(&mut shown, typed, "failed");
    let object = |pairs: Vec<(&str, Option<Value>)>| {
        let known = pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Value::Object(known.collect::<Map<String, Value>>())
    };
    let method = || Some(json!(method));
    if let Some(reference) = &reference {
        let inputs =
            vec![("ref_fen", Some(reference.clone())), ("method", method()), ("start_fen", start.clone())];
        questions.push(("price", "起拍价", "AUC-03", object(inputs)));
    }
    if reference.is_some() || start.is_some() {
        let inputs = vec![("start_fen", start.clone()), ("ref_fen", reference), ("method", method())];
        questions.push(("deposit", "保证金", "AUC-10", object(inputs)));
    }
    if let Some(published) = published {
        let inputs = vec![
            ("published", Some(published)),
            ("kind", Some(json!(kind))),
            ("round", Some(json!(round))),
            ("method", method()),
        ];
        questions.push(("notice", "公告期和最早的拍卖日", "AUC-06", object(inputs)));
    }
    if let Some(failed) = failed {
        let inputs =
            vec![("failed", Some(failed)), ("previous_start_fen", start), ("kind", Some(json!(kind)))];
        questions.push(("again", "流拍之后", "AUC-05", object(inputs)));
    }
    for (id, title, rule, inputs) in questions {
        match asked(app, rule, &inputs) {
            Ok((outcome, _)) => shown.parts.push(Part { id, title: title.to_owned(), outcome }),
            Err(problem) => problems.push(format!("{title}：{problem}")),
        }
    }
    problems.extend(shown.problem.take());
    shown.problem = (!problems.is_empty()).then(|| problems.join("；"));
    shown
}

/// An amount in fen; what cannot be read is named.
fn money(shown: &mut Shown, typed: &Typed<'_>, name: &str) -> Option<Value> {
    read::<Fen>(shown, typed, name).map(|fen| json!(fen.0))
}

fn day(shown: &mut Shown, typed: &Typed<'_>, name: &str) -> Option<Value> {
    read::<Day>(shown, typed, name).map(|day| json!(day))
}

fn read<T: std::str::FromStr<Err: std::fmt::Display>>(
    shown: &mut Shown,
    typed: &Typed<'_>,
    name: &str,
) -> Option<T> {
    let text = typed.text(name);
    if text.is_empty() {
        return None;
    }
    match text.parse::<T>() {
        Ok(value) => Some(value),
        Err(error) => {
            if let Some(field) = shown.fields.iter_mut().find(|field| field.name == name) {
                field.problem = Some(error.to_string());
            }
            shown.problem = Some(error.to_string());
            None
        }
    }
}
