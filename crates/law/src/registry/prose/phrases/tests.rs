use super::*;
use serde_json::json;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn rates_are_read_in_figures_and_in_words() {
    for (written, ratio) in [
        (json!("4.35%"), Ratio::new(435, 10_000)),
        (json!("４．３５％"), Ratio::new(435, 10_000)),
        (json!("5 / 10000"), Ratio::new(1, 2_000)),
        (json!(0.0005), Ratio::new(1, 2_000)),
        (json!(0.000_000_5), Ratio::new(1, 2_000_000)),
        (json!(1), Ratio::ONE),
        (json!("百分之五"), Ratio::new(1, 20)),
        (json!("百分之二十四"), Ratio::new(24, 100)),
        (json!("百分之4.35"), Ratio::new(435, 10_000)),
        (json!("万分之一点七五"), Ratio::new(175, 1_000_000)),
        (json!("千分之三"), Ratio::new(3, 1_000)),
        (json!("3‰"), Ratio::new(3, 1_000)),
    ] {
        assert_eq!(rate(&written), Some(ratio), "{written}");
    }
    for written in [
        "",
        "%",
        "百分之",
        "百分之二四",
        "百分之十十",
        "万分之十百",
        "5%%",
        "5 percent",
        "日万分之五",
        "1/0",
        "١",
        "-5%",
        "五",
    ] {
        assert_eq!(rate(&json!(written)), None, "{written}");
    }
    assert_eq!(rate(&json!(true)), None);
    for written in ["日万分之五", "每日0.05%", "0.05%/day", "0.05% per day", "5/10000"] {
        assert_eq!(daily_rate(&json!(written)), Some(Ratio::new(1, 2_000)), "{written}");
    }
    assert_eq!(daily_rate(&json!("5%/year")), None);
}

#[test]
fn numbers_in_words_are_read_as_they_are_spoken() {
    for (spoken, number) in [
        ("十", "10"),
        ("十五", "15"),
        ("三十", "30"),
        ("一百零五", "105"),
        ("一百八十", "180"),
        ("两", "2"),
        ("零点五", "0.5"),
    ] {
        assert_eq!(chinese_number(spoken).as_deref(), Some(number), "{spoken}");
    }
    for nonsense in ["", "点五", "五点", "二四", "十百", "百", "五点十"] {
        assert_eq!(chinese_number(nonsense), None, "{nonsense}");
    }
}

#[test]
fn interest_in_words_runs_to_payment_or_to_a_day() {
    let expected =
        |until| Some(DailyInterest { rate: Ratio::new(3, 10_000), from: day("2024-01-01"), until });
    for text in [
        "0.03%/day from 2024-01-01 to payment",
        "0.03% per day from 2024-01-01",
        "0.0003/day from 2024-01-01 until full payment",
        "3/10000/day from 2024-01-01 to payment",
        "日万分之三，自2024-01-01至付清",
        "按日利率0.03%自2024年1月1日起计算至实际清偿之日止",
    ] {
        assert_eq!(daily_interest(text), expected(Until::Payment), "{text}");
    }
    for text in ["0.03%/day from 2024-01-01 to 2024-07-01", "日万分之三，自2024年1月1日起至2024年7月1日止"]
    {
        assert_eq!(daily_interest(text), expected(Until::Day(day("2024-07-01"))), "{text}");
    }
    for text in [
        "",
        "0.03% from 2024-01-01 to payment",
        "3%/year from 2024-01-01 to payment",
        "LPR from 2024-01-01 to payment",
        "0.03%/day from 2024-01-01 to",
        "0.03%/day from 2024-01-01 2024-07-01",
        "0.03%/day from 2024-01-01 to payment and more",
        "0.03%/day to payment",
    ] {
        assert_eq!(daily_interest(text), None, "{text}");
    }
}

#[test]
fn a_performance_period_is_read_in_the_forms_of_judgments() {
    for written in [
        json!(10),
        json!("10"),
        json!("10日"),
        json!("十日"),
        json!("１０天"),
        json!("10 days"),
        json!("10 day"),
        json!("10 days from effect"),
        json!("within 10 days"),
        json!("本判决生效之日起十日内"),
        json!("自判决生效之日起10日内"),
    ] {
        assert_eq!(length(&written), Some(Length::Days(10)), "{written}");
    }
    for written in ["1 month", "一个月内", "1个月"] {
        assert_eq!(length(&json!(written)), Some(Length::Months(1)), "{written}");
    }
    for written in ["", "days", "10 hours", "1 year", "99999999999 days", "10 days or 20 days", "1.5", "日日"]
    {
        assert_eq!(length(&json!(written)), None, "{written}");
    }
}

#[test]
fn the_day_on_which_all_is_paid_is_read_before_or_after_its_words() {
    for text in [
        "2024-12-31",
        "2024-12-31 clears all",
        "clears all on 2024-12-31",
        "2024年12月31日全部清偿",
        "2024-12-31付清",
    ] {
        assert_eq!(cleared_on(text), Some(day("2024-12-31")), "{text}");
    }
    for text in [
        "",
        "clears all",
        "2024-12-31 pays 500",
        "2024-12-31 2025-01-01",
        "clears all on 2024-12-31 clears all",
    ] {
        assert_eq!(cleared_on(text), None, "{text}");
    }
}

#[test]
fn spans_are_half_open_or_closed_as_written() {
    let (a, b, c, d) = (day("2025-02-10"), day("2025-04-01"), day("2025-05-01"), day("2025-05-02"));
    for (text, expected) in [
        ("[2025-02-10,2025-04-01)", vec![Span::Until(a, b)]),
        ("［2025-02-10，2025-04-01］", vec![Span::Through(a, b)]),
        ("2025-02-10..2025-04-01", vec![Span::Through(a, b)]),
        ("[2025-02-10, 2025-04-01), [2025-05-01,2025-05-02)", vec![Span::Until(a, b), Span::Until(c, d)]),
        ("[2025-02-10,2025-04-01)、2025-05-01..2025-05-02", vec![Span::Until(a, b), Span::Through(c, d)]),
        ("2025-02-10..2025-04-01; 2025-05-01..2025-05-02", vec![Span::Through(a, b), Span::Through(c, d)]),
    ] {
        assert_eq!(intervals(text), Some(expected), "{text}");
    }
    for text in [
        "",
        "[,)",
        "[2025-02-10,)",
        "2025-02-10",
        "(2025-02-10,2025-04-01)",
        "2025-02-10 2025-04-01",
        "[2025-02-10,2025-04-01),",
        "..",
    ] {
        assert_eq!(intervals(text), None, "{text}");
    }
}

#[test]
fn a_parity_is_read_for_one_unit() {
    for written in [
        json!("7.0288"),
        json!(7.0288),
        json!("7.0288 on the day the doubled part starts"),
        json!("702.88 per 100"),
        json!("702.88/100"),
        json!("100 USD = 702.88"),
        json!("100美元=702.88元"),
        json!("1美元兑人民币7.0288元"),
        json!("USD/CNY 7.0288"),
        json!("7.0288 元"),
        json!("7.0288元/美元"),
        json!("7.0288 CNY per USD"),
        json!("中间价7.0288（2024-07-01）"),
    ] {
        assert_eq!(parity(&written), Some(Ratio::new(70_288, 10_000)), "{written}");
    }
    for written in [
        "",
        "7,0288",
        "7.0288 or 7.1",
        "702.88 per 7",
        "about 7.0288",
        "7 USD = 49.2",
        "7.0288 USD",
        "7.0288 per 100 per 100",
    ] {
        assert_eq!(parity(&json!(written)), None, "{written}");
    }
}
