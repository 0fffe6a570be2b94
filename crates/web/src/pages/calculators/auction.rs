//! Prices and days of an auction.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::answer::{Asked, Part, asked};
use crate::pages::calculators::reading::Typed;
use crate::pages::calculators::simple::{Shown, page};
use crate::session::Signed;
use crate::show::day_with_weekday;
use crate::why::Why;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use law::auction2020::{self as paper, Lot};
use law::civil_procedure2023::period::Period;
use law::derivation::Explained;
use law::{Calendar, net_auction2016 as online};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use values::{Day, Fen};

const PATH: &str = "/calculators/auction";
const KINDS: [(&str, &str); 3] =
    [("real_estate", "不动产"), ("movable", "动产"), ("other_right", "其他财产权")];
const ROUNDS: [(&str, &str); 2] = [("first", "第一次拍卖"), ("second", "第二次拍卖")];
const METHODS: [(&str, &str); 2] = [("online", "网络司法拍卖"), ("paper", "委托拍卖机构拍卖")];
/// What an answer can be computed from.
const FACTS: [&str; 5] = ["ref", "previous", "start", "published", "failed"];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

/// What is auctioned, how, and for which time.
struct Auction<'a> {
    kind: &'a str,
    round: &'a str,
    method: &'a str,
    reference: Option<Fen>,
    /// The actual start price of the first auction.
    previous: Option<Fen>,
    start: Option<Fen>,
}

impl Auction<'_> {
    fn is_online(&self) -> bool {
        self.method != "paper"
    }

    fn is_second(&self) -> bool {
        self.round == "second"
    }

    /// What the start price is called.
    fn price(&self) -> &'static str {
        if self.is_online() { "起拍价" } else { "保留价" }
    }

    fn lot(&self) -> Lot {
        match self.kind {
            "movable" => Lot::Movable,
            "other_right" => Lot::OtherRight,
            _ => Lot::RealEstate,
        }
    }

    fn least_after(&self, previous: Fen) -> Explained<Fen> {
        if self.is_online() {
            online::least_second_start(previous)
        } else {
            paper::least_next_reserve(previous)
        }
    }
}

fn fields(typed: &Typed<'_>) -> Vec<FormField> {
    let (kind, round, method) =
        (typed.or("kind", "real_estate"), typed.or("round", "first"), typed.or("method", "online"));
    vec![
        FormField::new("method", "方式", method, Control::words(&METHODS, method, "请选择")),
        FormField::new("kind", "财产种类", kind, Control::words(&KINDS, kind, "请选择")),
        FormField::new("round", "本次为", round, Control::words(&ROUNDS, round, "请选择")),
        FormField::new("ref", "处置参考价（元）", typed.text("ref"), Control::DECIMAL)
            .help("评估价、网络询价、定向询价或者议价"),
        FormField::new("previous", "第一次拍卖的实际起拍价（元）", typed.text("previous"), Control::DECIMAL)
            .help("第二次拍卖的填写，起拍价下限按它计算"),
        FormField::new("start", "本次拟定的起拍价（元）", typed.text("start"), Control::DECIMAL)
            .help("核对是否符合下限，并按它计算保证金"),
        FormField::new("published", "公告发布日", typed.text("published"), Control::Day)
            .help("计算最早的拍卖日"),
        FormField::new("failed", "本次流拍日", typed.text("failed"), Control::Day)
            .help("计算下一次拍卖的最后期限"),
    ]
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let mut shown = Shown { fields: fields(typed), ..Shown::default() };
    if typed.is_empty() {
        return shown;
    }
    if typed.lacks_all(&FACTS) {
        shown.problems.add(
            "ref",
            "请至少填写一项：处置参考价、第一次拍卖的实际起拍价、本次拟定的起拍价、公告发布日或者本次流拍日",
        );
        return shown;
    }
    let problems = &mut shown.problems;
    for (name, label, words) in [
        ("method", "方式", &METHODS[..]),
        ("kind", "财产种类", &KINDS[..]),
        ("round", "本次为第几次", &ROUNDS[..]),
    ] {
        problems.choice(typed, name, label, words);
    }
    let auction = Auction {
        kind: typed.or("kind", "real_estate"),
        round: typed.or("round", "first"),
        method: typed.or("method", "online"),
        reference: problems.amount(typed, "ref", "处置参考价"),
        previous: problems.amount(typed, "previous", "第一次拍卖的实际起拍价"),
        start: problems.amount(typed, "start", "本次拟定的起拍价"),
    };
    let published = problems.day(typed, "published", "公告发布日");
    let failed = problems.day(typed, "failed", "本次流拍日");
    if auction.previous.is_some() && !auction.is_second() {
        problems.add("previous", "第一次拍卖没有前次起拍价；第二次拍卖的，请把“本次为”改为第二次拍卖");
    }
    if !problems.is_empty() {
        return shown;
    }
    if let Err(problem) = answer(app, &auction, published, failed, &mut shown) {
        shown.problems.add("", problem);
    }
    shown
}

fn answer(
    app: &App,
    auction: &Auction<'_>,
    published: Option<Day>,
    failed: Option<Day>,
    shown: &mut Shown,
) -> Result<(), String> {
    let least = prices(app, auction, shown)?;
    let unlawful = auction.start.zip(least).filter(|(start, least)| start < least);
    if let Some((start, least)) = unlawful {
        let price = auction.price();
        shown.warnings.push(format!(
            "拟定的{price}{start}元低于下限{least}元，不得按此起拍。保证金未计算，请先改正{price}。"
        ));
    } else {
        deposit(app, auction, least, shown)?;
    }
    if let Some(published) = published {
        let inputs = json!({
            "published": published, "kind": auction.kind, "round": auction.round, "method": auction.method,
        });
        shown.parts.push(notice(app, &asked(app, "AUC-06", &inputs)?));
    }
    if let Some(failed) = failed {
        let next = next(auction, failed);
        shown.parts.push(next);
    }
    Ok(())
}

/// The least start price of this auction, where it can be computed.
fn prices(app: &App, auction: &Auction<'_>, shown: &mut Shown) -> Result<Option<Fen>, String> {
    let title = format!("{}下限", auction.price());
    if auction.is_second()
        && let Some(previous) = auction.previous
    {
        let least = auction.least_after(previous);
        let part = Part::new("price", &title, Why::new(&least.derivation))
            .money(&format!("第二次拍卖{title}"), least.value);
        shown.parts.push(part);
        return Ok(Some(least.value));
    }
    let Some(reference) = auction.reference else {
        if auction.start.is_some() {
            let lacks =
                if auction.is_second() { "第一次拍卖的实际起拍价" } else { "处置参考价" };
            shown.notes.push(format!("没有填写{lacks}，未核对拟定的{}是否符合下限。", auction.price()));
        }
        return Ok(None);
    };
    let asked = asked(app, "AUC-03", &json!({ "ref_fen": reference.0, "method": auction.method }))?;
    let first = asked.money("first_start_min_fen");
    let second = asked.money("second_start_min_if_first_at_min_fen");
    let mut part = Part::new("price", &title, asked.why());
    if let Some(first) = first {
        part = part.money(&format!("第一次拍卖{title}"), first);
    }
    if let Some(second) = second {
        part = part.money(&format!("第一次按下限起拍的，第二次拍卖{title}"), second);
    }
    shown.parts.push(part);
    if auction.is_second() {
        shown.notes.push(
            "没有填写第一次拍卖的实际起拍价，第二次拍卖的下限按第一次以最低价起拍计算；第一次起拍价较高的，下限也较高。"
                .to_owned(),
        );
        return Ok(second);
    }
    Ok(first)
}

/// The deposit on the intended start price, or on the least one.
fn deposit(app: &App, auction: &Auction<'_>, least: Option<Fen>, shown: &mut Shown) -> Result<(), String> {
    let mut inputs = Map::from_iter([("method".to_owned(), json!(auction.method))]);
    let on = if auction.is_online() {
        let Some(start) = auction.start.or(least) else { return Ok(()) };
        inputs.insert("start_fen".to_owned(), json!(start.0));
        let which = if auction.start.is_some() { "拟定的起拍价" } else { "起拍价下限" };
        format!("{which}{start}元")
    } else {
        let Some(reference) = auction.reference else { return Ok(()) };
        inputs.insert("ref_fen".to_owned(), json!(reference.0));
        format!("评估价或者市价{reference}元")
    };
    let asked = asked(app, "AUC-10", &Value::Object(inputs))?;
    let least = asked.money("deposit_min_fen").unwrap_or_default();
    let range = match asked.money("deposit_max_fen") {
        Some(most) => format!("{least}元至{most}元"),
        None => format!("不低于{least}元"),
    };
    let part = Part::new("deposit", "保证金", asked.why()).fact("按", on).fact("保证金", range);
    shown.parts.push(part);
    Ok(())
}

fn notice(app: &App, asked: &Asked) -> Part {
    let mut part = Part::new("notice", "公告期和最早的拍卖日", asked.why());
    if let Some(days) = asked.outputs.get("days_required").and_then(Value::as_i64) {
        part = part.fact("法定公告期", format!("{days}日"));
    }
    for (label, name) in
        [("按公告期最早可以拍卖", "legal_min_day"), ("稳妥的最早拍卖日", "safe_day_n_clear_days")]
    {
        if let Some(day) = asked.day(name) {
            part = part.fact(label, day_with_weekday(day));
        }
    }
    part.resting_on(app, &["D-15"])
}

/// What follows when this auction fails.
fn next(auction: &Auction<'_>, failed: Day) -> Part {
    let rounds = if auction.is_online() { 2 } else { paper::auctions(auction.lot()) };
    let ends_here = |text: &str, article| {
        let derivation = law::Derivation::new("AUC-05", "流拍之后", law::Confidence::Read)
            .input("流拍日", failed.chinese())
            .step(article, text);
        let derivation = derivation.conclude((), "没有下一次拍卖。").derivation;
        Part::new("again", "流拍之后", Why::new(&derivation)).fact("下一次拍卖", "没有")
    };
    if auction.is_second() && rounds == 2 {
        return if auction.is_online() {
            ends_here(
                "网络司法拍卖第二次流拍的，可以依法变卖，没有第三次拍卖。",
                online::article("第二十六条第二款"),
            )
            .fact("可以", "依法变卖，或者交债权人抵债")
        } else {
            ends_here("动产委托拍卖以两次为限。", paper::article("第二十四条"))
                .fact("可以", "交债权人抵债，不接受抵债的解除措施或者退还")
        };
    }
    let limit = if auction.is_online() { online::SECOND_ROUND } else { paper::NEXT_AUCTION };
    let due: Explained<Period> = limit.after(Calendar::national(), failed);
    let which = if auction.is_second() { "第三次拍卖" } else { "第二次拍卖" };
    let label = format!("{which}最迟");
    let (end, provisional) = (due.value.end, due.value.provisional);
    let Some(start) = auction.start else {
        return Part::new("again", "流拍之后", Why::new(&due.derivation))
            .fact(&label, said(end, provisional))
            .fact(&format!("{which}{}下限", auction.price()), "填写本次起拍价后给出");
    };
    let least = auction.least_after(start);
    let price = least.value;
    let conclusion = format!("{which}最迟于{}进行，{}不低于{price}元。", end.chinese(), auction.price());
    let derivation = due.derivation.because(least.derivation).conclude((), conclusion).derivation;
    Part::new("again", "流拍之后", Why::new(&derivation))
        .fact(&label, said(end, provisional))
        .money(&format!("{which}{}下限", auction.price()), price)
}

fn said(end: Day, provisional: bool) -> String {
    let doubt = if provisional { "（该年放假安排尚未公布，暂按周末计算）" } else { "" };
    format!("{}{doubt}", day_with_weekday(end))
}
