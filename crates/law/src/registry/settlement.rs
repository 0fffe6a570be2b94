//! Rules of settlement in enforcement (SET).

use super::answer::Answer;
use super::field::{Kind, choice, day, flag, list, money, one_ground, several_grounds};
use super::inputs::{Inputs, fen_of};
use super::readers::{Answered, CHECKLIST_OUTPUTS, calendar, due_answer, fields, findings, ground, grounds};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::closing2014 as closing;
use crate::procedure_interpretation2022::article as interpretation;
use crate::settlement2020 as settlement;
use serde_json::json;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "SET-01",
        title: "执行和解",
        says: "各方共同提交、一方提交而其他方认可，或者记入笔录并签名的，是执行和解，可以裁定中止执行。未提交或者对方不认可的，只能作为执行行为异议的理由。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第二条第三项（2018年）");
            "2021-01-01", Read: settlement::article("第二条第三项") => "当事人达成口头和解协议，执行人员将和解协议内容记入笔录，由各方当事人签名或者盖章的。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<settlement::Form>("form", "形式")],
            &[
                flag("enforcement_settlement", "是否执行和解"),
                flag("may_suspend", "可否裁定中止"),
                flag("ground_of_objection", "是否只能据以提出异议"),
            ],
            form,
        ),
    },
    Rule {
        id: "SET-02",
        title: "和解的代理和变更",
        says: "代理人代为和解须有特别授权。变更和解协议须协商一致，并提交法院或者记入笔录由各方签名盖章。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第四条（2018年）");
            "2021-01-01", Read: settlement::article("第四条") => "委托代理人代为执行和解，应当有委托人的特别授权。";
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ settlement::AGENT_OR_CHANGE.requirements.len() }>(&settlement::AGENT_OR_CHANGE),
            CHECKLIST_OUTPUTS,
            agent_or_change,
        ),
    },
    Rule {
        id: "SET-03",
        title: "和解的履行",
        says: "和解协议履行完毕的作执行结案处理。迟延履行、瑕疵履行造成损害的可以另行起诉，不得恢复执行。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第八条（2018年）");
            "2021-01-01", Read: settlement::article("第八条") => "执行和解协议履行完毕的，人民法院作执行结案处理。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<settlement::Performance>("performance", "履行情况")],
            &[
                flag("closed", "是否结案"),
                flag("may_resume", "可否恢复执行"),
                flag("may_sue_for_damages", "可否另诉赔偿"),
            ],
            performance,
        ),
    },
    Rule {
        id: "SET-04",
        title: "不履行和解的救济",
        says: "被执行人不履行和解协议的，申请执行人可以选择恢复执行，或者就和解协议起诉。恢复执行后再起诉的不予受理。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第九条（2018年）");
            "2021-01-01", Read:
                settlement::article("第九条") => "被执行人一方不履行执行和解协议的，申请执行人可以申请恢复执行原生效法律文书，也可以就履行执行和解协议向执行法院提起诉讼。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<settlement::BreachChoice>("choice", "选择")],
            &[choice(
                "route",
                "处理",
                &[
                    ("resume_instrument", "恢复执行"),
                    ("suit_heard", "受理诉讼并可终结执行"),
                    ("suit_not_accepted", "不予受理"),
                ],
            )],
            breach,
        ),
    },
    Rule {
        id: "SET-05",
        title: "和解后申请恢复执行的期间",
        says: "申请恢复执行的期间为二年，自和解协议约定履行期间的最后一日起计算，届满日遇休息日顺延。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第十条第二款（2018年）");
            "2021-01-01", Read:
                settlement::article("第十条第二款") => "申请恢复执行期间自执行和解协议约定履行期间的最后一日起计算。",
                interpretation("第四百六十六条") => "申请执行期间因达成执行中的和解协议而中断，其期间自和解协议约定履行期限的最后一日起重新计算。";
        },
        settings: &[],
        work: computes(
            "last_day",
            &[day("last_day", "和解协议约定履行期间的最后一日")],
            &[day("limitation_end", "届满日"), day("raw_end", "未顺延的届满日")],
            limitation,
        ),
    },
    Rule {
        id: "SET-06",
        title: "和解后的恢复执行",
        says: "已履行完毕、期限或者条件未到（明示不履行的除外）、正在按约履行的，裁定不予恢复执行；否则裁定恢复执行。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第十一条第二项（2018年）");
            "2021-01-01", Read:
                settlement::article("第十一条第二项") => "执行和解协议约定的履行期限尚未届至或者履行条件尚未成就的，但符合民法典第五百七十八条规定情形的除外；";
        },
        settings: &[],
        work: computes(
            "",
            &[
                several_grounds::<settlement::ResumptionObstacle>("obstacles", "情形").form("没有的填空列表"),
                flag("anticipatory_breach", "被执行人是否明示或者以行为表明不履行")
                    .optional()
                    .form("不填的视为否"),
            ],
            &[flag("resume", "是否恢复执行")],
            resumption,
        ),
    },
    Rule {
        id: "SET-07",
        title: "恢复执行的扣除",
        says: "恢复执行后，和解协议已经履行的部分应当扣除；各笔履行按履行之日的冲抵顺序计算（INT-05）。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第十七条（2018年）");
            "2021-01-01", Read: settlement::article("第十七条") => "恢复执行后，执行和解协议已经履行部分应当依法扣除。";
        },
        settings: &[],
        work: computes(
            "",
            &[money("owed_fen", "法律文书确定的债务"), list("paid_fen", "已履行的各笔金额", &Kind::Money)],
            &[
                money("deducted_fen", "扣除"),
                money("remaining_fen", "尚欠"),
                money("excess_fen", "超出债务的部分"),
            ],
            deduction,
        ),
    },
    Rule {
        id: "SET-08",
        title: "和解担保的直接执行",
        says: "担保人向法院承诺自愿接受直接强制执行的，恢复执行后可以依申请直接裁定执行担保财产或者保证人的财产。",
        versions: versions! {
            "2018-03-01" to "2020-12-31", Recalled: settlement::article("第十八条（2018年）");
            "2021-01-01", Read:
                settlement::article("第十八条") => "恢复执行原生效法律文书后，人民法院可以依申请执行人申请及担保条款的约定，直接裁定执行担保财产或者保证人的财产。";
        },
        settings: &[],
        work: computes(
            "",
            &fields::<{ settlement::GUARANTOR.requirements.len() }>(&settlement::GUARANTOR),
            CHECKLIST_OUTPUTS,
            guarantor,
        ),
    },
    Rule {
        id: "SET-09",
        title: "未履行完毕的和解不是结案",
        says: "和解协议没有履行完毕的，不得作结案处理。因和解撤回申请的以终结执行结案，查封、扣押、冻结解除，应当提示申请执行人。",
        versions: versions! {
            "2015-01-01", Excerpt:
                closing::article("第十七条"),
                closing::article("第二十三条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<closing::State>("state", "状态")],
            &[
                flag("may_close", "可否结案"),
                choice(
                    "way",
                    "结案方式；不得结案的为空",
                    &[("performed", "执行完毕"), ("ended", "终结执行")],
                )
                .optional(),
                flag("warn_measures_lifted", "是否应当提示措施将解除"),
            ],
            state,
        ),
    },
];

fn form(inputs: &Inputs<'_>) -> Answered {
    let explained = settlement::is_enforcement_settlement(ground(inputs, "form")?);
    let inside = explained.value;
    let value = json!({
        "enforcement_settlement": inside,
        "may_suspend": inside,
        "ground_of_objection": !inside,
    });
    Ok(Answer::of(&explained, value))
}

fn agent_or_change(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &settlement::AGENT_OR_CHANGE)
}

fn performance(inputs: &Inputs<'_>) -> Answered {
    let explained = settlement::after_performance(ground(inputs, "performance")?);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn breach(inputs: &Inputs<'_>) -> Answered {
    let explained = settlement::after_breach(ground(inputs, "choice")?);
    Ok(Answer::of(&explained, json!({ "route": explained.value })))
}

fn limitation(inputs: &Inputs<'_>) -> Answered {
    let explained = settlement::resumption_limitation(calendar(), inputs.day("last_day")?);
    Ok(due_answer(&explained, "limitation_end"))
}

fn resumption(inputs: &Inputs<'_>) -> Answered {
    let obstacles: Vec<settlement::ResumptionObstacle> = grounds(inputs, "obstacles")?;
    let anticipatory = inputs.flag_or("anticipatory_breach", false)?;
    let explained = settlement::resumption(&obstacles, anticipatory);
    Ok(Answer::of(&explained, json!({ "resume": explained.value })))
}

fn deduction(inputs: &Inputs<'_>) -> Answered {
    let paid = inputs.list("paid_fen")?.iter().map(|paid| fen_of("paid_fen", paid));
    let paid: Vec<_> = paid.collect::<Result<_, _>>()?;
    let explained = settlement::deduction(inputs.fen("owed_fen")?, &paid);
    let found = explained.value;
    let value = json!({
        "deducted_fen": found.deducted,
        "remaining_fen": found.remaining,
        "excess_fen": found.excess,
    });
    Ok(Answer::of(&explained, value))
}

fn guarantor(inputs: &Inputs<'_>) -> Answered {
    findings(inputs, &settlement::GUARANTOR)
}

fn state(inputs: &Inputs<'_>) -> Answered {
    let explained = closing::closing_by_state("SET-09", ground(inputs, "state")?);
    Ok(Answer::of(&explained, json!(explained.value)))
}
