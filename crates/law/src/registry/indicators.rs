//! Rules of indicators (IND). Each shows its numerator and denominator; none ranks.

use super::answer::Answer;
use super::field::{Field, Kind, choice, day, field, flag, money, rate, text, tuples, whole};
use super::inputs::{InputError, Inputs, day_of, unreadable};
use super::readers::{Answered, calendar};
use super::rule::{Rule, Work, computes};
use super::versions::versions;
use crate::case_funds2017;
use crate::derivation::{Confidence, Derivation, Explained};
use crate::indicators::{self, ClosedCase, Share, TimeTaken, article, counted, time_taken};
use serde_json::{Value, json};

/// The largest count that is read.
const LARGEST_COUNT: i64 = 1_000_000_000_000;

/// A share of the four.
const SHARE: &[Field] = &[NUMERATOR, DENOMINATOR, rate("rate", "比例"), flag("reached", "是否达到")];

const NUMERATOR: Field = whole("numerator", "分子");
const DENOMINATOR: Field = whole("denominator", "分母");
const CARRIED: Field = whole("old_carried", "上期结转数");
const RECEIVED: Field = whole("first_received", "新收数");
const CLOSED: Field = whole("first_closed", "结案数");

const fn share_of(
    inputs: &'static [Field],
    outputs: &'static [Field],
    evaluate: fn(&Inputs<'_>) -> Answered,
) -> Work {
    computes("", inputs, outputs, evaluate)
}

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "IND-01",
        title: "结案率",
        says: "结案率等于结案数除以结转数与新收数之和。分子、分母一并列示，不作排名。同时填写其他数据的，一并给出终本率、执行完毕率和执行到位率。",
        versions: versions! {
            "2024-01-01", Recalled: article("结案率");
        },
        settings: &[],
        work: share_of(
            &[
                CARRIED,
                RECEIVED,
                CLOSED,
                whole("finished", "执行完毕数").optional(),
                whole("ended_this_round", "终结本次执行程序数").optional(),
                whole("ended", "终结执行数，不影响结果").optional(),
                whole("other", "其他方式结案数，不影响结果").optional(),
                money("claimed_closed_fen", "结案案件申请执行金额").optional(),
                money("recovered_fen", "结案案件实际到位金额").optional(),
            ],
            &[
                rate("closing_rate", "结案率").optional(),
                NUMERATOR,
                DENOMINATOR,
                rate("finish_rate_on_closed", "执行完毕占结案数比例").optional(),
                rate("finish_rate_on_accepted", "执行完毕率（占收案数）").optional(),
                rate("zhongben_share_of_closed", "终本占结案数比例").optional(),
                rate("zhongben_rate_on_accepted", "终本率（占收案数）").optional(),
                rate("recovery_rate", "执行到位率").optional(),
            ],
            closing_rate,
        ),
    },
    Rule {
        id: "IND-02",
        title: "首执案件终本率",
        says: "首次执行案件终结本次执行程序数除以结转数与新收数之和；同时列示占结案数的比例。",
        versions: versions! {
            "2024-01-01", Recalled: article("终本率");
        },
        settings: &[],
        work: share_of(
            &[CARRIED, RECEIVED, CLOSED, whole("ended_this_round", "终结本次执行程序数")],
            &[
                rate("zhongben_rate_on_accepted", "终本率（占收案数）"),
                rate("zhongben_share_of_closed", "终本占结案数比例"),
                NUMERATOR,
                DENOMINATOR,
                whole("closed", "结案数"),
            ],
            ended_round_rate,
        ),
    },
    Rule {
        id: "IND-03",
        title: "首执案件执行完毕率",
        says: "首次执行案件执行完毕数除以结转数与新收数之和；同时列示占结案数的比例。",
        versions: versions! {
            "2024-01-01", Recalled: article("执行完毕率");
        },
        settings: &[],
        work: share_of(
            &[CARRIED, RECEIVED, CLOSED, whole("finished", "执行完毕数")],
            &[
                rate("finish_rate_on_accepted", "执行完毕率（占收案数）"),
                rate("finish_rate_on_closed", "执行完毕占结案数比例"),
                NUMERATOR,
                DENOMINATOR,
                whole("closed", "结案数"),
            ],
            finish_rate,
        ),
    },
    Rule {
        id: "IND-04",
        title: "执行到位率",
        says: "结案的金钱给付案件中，实际执行到位金额除以申请执行金额。申请执行人放弃的金额默认仍计入分母。",
        versions: versions! {
            "2024-01-01", Recalled: article("执行到位率");
        },
        settings: &[],
        work: share_of(
            &[
                money("recovered_fen", "结案案件实际到位金额"),
                money("claimed_closed_fen", "结案案件申请执行金额"),
                money("waived_fen", "申请执行人放弃的金额").optional(),
                choice(
                    "waived",
                    "放弃的金额",
                    &[("in_denominator", "放弃的计入分母"), ("left_out", "从分母中减去")],
                )
                .optional()
                .form("不填的按“放弃的计入分母”"),
            ],
            &[rate("recovery_rate", "执行到位率"), NUMERATOR, DENOMINATOR],
            recovery_rate,
        ),
    },
    Rule {
        id: "IND-05",
        title: "实际执行率（2008年口径）",
        says: "强制执行、自动履行、执行和解结案数之和除以结案数。",
        versions: versions! {
            "2008-01-01", Excerpt: article("2008年实际执行率");
        },
        settings: &[],
        work: share_of(
            &[
                whole("forced", "强制执行结案数"),
                whole("voluntary", "自动履行结案数"),
                whole("settled", "执行和解结案数"),
                whole("closed", "结案数"),
            ],
            &[rate("actual_rate", "实际执行率"), NUMERATOR, DENOMINATOR],
            actual_rate,
        ),
    },
    Rule {
        id: "IND-06",
        title: "法定期限内结案率",
        says: "在法定办案期限内结案的案件数除以结案数。",
        versions: versions! {
            "2024-01-01", Recalled: article("法定期限内结案率");
        },
        settings: &[],
        work: share_of(
            &[whole("closed_in_time", "法定期限内结案数"), whole("closed", "结案数")],
            &[rate("in_time_rate", "法定期限内结案率"), NUMERATOR, DENOMINATOR],
            in_time_rate,
        ),
    },
    Rule {
        id: "IND-07",
        title: "结案平均用时",
        says: "自立案至结案的天数减去依法不计入的天数，按结案数平均；同时列示不扣除的平均数。",
        versions: versions! {
            "2024-01-01", Recalled: article("结案平均用时");
        },
        settings: &[],
        work: share_of(
            &[tuples(
                "cases",
                "各件结案案件",
                &[
                    day("filed_on", "立案日"),
                    day("closed_on", "结案日"),
                    whole("excluded_days", "不计入的天数").optional(),
                ],
            )],
            &[
                text("mean_days", "平均用时（日，两位小数）"),
                text("mean_days_gross", "不扣除的平均用时（日，两位小数）"),
                NUMERATOR,
                whole("numerator_gross", "不扣除的天数之和"),
                DENOMINATOR,
            ],
            mean_time,
        ),
    },
    Rule {
        id: "IND-08",
        title: "“三个90%、一个80%”",
        says: "有财产可供执行案件法定期限内实际执结率、无财产案件终本合格率、执行信访办结率均不低于90%，近三年整体执结率不低于80%。",
        versions: versions! {
            "2018-01-01", Excerpt: article("三个90%、一个80%");
        },
        settings: &[],
        work: share_of(
            &[
                field(
                    "with_property",
                    "有财产可供执行案件",
                    Kind::Tuple(&[
                        whole("numerator", "法定期限内实际执结数"),
                        whole("denominator", "结案数"),
                    ]),
                ),
                field(
                    "without_property",
                    "无财产案件",
                    Kind::Tuple(&[whole("numerator", "终本合格数"), whole("denominator", "终本检查数")]),
                ),
                field(
                    "petitions",
                    "执行信访",
                    Kind::Tuple(&[whole("numerator", "办结数"), whole("denominator", "受理数")]),
                ),
                field(
                    "three_years",
                    "近三年",
                    Kind::Tuple(&[
                        whole("numerator", "期限内实际执结与终本数之和"),
                        whole("denominator", "收案数"),
                    ]),
                ),
            ],
            &[
                field(
                    "rates",
                    "四项比例",
                    Kind::Object(&[
                        field("with_property", "有财产可供执行案件", Kind::Object(SHARE)),
                        field("without_property", "无财产案件", Kind::Object(SHARE)),
                        field("petitions", "执行信访", Kind::Object(SHARE)),
                        field("three_years", "近三年", Kind::Object(SHARE)),
                    ]),
                ),
                flag("all_reached", "是否全部达到"),
            ],
            core_indicators,
        ),
    },
    Rule {
        id: "IND-09",
        title: "终本合格率",
        says: "经检查符合终结本次执行程序条件的案件数除以检查的终本案件数。",
        versions: versions! {
            "2024-01-01", Recalled: article("终本合格率");
        },
        settings: &[],
        work: share_of(
            &[whole("passed", "合格数"), whole("checked", "检查的终本案件数")],
            &[rate("qualified_rate", "终本合格率"), NUMERATOR, DENOMINATOR],
            qualified_rate,
        ),
    },
    Rule {
        id: "IND-10",
        title: "指标的案件范围",
        says: "首次执行指标只统计“执”字案件，执恢、执保等案件不计入，也不计入结案数，单独列示。",
        versions: versions! {
            "2024-01-01", Excerpt: article("首次执行案件的范围");
        },
        settings: &[],
        work: share_of(
            &[text("letters", "案件类型代字：执、执恢、执保、执异等")],
            &[flag("in_first_enforcement", "是否计入首次执行指标"), flag("in_closed", "是否计入结案数")],
            scope,
        ),
    },
    Rule {
        id: "IND-11",
        title: "案款发放及时率",
        says: "在规定期限内发放的案款笔数除以应当发放的笔数；只有逐笔日期的，按三十日期限判断。",
        versions: versions! {
            "2024-01-01", Recalled: article("案款发放及时率");
        },
        settings: &[],
        work: share_of(
            &[
                whole("paid_in_time", "期限内发放笔数").optional(),
                whole("due", "应当发放笔数").optional(),
                tuples(
                    "payouts",
                    "或者：各笔案款",
                    &[day("told_on", "到账通知日"), day("paid_on", "发放日").optional()],
                )
                .optional()
                .form("代替以上两项；未发放的不填发放日"),
            ],
            &[rate("payout_rate", "案款发放及时率"), NUMERATOR, DENOMINATOR],
            payout_rate,
        ),
    },
];

fn count(name: &str, value: &Value) -> Result<i64, InputError> {
    value
        .as_i64()
        .filter(|count| (0..=LARGEST_COUNT).contains(count))
        .ok_or_else(|| unreadable(name, "非负整数"))
}

fn count_of(inputs: &Inputs<'_>, name: &str) -> Result<i64, InputError> {
    count(name, inputs.get(name)?)
}

fn accepted(inputs: &Inputs<'_>) -> Result<i64, InputError> {
    Ok(count_of(inputs, "old_carried")? + count_of(inputs, "first_received")?)
}

/// Answers a share under the name of its output, with numerator and denominator.
fn answer(explained: &Explained<Share>, name: &str) -> Answer {
    let share = explained.value;
    let mut answer =
        Answer::of(explained, json!({ "numerator": share.numerator, "denominator": share.denominator }));
    answer.set(name, json!(share.percent()));
    answer
}

fn closing_rate(inputs: &Inputs<'_>) -> Answered {
    let (closed, accepted) = (count_of(inputs, "first_closed")?, accepted(inputs)?);
    let share = Share::new(closed, accepted);
    let parts = ("结案数", "结转数与新收数之和");
    let explained = indicators::explain("IND-01", "结案率", Confidence::Recalled, parts, share);
    let mut answer = answer(&explained, "closing_rate");
    if inputs.has("finished") {
        let finished = count_of(inputs, "finished")?;
        answer.set("finish_rate_on_closed", json!(Share::new(finished, closed).percent()));
        answer.set("finish_rate_on_accepted", json!(Share::new(finished, accepted).percent()));
    }
    if inputs.has("ended_this_round") {
        let ended = count_of(inputs, "ended_this_round")?;
        answer.set("zhongben_share_of_closed", json!(Share::new(ended, closed).percent()));
        answer.set("zhongben_rate_on_accepted", json!(Share::new(ended, accepted).percent()));
    }
    if inputs.has("recovered_fen") && inputs.has("claimed_closed_fen") {
        let share = Share::new(inputs.fen("recovered_fen")?.0, inputs.fen("claimed_closed_fen")?.0);
        answer.set("recovery_rate", json!(share.percent()));
    }
    Ok(answer)
}

/// A share of the accepted cases, with the same of the closed ones beside it.
fn of_accepted_and_closed(
    inputs: &Inputs<'_>,
    id: (&'static str, &'static str),
    part: (&str, &str),
    outputs: (&str, &str),
) -> Answered {
    let (counted, closed) = (count_of(inputs, part.0)?, count_of(inputs, "first_closed")?);
    let share = Share::new(counted, accepted(inputs)?);
    let parts = (part.1, "结转数与新收数之和");
    let mut answer = answer(&indicators::explain(id.0, id.1, Confidence::Recalled, parts, share), outputs.0);
    answer.set(outputs.1, json!(Share::new(counted, closed).percent()));
    answer.set("closed", json!(closed));
    Ok(answer)
}

fn ended_round_rate(inputs: &Inputs<'_>) -> Answered {
    of_accepted_and_closed(
        inputs,
        ("IND-02", "首执案件终本率"),
        ("ended_this_round", "终结本次执行程序数"),
        ("zhongben_rate_on_accepted", "zhongben_share_of_closed"),
    )
}

fn finish_rate(inputs: &Inputs<'_>) -> Answered {
    of_accepted_and_closed(
        inputs,
        ("IND-03", "首执案件执行完毕率"),
        ("finished", "执行完毕数"),
        ("finish_rate_on_accepted", "finish_rate_on_closed"),
    )
}

fn recovery_rate(inputs: &Inputs<'_>) -> Answered {
    let claimed = inputs.fen("claimed_closed_fen")?;
    let waived = inputs.fen_or_zero("waived_fen")?;
    let treated = if inputs.has("waived") { inputs.text("waived")? } else { "in_denominator" };
    let denominator = match treated {
        "in_denominator" => claimed,
        "left_out" => (claimed - waived).or_zero(),
        _ => return Err(unreadable("waived", "in_denominator 或者 left_out")),
    };
    let share = Share::new(inputs.fen("recovered_fen")?.0, denominator.0);
    let parts = ("实际到位金额（分）", "申请执行金额（分）");
    let explained = indicators::explain("IND-04", "执行到位率", Confidence::Recalled, parts, share);
    Ok(answer(&explained, "recovery_rate"))
}

fn actual_rate(inputs: &Inputs<'_>) -> Answered {
    let done = count_of(inputs, "forced")? + count_of(inputs, "voluntary")? + count_of(inputs, "settled")?;
    let share = Share::new(done, count_of(inputs, "closed")?);
    let parts = ("强制执行、自动履行、执行和解结案数之和", "结案数");
    let explained =
        indicators::explain("IND-05", "实际执行率（2008年口径）", Confidence::Excerpt, parts, share);
    Ok(answer(&explained, "actual_rate"))
}

fn in_time_rate(inputs: &Inputs<'_>) -> Answered {
    let share = Share::new(count_of(inputs, "closed_in_time")?, count_of(inputs, "closed")?);
    let parts = ("法定期限内结案数", "结案数");
    let explained = indicators::explain("IND-06", "法定期限内结案率", Confidence::Recalled, parts, share);
    Ok(answer(&explained, "in_time_rate"))
}

fn qualified_rate(inputs: &Inputs<'_>) -> Answered {
    let share = Share::new(count_of(inputs, "passed")?, count_of(inputs, "checked")?);
    let parts = ("合格的终本案件数", "检查的终本案件数");
    let explained = indicators::explain("IND-09", "终本合格率", Confidence::Recalled, parts, share);
    Ok(answer(&explained, "qualified_rate"))
}

fn mean_time(inputs: &Inputs<'_>) -> Answered {
    let mut cases = Vec::new();
    for case in inputs.list("cases")? {
        let row = case.as_array().map(Vec::as_slice).unwrap_or_default();
        let [filed, closed, excluded @ ..] = row else {
            return Err(unreadable("cases", "列表，每项为[立案日, 结案日, 不计入的天数]"));
        };
        let excluded = match excluded.first() {
            Some(days) => count("cases", days)?,
            None => 0,
        };
        let (filed_on, closed_on) = (day_of("cases", filed)?, day_of("cases", closed)?);
        if closed_on < filed_on {
            return Err(InputError::Unsound(format!(
                "结案日{}早于立案日{}",
                closed_on.chinese(),
                filed_on.chinese()
            )));
        }
        let excluded_days = u32::try_from(excluded).unwrap_or(u32::MAX);
        cases.push(ClosedCase { filed_on, closed_on, excluded_days });
    }
    let explained = time_taken(&cases);
    let taken = explained.value;
    let outputs = json!({
        "mean_days": TimeTaken::mean(taken.net),
        "mean_days_gross": TimeTaken::mean(taken.gross),
        "numerator": taken.net.numerator,
        "numerator_gross": taken.gross.numerator,
        "denominator": taken.net.denominator,
    });
    Ok(Answer::of(&explained, outputs))
}

fn core_indicators(inputs: &Inputs<'_>) -> Answered {
    const NAMES: [(&str, &str, i64); 4] = [
        ("with_property", "有财产可供执行案件法定期限内实际执结率", 90),
        ("without_property", "无财产案件终本合格率", 90),
        ("petitions", "执行信访办结率", 90),
        ("three_years", "近三年整体执结率", 80),
    ];
    let mut derivation = Derivation::new("IND-08", "“三个90%、一个80%”", Confidence::Excerpt);
    let (mut rates, mut all_reached) = (serde_json::Map::new(), true);
    for (name, label, threshold) in NAMES {
        let [numerator, denominator] = inputs.list(name)? else {
            return Err(unreadable(name, "一对整数[分子, 分母]"));
        };
        let share = Share::new(count(name, numerator)?, count(name, denominator)?);
        let reached = share.reaches(threshold);
        all_reached &= reached == Some(true);
        derivation = derivation.step(
            article("三个90%、一个80%"),
            format!(
                "{label}：{}÷{}，{}，要求不低于{threshold}%。",
                share.numerator,
                share.denominator,
                share.percent().unwrap_or_else(|| "分母为零，不计算".to_owned())
            ),
        );
        let rate = json!({
            "rate": share.percent(),
            "numerator": share.numerator,
            "denominator": share.denominator,
            "reached": reached,
        });
        rates.insert(name.to_owned(), rate);
    }
    let explained =
        derivation.conclude((), if all_reached { "四项均达到。" } else { "未全部达到或者有不能计算的。" });
    Ok(Answer::of(&explained, json!({ "rates": rates, "all_reached": all_reached })))
}

fn scope(inputs: &Inputs<'_>) -> Answered {
    let explained = counted(inputs.text("letters")?)
        .ok_or_else(|| unreadable("letters", "执行案件类型代字，例如 执、执恢、执保"))?;
    let outputs = json!(explained.value);
    Ok(Answer::of(&explained, outputs))
}

fn payout_rate(inputs: &Inputs<'_>) -> Answered {
    let share = if inputs.has("payouts") {
        let mut share = Share::new(0, 0);
        for payout in inputs.list("payouts")? {
            let (noticed, paid) = match payout.as_array().map(Vec::as_slice).unwrap_or_default() {
                [noticed] => (noticed, &Value::Null),
                [noticed, paid] => (noticed, paid),
                _ => return Err(unreadable("payouts", "列表，每项为[到账通知日, 发放日或者 null]")),
            };
            let due = case_funds2017::payout_due(calendar(), day_of("payouts", noticed)?).value;
            let in_time = !paid.is_null() && due.includes(day_of("payouts", paid)?);
            share = Share::new(share.numerator + i64::from(in_time), share.denominator + 1);
        }
        share
    } else {
        Share::new(count_of(inputs, "paid_in_time")?, count_of(inputs, "due")?)
    };
    let parts = ("期限内发放笔数", "应当发放笔数");
    let explained = indicators::explain("IND-11", "案款发放及时率", Confidence::Recalled, parts, share);
    Ok(answer(&explained, "payout_rate"))
}
