//! The fields of the debt calculator: read from the address, and laid out again with what was typed.

use crate::field::{Control, FormField};
use app::calculators::{
    DebtForm, InterestText, ItemText, PaymentText, RATE_BASES, SUSPENSION_REASONS, SuspensionText,
};
use app::intake::FieldProblem;
use std::collections::BTreeMap;

const CLASSES: [(&str, &str); 3] = [
    ("principal", "本金、赔偿等主债务"),
    ("awarded_cost", "实现债权的费用"),
    ("fixed_interest", "已确定数额的利息"),
];
const YES_NO: [(&str, &str); 2] = [("yes", "计算"), ("no", "不计算")];
const MODES: [(&str, &str); 2] = [("floating", "随公布浮动"), ("fixed", "固定为起算日的利率")];
const FIRST_DAYS: [(&str, &str); 2] = [("counted", "当日计入"), ("not_counted", "当日不计")];
const YEARS: [(&str, &str); 2] = [("365", "365日"), ("360", "360日")];
/// More rows than this are not laid out.
const ROWS_MAX: usize = 60;

/// A row of fields under a head.
pub(crate) struct FieldRow {
    pub(crate) title: String,
    pub(crate) fields: Vec<FormField>,
}

/// The form, section by section.
pub(crate) struct Fields {
    pub(crate) general: Vec<FormField>,
    pub(crate) items: Vec<FieldRow>,
    pub(crate) interest: Vec<FieldRow>,
    pub(crate) payments: Vec<FieldRow>,
    pub(crate) suspensions: Vec<FieldRow>,
}

/// How many rows of a section the address has.
fn rows(query: &BTreeMap<String, String>, section: &str) -> usize {
    query
        .keys()
        .filter_map(|name| {
            name.strip_prefix(section)?.strip_prefix('-')?.split('-').next()?.parse::<usize>().ok()
        })
        .max()
        .map_or(0, |last| (last + 1).min(ROWS_MAX))
}

/// What the address says.
pub(crate) fn typed(query: &BTreeMap<String, String>) -> DebtForm {
    let text = |name: &str| query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let in_row = |section: &str, row: usize, name: &str| text(&format!("{section}-{row}-{name}"));
    DebtForm {
        about: text("about"),
        applicant: text("applicant"),
        respondent: text("respondent"),
        on: text("on"),
        bankruptcy: text("bankruptcy"),
        items: (0..rows(query, "items"))
            .map(|row| ItemText {
                label: in_row("items", row, "label"),
                amount: in_row("items", row, "amount"),
                class: in_row("items", row, "class"),
                doubled: in_row("items", row, "doubled"),
                due: in_row("items", row, "due"),
            })
            .collect(),
        interest: (0..rows(query, "interest"))
            .map(|row| {
                let field = |name: &str| in_row("interest", row, name);
                InterestText {
                    item: field("item"),
                    basis: field("basis"),
                    rate: field("rate"),
                    margin: field("margin"),
                    mode: field("mode"),
                    from: field("from"),
                    first_day: field("first_day"),
                    until: field("until"),
                    until_day: field("until_day"),
                    year_days: field("year_days"),
                    base: field("base"),
                    cap: field("cap"),
                }
            })
            .collect(),
        payments: (0..rows(query, "payments"))
            .map(|row| PaymentText {
                on: in_row("payments", row, "on"),
                amount: in_row("payments", row, "amount"),
                costs: in_row("payments", row, "costs"),
            })
            .collect(),
        suspensions: (0..rows(query, "suspensions"))
            .map(|row| SuspensionText {
                from: in_row("suspensions", row, "from"),
                until: in_row("suspensions", row, "until"),
                reason: in_row("suspensions", row, "reason"),
            })
            .collect(),
    }
}

/// Adds the row that a button asks for.
pub(crate) fn add_row(form: &mut DebtForm, what: &str) {
    match what {
        "items" => form.items.push(ItemText::default()),
        "interest" => form.interest.push(InterestText { item: "1".to_owned(), ..InterestText::default() }),
        "payments" => form.payments.push(PaymentText::default()),
        "suspensions" => form.suspensions.push(SuspensionText::default()),
        _ => {}
    }
}

/// The form with at least one row in the sections that every debt has.
pub(crate) fn with_first_rows(mut form: DebtForm) -> DebtForm {
    for (section, empty) in [
        ("items", form.items.is_empty()),
        ("interest", form.interest.is_empty()),
        ("payments", form.payments.is_empty()),
    ] {
        if empty {
            add_row(&mut form, section);
        }
    }
    form
}

fn chosen<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.is_empty() { otherwise } else { text }
}

fn pick(name: String, label: &str, text: &str, words: &[(&str, &str)]) -> FormField {
    let offered: Vec<(String, String)> =
        words.iter().map(|(word, title)| ((*word).to_owned(), (*title).to_owned())).collect();
    let value = chosen(text, words.first().map_or("", |(word, _)| word)).to_owned();
    let mut control = Control::choice(offered, &value, "");
    if let Control::Choice(choices) = &mut control {
        choices.remove(0);
    }
    FormField::new(name, label, &value, control)
}

/// The form laid out, with what is wrong beside each field.
pub(crate) fn fields(form: &DebtForm, problems: &[FieldProblem]) -> Fields {
    let mark = |mut field: FormField| {
        let problem = problems.iter().find(|problem| problem.field == field.name);
        field.problem = problem.map(|problem| problem.message.clone());
        field
    };
    let marked = |fields: Vec<FormField>| fields.into_iter().map(mark).collect::<Vec<FormField>>();
    let row = |title: String, fields: Vec<FormField>| FieldRow { title, fields: marked(fields) };
    let line = |name: &str, label: &str, text: &str| FormField::new(name, label, text, Control::TEXT);
    Fields {
        general: marked(vec![
            FormField::new("on", "计算截止日", &form.on, Control::Day).required(),
            line("about", "案号或者事由", &form.about).help("打印在计算书上，可以不填"),
            line("applicant", "权利人", &form.applicant),
            line("respondent", "义务人", &form.respondent),
            FormField::new("bankruptcy", "破产申请受理日", &form.bankruptcy, Control::Day)
                .help("自该日起停止计息；没有的不填"),
        ]),
        items: form
            .items
            .iter()
            .enumerate()
            .map(|(place, item)| row(format!("第{}项给付", place + 1), item_fields(place, item)))
            .collect(),
        interest: form
            .interest
            .iter()
            .enumerate()
            .map(|(place, term)| row(format!("第{}条利息", place + 1), interest_fields(place, term)))
            .collect(),
        payments: form
            .payments
            .iter()
            .enumerate()
            .map(|(place, payment)| row(format!("第{}笔清偿", place + 1), payment_fields(place, payment)))
            .collect(),
        suspensions: form
            .suspensions
            .iter()
            .enumerate()
            .map(|(place, suspension)| {
                row(format!("第{}次中止", place + 1), suspension_fields(place, suspension))
            })
            .collect(),
    }
}

fn item_fields(place: usize, item: &ItemText) -> Vec<FormField> {
    let name = |name: &str| format!("items-{place}-{name}");
    vec![
        FormField::new(name("label"), "名目", &item.label, Control::TEXT).help("例如借款本金；不填为本金"),
        FormField::new(name("amount"), "金额（元）", &item.amount, Control::DECIMAL),
        FormField::new(name("due"), "履行期间届满日", &item.due, Control::Day).help("次日起为迟延"),
        pick(name("class"), "种类", &item.class, &CLASSES),
        pick(name("doubled"), "加倍部分", &item.doubled, &YES_NO),
    ]
}

fn interest_fields(place: usize, term: &InterestText) -> Vec<FormField> {
    let name = |name: &str| format!("interest-{place}-{name}");
    vec![
        FormField::new(name("item"), "对应第几项给付", chosen(&term.item, "1"), Control::WHOLE),
        pick(name("basis"), "计算方式", &term.basis, &RATE_BASES),
        FormField::new(name("rate"), "利率或者倍数", &term.rate, Control::TEXT)
            .help("例如 6%、万分之五、2分（月利率2%）；倍数例如 4、1.5"),
        FormField::new(name("from"), "起算日", &term.from, Control::Day),
        pick(name("first_day"), "起算日当日", &term.first_day, &FIRST_DAYS),
        pick(
            name("until"),
            "计算至",
            &term.until,
            &[("payment", "实际清偿之日"), ("due", "履行期间届满日"), ("day", "下列日期")],
        ),
        FormField::new(name("until_day"), "截止日期", &term.until_day, Control::Day)
            .help("“计算至”选下列日期的填写"),
        pick(name("year_days"), "一年天数", &term.year_days, &YEARS),
        pick(name("mode"), "公布利率", &term.mode, &MODES),
        FormField::new(name("margin"), "加点（年）", &term.margin, Control::TEXT)
            .help("只用于LPR，例如 0.5%"),
        FormField::new(name("base"), "固定基数（元）", &term.base, Control::DECIMAL)
            .help("不填为未清偿的余额"),
        FormField::new(name("cap"), "上限（元）", &term.cap, Control::DECIMAL),
    ]
}

fn payment_fields(place: usize, payment: &PaymentText) -> Vec<FormField> {
    let name = |name: &str| format!("payments-{place}-{name}");
    vec![
        FormField::new(name("on"), "止算日", &payment.on, Control::Day)
            .help("自行履行为清偿日；划拨、提取为划拨日；拍卖、抵债为裁定生效日"),
        FormField::new(name("amount"), "金额（元）", &payment.amount, Control::DECIMAL),
        FormField::new(name("costs"), "先扣除的实际费用（元）", &payment.costs, Control::DECIMAL)
            .help("评估、拍卖、保管等"),
    ]
}

fn suspension_fields(place: usize, suspension: &SuspensionText) -> Vec<FormField> {
    let name = |name: &str| format!("suspensions-{place}-{name}");
    vec![
        FormField::new(name("from"), "中止裁定之日", &suspension.from, Control::Day),
        FormField::new(name("until"), "恢复之日", &suspension.until, Control::Day).help("尚未恢复的不填"),
        pick(name("reason"), "原因", &suspension.reason, &SUSPENSION_REASONS),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_out_is_read_back() {
        let query: BTreeMap<String, String> = [
            ("on", "2026-03-10"),
            ("items-1-amount", "100"),
            ("interest-0-until", "day"),
            ("interest-0-until_day", "2026-01-01"),
            ("payments-0-on", "2026-02-01"),
            ("suspensions-0-reason", "other"),
        ]
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
        let form = typed(&query);
        assert_eq!(form.items.len(), 2);
        let laid = fields(&form, &[]);
        let all = laid.general.iter().chain(
            [&laid.items, &laid.interest, &laid.payments, &laid.suspensions]
                .into_iter()
                .flatten()
                .flat_map(|row| &row.fields),
        );
        let again: BTreeMap<String, String> =
            all.map(|field| (field.name.clone(), field.value.clone())).collect();
        let once = fields(&typed(&again), &[]);
        assert_eq!(typed(&again).interest[0].until_day, "2026-01-01");
        assert_eq!(once.items.len(), 2);
    }

    #[test]
    fn a_number_far_away_makes_no_endless_form() {
        let query = BTreeMap::from([("items-99999999-amount".to_owned(), "1".to_owned())]);
        assert_eq!(typed(&query).items.len(), ROWS_MAX);
    }
}
