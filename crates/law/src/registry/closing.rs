//! Rules of suspension, ending and the ways of closing (CLO).

use super::answer::Answer;
use super::field::{Pair, choice, flag, one_ground, several};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, ground};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023::{article as procedure, ending};
use crate::closing2014::{self as closing, CaseClass, Way};
use crate::derivation::Article;
use crate::procedure_interpretation2022::article as interpretation;
use crate::{enforcement_procedure2020, enforcement_work2020, statutes};
use serde_json::json;

/// The ways of closing a case.
const WAYS: &[Pair] = &[
    ("performed", Way::Performed.label()),
    ("round_ended", Way::RoundEnded.label()),
    ("ended", Way::Ended.label()),
    ("cancelled", Way::Cancelled.label()),
    ("not_enforced", Way::NotEnforced.label()),
    ("rejected", Way::Rejected.label()),
    ("preserved", Way::Preserved.label()),
    ("partly_preserved", Way::PartlyPreserved.label()),
    ("nothing_to_preserve", Way::NothingToPreserve.label()),
];

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "CLO-01",
        title: "中止执行",
        says: "申请人同意延期、案外人异议确有理由、等待继承人、等待权利义务承受人以及其他应当中止的，裁定中止执行；情形消失后恢复执行并书面通知当事人。",
        versions: versions! {
            "1991-04-09", Read:
                procedure("第二百六十七条第二款") => "中止的情形消失后，恢复执行。",
                enforcement_work2020::article("第60条") => "恢复执行应当书面通知当事人。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                one_ground::<ending::SuspensionReason>("reason", "事由"),
                flag("reason_gone", "情形是否已消失").optional().form("不填的视为否"),
            ],
            &[choice(
                "step",
                "处理",
                &[("rule_suspension", "裁定中止"), ("resume_and_tell", "恢复并书面通知")],
            )],
            suspension,
        ),
    },
    Rule {
        id: "CLO-02",
        title: "中止、暂缓不是结案",
        says: "中止执行、暂缓执行的案件没有结案，不得作结案统计。",
        versions: versions! {
            "2015-01-01", Recalled: closing::article("第二十三条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<closing::State>("state", "状态")],
            &[
                flag("may_close", "可否结案"),
                flag("warn_measures_lifted", "是否提示保全措施已解除").optional(),
                choice("way", "结案方式；不得结案的为空", WAYS).optional(),
            ],
            state,
        ),
    },
    Rule {
        id: "CLO-03",
        title: "终结执行",
        says: "撤销申请、法律文书被撤销、被执行人死亡无遗产、追索赡养费等权利人死亡、生活困难丧失劳动能力以及其他情形，裁定终结执行，送达后生效。",
        versions: versions! {
            "1991-04-09", Read:
                procedure("第二百六十九条") => "中止和终结执行的裁定，送达当事人后立即生效。",
                procedure("第二百六十八条第五项") => "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力的；";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<ending::EndingReason>("reason", "事由")],
            &[
                flag("ruling", "是否制作裁定"),
                flag("may_apply_again", "时效内可否再次申请"),
                flag("transfer", "是否属于移送其他法院"),
                flag("listed_in_statute", "是否民事诉讼法所列"),
            ],
            ending,
        ),
    },
    Rule {
        id: "CLO-04",
        title: "终结执行的其他情形",
        says: "单位终止无财产无承受人、免除罚金、宣告破产、行政执行标的灭失的，终结执行。提级、指定其他法院、委托执行的也以终结执行结案，不作裁定。",
        versions: versions! {
            "2015-01-01", Recalled: closing::article("第十七条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<ending::EndingReason>("reason", "事由")],
            &[
                flag("ruling", "是否制作裁定"),
                flag("may_apply_again", "时效内可否再次申请"),
                flag("transfer", "是否属于移送其他法院"),
                flag("listed_in_statute", "是否民事诉讼法所列"),
            ],
            ending,
        ),
    },
    Rule {
        id: "CLO-05",
        title: "执行案件的结案方式",
        says: "执行案件有六种结案方式：执行完毕、终结本次执行程序、终结执行、销案、不予执行、驳回申请。",
        versions: versions! {
            "2015-01-01" to "2020-12-31", Recalled: closing::article("第十四条");
            "2021-01-01", Read: enforcement_work2020::article("第64条") => "执行结案的方式为：（1）执行完毕；（2）终结本次执行程序；（3）终结执行；（4）销案；（5）不予执行；（6）驳回申请。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                choice(
                    "class",
                    "案件",
                    &[
                        ("enforcement", "首次执行（执）"),
                        ("resumed_enforcement", "恢复执行（执恢）"),
                        ("preservation", "财产保全（执保）"),
                    ],
                )
                .optional(),
                choice("way", "拟用的结案方式", WAYS).optional(),
            ],
            &[several("ways", "可用的结案方式", WAYS), flag("allowed", "所填方式可否；未填的为空")],
            ways,
        ),
    },
    Rule {
        id: "CLO-06",
        title: "恢复执行和保全案件的结案方式",
        says: "恢复执行案件：执行完毕、终结本次执行程序、终结执行。保全案件：保全完毕、部分保全、无标的物可实施保全。",
        versions: versions! {
            "2015-01-01", Recalled:
                closing::article("第二十一条"),
                closing::article("第二十二条");
        },
        settings: &[],
        work: computes(
            "",
            &[
                choice(
                    "class",
                    "案件",
                    &[
                        ("enforcement", "首次执行（执）"),
                        ("resumed_enforcement", "恢复执行（执恢）"),
                        ("preservation", "财产保全（执保）"),
                    ],
                )
                .optional(),
                choice("way", "拟用的结案方式", WAYS).optional(),
            ],
            &[several("ways", "可用的结案方式", WAYS), flag("allowed", "所填方式可否；未填的为空")],
            ways,
        ),
    },
    Rule {
        id: "CLO-07",
        title: "销案",
        says: "管辖异议成立、他院已先立案、受托法院退回或者已受理委托的，作销案处理；他院先立案的，把控制的财产交该院处理。",
        versions: versions! {
            "2021-01-01", Read:
                enforcement_procedure2020::article("第二条第二款") => "立案后发现其他有管辖权的人民法院已经立案的，应当撤销案件；已经采取执行措施的，应当将控制的财产交先立案的执行法院处理。",
                Article::new(statutes::ENTRUSTED_ENFORCEMENT, "第二条第一款") => "委托法院应当在收到受托法院的立案通知书后作销案处理。",
                closing::article("第十八条");
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<closing::CancellationReason>("reason", "事由")],
            &[flag("hand_over_property", "是否移交控制的财产"), flag("read_in_full", "依据是否已读到原文")],
            cancellation,
        ),
    },
    Rule {
        id: "CLO-08",
        title: "执行完毕",
        says: "自动履行、强制执行或者和解履行完毕的，以执行完毕结案并向当事人发结案通知书；双方书面认可的可以不发。",
        versions: versions! {
            "2015-01-01", Excerpt:
                closing::article("第十五条"),
                Article::new(statutes::SETTLEMENT, "第八条");
        },
        settings: &[],
        work: computes(
            "",
            &[
                one_ground::<closing::FullPerformance>("how", "履行情况"),
                flag("both_acknowledged", "双方是否书面认可").optional().form("不填的视为否"),
            ],
            &[flag("may_close", "可否以执行完毕结案"), flag("notice_needed", "是否发结案通知书")],
            performed,
        ),
    },
    Rule {
        id: "CLO-09",
        title: "特定物灭失",
        says: "特定物确已毁损、灭失的，经双方同意可以折价赔偿；不能协商一致的终结执行，申请执行人可以另行起诉。",
        versions: versions! {
            "2015-02-04", Read: interpretation("第四百九十二条第二款") => "双方当事人对折价赔偿不能协商一致的，人民法院应当终结执行程序。申请执行人可以另行起诉。";
        },
        settings: &[],
        work: computes(
            "",
            &[
                flag("lost", "原物是否确已毁损、灭失"),
                flag("value_agreed", "是否协商一致折价").optional().form("不填的视为否"),
            ],
            &[choice(
                "result",
                "结果",
                &[("hand_over", "执行原物"), ("pay_value", "折价赔偿"), ("end_and_sue", "终结执行并可另诉")],
            )],
            lost_thing,
        ),
    },
    Rule {
        id: "CLO-10",
        title: "破产与执行",
        says: "受理破产申请的，中止执行并解除保全；宣告破产的，裁定终结执行；不受理的，恢复执行。",
        versions: versions! {
            "2015-02-04", Read:
                interpretation("第五百一十三条") => "裁定宣告被执行人破产的，执行法院应当裁定终结对该被执行人的执行。",
                Article::new(statutes::BANKRUPTCY_LAW, "第十九条") => "人民法院受理破产申请后，有关债务人财产的保全措施应当解除，执行程序应当中止。";
        },
        settings: &[],
        work: computes(
            "",
            &[one_ground::<ending::BankruptcyStage>("stage", "进程")],
            &[choice(
                "effect",
                "对执行的影响",
                &[("suspend_and_lift", "中止并解除保全"), ("end", "终结执行"), ("resume", "恢复执行")],
            )],
            bankruptcy,
        ),
    },
];

fn suspension(inputs: &Inputs<'_>) -> Answered {
    let gone = inputs.flag_or("reason_gone", false)?;
    let explained = ending::suspension(ground(inputs, "reason")?, gone);
    Ok(Answer::of(&explained, json!({ "step": explained.value })))
}

fn state(inputs: &Inputs<'_>) -> Answered {
    let explained = closing::closing_by_state("CLO-02", ground(inputs, "state")?);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn ending(inputs: &Inputs<'_>) -> Answered {
    let reason: ending::EndingReason = ground(inputs, "reason")?;
    let explained = ending::ending(reason);
    let mut answer = Answer::of(&explained, json!(explained.value));
    answer.set("listed_in_statute", json!(reason.is_statutory()));
    Ok(answer)
}

fn ways(inputs: &Inputs<'_>) -> Answered {
    let class = if inputs.has("class") {
        inputs.typed("class", "enforcement、resumed_enforcement 或者 preservation")?
    } else if inputs.has("way") {
        CaseClass::Enforcement
    } else {
        return Err(InputError::Missing("class".to_owned()));
    };
    let explained = closing::ways(class);
    let way: Option<Way> =
        inputs.has("way").then(|| inputs.typed("way", "所列的一种结案方式")).transpose()?;
    let allowed = way.map(|way| explained.value.contains(&way));
    Ok(Answer::of(&explained, json!({ "ways": explained.value, "allowed": allowed })))
}

fn cancellation(inputs: &Inputs<'_>) -> Answered {
    let explained = closing::cancellation(ground(inputs, "reason")?);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn performed(inputs: &Inputs<'_>) -> Answered {
    let acknowledged = inputs.flag_or("both_acknowledged", false)?;
    let explained = closing::performed_closing(ground(inputs, "how")?, acknowledged);
    Ok(Answer::of(&explained, json!(explained.value)))
}

fn lost_thing(inputs: &Inputs<'_>) -> Answered {
    let agreed = inputs.flag_or("value_agreed", false)?;
    let explained = ending::lost_thing(inputs.flag("lost")?, agreed);
    Ok(Answer::of(&explained, json!({ "result": explained.value })))
}

fn bankruptcy(inputs: &Inputs<'_>) -> Answered {
    let explained = ending::bankruptcy(ground(inputs, "stage")?);
    Ok(Answer::of(&explained, json!({ "effect": explained.value })))
}
