//! Rules of transfer for bankruptcy (BKR).

use super::answer::Answer;
use super::field::{ANY_NAME, Field, Kind, by_name, choice, day, flag, list, money, text, tuples};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, by_id, calendar, due_answer, fen_cell, rows, typed_cell};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::bankruptcy_law2006::{self as law, Collusion, SecuredClaim};
use crate::bankruptcy_transfer2017::{self as transfer, TransferFacts};
use crate::procedure_interpretation2022 as interpretation;
use serde_json::json;

const ON: Field = day("on", "判断日，决定适用的条文版本").optional();

const SUSPENDED: &str = "人民法院受理破产申请后，有关债务人财产的保全措施应当解除，执行程序应当中止。";

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "BKR-01",
        title: "移送破产审查的条件",
        says: "被执行人为企业法人，不能清偿到期债务，并且资产不足以清偿全部债务或者明显缺乏清偿能力，被执行人或者任一申请执行人书面同意的，应当移送。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百一十三条（2015年）");
            "2022-04-10", Read:
                interpretation::article("第五百一十一条") => "执行法院经申请执行人之一或者被执行人同意，应当裁定中止对该被执行人的执行，将执行案件相关材料移送被执行人住所地人民法院。",
                law::article("第二条第一款") => "企业法人不能清偿到期债务，并且资产不足以清偿全部债务或者明显缺乏清偿能力的，依照本法规定清理债务。",
                transfer::article("第二条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice(
                    "debtor",
                    "被执行人",
                    &[
                        ("natural_person", "公民"),
                        ("other_organisation", "其他组织"),
                        ("enterprise_legal_person", "企业法人"),
                    ],
                ),
                flag("consent_in_writing", "被执行人或者任一申请执行人是否书面同意"),
                flag("cannot_pay_due_debts", "是否不能清偿到期债务"),
                flag("assets_insufficient", "资产是否不足以清偿全部债务").optional().form("不填的视为否"),
                flag("clearly_unable", "是否明显缺乏清偿能力").optional().form("不填的视为否"),
                ON,
            ],
            &[flag("eligible", "是否符合移送条件"), list("missing", "欠缺的条件", &Kind::Text)],
            may_transfer,
        ),
    },
    Rule {
        id: "BKR-02",
        title: "征询和移送的去向",
        says: "应当询问当事人是否同意移送并释明；同意的移送被执行人住所地法院，以中级人民法院管辖为原则；无人同意的按查封先后顺序清偿，不适用参与分配。",
        versions: versions! {
            "2017-01-20", Excerpt:
                transfer::article("第三条"),
                transfer::article("第四条"),
                interpretation::article("第五百一十四条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice(
                    "bankruptcy",
                    "移送破产的情况",
                    &[
                        ("not_asked", "尚未征询"),
                        ("agreed", "有人同意"),
                        ("nobody_agrees", "无人同意"),
                        ("not_accepted", "不受理"),
                        ("accepted", "已受理"),
                    ],
                ),
                ON,
            ],
            &[
                choice(
                    "route",
                    "处理",
                    &[
                        ("ask", "先征询"),
                        ("transfer", "移送"),
                        ("order_of_seizure", "按查封先后"),
                        ("suspend", "中止"),
                    ],
                ),
                choice("court_level", "移送的法院层级；移送的才给出", &[("intermediate", "中级人民法院")])
                    .optional(),
            ],
            route,
        ),
    },
    Rule {
        id: "BKR-03",
        title: "决定移送后的执行行为",
        says: "作出移送决定时即中止执行，书面通知所有已知执行法院；不宜长期保存的物品可以变卖但不分配价款。",
        versions: versions! {
            "2017-01-20", Excerpt: transfer::article("第八条");
        },
        settings: &[],
        work: computes(
            "decided",
            &[
                choice(
                    "act",
                    "受理后的行为",
                    &[
                        ("payout", "发放"),
                        ("distribute_perishables", "分配不宜保存物品的价款"),
                        ("sell_perishables", "变卖不宜保存的物品"),
                        ("other_sale", "其他处置"),
                        ("renew_seizure", "续行查封"),
                    ],
                ),
                day("decided", "决定移送日"),
                day("on", "行为日"),
            ],
            &[flag("allowed", "是否可以进行"), flag("tell_all_courts", "是否应当通知所有已知执行法院")],
            allowed_after_decision,
        ),
    },
    Rule {
        id: "BKR-04",
        title: "送达移送决定",
        says: "移送决定作出后五日内送达当事人；当事人的异议在受移送法院审查期间提出。",
        versions: versions! {
            "2017-01-20", Excerpt: transfer::article("第七条");
        },
        settings: &[],
        work: computes(
            "decided",
            &[day("decided", "决定移送日")],
            &[
                day("by", "最迟送达日"),
                choice("objection_to", "提出异议的法院", &[("receiving_court", "受移送法院")]),
            ],
            decision_service,
        ),
    },
    Rule {
        id: "BKR-05",
        title: "移送期间的续封",
        says: "决定移送后、受理破产前，查封、扣押、冻结继续有效，期限届满的由执行法院续行。",
        versions: versions! {
            "2017-01-20", Excerpt: transfer::article("第九条");
        },
        settings: &[],
        work: computes(
            "decided",
            &[
                day("decided", "决定移送日"),
                day("accepted", "受理破产日（没有的不填）").optional(),
                day("term_end", "查封期限最后一日"),
            ],
            &[flag("must_renew", "是否应当续行"), day("renew_by", "最迟续行日").optional()],
            renew_between,
        ),
    },
    Rule {
        id: "BKR-06",
        title: "告知是否受理破产案件",
        says: "被执行人住所地人民法院收到材料三十日内，将是否受理的裁定告知执行法院。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百一十四条（2015年）");
            "2022-04-10", Read:
                interpretation::article("第五百一十二条") => "被执行人住所地人民法院应当自收到执行案件相关材料之日起三十日内，将是否受理破产案件的裁定告知执行法院。";
        },
        settings: &[],
        work: computes(
            "file_received",
            &[day("file_received", "受移送法院收到材料日")],
            &[day("by", "最迟告知日")],
            acceptance_answer,
        ),
    },
    Rule {
        id: "BKR-07",
        title: "受理破产后财产的归属和移交",
        says: "受理破产后解除保全、中止执行；尚未发放的款项、尚未送达成交或者抵债裁定的财产七日内移交；已经发放的款项、裁定已经送达的财产不再移交。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled:
                law::article("第十九条"),
                interpretation::article("第五百一十五条（2015年）");
            "2022-04-10", Read:
                law::article("第十九条") => SUSPENDED,
                law::article("第十六条") => "人民法院受理破产申请后，债务人对个别债权人的债务清偿无效。",
                interpretation::article("第四百九十一条") => "标的物所有权自拍卖成交裁定或者抵债裁定送达买受人或者接受抵债物的债权人时转移。",
                transfer::article("第十五条至第十七条");
        },
        settings: &[],
        work: computes(
            "accepted",
            &[
                choice(
                    "state",
                    "财产状态",
                    &[
                        ("money_not_paid_out", "款项未发放"),
                        ("money_paid_out", "款项已发放"),
                        ("unsold", "未处置"),
                        ("sold_ruling_not_served", "成交裁定未送达"),
                        ("sold_ruling_served", "成交裁定已送达"),
                        ("in_kind_ruling_not_served", "抵债裁定未送达"),
                        ("in_kind_ruling_served", "抵债裁定已送达"),
                    ],
                ),
                day("accepted", "收到受理裁定日"),
            ],
            &[
                choice("owner", "归属", &[("estate", "破产财产"), ("not_estate", "不属于破产财产")]),
                day("hand_over_by", "最迟移交日").optional(),
            ],
            owner_on_acceptance,
        ),
    },
    Rule {
        id: "BKR-08",
        title: "破产审查后的处理",
        says: "受理的解除保全、中止执行；宣告破产的终结执行；不受理的七日内退回材料，恢复执行，法院不得再次依职权移送。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: interpretation::article("第五百一十五条（2015年）");
            "2022-04-10", Read:
                interpretation::article("第五百一十三条第一款") => "被执行人住所地人民法院裁定宣告被执行人破产的，执行法院应当裁定终结对该被执行人的执行。",
                interpretation::article("第五百一十三条第二款") => "被执行人住所地人民法院不受理破产案件的，执行法院应当恢复执行。",
                transfer::article("第十八条、第十九条");
        },
        settings: &[],
        work: computes(
            "ruled",
            &[
                choice(
                    "outcome",
                    "破产程序的结果",
                    &[
                        ("refused", "不受理"),
                        ("accepted", "受理"),
                        ("declared", "宣告破产"),
                        ("plan_approved", "批准重整计划或者认可和解"),
                    ],
                ),
                day("ruled", "裁定日").optional(),
            ],
            &[
                choice(
                    "action",
                    "处理",
                    &[("resume", "恢复执行"), ("lift_and_suspend", "解除保全并中止"), ("end", "终结执行")],
                ),
                day("file_back_by", "最迟退回材料日（不受理的）").optional(),
                flag("may_transfer_again", "法院是否可以再次依职权移送"),
            ],
            after_outcome,
        ),
    },
    Rule {
        id: "BKR-09",
        title: "执行清偿在破产中的效力",
        says: "受理破产前六个月内经执行程序的个别清偿，管理人请求撤销的不予支持，恶意串通的除外；受理后的个别清偿无效。",
        versions: versions! {
            "2013-09-16" to "2020-12-31", Recalled: law::interpretation_two("第十五条");
            "2021-01-01", Read:
                law::interpretation_two("第十五条") => "债务人经诉讼、仲裁、执行程序对债权人进行的个别清偿，管理人依据企业破产法第三十二条的规定请求撤销的，人民法院不予支持。但是，债务人与债权人恶意串通损害其他债权人利益的除外。",
                law::article("第十六条") => "人民法院受理破产申请后，债务人对个别债权人的债务清偿无效。";
        },
        settings: &[],
        work: computes(
            "accepted",
            &[
                day("paid", "清偿日"),
                day("accepted", "受理破产申请日"),
                flag("collusion", "是否恶意串通").optional().form("不填的视为否"),
            ],
            &[choice("fate", "处理", &[("safe", "不予撤销"), ("avoidable", "可以撤销"), ("void", "无效")])],
            enforcement_payment,
        ),
    },
    Rule {
        id: "BKR-10",
        title: "破产财产的清偿顺序",
        says: "担保债权就特定财产优先受偿；其余依次清偿破产费用、共益债务、职工工资等、社会保险费用和税款、普通债权，同一顺序不足的按比例。",
        versions: versions! {
            "2007-06-01", Read:
                law::article("第一百一十三条第一款") => "破产财产在优先清偿破产费用和共益债务后，依照下列顺序清偿：（一）破产人所欠职工的工资和医疗、伤残补助、抚恤费用，所欠的应当划入职工个人账户的基本养老保险、基本医疗保险费用，以及法律、行政法规规定应当支付给职工的补偿金；（二）破产人欠缴的除前项规定以外的社会保险费用和破产人所欠税款；（三）普通破产债权。",
                law::article("第一百一十三条第二款") => "破产财产不足以清偿同一顺序的清偿要求的，按照比例分配。",
                law::article("第一百零九条") => "对破产人的特定财产享有担保权的权利人，对该特定财产享有优先受偿的权利。",
                law::article("第四十三条第二款") => "债务人财产不足以清偿所有破产费用和共益债务的，先行清偿破产费用。";
        },
        settings: &["D-06"],
        work: computes(
            "on",
            &[
                money("pool_fen", "无担保的破产财产"),
                tuples(
                    "secured",
                    "担保债权",
                    &[text("id", "编号"), money("amount_fen", "金额"), money("proceeds_fen", "担保物所得")],
                )
                .optional(),
                tuples(
                    "claims",
                    "其他债权",
                    &[
                        text("id", "编号"),
                        choice(
                            "class",
                            "种类",
                            &[
                                ("costs", "破产费用"),
                                ("common", "共益债务"),
                                ("wages", "工资等"),
                                ("social_and_tax", "社会保险和税款"),
                                ("ordinary", "普通债权"),
                            ],
                        ),
                        money("amount_fen", "金额"),
                    ],
                ),
                ON,
            ],
            &[
                by_name("paid", "各债权受偿额", &Kind::Money),
                money(ANY_NAME, "该编号的债权受偿额").optional(),
                money("surplus_fen", "余额"),
            ],
            pay_in_bankruptcy,
        ),
    },
    Rule {
        id: "BKR-11",
        title: "执行费用在破产中的顺序",
        says: "受理破产时尚未支付的评估费、公告费、保管费等实际执行费用参照破产费用随时清偿；案件受理费、执行申请费只作为破产债权。",
        versions: versions! {
            "2019-03-28" to "2020-12-31", Recalled: law::interpretation_three("第一条");
            "2021-01-01", Read:
                law::interpretation_three("第一条第一款") => "未终结的执行程序中产生的评估费、公告费、保管费等执行费用，可以参照企业破产法关于破产费用的规定，由债务人财产随时清偿。",
                law::interpretation_three("第一条第二款") => "此前债务人尚未支付的案件受理费、执行申请费，可以作为破产债权清偿。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice(
                    "cost",
                    "费用",
                    &[
                        ("appraisal", "评估费"),
                        ("public_notice", "公告费"),
                        ("keeping", "保管费"),
                        ("execution_fee", "执行申请费"),
                        ("case_fee", "案件受理费"),
                    ],
                ),
                ON,
            ],
            &[choice(
                "rank",
                "清偿地位",
                &[("bankruptcy_cost", "参照破产费用"), ("bankruptcy_claim", "破产债权")],
            )],
            cost_rank,
        ),
    },
];

fn may_transfer(inputs: &Inputs<'_>) -> Answered {
    let facts = TransferFacts {
        debtor: inputs.typed("debtor", "natural_person、other_organisation 或者 enterprise_legal_person")?,
        consent_in_writing: inputs.flag("consent_in_writing")?,
        cannot_pay_due_debts: inputs.flag("cannot_pay_due_debts")?,
        assets_insufficient: inputs.flag_or("assets_insufficient", false)?,
        clearly_unable: inputs.flag_or("clearly_unable", false)?,
    };
    let explained = transfer::may_transfer(&facts);
    let outputs =
        json!({ "eligible": explained.value.is_complete(), "missing": explained.value.missing_texts() });
    Ok(Answer::of(&explained, outputs))
}

fn route(inputs: &Inputs<'_>) -> Answered {
    let answer =
        inputs.typed("bankruptcy", "not_asked、agreed、nobody_agrees、not_accepted 或者 accepted")?;
    let explained = transfer::route(answer);
    let level = (explained.value == transfer::Route::Transfer).then_some("intermediate");
    Ok(Answer::of(&explained, json!({ "route": explained.value, "court_level": level })))
}

fn allowed_after_decision(inputs: &Inputs<'_>) -> Answered {
    const ACTS: &str = "payout、distribute_perishables、sell_perishables、other_sale 或者 renew_seizure";
    let (decided, on) = (inputs.day("decided")?, inputs.day("on")?);
    let explained = transfer::allowed_after_decision(inputs.typed("act", ACTS)?, decided, on);
    Ok(Answer::of(&explained, json!({ "allowed": explained.value, "tell_all_courts": on >= decided })))
}

fn decision_service(inputs: &Inputs<'_>) -> Answered {
    let mut answer = due_answer(&transfer::DECISION_SERVICE.after(calendar(), inputs.day("decided")?), "by");
    answer.set("objection_to", json!("receiving_court"));
    Ok(answer)
}

fn renew_between(inputs: &Inputs<'_>) -> Answered {
    let explained = transfer::renew_between(
        calendar(),
        inputs.day("decided")?,
        inputs.optional_day("accepted")?,
        inputs.day("term_end")?,
    );
    let outputs = json!({ "must_renew": explained.value.is_some(), "renew_by": explained.value });
    Ok(Answer::of(&explained, outputs))
}

fn acceptance_answer(inputs: &Inputs<'_>) -> Answered {
    let received = inputs.day("file_received")?;
    Ok(due_answer(&transfer::ACCEPTANCE_ANSWER.after(calendar(), received), "by"))
}

fn owner_on_acceptance(inputs: &Inputs<'_>) -> Answered {
    const STATES: &str = "money_not_paid_out、money_paid_out、unsold、sold_ruling_not_served、sold_ruling_served、in_kind_ruling_not_served 或者 in_kind_ruling_served";
    let explained = transfer::owner_on_acceptance(inputs.typed("state", STATES)?);
    let accepted = inputs.day("accepted")?;
    let by =
        (explained.value == transfer::Owner::Estate).then(|| transfer::seven_days(calendar(), accepted).end);
    Ok(Answer::of(&explained, json!({ "owner": explained.value, "hand_over_by": by })))
}

fn after_outcome(inputs: &Inputs<'_>) -> Answered {
    let outcome = inputs.typed("outcome", "refused、accepted、declared 或者 plan_approved")?;
    let explained = transfer::after_outcome(outcome);
    let refused = outcome == transfer::Outcome::Refused;
    let by = inputs
        .optional_day("ruled")?
        .filter(|_| refused)
        .map(|ruled| transfer::seven_days(calendar(), ruled).end);
    let outputs = json!({ "action": explained.value, "file_back_by": by, "may_transfer_again": false });
    Ok(Answer::of(&explained, outputs))
}

fn enforcement_payment(inputs: &Inputs<'_>) -> Answered {
    let collusion =
        if inputs.flag_or("collusion", false)? { Collusion::Proved } else { Collusion::NotProved };
    let explained = law::enforcement_payment(inputs.day("paid")?, inputs.day("accepted")?, collusion);
    Ok(Answer::of(&explained, json!({ "fate": explained.value })))
}

fn pay_in_bankruptcy(inputs: &Inputs<'_>) -> Answered {
    const SECURED: &str = "列表，每项为[编号, 金额（分）, 担保物所得（分）]";
    const CLAIMS: &str = "列表，每项为[编号, 种类, 金额（分）]";
    inputs.get("claims")?;
    let mut secured = Vec::new();
    for (id, row) in rows(inputs, "secured", SECURED)? {
        let (amount, thing) = (fen_cell("secured", row, 0, SECURED)?, fen_cell("secured", row, 1, SECURED)?);
        secured.push(SecuredClaim { id, amount, thing });
    }
    let mut claims = Vec::new();
    for (id, row) in rows(inputs, "claims", CLAIMS)? {
        if secured.iter().any(|other| other.id == id) {
            return Err(InputError::Unsound(format!("债权编号“{id}”重复")));
        }
        let kind = typed_cell("claims", row, 0, CLAIMS)?;
        claims.push((kind, (id, fen_cell("claims", row, 1, CLAIMS)?)));
    }
    let explained = law::pay_in_bankruptcy(inputs.fen("pool_fen")?, &secured, &claims);
    let (paid, left) = explained.value.clone();
    Ok(Answer::of(&explained, by_id(json!({ "paid": paid, "surplus_fen": left }), paid)))
}

fn cost_rank(inputs: &Inputs<'_>) -> Answered {
    const COSTS: &str = "appraisal、public_notice、keeping、execution_fee 或者 case_fee";
    let explained = law::cost_rank(inputs.typed("cost", COSTS)?);
    Ok(Answer::of(&explained, json!({ "rank": explained.value })))
}
