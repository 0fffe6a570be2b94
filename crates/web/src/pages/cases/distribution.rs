//! Distribution among several creditors: the plan, who has it and who objects, and what would be if something were
//! otherwise.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::cases::case_id;
use crate::pages::cases::head::path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use crate::why::Why;
use app::App;
use app::calculators::spoken;
use app::cases::distribution::{DistributionView, ObjectionView};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use docket::distribution::chain::{last_day, may_still_object};
use docket::distribution::compute::Laid;
use docket::distribution::object_to_plan::asked;
use docket::distribution::recovery::{RATIO_OF, Recovery, course, recoveries};
use docket::distribution::what_if::{OtherRank, WhatIf};
use docket::distribution::{Class, Objection, Plan};
use docket::party::{PartyNo, Role};
use std::collections::{BTreeMap, BTreeSet};
use values::{Day, Fen};

/// Instalments beyond this many are no question of today.
const INSTALMENTS_MAX: i64 = 360;

const RANKS: [(&str, &str); 2] = [("priority", "优先受偿"), ("ordinary", "普通债权")];

#[derive(Template)]
#[template(path = "cases/distribution.html")]
struct DistributionPage {
    shell: Shell,
    case_path: String,
    number: String,
    creditors: String,
    debtors: String,
    debtor: String,
    debtor_no: PartyNo,
    /// How the plan stands, in words.
    state: &'static str,
    state_class: &'static str,
    /// The paper of the plan; empty while there is none.
    paper: Option<String>,
    as_of: String,
    proceeds: String,
    rule: &'static str,
    course: Vec<(String, String)>,
    lines: Vec<Line>,
    /// Of what the ratio is.
    ratio_of: &'static str,
    why: Why,
    rights: Vec<RightLine>,
    services: Vec<ServiceLine>,
    objections: Vec<ObjectionLine>,
    would_be: Option<WouldBe>,
    general: Vec<FormField>,
    claims: Vec<ClaimFields>,
    problems: Vec<String>,
}

/// What one creditor gets in one class, or in all.
struct Line {
    name: String,
    role: &'static str,
    basis: String,
    rank: &'static str,
    due: String,
    paid: String,
    ratio: String,
    left: String,
    /// Whether the creditor is named here.
    is_first: bool,
    /// Whether it is the sum of the lines above it.
    is_sum: bool,
    /// What would be, where something is asked.
    then: Option<Then>,
}

struct Then {
    /// What would be owed, where it is another sum.
    due: Option<String>,
    paid: String,
    difference: String,
    less: bool,
}

struct RightLine {
    name: String,
    what: String,
    secured: String,
    covered: String,
    page: u32,
}

struct ServiceLine {
    name: String,
    served_on: String,
    until: String,
    state: &'static str,
    class: &'static str,
}

struct ObjectionLine {
    page: u32,
    name: String,
    asks: String,
    reason: String,
    stage: String,
    class: &'static str,
    disputed: Vec<(String, String)>,
    why: Why,
}

struct WouldBe {
    words: Vec<String>,
    why: Why,
}

struct ClaimFields {
    name: String,
    fields: Vec<FormField>,
}

/// What was typed.
struct Typed {
    query: BTreeMap<String, String>,
    asked: WhatIf,
    /// Monthly instalments and how many.
    instalments: Option<(Fen, i64)>,
    problems: BTreeMap<String, String>,
}

impl Typed {
    /// Reads `proceeds`, `as_of`, `monthly`, `months`, `amount-3`, `rank-3`. What cannot be read is a problem beside its
    /// field, and is not applied.
    fn read(query: BTreeMap<String, String>, today: Day) -> Typed {
        let (mut asked, mut problems) = (WhatIf::default(), BTreeMap::new());
        let text = |name: &str| query.get(name).map_or("", |text| text.trim()).to_owned();
        let mut amount = |name: &str| -> Option<Fen> {
            let typed = text(name);
            match spoken::amount(&typed) {
                _ if typed.is_empty() => None,
                Ok(amount) => Some(amount),
                Err(_) => {
                    problems.insert(name.to_owned(), "应为金额，例如 50万元".to_owned());
                    None
                }
            }
        };
        asked.proceeds = amount("proceeds");
        let monthly = amount("monthly");
        for name in query.keys() {
            if let Some(party) = name.strip_prefix("amount-").and_then(|no| no.parse::<PartyNo>().ok())
                && let Some(sum) = amount(name)
            {
                asked.amounts.insert(party, sum);
            }
        }
        for (name, value) in &query {
            let Some(party) = name.strip_prefix("rank-").and_then(|no| no.parse::<PartyNo>().ok()) else {
                continue;
            };
            match value.as_str() {
                "priority" => asked.ranks.insert(party, OtherRank::Priority),
                "ordinary" => asked.ranks.insert(party, OtherRank::Ordinary),
                _ => None,
            };
        }
        match text("as_of").parse::<Day>() {
            Ok(day) if day < today => {
                problems.insert("as_of".to_owned(), format!("不能早于今天（{today}）"));
            }
            Ok(day) => asked.as_of = Some(day),
            Err(_) if text("as_of").is_empty() => {}
            Err(error) => {
                problems.insert("as_of".to_owned(), error.to_string());
            }
        }
        let months = match text("months").parse::<i64>() {
            Ok(months) if (1..=INSTALMENTS_MAX).contains(&months) => Some(months),
            _ if text("months").is_empty() => None,
            _ => {
                problems.insert("months".to_owned(), format!("应为1至{INSTALMENTS_MAX}的整数"));
                None
            }
        };
        // One of the two says nothing without the other.
        let is_given = |name: &str| !text(name).is_empty();
        for (name, other, message) in
            [("monthly", "months", "须与期数一并填写"), ("months", "monthly", "须与每月金额一并填写")]
        {
            if is_given(name) && !is_given(other) {
                problems.insert(name.to_owned(), message.to_owned());
            }
        }
        let instalments = monthly.zip(months);
        if let Some((monthly, months)) = instalments {
            asked.proceeds = Some(Fen(monthly.0.saturating_mul(months)));
            asked.as_of = Some(today.plus_months(months as i32));
        }
        Typed { query, asked, instalments, problems }
    }

    fn field(&self, name: &str, label: &str, control: Control) -> FormField {
        let text = self.query.get(name).map_or("", String::as_str);
        let problem = self.problems.get(name).cloned();
        FormField { problem, ..FormField::new(name, label, text, control) }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, debtor)): Path<(String, PartyNo)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let typed = Typed::read(query, app.today());
    let code = if typed.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = blocking(move || -> Result<String, WebError> {
        let view = app.distribution(&officer.actor, &id, debtor, &typed.asked)?;
        let shell = Shell::new(&app, &officer, Room::Cases, "财产分配");
        Ok(DistributionPage::new(shell, &view, &typed).render()?)
    })
    .await?;
    Ok((code, Html(html)).into_response())
}

impl DistributionPage {
    fn new(shell: Shell, view: &DistributionView, typed: &Typed) -> DistributionPage {
        let case = &view.case.case;
        let (plan, compared) = (view.plan(), &view.compared);
        let (state, state_class) = match plan {
            None => ("尚未制作方案，以下为预算", "warn"),
            Some(Plan { carried_out_on: Some(_), .. }) => ("已按方案分配", "ok"),
            Some(_) => ("已制作，待异议期满后分配", "accent"),
        };
        let mut parties: Vec<PartyNo> = Vec::new();
        for one in &compared.ranked {
            if !parties.contains(&one.party) {
                parties.push(one.party);
            }
        }
        parties.sort_unstable();
        DistributionPage {
            shell,
            case_path: path(&case.id),
            number: case.filing.number.to_string(),
            creditors: case.side_names(Role::Creditor),
            debtors: case.side_names(Role::Debtor),
            debtor: case.party_label(view.debtor),
            debtor_no: view.debtor,
            state,
            state_class,
            paper: plan.map(|plan| {
                let corrected = view.case.entries.iter().rev().find(|entry| match &entry.event {
                    docket::Event::ObjectionSettled(settled) => {
                        settled.corrected.is_some()
                            && plan.objections.iter().any(|known| known.no == settled.objection)
                    }
                    _ => false,
                });
                let page = corrected.map_or(plan.no, |entry| entry.stamp.no);
                format!("{}/papers/{page}/distribution_plan", path(&case.id))
            }),
            as_of: compared.as_of.to_string(),
            proceeds: compared.proceeds.to_string(),
            rule: compared.rule.title(),
            course: money(&compared.stands, compared.proceeds),
            lines: parties.iter().flat_map(|party| lines(view, *party)).collect(),
            ratio_of: RATIO_OF,
            why: Why::new(&compared.stands.law.derivation),
            rights: rights(view),
            services: plan.map(|plan| services(view, plan)).unwrap_or_default(),
            objections: plan
                .map(|plan| {
                    let shown = view.objections.iter();
                    shown.filter_map(|one| objection(view, plan, one)).collect()
                })
                .unwrap_or_default(),
            would_be: compared.would_be.as_ref().map(|(day, sum, laid)| WouldBe {
                words: words(typed, *day, *sum, laid),
                why: Why::new(&laid.law.derivation),
            }),
            general: vec![
                typed
                    .field("proceeds", "可供分配的案款（元）", Control::DECIMAL)
                    .help("例如财产卖得更高或者更低"),
                typed.field("as_of", "推迟到哪一天变价", Control::Day).help("本案债务的利息计算至该日"),
                typed.field("monthly", "改为分期：每月（元）", Control::DECIMAL),
                typed
                    .field("months", "改为分期：期数", Control::WHOLE)
                    .help("按末期之日一次分配计算，利息计算至该日"),
            ],
            claims: parties
                .iter()
                .map(|party| {
                    let rank = format!("rank-{party}");
                    let chosen = typed.query.get(&rank).map_or("", String::as_str);
                    ClaimFields {
                        name: case.party_label(*party),
                        fields: vec![
                            typed
                                .field(&format!("amount-{party}"), "债权数额（元）", Control::DECIMAL)
                                .help("不含加倍部分"),
                            typed.field(&rank, "顺位", Control::words(&RANKS, chosen, "（不变）")),
                        ],
                    }
                })
                .collect(),
            problems: typed
                .problems
                .iter()
                .map(|(name, problem)| {
                    let label = match name.split('-').next().unwrap_or_default() {
                        "proceeds" => "可供分配的案款",
                        "as_of" => "变价日期",
                        "monthly" => "每月分期金额",
                        "months" => "期数",
                        _ => "债权数额",
                    };
                    format!("{label}{problem}，没有采用。")
                })
                .collect(),
        }
    }
}

fn money(laid: &Laid, proceeds: Fen) -> Vec<(String, String)> {
    let mut money = vec![("可供分配的案款".to_owned(), proceeds)];
    money.extend(course(&laid.lines).iter().map(|taken| (taken.words(), taken.paid)));
    money.push(("余款退还被执行人".to_owned(), laid.surplus));
    money.into_iter().map(|(label, sum)| (label, sum.to_string())).collect()
}

/// The lines of one creditor, class by class, with their sum where there are several.
fn lines(view: &DistributionView, party: PartyNo) -> Vec<Line> {
    let (case, compared) = (&view.case.case, &view.compared);
    let of = |laid: &Laid| -> BTreeMap<Class, Recovery> {
        let all = recoveries(&laid.lines).into_iter();
        all.filter(|one| one.party == party).map(|one| (one.class, one)).collect()
    };
    let stands = of(&compared.stands);
    let would_be = compared.would_be.as_ref().map(|(_, _, laid)| of(laid));
    let classes: BTreeSet<Class> =
        stands.keys().chain(would_be.iter().flat_map(BTreeMap::keys)).copied().collect();
    let then = |(due, paid): (Fen, Fen), class: Option<Class>| {
        let found = would_be.as_ref()?.values().filter(|one| class.is_none_or(|class| one.class == class));
        let (owed, then) =
            found.fold((Fen::ZERO, Fen::ZERO), |(owed, then), one| (owed + one.due, then + one.paid));
        let sign = if then > paid { "+" } else { "" };
        Some(Then {
            due: (owed != due).then(|| owed.to_string()),
            paid: then.to_string(),
            difference: format!("{sign}{}", then - paid),
            less: then < paid,
        })
    };
    let line = |rank: &'static str, (due, paid): (Fen, Fen), ratio: String, then: Option<Then>| Line {
        name: case.party_label(party),
        role: case.party(party).map_or("", |party| party.role.title()),
        basis: case.claim_basis(party),
        rank,
        due: due.to_string(),
        paid: paid.to_string(),
        ratio,
        left: (due - paid).to_string(),
        is_first: false,
        is_sum: false,
        then,
    };
    let mut lines: Vec<Line> = classes
        .iter()
        .map(|class| {
            let none = Recovery { party, class: *class, due: Fen::ZERO, paid: Fen::ZERO };
            let one = stands.get(class).unwrap_or(&none);
            line(
                class.claim_title(),
                (one.due, one.paid),
                one.ratio(),
                then((one.due, one.paid), Some(*class)),
            )
        })
        .collect();
    if let Some(first) = lines.first_mut() {
        first.is_first = true;
    }
    if lines.len() > 1 {
        let sums: (Fen, Fen) =
            (stands.values().map(|one| one.due).sum(), stands.values().map(|one| one.paid).sum());
        let sum = line("小计", sums, String::new(), then(sums, None));
        lines.push(Line { is_sum: true, ..sum });
    }
    lines
}

fn rights(view: &DistributionView) -> Vec<RightLine> {
    let case = &view.case.case;
    let named = view.compared.ranked.iter().map(|one| one.party).collect::<Vec<_>>();
    let rights = case.distribution.rights.iter().filter(|right| named.contains(&right.party));
    rights
        .map(|right| {
            let since = right
                .public_on
                .map_or_else(String::new, |on| format!("，{on} {}", right.kind.made_public_by()));
            RightLine {
                name: case.party_label(right.party),
                what: format!("对{}的{}{since}", right.thing, right.kind.title()),
                secured: right.secured.to_string(),
                covered: right.covered.to_string(),
                page: right.no.0,
            }
        })
        .collect()
}

fn services(view: &DistributionView, plan: &Plan) -> Vec<ServiceLine> {
    let (case, today) = (&view.case.case, view.case.today);
    let running = may_still_object(case, plan, today);
    let of = |party: PartyNo| {
        let served = plan.served_on(party);
        let objected = plan.objections.iter().any(|objection| objection.party == party);
        let (state, class) = match served {
            _ if objected => ("已提出异议", "warn"),
            None => ("待送达", "warn"),
            Some(_) if running.contains(&party) => ("异议期内", "accent"),
            Some(_) => ("期满未提出异议", "ok"),
        };
        ServiceLine {
            name: case.party_label(party),
            served_on: served.map(|on| on.to_string()).unwrap_or_default(),
            until: served.map(|on| last_day(on).to_string()).unwrap_or_default(),
            state,
            class,
        }
    };
    case.plan_recipients(plan.debtor).map(of).collect()
}

fn objection(view: &DistributionView, plan: &Plan, shown: &ObjectionView) -> Option<ObjectionLine> {
    let case = &view.case.case;
    let known: &Objection = plan.objections.iter().find(|objection| objection.no == shown.no)?;
    let (stage, class) = match known.settled {
        Some((on, outcome)) => (format!("{} 了结：{}", on, outcome.title()), "ok"),
        None => (shown.chain.value.stage.label().to_owned(), "warn"),
    };
    Some(ObjectionLine {
        page: known.no.0,
        name: case.party_label(known.party),
        asks: asked(case, known.against, known.asks, known.amount),
        reason: known.reason.clone(),
        stage,
        class,
        disputed: shown
            .disputed
            .iter()
            .map(|(party, sum)| (case.party_label(*party), sum.to_string()))
            .collect(),
        why: Why::new(&shown.chain.derivation),
    })
}

/// What was asked, and what it comes to.
fn words(typed: &Typed, day: Day, sum: Fen, laid: &Laid) -> Vec<String> {
    let mut words = Vec::new();
    if let Some((monthly, months)) = typed.instalments {
        words.push(format!(
            "改为分期履行，每月{monthly}元，共{months}期，合计{sum}元，{}付清。",
            day.chinese()
        ));
    } else {
        words.push(format!("可供分配{sum}元，利息计算至{}。", day.chinese()));
    }
    words.push(laid.law.derivation.conclusion.clone());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let query = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Typed::read(query.collect(), "2026-03-12".parse().unwrap())
    }

    #[test]
    fn what_cannot_be_asked_is_a_problem_beside_its_field_and_not_applied() {
        for (fields, problem) in [
            (&[("as_of", "2026-03-11")][..], Some("as_of")),
            (&[("as_of", "2026-03-12")], None),
            (&[("monthly", "5000")], Some("monthly")),
            (&[("months", "12")], Some("months")),
            (&[("monthly", "5000"), ("months", "12")], None),
            (&[("months", "0"), ("monthly", "5000")], Some("months")),
        ] {
            let read = typed(fields);
            let problems: Vec<&str> = read.problems.keys().map(String::as_str).collect();
            assert_eq!(problems, problem.into_iter().collect::<Vec<_>>(), "{fields:?}");
            assert_eq!(read.asked == WhatIf::default(), problem.is_some(), "{fields:?}");
        }
    }
}
