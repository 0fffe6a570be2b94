//! Which property of a case to take, and why.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Answers, Asked, Bearer, Parameter, ParameterKind, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use app::App;
use app::intake::FieldProblem;
use app::property::choose::{Candidate, ChoiceView, DAYS_MAX, Onward, Pick, Wish, Wishes, why_out_word};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::EntryNo;
use insight::choice::{Charge, Proof};
use serde_json::Value;
use std::str::FromStr;
use values::Fen;

const PARAMETERS: &[Parameter] = &[
    Parameter {
        name: "pinned",
        kind: ParameterKind::Text(2_000),
        meaning: "必须选用的财产，页码以逗号分隔，例如 5,7",
    },
    Parameter {
        name: "excluded", kind: ParameterKind::Text(2_000), meaning: "不选用的财产，页码以逗号分隔"
    },
    Parameter {
        name: "exempt",
        kind: ParameterKind::Text(2_000),
        meaning: "依法豁免执行的财产，页码以逗号分隔",
    },
    Parameter {
        name: "values",
        kind: ParameterKind::Text(4_000),
        meaning: "代替登记价值的估值（分），页码和估值以冒号相连，各项以逗号分隔，例如 5:30000000,7:120000",
    },
    Parameter {
        name: "harms",
        kind: ParameterKind::Text(4_000),
        meaning: "代替估计的影响（0至100），写法同 values",
    },
    Parameter {
        name: "days",
        kind: ParameterKind::Text(4_000),
        meaning: "代替估计的变现日数（0至3650），写法同 values",
    },
    Parameter {
        name: "costs",
        kind: ParameterKind::Text(4_000),
        meaning: "代替估计的处置费用（分），写法同 values",
    },
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/choice", "choose_property", get(read))
        .about(TAG, "选择财产：覆盖债务而影响最小")
        .with_query(PARAMETERS)
        .giving::<PropertyChosen>(200)
}

answer! {
    /// The choice of property for a case.
    pub(crate) struct PropertyChosen {
        debt_fen: Fen, "还需覆盖（分）：控制上限减去已控制和已裁定的";
        covered_fen: Fen, "所选财产可得（分）：最低估值扣除处置费用，金钱只计取用的部分";
        uncovered_fen: Fen, "没有着落的（分）";
        harm: u32, "对生产生活的影响合计，每项0至100";
        days: u32, "全部变现约需的日数";
        cost_fen: Fen, "处置费用合计（分）";
        excess_fen: Fen, "超出债务的部分（分）";
        proven: bool, "是否已证明没有更好的方案";
        summary: Vec<String>, "说明";
        taken: Vec<PropertyTaken>, "选用的财产，按取用先后";
        left: Vec<PropertyLeft>, "没有选用的财产";
        apart: Vec<PropertyApart>, "没有参加选择的财产";
        candidates: Vec<PropertyCandidate>, "参加选择的财产及其估计";
        alternatives: Vec<NextChoice>, "次优的方案，最多两个";
    }
}

answer! {
    /// A chosen property.
    pub(crate) struct PropertyTaken {
        property: u32, "登记该财产的页码";
        amount_fen: Fen, "取用（分）：金钱为需要的金额，其他财产为最低估值";
        net_fen: Fen, "扣除处置费用后可得（分）";
        pinned: bool, "是否由承办人指定";
        why: String, "为什么选它";
        act: Option<&'static str>, "接下来办理的事项代码；现在不能办理的为 null";
        prefill: Value, "该事项已能填写的字段，以表单文字表示";
    }
}

answer! {
    /// A property that is not chosen.
    pub(crate) struct PropertyLeft {
        property: u32, "登记该财产的页码";
        code: &'static str, "exempt：依法豁免；excluded：承办人排除；brings_nothing：变价后没有剩余；obviously_too_much：单独一项即明显超过债务；not_needed：其他财产已经足够";
        why: String, "为什么不选";
    }
}

answer! {
    /// A property that is not considered.
    pub(crate) struct PropertyApart {
        property: u32, "登记该财产的页码";
        why: String, "为什么没有参加选择";
    }
}

answer! {
    /// A property among which was chosen, with what was reckoned for it.
    pub(crate) struct PropertyCandidate {
        property: u32, "登记该财产的页码";
        name: String, "财产";
        kind: &'static str, "种类";
        debtor: String, "被执行人";
        low_fen: Fen, "最低估值（分），已扣除在先担保";
        likely_fen: Fen, "可能的价值（分）";
        liquidity: &'static str, "变现难易";
        days: u32, "变现约需日数";
        cost_fen: Fen, "处置费用（分）";
        harm: u32, "对生产生活的影响，0至100";
        harm_reasons: Vec<String>, "影响的理由";
        mortgaged: bool, "是否设有抵押、质押";
        pick: &'static str, "open：由系统选择；pinned：必须选用；excluded：不选用；exempt：依法豁免";
    }
}

answer! {
    /// A choice that comes after the best.
    pub(crate) struct NextChoice {
        properties: Vec<u32>, "该方案选用的财产，页码";
        without: Vec<u32>, "与所选方案相比不用的财产，页码";
        instead: Vec<u32>, "改用的财产，页码";
        difference: String, "与所选方案的差别";
    }
}

async fn read(
    State(app): State<App>,
    bearer: Bearer,
    parts: PathParts,
    asked: Asked,
) -> Result<Response, ApiError> {
    let id = parts.case()?;
    let wishes = wishes(&asked.checked(PARAMETERS)?)?;
    answered(move || Ok(PropertyChosen::from(&app.choose_property(&bearer.actor, &id, &wishes)?))).await
}

fn wishes(answers: &Answers) -> Result<Wishes, ApiError> {
    let mut wishes = Wishes::new();
    for pick in [Pick::Pinned, Pick::Excluded, Pick::Exempt] {
        for (page, _) in listed(answers, pick.word())? {
            wish(&mut wishes, page).pick = pick;
        }
    }
    for (page, value) in listed(answers, "values")? {
        let value = number::<i64>("values", value)?;
        if value < 0 {
            return Err(problem("values", "估值不能为负数"));
        }
        wish(&mut wishes, page).value = Some(Fen(value));
    }
    for (page, value) in listed(answers, "harms")? {
        let harm = number::<u8>("harms", value)?;
        if harm > 100 {
            return Err(problem("harms", "影响应为0至100的整数"));
        }
        wish(&mut wishes, page).harm = Some(harm);
    }
    for (page, value) in listed(answers, "days")? {
        let days = number::<u32>("days", value)?;
        if days > DAYS_MAX {
            return Err(problem("days", "变现日数应为0至3650的整数"));
        }
        wish(&mut wishes, page).days = Some(days);
    }
    for (page, value) in listed(answers, "costs")? {
        let cost = number::<i64>("costs", value)?;
        if cost < 0 {
            return Err(problem("costs", "处置费用不能为负数"));
        }
        wish(&mut wishes, page).cost = Some(Fen(cost));
    }
    Ok(wishes)
}

fn wish(wishes: &mut Wishes, page: u32) -> &mut Wish {
    wishes.entry(EntryNo(page)).or_default()
}

/// The pages of a list, each with what stands after its colon.
fn listed(answers: &Answers, name: &'static str) -> Result<Vec<(u32, String)>, ApiError> {
    let text: String = answers.get(name).unwrap_or_default();
    text.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(|item| {
            let (page, value) = item.split_once(':').unwrap_or((item, ""));
            Ok((number(name, page.to_owned())?, value.to_owned()))
        })
        .collect()
}

fn number<T: FromStr>(name: &'static str, text: String) -> Result<T, ApiError> {
    text.trim().parse().map_err(|_| problem(name, &format!("“{text}”应为整数")))
}

fn problem(name: &'static str, message: &str) -> ApiError {
    ApiError::BadFields(vec![FieldProblem {
        message: format!("参数“{name}”：{message}"),
        field: name.to_owned(),
    }])
}

/// The page behind an id of the choice.
fn page(id: &str) -> u32 {
    id.parse().expect("ids of the choice are numbers of pages")
}

fn pages(ids: &[String]) -> Vec<u32> {
    ids.iter().map(|id| page(id)).collect()
}

impl From<&ChoiceView> for PropertyChosen {
    fn from(view: &ChoiceView) -> PropertyChosen {
        let (choice, score) = (&view.choice, &view.choice.score);
        PropertyChosen {
            debt_fen: view.question.debt,
            covered_fen: choice.covered,
            uncovered_fen: choice.uncovered,
            harm: score.harm,
            days: score.days,
            cost_fen: score.cost,
            excess_fen: score.excess,
            proven: choice.proof == Proof::Proven,
            summary: view.explanation.summary.clone(),
            taken: taken(view),
            left: choice
                .left
                .iter()
                .zip(&view.explanation.left)
                .map(|(left, (_, why))| PropertyLeft {
                    property: page(&left.id),
                    code: why_out_word(&left.why),
                    why: why.clone(),
                })
                .collect(),
            apart: view
                .apart
                .iter()
                .map(|apart| PropertyApart { property: apart.property.0, why: apart.why.sentence() })
                .collect(),
            candidates: view.candidates.iter().map(PropertyCandidate::from).collect(),
            alternatives: view
                .alternatives
                .iter()
                .map(|other| NextChoice {
                    properties: other.choice.taken.iter().map(|taken| page(&taken.id)).collect(),
                    without: pages(&other.without),
                    instead: pages(&other.instead),
                    difference: other.difference.clone(),
                })
                .collect(),
        }
    }
}

fn taken(view: &ChoiceView) -> Vec<PropertyTaken> {
    let explained = view.choice.taken.iter().zip(&view.explanation.taken).zip(&view.onward);
    explained
        .map(|((taken, (_, why)), onward)| {
            let (act, prefill) = match onward {
                Onward::Act { act, prefill } => (Some(*act), prefill.as_slice()),
                Onward::Later | Onward::Nowhere => (None, &[][..]),
            };
            PropertyTaken {
                property: page(&taken.id),
                amount_fen: taken.amount,
                net_fen: taken.net,
                pinned: taken.pinned,
                why: why.clone(),
                act,
                prefill: prefill
                    .iter()
                    .map(|(name, text)| ((*name).to_owned(), Value::from(text.as_str())))
                    .collect::<serde_json::Map<_, _>>()
                    .into(),
            }
        })
        .collect()
}

impl From<&Candidate> for PropertyCandidate {
    fn from(candidate: &Candidate) -> PropertyCandidate {
        let asset = &candidate.asset;
        PropertyCandidate {
            property: candidate.property.0,
            name: asset.name.clone(),
            kind: candidate.kind,
            debtor: candidate.debtor.clone(),
            low_fen: asset.value.low,
            likely_fen: asset.value.likely,
            liquidity: asset.liquidity.title(),
            days: asset.days,
            cost_fen: asset.cost,
            harm: asset.harm.score.into(),
            harm_reasons: asset.harm.reasons.clone(),
            mortgaged: asset.charge == Charge::Mortgaged,
            pick: candidate.wish.pick.word(),
        }
    }
}
