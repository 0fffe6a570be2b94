//! Rules of interest in delay (INT). Each reader builds a debt and reads the answer off its statement.

use super::answer::Answer;
use super::inputs::{InputError, Inputs, day_of, fen_of, payment_of, ratio_of, unreadable};
use super::readers::Answered;
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::calendar::Calendar;
use crate::civil_code;
use crate::civil_procedure2023;
use crate::delay_interest2014;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde_json::{Map, Value, json};
use values::{Day, Fen, Ratio};

use crate::civil_procedure2023::period;

use crate::debt::{
    Base, Debt, FirstDay, InterestTerm, MoneyClass, Obligation, RateTerm, Receipt, SegmentKind, Statement,
    Suspension, SuspensionReason, Until, YearDays, statement,
};

use crate::delay_interest2014 as delay;

use crate::procedure_interpretation2022;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "INT-01",
        title: "加倍部分债务利息",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Read,
            &[
                Source::unread(delay_interest2014::article("第一条第三款")),
                Source::unread(delay_interest2014::article("第二条")),
                Source::unread(delay_interest2014::article("第三条")),
                Source::unread(procedure_interpretation2022::article("第五百零四条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("principal_fen", "本金（分）"),
                field("due_end", "履行期间届满日"),
                field("paid", "清偿日"),
                field("general_daily_rate", "一般债务利息日利率"),
                field("general_from", "一般债务利息起算日"),
            ],
            outputs: &[
                field("delay_days", "迟延天数"),
                field("doubled_fen", "加倍部分（分）"),
                field("total_fen", "应付总额（分）"),
            ],
            evaluate: doubled_part,
        }),
    },
    Rule {
        id: "INT-02",
        title: "加倍部分的基数",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Design,
            &[Source::unread(delay_interest2014::article("第一条第三款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("same_as", "INT-05 的输入"), field("day", "计算日")],
            outputs: &[field("correct_fen", "加倍部分（分）")],
            evaluate: base,
        }),
    },
    Rule {
        id: "INT-03",
        title: "迟延期间的一般债务利息依法律文书",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Read,
            &[Source::unread(delay_interest2014::article("第一条第二款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("principal_fen", "本金（分）"),
                field("due_end", "履行期间届满日"),
                field("payments", "清偿日和金额（分）的列表"),
            ],
            outputs: &[
                field("days", "各笔迟延天数"),
                field("doubled_fen", "各笔加倍部分（分）"),
                field("total_doubled_fen", "加倍部分合计（分）"),
            ],
            evaluate: instalments,
        }),
    },
    Rule {
        id: "INT-04",
        title: "加倍部分的止算日",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Read,
            &[
                Source::unread(delay_interest2014::article("第二条")),
                Source::unread(delay_interest2014::article("第三条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("base_fen", "基数（分）"),
                field("due_end", "履行期间届满日"),
                field("deducted", "划拨、提取之日（或者 stop 止算日）"),
                field("paid_out", "发放日"),
            ],
            outputs: &[field("days", "迟延天数"), field("doubled_fen", "加倍部分（分）")],
            evaluate: stop_day,
        }),
    },
    Rule {
        id: "INT-05",
        title: "清偿顺序和债务计算书",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Read,
            &[
                Source::unread(delay_interest2014::article("第四条")),
                Source::unread(civil_code::article("第五百六十一条")),
                Source::unread(procedure_interpretation2022::article("第五百零八条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("debt", "债务（obligations、receipts、suspensions、settings）"),
                field("on", "计算截止日"),
            ],
            outputs: &[
                field("owed_fen", "尚欠总额（分）"),
                field("totals", "合计"),
                field("obligations", "各项"),
                field("receipts", "各笔清偿"),
            ],
            evaluate: order_of_payment,
        }),
    },
    Rule {
        id: "INT-06",
        title: "中止、暂缓期间不计加倍部分",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Read,
            &[Source::unread(delay_interest2014::article("第三条第三款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("base_fen", "基数（分）"),
                field("due_end", "履行期间届满日"),
                field("paid", "清偿日"),
                field("suspension", "中止期间 [起,恢复)"),
                field("reason", "中止原因"),
            ],
            outputs: &[
                field("gross_days", "扣除前天数"),
                field("excluded", "扣除天数"),
                field("delay_days", "迟延天数"),
                field("doubled_fen", "加倍部分（分）"),
            ],
            evaluate: suspension,
        }),
    },
    Rule {
        id: "INT-07",
        title: "外币债务",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Read,
            &[Source::unread(delay_interest2014::article("第五条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("usd_cents", "外币金额（百分之一单位）"),
                field("mid_rate", "起算日中间价"),
                field("days", "迟延天数"),
            ],
            outputs: &[
                field("rmb_base_fen", "折合人民币（分）"),
                field("doubled_fen", "人民币加倍部分（分）"),
                field("usd_doubled_cents", "外币加倍部分"),
            ],
            evaluate: foreign_currency,
        }),
    },
    Rule {
        id: "INT-08",
        title: "2014年8月1日前后的迟延",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Recalled,
            &[Source::unread(delay_interest2014::article("第七条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("due_end", "履行期间届满日"),
                field("paid", "清偿日"),
                field("base_fen", "基数（分）"),
            ],
            outputs: &[
                field("old_rule_days", "旧规定天数"),
                field("new_rule_days", "新规定天数"),
                field("total_fen", "利息合计（分）"),
            ],
            evaluate: old_and_new_law,
        }),
    },
    Rule {
        id: "INT-09",
        title: "破产申请受理后停止计息",
        says: "",
        versions: &[Version::between(
            "2007-06-01",
            "",
            Confidence::Read,
            &[
                Source::unread(Article::new("中华人民共和国企业破产法", "第四十六条第二款")),
                Source::unread(Article::new(
                    "最高人民法院关于适用《中华人民共和国企业破产法》若干问题的规定（三）",
                    "第三条",
                )),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("base_fen", "基数（分）"),
                field("due_end", "履行期间届满日"),
                field("accepted", "受理日"),
                field("on", "计算日"),
            ],
            outputs: &[field("delay_days", "迟延天数"), field("doubled_fen", "加倍部分（分）")],
            evaluate: bankruptcy,
        }),
    },
    Rule {
        id: "INT-10",
        title: "迟延履行金",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第二百六十四条")),
                Source::unread(procedure_interpretation2022::article("第五百零五条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("loss_fen", "已经造成的损失（分）；没有的不填")],
            outputs: &[
                field("decided_by_court", "是否由人民法院决定"),
                field("amount_fen", "迟延履行金（分）"),
            ],
            evaluate: delayed_performance_money,
        }),
    },
    Rule {
        id: "INT-11",
        title: "履行期间届满日",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Design,
            &[
                Source::unread(civil_procedure2023::article("第八十五条")),
                Source::unread(procedure_interpretation2022::article("第一百二十五条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("effective", "生效日"), field("days", "履行期间天数")],
            outputs: &[field("due_end_raw", "未顺延的届满日"), field("due_end", "履行期间届满日")],
            evaluate: performance_period,
        }),
    },
    Rule {
        id: "INT-12",
        title: "利息的舍入",
        says: "",
        versions: &[Version::between(
            "2014-08-01",
            "",
            Confidence::Design,
            &[Source::unread(delay_interest2014::article("第一条第三款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("segments", "基数（分）和天数的列表")],
            outputs: &[field("exact", "精确值（分）"), field("doubled_fen", "四舍五入后（分）")],
            evaluate: rounding,
        }),
    },
    Rule {
        id: "INT-13",
        title: "执行通知应当告知迟延履行利息",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[Source::unread(procedure_interpretation2022::article("第四百八十条第二款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[],
            outputs: &[field("announced_in_notice", "是否应当载明")],
            evaluate: notice_announces,
        }),
    },
    Rule {
        id: "INT-14",
        title: "和解与迟延履行利息",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(Article::new("最高人民法院关于执行和解若干问题的规定", "第八条")),
                Source::unread(Article::new("最高人民法院关于执行和解若干问题的规定", "第九条")),
                Source::unread(Article::new("最高人民法院关于执行和解若干问题的规定", "第十七条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("kept", "和解协议是否履行完毕")],
            outputs: &[
                field("ends_the_matter", "是否结案"),
                field("original_instrument_runs", "是否恢复按原法律文书计算"),
                field("performed_parts_deducted", "已履行部分是否扣除"),
            ],
            evaluate: settlement,
        }),
    },
    Rule {
        id: "INT-15",
        title: "一般债务利息的计息天数",
        says: "",
        versions: &[Version::between("2014-08-01", "", Confidence::Design, &[])],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("base_fen", "基数（分）"),
                field("rate", "利率"),
                field("per", "year、month 或者 day"),
                field("year_days", "365 或者 360，没有默认值"),
                field("from", "起算日"),
                field("until", "止算日"),
                field("first_day", "counted 或者 not_counted"),
            ],
            outputs: &[field("days", "天数"), field("interest_fen", "利息（分）")],
            evaluate: general_interest,
        }),
    },
];

fn principal(amount: Fen, due_on: Day) -> Obligation {
    Obligation {
        label: "本金".to_owned(),
        amount,
        in_base: true,
        class: MoneyClass::Principal,
        due_on,
        interest: Vec::new(),
    }
}

fn daily(rate: Ratio, from: Day) -> InterestTerm {
    InterestTerm {
        base: Base::Unpaid,
        rate: RateTerm::Daily(rate),
        from,
        first_day: FirstDay::Counted,
        until: Until::Payment,
        cap: None,
        year_days: YearDays::Days365,
    }
}

fn payment(stop_on: Day, amount: Fen) -> Receipt {
    Receipt::new(stop_on, amount)
}

fn checked(debt: Debt) -> Result<Debt, InputError> {
    debt.check().map_err(|problem| InputError::Unsound(problem.to_string()))?;
    Ok(debt)
}

fn doubled(statement: &Statement) -> Fen {
    statement.obligations.iter().map(|obligation| obligation.doubled_accrued).sum()
}

fn explained(statement: &Statement, value: Value) -> Answer {
    Answer::of(&Explained { value: (), derivation: statement.derivation() }, value)
}

/// INT-01: one sum, with or without daily interest; or only the days around a due day.
fn doubled_part(inputs: &Inputs<'_>) -> Answered {
    let due_on = inputs.day("due_end")?;
    if !inputs.has("paid") {
        let mut days = Map::new();
        for offset in -1..=2 {
            let stop = due_on.plus_days(offset);
            days.insert(stop.to_string(), json!(delay::delay_days(due_on, stop)));
        }
        let explained = Derivation::new("INT-01", "迟延天数", Confidence::Design)
            .input("履行期间届满日", due_on.chinese())
            .step(delay_interest2014::article("第二条"), "加倍部分债务利息自履行期间届满之日起计算。")
            .remark("届满当日不属于迟延，清偿当日计入迟延。")
            .conclude((), "届满当日0天，次日1天。");
        return Ok(Answer::of(&explained, Value::Object(days)));
    }
    let name = if inputs.has("base_fen") { "base_fen" } else { "principal_fen" };
    let (amount, paid) = (inputs.fen(name)?, inputs.day("paid")?);
    let mut obligation = principal(amount, due_on);
    let mut days_to_due = 0;
    if inputs.has("general_daily_rate") {
        let from = inputs.day("general_from")?;
        obligation.interest.push(daily(inputs.ratio("general_daily_rate")?, from));
        days_to_due = (due_on.days_since(from) + 1).max(0);
    }
    let debt = checked(Debt { obligations: vec![obligation], ..Debt::default() })?;
    let to_due = statement(&debt, due_on.min(paid)).totals.general_left;
    let end = statement(&debt, paid);
    let value = json!({
        "general_to_due_days": days_to_due,
        "general_to_due_fen": to_due,
        "delay_days": delay::delay_days(due_on, paid),
        "general_in_delay_fen": end.totals.general_left - to_due,
        "doubled_fen": doubled(&end),
        "total_fen": end.owed(),
    });
    Ok(explained(&end, value))
}

/// INT-03 and INT-04: several payments on one sum.
fn instalments(inputs: &Inputs<'_>) -> Answered {
    let (amount, due_on) = (inputs.fen("principal_fen")?, inputs.day("due_end")?);
    let mut receipts = Vec::new();
    for one in inputs.list("payments")? {
        let (day, amount) = payment_of("payments", one)?;
        receipts.push(payment(day, amount));
    }
    receipts.sort_by_key(|receipt| receipt.stop_on);
    let last = receipts.last().map_or(due_on, |receipt| receipt.stop_on);
    let days: Vec<i32> = receipts.iter().map(|receipt| delay::delay_days(due_on, receipt.stop_on)).collect();
    let parts: Vec<Fen> = receipts
        .iter()
        .zip(&days)
        .map(|(receipt, days)| delay::doubled_part(receipt.amount, *days))
        .collect();
    let debt = checked(Debt { obligations: vec![principal(amount, due_on)], receipts, ..Debt::default() })?;
    let end = statement(&debt, last);
    let value = json!({ "days": days, "doubled_fen": parts, "total_doubled_fen": doubled(&end) });
    Ok(explained(&end, value))
}

/// INT-02: the right base, and what the wrong one would give.
fn base(inputs: &Inputs<'_>) -> Answered {
    let on = inputs.day("day")?;
    let example = Waterfall::of(inputs)?;
    let mut debt = example.debt()?;
    debt.receipts.clear();
    let due_on = example.due.end;
    let general_to_due = statement(&debt, due_on).totals.general_left;
    let end = statement(&debt, on);
    let wrong_base = example.principal + example.fee + general_to_due;
    let value = json!({
        "correct_fen": doubled(&end),
        "wrong_if_general_interest_added_fen": delay::doubled_part(wrong_base, delay::delay_days(due_on, on)),
    });
    Ok(explained(&end, value))
}

/// INT-04: the day of deduction counts, not those of arrival and payout.
fn stop_day(inputs: &Inputs<'_>) -> Answered {
    let (base, due_on) = (inputs.fen("base_fen")?, inputs.day("due_end")?);
    let name = if inputs.has("deducted") { "deducted" } else { "stop" };
    let stop_on = inputs.day(name)?;
    let result = delay::doubled_interest(base, due_on, stop_on);
    let mut value = json!({ "days": delay::delay_days(due_on, stop_on), "doubled_fen": result.value });
    if inputs.has("paid_out") {
        let days = delay::delay_days(due_on, inputs.day("paid_out")?);
        value["wrong_at_payout_fen"] = json!(delay::doubled_part(base, days));
    }
    Ok(Answer::of(&result, value))
}

/// The worked example of the waterfall, in the spoken form of the examples.
struct Waterfall {
    principal: Fen,
    fee: Fen,
    rate: Ratio,
    from: Day,
    due: period::Period,
    first: (Day, Fen),
    last: Day,
}

impl Waterfall {
    fn of(inputs: &Inputs<'_>) -> Result<Waterfall, InputError> {
        let days = inputs.text("performance")?.trim_end_matches("days").trim();
        let days: u32 = days
            .parse()
            .ok()
            .filter(|days| *days < 10_000)
            .ok_or_else(|| unreadable("performance", "例如 10 days"))?;
        // "0.03%/day from 2024-01-01 to payment"
        let general = || unreadable("general", "例如 0.03%/day from 2024-01-01 to payment");
        let (rate, rest) = inputs.text("general")?.split_once("/day from ").ok_or_else(general)?;
        let from = rest.strip_suffix(" to payment").ok_or_else(general)?;
        // "2024-12-31 clears all"
        let last = inputs.text("payment2")?.split(' ').next().unwrap_or_default();
        Ok(Waterfall {
            principal: inputs.fen("principal_fen")?,
            fee: inputs.fen_or_zero("award_lawyer_fee_fen")?,
            rate: ratio_of("general", rate)?,
            from: day_of("general", &json!(from))?,
            due: period::period_of_days(Calendar::national(), inputs.day("effective")?, days),
            first: inputs.payment("payment1")?,
            last: day_of("payment2", &json!(last))?,
        })
    }

    fn debt(&self) -> Result<Debt, InputError> {
        let mut principal = principal(self.principal, self.due.end);
        principal.interest.push(daily(self.rate, self.from));
        let fee = Obligation {
            label: "律师费".to_owned(),
            amount: self.fee,
            in_base: true,
            class: MoneyClass::AwardedCost,
            due_on: self.due.end,
            interest: Vec::new(),
        };
        let receipts = vec![payment(self.first.0, self.first.1)];
        checked(Debt { obligations: vec![principal, fee], receipts, ..Debt::default() })
    }
}

/// INT-05: the order of payment, by the spoken example or for any debt.
fn order_of_payment(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("debt") {
        return any_debt(inputs);
    }
    let example = Waterfall::of(inputs)?;
    let debt = example.debt()?;
    let first = statement(&debt, example.first.0);
    let end = statement(&debt, example.last);
    let allocation = first.receipts.first().copied().unwrap_or_default();
    let general_1 = first.totals.general_left + allocation.general_interest;
    let value = json!({
        "due_end_raw": example.due.raw_end,
        "due_end": example.due.end,
        "general_days_1": example.first.0.days_since(example.from) + 1,
        "general_1_fen": general_1,
        "to_awarded_cost_1_fen": allocation.awarded_costs,
        "to_principal_1_fen": allocation.principal,
        "principal_left_fen": first.totals.principal_left,
        "doubled_days_1": delay::delay_days(example.due.end, example.first.0),
        "doubled_1_fen": doubled(&first),
        "general_days_2": example.last.days_since(example.first.0),
        "general_2_fen": end.obligations[0].general_accrued - first.obligations[0].general_accrued,
        "doubled_2_fen": doubled(&end) - doubled(&first),
        "doubled_total_fen": doubled(&end),
        "payment2_fen": end.owed(),
    });
    Ok(explained(&end, value))
}

fn any_debt(inputs: &Inputs<'_>) -> Answered {
    let debt: Debt = inputs.typed("debt", "债务：obligations、receipts、suspensions、settings")?;
    let debt = checked(debt)?;
    let end = statement(&debt, inputs.day("on")?);
    let value = json!({
        "owed_fen": end.owed(),
        "totals": end.totals,
        "obligations": end.obligations,
        "receipts": end.receipts,
        "provisional": end.provisional,
    });
    Ok(explained(&end, value))
}

/// INT-06: time of suspension that does not count, `[from, until)`.
fn suspension(inputs: &Inputs<'_>) -> Answered {
    let (base, due_on, paid) = (inputs.fen("base_fen")?, inputs.day("due_end")?, inputs.day("paid")?);
    let text = inputs.text("suspension")?;
    let bad = || unreadable("suspension", "例如 [2025-02-10,2025-04-01)，含首日不含末日");
    let (from, until) = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(')'))
        .and_then(|text| text.split_once(','))
        .ok_or_else(bad)?;
    let reason = if inputs.has("reason") {
        inputs.typed("reason", "中止原因")?
    } else {
        SuspensionReason::Retrial
    };
    let suspension = Suspension {
        from: day_of("suspension", &json!(from.trim()))?,
        until: day_of("suspension", &json!(until.trim()))?,
        reason,
    };
    let debt = checked(Debt {
        obligations: vec![principal(base, due_on)],
        suspensions: vec![suspension],
        ..Debt::default()
    })?;
    let end = statement(&debt, paid);
    let excluded: i32 = end.segments.iter().map(|segment| segment.excluded_days).sum();
    let gross = delay::delay_days(due_on, paid);
    let value = json!({
        "gross_days": gross,
        "excluded": excluded,
        "delay_days": gross - excluded,
        "doubled_fen": doubled(&end),
    });
    Ok(explained(&end, value))
}

/// INT-07: foreign currency. The parity may be followed by words.
fn foreign_currency(inputs: &Inputs<'_>) -> Answered {
    let foreign = inputs.fen("usd_cents")?;
    let days = inputs.number("days")?;
    let days = i32::try_from(days).map_err(|_| unreadable("days", "天数"))?;
    let rate = inputs.text("mid_rate")?.split(' ').next().unwrap_or_default();
    let result = delay::in_renminbi(foreign.0, ratio_of("mid_rate", rate)?);
    let value = json!({
        "rmb_base_fen": result.value,
        "doubled_fen": delay::doubled_part(result.value, days),
        "usd_doubled_cents": delay::doubled_part(foreign, days),
    });
    Ok(Answer::of(&result, value))
}

/// INT-08: the days under the old and the new law, and the interest where a base is given.
fn old_and_new_law(inputs: &Inputs<'_>) -> Answered {
    let (due_on, paid) = (inputs.day("due_end")?, inputs.day("paid")?);
    let split = delay::split_delay(due_on, paid);
    let mut value = json!({ "old_rule_days": split.old_days, "new_rule_days": split.new_days });
    if !inputs.has("base_fen") {
        let explained = Derivation::new("INT-08", "新旧规定分段计算", Confidence::Read)
            .input("履行期间届满日", due_on.chinese())
            .input("清偿日", paid.chinese())
            .step(
                delay_interest2014::article("第七条"),
                "2014年8月1日以前的迟延按旧规定计算，自2014年8月1日起按本解释计算。",
            )
            .conclude((), format!("旧规定{}天，新规定{}天。", split.old_days, split.new_days));
        return Ok(Answer::of(&explained, value));
    }
    let base = inputs.fen("base_fen")?;
    let debt = checked(Debt { obligations: vec![principal(base, due_on)], ..Debt::default() })?;
    let end = statement(&debt, paid);
    let old = end
        .segments
        .iter()
        .filter(|segment| segment.kind == SegmentKind::OldLaw)
        .fold(Ratio::ZERO, |sum, segment| sum + segment.interest());
    value["old_rule_fen"] = json!(old.round_half_up());
    value["new_rule_fen"] = json!(delay::doubled_part(base, split.new_days));
    value["total_fen"] = json!(doubled(&end));
    Ok(explained(&end, value))
}

/// INT-09: interest stops at the acceptance of bankruptcy.
fn bankruptcy(inputs: &Inputs<'_>) -> Answered {
    let (base, due_on) = (inputs.fen("base_fen")?, inputs.day("due_end")?);
    let (accepted, on) = (inputs.day("accepted")?, inputs.day("on")?);
    let mut debt = Debt { obligations: vec![principal(base, due_on)], ..Debt::default() };
    debt.settings.bankruptcy_accepted_on = Some(accepted);
    let end = statement(&checked(debt)?, on);
    let days: i32 = end.segments.iter().map(|segment| segment.days).sum();
    Ok(explained(&end, json!({ "delay_days": days, "doubled_fen": doubled(&end) })))
}

fn delayed_performance_money(inputs: &Inputs<'_>) -> Answered {
    if !inputs.has("loss_fen") {
        let explained = Derivation::new("INT-10", "迟延履行金", Confidence::Read)
            .step(
                procedure_interpretation2022::article("第五百零五条"),
                "没有造成损失的，迟延履行金可以由人民法院根据具体案件情况决定。",
            )
            .conclude((), "由人民法院决定，没有计算公式。");
        return Ok(Answer::of(&explained, json!({ "decided_by_court": true })));
    }
    let result = procedure_interpretation2022::delayed_performance_money(inputs.fen("loss_fen")?);
    Ok(Answer::of(&result, json!({ "decided_by_court": false, "amount_fen": result.value })))
}

fn performance_period(inputs: &Inputs<'_>) -> Answered {
    let result =
        period::performance_period(Calendar::national(), inputs.day("effective")?, inputs.number("days")?);
    let value = json!({ "due_end_raw": result.value.raw_end, "due_end": result.value.end });
    Ok(Answer::of(&result, value))
}

/// INT-12: exact sums, rounded once over all segments of one item.
fn rounding(inputs: &Inputs<'_>) -> Answered {
    let mut exact = Ratio::ZERO;
    for segment in inputs.list("segments")? {
        let Some([base, days]) = segment.as_array().map(Vec::as_slice) else {
            return Err(unreadable("segments", "基数（分）和天数的列表"));
        };
        let days =
            days.as_u64().filter(|days| *days <= 100_000).ok_or_else(|| unreadable("segments", "天数"))?;
        let base = i128::from(fen_of("segments", base)?.0);
        exact = exact + Ratio::new(base * i128::from(days) * 175, 1_000_000);
    }
    let explained = Derivation::new("INT-12", "加倍部分的取整", Confidence::Design)
        .remark("各段按“基数×1.75÷10000×天数”精确计算并相加，最后一次四舍五入到分。")
        .remark(format!("各段之和为{exact}分。"))
        .conclude((), format!("{}元。", exact.round_half_up()));
    let value = json!({ "exact": exact.to_string(), "doubled_fen": exact.round_half_up() });
    Ok(Answer::of(&explained, value))
}

fn notice_announces(_: &Inputs<'_>) -> Answered {
    let result = delay::notice_announces_delay();
    Ok(Answer::of(&result, json!({ "announced_in_notice": result.value })))
}

fn settlement(inputs: &Inputs<'_>) -> Answered {
    let kept = inputs.flag("kept")?;
    let derivation = Derivation::new("INT-14", "执行和解与迟延利息", Confidence::Read);
    let explained = if kept {
        derivation
            .step(Article::new(statutes::SETTLEMENT, "第八条"), "和解协议履行完毕的，作执行结案处理。")
            .conclude((), "按和解协议了结，不再计算加倍部分债务利息。")
    } else {
        derivation
            .step(
                Article::new(statutes::SETTLEMENT, "第九条"),
                "不履行和解协议的，可以申请恢复执行原生效法律文书。",
            )
            .step(Article::new(statutes::SETTLEMENT, "第十七条"), "恢复执行后，已经履行部分应当依法扣除。")
            .conclude((), "原法律文书恢复执行，迟延利息照原文书计算，扣除已履行部分。")
    };
    let value = json!({ "ends_the_matter": kept, "original_instrument_runs": !kept, "performed_parts_deducted": !kept });
    Ok(Answer::of(&explained, value))
}

/// INT-15: general interest on a fixed base. The day basis must be said, except for a daily rate.
fn general_interest(inputs: &Inputs<'_>) -> Answered {
    let (base, from, until) = (inputs.fen("base_fen")?, inputs.day("from")?, inputs.day("until")?);
    let rate = inputs.ratio("rate")?;
    let daily_rate = inputs.text("per")? == "day";
    let year_days = match (daily_rate, inputs.has("year_days")) {
        (true, false) => YearDays::Days365,
        _ => match inputs.number("year_days")? {
            365 => YearDays::Days365,
            360 => YearDays::Days360,
            _ => return Err(unreadable("year_days", "365 或者 360")),
        },
    };
    let rate = match inputs.text("per")? {
        "year" => RateTerm::Yearly(rate),
        "month" => RateTerm::Monthly(rate),
        "day" => RateTerm::Daily(rate),
        _ => return Err(unreadable("per", "year、month 或者 day")),
    };
    let first_day = if inputs.has("first_day") {
        inputs.typed("first_day", "counted 或者 not_counted")?
    } else {
        FirstDay::Counted
    };
    let mut obligation = principal(base, until);
    obligation.interest.push(InterestTerm { rate, year_days, first_day, ..daily(Ratio::ZERO, from) });
    let end = statement(&checked(Debt { obligations: vec![obligation], ..Debt::default() })?, until);
    let days: i32 = end.segments.iter().map(|segment| segment.days).sum();
    Ok(explained(&end, json!({ "days": days, "interest_fen": end.totals.general_left })))
}
