//! Rules of case funds (FND).

use super::answer::Answer;
use super::field::{Field, Kind, by_name, choice, day, flag, list, money, text, tuples, whole};
use super::inputs::{Inputs, unreadable};
use super::readers::{Answered, amounts, calendar, due_answer};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::case_funds2017::{self as funds, Approver, CaseMoney, CashTaken, PayoutRequest, article};
use crate::civil_procedure2023::period::period_of_working_days;
use crate::derivation::{Article, Confidence, Derivation};
use crate::distribution::objection::split_payout;
use crate::enforcement_work2020;
use crate::statutes;
use serde_json::json;
use values::Fen;

const ON: Field = day("on", "判断日，决定适用的条文版本").optional();
const APPROVER: &str = "nobody、bureau_chief 或者 supervising_leader";

const fn wrong_payment() -> Article {
    Article::new(statutes::ENFORCEMENT_COMPENSATION, "第二条第三项")
}

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "FND-01",
        title: "一案一账号和按月对账",
        says: "执行案款实行一案一账号，案号、款项、交款人一一对应；执行机构与财务部门按月对账。",
        versions: versions! {
            "2017-05-01", Recalled:
                article("第三条"),
                article("第四条");
        },
        settings: &[],
        work: computes(
            "last_reconciled",
            &[
                by_name("ledger", "台账余额：{子账户: 金额}", &Kind::Money),
                by_name("bank", "账户余额：{子账户: 金额}", &Kind::Money),
                day("last_reconciled", "上次对账日").optional(),
            ],
            &[
                flag("balanced", "是否相符"),
                tuples(
                    "differences",
                    "不符的子账户",
                    &[
                        text("account", "子账户"),
                        money("ledger_fen", "台账余额"),
                        money("bank_fen", "账户余额"),
                    ],
                ),
                day("reconcile_by", "下次最迟对账日"),
            ],
            reconcile,
        ),
    },
    Rule {
        id: "FND-02",
        title: "执行案款的去向",
        says: "通过网络查控系统扣划的款项划至法院账户；其他款项没有争议、不需要分配的，可以直接交付申请执行人。",
        versions: versions! {
            "2017-05-01", Recalled: article("第六条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice("source", "款项来源", &[("network_deduction", "网络扣划"), ("other", "其他")]),
                flag("disputed", "款项是否有争议").optional().form("不填的视为否"),
                flag("to_be_distributed", "是否需要分配").optional().form("不填的视为否"),
                ON,
            ],
            &[flag("may_go_straight", "是否可以直接交付申请执行人")],
            destination,
        ),
    },
    Rule {
        id: "FND-03",
        title: "收取现金、票据",
        says: "执行人员原则上不直接收取现金和票据；确有必要的，应当两人以上、当场出具凭证并制作笔录，当日移交财务部门，有正当理由的最迟次日移交。",
        versions: versions! {
            "2017-05-01", Excerpt: article("第八条");
        },
        settings: &[],
        work: computes(
            "taken",
            &[
                day("taken", "收取日"),
                whole("staff", "在场执行人员人数"),
                flag("receipt", "是否当场出具凭证"),
                flag("record", "是否当场制作笔录"),
                day("handed_over", "移交财务部门之日（未移交的不填）").optional(),
                flag("reason_for_delay", "当日不能移交是否有正当理由").optional().form("不填的视为否"),
            ],
            &[
                flag("proper", "是否合规"),
                list("missing", "欠缺的事项", &Kind::Text),
                day("hand_over_by", "最迟移交日"),
            ],
            cash,
        ),
    },
    Rule {
        id: "FND-04",
        title: "发放执行案款的期限",
        says: "收到财务部门到账通知之日起三十日内，完成核算、结算费用、通知申请执行人和发放。",
        versions: versions! {
            "2017-05-01", Excerpt: article("第十条");
        },
        settings: &["FND-06"],
        work: computes(
            "noticed",
            &[
                day("noticed", "收到到账通知日"),
                whole("court_limit_days", "本院规定的更短期限（日）").optional().form("不填的按本院设置"),
                day("reason_ended", "延缓事由消失日（延缓发放的）").optional(),
            ],
            &[day("by", "最迟发放日")],
            payout,
        ),
    },
    Rule {
        id: "FND-05",
        title: "延缓发放执行案款",
        says: "需要分配、申请执行人的款项被保全或者冻结、经通知未领取、案件中止或者暂缓、有其他正当理由的，经执行局局长或者主管院领导批准可以延缓发放；事由消失后十日内发放。",
        versions: versions! {
            "2017-05-01", Recalled: article("第十条");
        },
        settings: &[],
        work: computes(
            "reason_ended",
            &[
                choice(
                    "reason",
                    "事由",
                    &[
                        ("distribution", "需要分配"),
                        ("applicant_frozen", "被保全或者冻结"),
                        ("not_collected", "未领取"),
                        ("suspended", "中止或者暂缓"),
                        ("other", "其他"),
                    ],
                )
                .optional(),
                choice(
                    "approved_by",
                    "批准人",
                    &[
                        ("nobody", "尚未批准"),
                        ("bureau_chief", "执行局局长"),
                        ("supervising_leader", "主管院领导"),
                    ],
                )
                .optional(),
                day("reason_ended", "延缓事由消失日（尚未消失的不填）").optional(),
            ],
            &[flag("may_postpone", "是否可以延缓").optional(), day("by", "最迟发放日").optional()],
            postponement,
        ),
    },
    Rule {
        id: "FND-06",
        title: "本院规定的发放期限",
        says: "本院可以规定短于三十日的发放期限，可以按日，也可以按工作日；只能缩短，不能延长法定期限。",
        versions: versions! {
            "2017-05-01", Excerpt: article("第十条");
        },
        settings: &["FND-06"],
        work: computes(
            "noticed",
            &[
                day("noticed", "收到到账通知日"),
                whole("court_limit_days", "本院规定的期限（日）").optional().form("不填的按本院设置"),
                whole("court_limit_working_days", "本院规定的期限（工作日）").optional(),
            ],
            &[day("by", "最迟发放日"), day("statutory_by", "三十日期限的届满日")],
            court_limit,
        ),
    },
    Rule {
        id: "FND-07",
        title: "执行案款的发放审批",
        says: "以转账方式发放给申请执行人；发放给他人的经合议庭评议，代理人领取的须有特别授权；审批表载明案号、当事人、交款人、数额、时间、账户。",
        versions: versions! {
            "2017-05-01", Recalled:
                article("第十一条至第十三条"),
                enforcement_work2020::article("第二十条第二款") => "委托代理人代为放弃、变更民事权利，或代为进行执行和解，或代为收取执行款项的，应当有委托人的特别授权。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice(
                    "payee",
                    "收款人",
                    &[("applicant", "申请执行人"), ("agent", "代理人"), ("third_person", "他人")],
                ),
                flag("special_authority", "代理人是否有特别授权").optional().form("不填的视为否"),
                flag("panel_reviewed", "是否经合议庭评议").optional().form("不填的视为否"),
                flag("form_complete", "审批表是否齐备"),
                flag("form_approved", "审批表是否经批准"),
                ON,
            ],
            &[flag("may_pay", "是否可以发放"), list("missing", "欠缺的事项", &Kind::Text)],
            approval,
        ),
    },
    Rule {
        id: "FND-08",
        title: "执行案款的提存",
        says: "申请执行人无正当理由拒绝领取、下落不明、死亡未确定继承人、丧失行为能力未确定监护人、无法通知等，经执行局局长或者主管院领导批准可以提存，费用由申请执行人负担。",
        versions: versions! {
            "2017-05-01", Recalled:
                article("第十六条"),
                article("第十七条");
        },
        settings: &[],
        work: computes(
            "on",
            &[
                choice(
                    "ground",
                    "事由",
                    &[
                        ("refused", "拒绝领取"),
                        ("missing", "下落不明"),
                        ("no_heir", "未确定继承人"),
                        ("no_guardian", "未确定监护人"),
                        ("unreachable", "无法通知"),
                        ("other", "其他"),
                    ],
                ),
                choice(
                    "approved_by",
                    "批准人",
                    &[
                        ("nobody", "尚未批准"),
                        ("bureau_chief", "执行局局长"),
                        ("supervising_leader", "主管院领导"),
                    ],
                ),
                money("amount_fen", "款项"),
                money("deposit_costs_fen", "提存费用").optional(),
                ON,
            ],
            &[flag("may_deposit", "是否可以提存"), money("net_fen", "扣除费用后的提存数额")],
            deposit,
        ),
    },
    Rule {
        id: "FND-09",
        title: "余款退还被执行人",
        says: "所得价款超出执行标的数额和执行费用的部分，退还被执行人。",
        versions: versions! {
            "1998-07-08" to "2020-12-31", Recalled: enforcement_work2020::article("第四十九条（1998年）");
            "2021-01-01", Read: enforcement_work2020::article("第三十四条第二款") => "所得价款超出执行标的数额和执行费用的部分，应当退还被执行人。";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                money("proceeds_fen", "所得价款"),
                money("claim_fen", "执行标的数额"),
                money("costs_fen", "执行费用").optional(),
                ON,
            ],
            &[money("surplus_fen", "应当退还的数额")],
            surplus,
        ),
    },
    Rule {
        id: "FND-10",
        title: "识别不明款",
        says: "到账后不能确定所属案件的款项，按各地规定在三个工作日内查明；仍然不明的予以公示。",
        versions: versions! {
            "2017-05-01", Excerpt: article("各地不明款清理规定");
        },
        settings: &[],
        work: computes(
            "arrived",
            &[day("arrived", "到账日"), day("on", "判断日").optional()],
            &[day("identify_by", "最迟查明日"), flag("publish", "是否应当公示（填写判断日的）")],
            unknown_money,
        ),
    },
    Rule {
        id: "FND-11",
        title: "案款台账的恒等",
        says: "每件案件的收款等于发放、费用、执行申请费、提存、退还和余额之和，余额不得为负；没有经批准的审批表不得发放，录入和审批由不同的人办理。",
        versions: versions! {
            "2017-05-01", Design: article("第三条、第十四条");
        },
        settings: &[],
        work: computes(
            "",
            &[
                money("receipts_fen", "收款"),
                money("payouts_fen", "发放").optional(),
                money("costs_fen", "费用").optional(),
                money("fee_fen", "执行申请费").optional(),
                money("deposit_fen", "提存").optional(),
                money("refund_fen", "退还").optional(),
                money("balance_fen", "账面余额"),
                whole("payouts_without_form", "没有经批准审批表的发放笔数（默认0）").optional(),
                flag("two_persons", "录入和审批是否由不同的人办理").optional().form("不填的视为是"),
            ],
            &[
                flag("holds", "是否相符"),
                money("expected_balance_fen", "应有余额，可以为负"),
                list("missing", "不符的事项", &Kind::Text),
            ],
            ledger,
        ),
    },
    Rule {
        id: "FND-12",
        title: "有争议的款项不得发放",
        says: "错误交付执行款物可以申请国家赔偿；对分配方案的异议、诉讼未了结时，有争议的款项不得发放，只发放没有争议的部分。",
        versions: versions! {
            "2022-03-01", Read: wrong_payment() => "（三）违法执行案外人财产，或者违法将案件执行款物交付给其他当事人、案外人的；";
        },
        settings: &[],
        work: computes(
            "on",
            &[
                by_name("shares", "各债权的分配额：{编号: 金额}", &Kind::Money),
                by_name("disputed", "各债权有争议的数额：{编号: 金额}", &Kind::Money).optional(),
                flag("objection_running", "异议或者诉讼是否尚未了结").optional().form("不填的视为是"),
                ON,
            ],
            &[
                by_name("payable", "可以发放：{编号: 金额}", &Kind::Money),
                by_name("blocked", "不得发放：{编号: 金额}", &Kind::Money),
                money("payable_fen", "可以发放合计"),
                money("blocked_fen", "不得发放合计"),
            ],
            disputed,
        ),
    },
];

fn reconcile(inputs: &Inputs<'_>) -> Answered {
    inputs.get("ledger")?;
    inputs.get("bank")?;
    let explained = funds::reconcile(&amounts(inputs, "ledger")?, &amounts(inputs, "bank")?);
    let reconcile_by = inputs.optional_day("last_reconciled")?.map(funds::reconcile_by);
    let outputs = json!({
        "balanced": explained.value.is_empty(),
        "differences": explained.value,
        "reconcile_by": reconcile_by,
    });
    Ok(Answer::of(&explained, outputs))
}

fn destination(inputs: &Inputs<'_>) -> Answered {
    let source = inputs.typed("source", "network_deduction 或者 other")?;
    let explained = funds::may_go_straight(
        source,
        inputs.flag_or("disputed", false)?,
        inputs.flag_or("to_be_distributed", false)?,
    );
    Ok(Answer::of(&explained, json!({ "may_go_straight": explained.value })))
}

fn cash(inputs: &Inputs<'_>) -> Answered {
    let cash = CashTaken {
        staff: inputs.number("staff")?,
        receipt: inputs.flag("receipt")?,
        record: inputs.flag("record")?,
        taken_on: inputs.day("taken")?,
        handed_over_on: inputs.optional_day("handed_over")?,
        reason_for_delay: inputs.flag_or("reason_for_delay", false)?,
    };
    let explained = funds::cash_taken(&cash);
    let (list, by) = &explained.value;
    let outputs =
        json!({ "proper": list.is_complete(), "missing": list.missing_texts(), "hand_over_by": by });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn payout(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("reason_ended") {
        return postponed_payout(inputs);
    }
    let limit = limit(inputs)?;
    let explained = funds::payout_due_within(calendar(), inputs.day("noticed")?, limit);
    Ok(due_answer(&explained, "by"))
}

fn limit(inputs: &Inputs<'_>) -> Result<u32, super::inputs::InputError> {
    match inputs.setting_number("court_limit_days", "FND-06")? {
        0 => Err(unreadable("court_limit_days", "正整数")),
        limit => Ok(limit),
    }
}

fn postponed_payout(inputs: &Inputs<'_>) -> Answered {
    let ended = inputs.day("reason_ended")?;
    Ok(due_answer(&funds::payout_due_after_postponement(calendar(), ended), "by"))
}

fn postponement(inputs: &Inputs<'_>) -> Answered {
    let asked = inputs.has("reason");
    let mut answer = if inputs.has("reason_ended") || !asked {
        postponed_payout(inputs)?
    } else {
        let nothing = Derivation::new("FND-05", "延缓发放执行案款", Confidence::Recalled)
            .conclude((), "延缓事由尚未消失。");
        Answer::of(&nothing, json!({ "by": null }))
    };
    if asked {
        const REASONS: &str = "distribution、applicant_frozen、not_collected、suspended 或者 other";
        let approver = inputs.typed_or("approved_by", APPROVER, Approver::Nobody)?;
        let explained = funds::may_postpone(inputs.typed("reason", REASONS)?, approver);
        answer.set("may_postpone", json!(explained.value));
        let conclusion = format!("{}{}", explained.derivation.conclusion, answer.derivation.conclusion);
        answer.derivation = explained.derivation.because(answer.derivation);
        answer.derivation.conclusion = conclusion;
    }
    Ok(answer)
}

fn court_limit(inputs: &Inputs<'_>) -> Answered {
    let noticed = inputs.day("noticed")?;
    let mut explained = funds::payout_due_within(calendar(), noticed, limit(inputs)?);
    if inputs.has("court_limit_working_days") {
        let days = inputs.number("court_limit_working_days")?;
        if days == 0 {
            return Err(unreadable("court_limit_working_days", "正整数"));
        }
        let period = period_of_working_days(calendar(), noticed, days);
        if period.end < explained.value.end {
            let length = format!("{days}个工作日");
            explained = period.explain("FND-06", "发放执行案款", &length);
            explained.derivation = explained.derivation.at_most(Confidence::Excerpt);
        }
    }
    explained.derivation.rule = "FND-06";
    let mut answer = due_answer(&explained, "by");
    answer.set("statutory_by", json!(funds::payout_due(calendar(), noticed).value.end));
    Ok(answer)
}

fn approval(inputs: &Inputs<'_>) -> Answered {
    let request = PayoutRequest {
        payee: inputs.typed("payee", "applicant、agent 或者 third_person")?,
        special_authority: inputs.flag_or("special_authority", false)?,
        panel_reviewed: inputs.flag_or("panel_reviewed", false)?,
        form_complete: inputs.flag("form_complete")?,
        form_approved: inputs.flag("form_approved")?,
    };
    let explained = funds::may_pay_out(&request);
    let outputs =
        json!({ "may_pay": explained.value.is_complete(), "missing": explained.value.missing_texts() });
    Ok(Answer::of(&explained, outputs))
}

fn deposit(inputs: &Inputs<'_>) -> Answered {
    const GROUNDS: &str = "refused、missing、no_heir、no_guardian、unreachable 或者 other";
    let explained = funds::deposit(
        inputs.typed("ground", GROUNDS)?,
        inputs.typed("approved_by", APPROVER)?,
        inputs.fen("amount_fen")?,
        inputs.fen_or_zero("deposit_costs_fen")?,
    );
    let (allowed, net) = explained.value;
    Ok(Answer::of(&explained, json!({ "may_deposit": allowed, "net_fen": net })))
}

fn surplus(inputs: &Inputs<'_>) -> Answered {
    let explained = funds::surplus(
        inputs.fen("proceeds_fen")?,
        inputs.fen("claim_fen")?,
        inputs.fen_or_zero("costs_fen")?,
    );
    Ok(Answer::of(&explained, json!({ "surplus_fen": explained.value })))
}

fn unknown_money(inputs: &Inputs<'_>) -> Answered {
    let explained = funds::UNKNOWN_MONEY.after(calendar(), inputs.day("arrived")?);
    let period = explained.value;
    let mut answer = due_answer(&explained, "identify_by");
    if let Some(on) = inputs.optional_day("on")? {
        answer.set("publish", json!(!period.includes(on)));
    }
    Ok(answer)
}

fn ledger(inputs: &Inputs<'_>) -> Answered {
    let money = CaseMoney {
        receipts: inputs.fen("receipts_fen")?,
        payouts: inputs.fen_or_zero("payouts_fen")?,
        costs: inputs.fen_or_zero("costs_fen")?,
        fee: inputs.fen_or_zero("fee_fen")?,
        deposits: inputs.fen_or_zero("deposit_fen")?,
        refunds: inputs.fen_or_zero("refund_fen")?,
        balance: inputs.fen("balance_fen")?,
        payouts_without_form: inputs.number_or("payouts_without_form", 0)?,
        two_persons: inputs.flag_or("two_persons", true)?,
    };
    let explained = funds::ledger_holds(&money);
    let (left, list) = &explained.value;
    let outputs = json!({
        "holds": list.is_complete(),
        "expected_balance_fen": left,
        "missing": list.missing_texts(),
    });
    Ok(Answer::of(&explained, outputs))
}

fn disputed(inputs: &Inputs<'_>) -> Answered {
    inputs.get("shares")?;
    let shares = amounts(inputs, "shares")?;
    let running = inputs.flag_or("objection_running", true)?;
    let disputed = if running { amounts(inputs, "disputed")? } else { Default::default() };
    let split = split_payout(&shares, &disputed);
    let (payable, blocked): (Fen, Fen) = (split.payable.values().sum(), split.blocked.values().sum());
    let explained = Derivation::new("FND-12", "有争议的款项不得发放", Confidence::Read)
        .input("分配额合计", format!("{}元", payable + blocked))
        .step(wrong_payment(), "违法将案件执行款物交付给其他当事人、案外人的，可以申请赔偿。")
        .step(
            crate::procedure_interpretation2022::article("第五百一十条第三款"),
            format!("异议或者诉讼未了结，与争议债权数额相应的{blocked}元不得发放。"),
        )
        .conclude((), format!("可以发放{payable}元，不得发放{blocked}元。"));
    let outputs = json!({
        "payable": split.payable,
        "blocked": split.blocked,
        "payable_fen": payable,
        "blocked_fen": blocked,
    });
    Ok(Answer::of(&explained, outputs))
}
