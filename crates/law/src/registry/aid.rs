//! Rules of judicial aid (AID).

use super::answer::Answer;
use super::field::{Field, Kind, choice, day, flag, list, money};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, calendar};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::derivation::{Article, Derivation, Explained};
use crate::judicial_aid2016::{self as aid, AidRequest, TakeBack, article};
use crate::litigation_fees2006;
use crate::statutes;
use serde_json::json;

const ON: Field = day("on", "判断日，决定适用的条文版本").optional();

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "AID-01",
        title: "司法救助的条件",
        says: "对因人身损害、追索赡养费等债权得不到执行、生活面临急迫困难的申请执行人给予一次性救助，同一案件只救助一次，由办理案件的法院负责。",
        versions: versions! {
            "2016-07-01", Excerpt: article("第一条至第三条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                flag("natural_person", "申请人是否为自然人"),
                flag("claim_of_the_kind", "是否属于人身损害、追索赡养费等应予救助的债权"),
                flag("in_hardship", "生活是否面临急迫困难"),
                flag("debtor_cannot_pay", "被执行人是否没有履行能力"),
                flag("aided_before", "本案是否给予过救助").optional().form("不填的视为否"),
                flag("to_court_of_case", "是否向办理案件的法院申请").optional().form("不填的视为是"),
                ON,
            ],
            &[flag("eligible", "是否符合条件"), list("missing", "不符合的条件", &Kind::Text)],
            eligible,
        ),
    },
    Rule {
        id: "AID-02",
        title: "司法救助金额上限",
        says: "救助金额一般不超过本省上一年度职工月平均工资三十六个月的总额，并且不超过未执行到位的金额。",
        versions: versions! {
            "2016-07-01", Excerpt:
                article("第八条"),
                Article::new(statutes::STATE_AID, "救助标准");
        },
        settings: &[],
        work: computes(
            "",
            &[
                money("avg_monthly_wage_fen", "本省上一年度职工月平均工资"),
                money("unpaid_judgment_fen", "未执行到位的金额"),
            ],
            &[money("cap36_fen", "三十六个月工资总额"), money("ordinary_cap_fen", "一般上限")],
            ceiling,
        ),
    },
    Rule {
        id: "AID-03",
        title: "司法救助的办理期限",
        says: "十个工作日内作出救助决定；救助金到账后两个工作日内通知申请人领取。",
        versions: versions! {
            "2014-01-17", Excerpt: Article::new(statutes::STATE_AID, "救助程序");
        },
        settings: &[],
        work: computes(
            "accepted",
            &[
                day("accepted", "受理救助申请日（计算决定期限）").optional(),
                day("money_arrived", "救助金到账日（计算通知期限）").optional(),
            ],
            &[day("decide_by", "最迟决定日").optional(), day("notify_by", "最迟通知日").optional()],
            limits,
        ),
    },
    Rule {
        id: "AID-04",
        title: "救助后又执行到位的处理",
        says: "救助金不是对债务的清偿，被执行人的债务不因此减少；又执行到位的，按救助决定从执行款中收回救助金。",
        versions: versions! {
            "2016-07-01", Recalled: article("救助与执行的关系");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                money("unpaid_fen", "尚未执行到位的金额"),
                money("aid_fen", "已发救助金"),
                money("recovered_fen", "又执行到位的金额"),
                choice("take_back", "是否收回", &[("from_proceeds", "救助决定写明收回"), ("none", "不收回")])
                    .optional()
                    .form("不填的按收回"),
                ON,
            ],
            &[
                money("debt_remaining_fen", "被执行人尚欠"),
                money("taken_back_fen", "收回的救助金"),
                money("to_applicant_fen", "申请执行人领取"),
            ],
            after_aid,
        ),
    },
    Rule {
        id: "AID-05",
        title: "诉讼费用的救助与国家司法救助",
        says: "诉讼费用的缓交、减交、免交与国家司法救助是两种程序；免交只适用于自然人。",
        versions: versions! {
            "2007-04-01", Read:
                litigation_fees2006::article("第四十四条第一款") => "当事人交纳诉讼费用确有困难的，可以依照本办法向人民法院申请缓交、减交或者免交诉讼费用的司法救助。",
                litigation_fees2006::article("第四十四条第二款") => "诉讼费用的免交只适用于自然人。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice(
                    "asked",
                    "申请",
                    &[
                        ("fee_relief", "缓交或者减交诉讼费用"),
                        ("fee_remission", "免交诉讼费用"),
                        ("money_for_living", "生活救助"),
                    ],
                ),
                flag("natural_person", "申请人是否为自然人").optional().form("不填的视为是"),
                ON,
            ],
            &[choice(
                "procedure",
                "适用的程序",
                &[("litigation_fees", "诉讼费用缓减免"), ("state_aid", "国家司法救助"), ("none", "均不适用")],
            )],
            aid_procedure,
        ),
    },
];

fn eligible(inputs: &Inputs<'_>) -> Answered {
    let request = AidRequest {
        natural_person: inputs.flag("natural_person")?,
        claim_of_the_kind: inputs.flag("claim_of_the_kind")?,
        in_hardship: inputs.flag("in_hardship")?,
        debtor_cannot_pay: inputs.flag("debtor_cannot_pay")?,
        aided_before: inputs.flag_or("aided_before", false)?,
        to_court_of_case: inputs.flag_or("to_court_of_case", true)?,
    };
    let explained = aid::eligible(&request);
    let outputs =
        json!({ "eligible": explained.value.is_complete(), "missing": explained.value.missing_texts() });
    Ok(Answer::of(&explained, outputs))
}

fn ceiling(inputs: &Inputs<'_>) -> Answered {
    let explained = aid::ceiling(inputs.fen("avg_monthly_wage_fen")?, inputs.fen("unpaid_judgment_fen")?);
    let ceiling = explained.value;
    Ok(Answer::of(&explained, json!({ "cap36_fen": ceiling.of_wage, "ordinary_cap_fen": ceiling.ordinary })))
}

fn limits(inputs: &Inputs<'_>) -> Answered {
    let decision = inputs.optional_day("accepted")?.map(|accepted| aid::DECISION.after(calendar(), accepted));
    let notice = inputs
        .optional_day("money_arrived")?
        .map(|arrived| aid::COLLECTION_NOTICE.after(calendar(), arrived));
    let (decide_by, notify_by) = (
        decision.as_ref().map(|explained| explained.value.end),
        notice.as_ref().map(|explained| explained.value.end),
    );
    let derivations = decision.into_iter().chain(notice).map(|explained| explained.derivation);
    let joined = derivations.reduce(|one, other| {
        let conclusion = format!("{}{}", one.conclusion, other.conclusion);
        Derivation { conclusion, ..one.because(other) }
    });
    let Some(derivation) = joined else { return Err(InputError::Missing("accepted".to_owned())) };
    let outputs = json!({ "decide_by": decide_by, "notify_by": notify_by });
    Ok(Answer::of(&Explained { value: (), derivation }, outputs))
}

fn after_aid(inputs: &Inputs<'_>) -> Answered {
    let take_back = inputs.typed_or("take_back", "from_proceeds 或者 none", TakeBack::FromProceeds)?;
    let explained = aid::after_aid(
        inputs.fen("unpaid_fen")?,
        inputs.fen("aid_fen")?,
        inputs.fen("recovered_fen")?,
        take_back,
    );
    let after = explained.value;
    let outputs = json!({
        "debt_remaining_fen": after.debt_remaining,
        "taken_back_fen": after.taken_back,
        "to_applicant_fen": after.to_applicant,
    });
    Ok(Answer::of(&explained, outputs))
}

fn aid_procedure(inputs: &Inputs<'_>) -> Answered {
    let asked = inputs.typed("asked", "fee_relief、fee_remission 或者 money_for_living")?;
    let explained = aid::aid_procedure(asked, inputs.flag_or("natural_person", true)?);
    Ok(Answer::of(&explained, json!({ "procedure": explained.value })))
}
