//! Money for several creditors as an officer types it: costs, priority claims by rank, ordinary claims pro rata or by
//! order of seizure, and the doubled parts in a second round.

use crate::calculators::spoken;
use crate::intake::FieldProblem;
use docket::distribution::recovery::ratio;
use law::{Derivation, Settings, rule};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use values::{Day, Fen};

/// More creditors than this are no one distribution.
const ROWS_MAX: usize = 300;

/// In which order ordinary claims are paid: stored word and Chinese title.
pub const ORDERS: [(&str, &str); 2] = [
    ("pro_rata", "按债权比例（被执行人为自然人或者其他组织）"),
    ("seizure", "按查封先后（企业法人，未进入破产）"),
];

/// Where a claim ranks: stored word and Chinese title.
pub const RANKS: [(&str, &str); 3] =
    [("ordinary", "普通债权"), ("priority", "优先债权"), ("unseized", "普通债权，没有查封")];

/// A distribution as typed: every field a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistributionForm {
    /// The case or matter it is about; may be empty.
    pub about: String,
    /// The debtor; may be empty.
    pub respondent: String,
    /// The money to be distributed.
    pub pool: String,
    /// Actual costs of enforcement, taken first; may be empty.
    pub costs: String,
    /// The word of [`ORDERS`]; empty for pro rata.
    pub order: String,
    /// The creditors; rows left empty are passed over.
    pub creditors: Vec<CreditorText>,
}

/// One creditor, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CreditorText {
    /// The name; may be empty.
    pub name: String,
    /// What the instrument determines, without the doubled part.
    pub amount: String,
    /// The word of [`RANKS`]; empty for an ordinary claim.
    pub rank: String,
    /// The rank among the priority claims, 1 first; empty for 1.
    pub order: String,
    /// The doubled part; may be empty.
    pub doubled: String,
    /// The day of the first preservation or seizure.
    pub seized: String,
}

impl CreditorText {
    fn is_empty(&self) -> bool {
        [&self.name, &self.amount, &self.order, &self.doubled, &self.seized]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

/// One creditor, as read.
struct Creditor {
    name: String,
    amount: Fen,
    doubled: Fen,
    /// The rank of a priority claim.
    priority: Option<u32>,
    seized_on: Option<Day>,
}

/// What one creditor gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The name.
    pub name: String,
    /// Where the claim ranks, in Chinese.
    pub kind: String,
    /// What the instrument determines.
    pub claim: Fen,
    /// What is paid on it.
    pub paid: Fen,
    /// The doubled part.
    pub doubled: Fen,
    /// What is paid on that.
    pub doubled_paid: Fen,
}

impl Share {
    /// What is paid together.
    #[must_use]
    pub fn paid_in_all(&self) -> Fen {
        self.paid + self.doubled_paid
    }

    /// What stays unpaid of both.
    #[must_use]
    pub fn unpaid(&self) -> Fen {
        self.claim + self.doubled - self.paid_in_all()
    }

    /// The part of the claim that is paid, as per cent; a dash where there is no claim.
    #[must_use]
    pub fn ratio(&self) -> String {
        ratio(self.paid, self.claim)
    }
}

/// Who gets what, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// The money distributed.
    pub pool: Fen,
    /// What of it went to actual costs.
    pub costs: Fen,
    /// What was left for ordinary claims.
    pub for_ordinary: Fen,
    /// What goes back to the debtor.
    pub surplus: Fen,
    /// The creditors, in the order of the form.
    pub shares: Vec<Share>,
    /// Whether ordinary claims are paid by order of seizure.
    pub by_seizure: bool,
    /// Why.
    pub derivation: Derivation,
}

impl Distribution {
    /// The sums over all creditors.
    #[must_use]
    pub fn total(&self) -> Share {
        let sum = |part: fn(&Share) -> Fen| self.shares.iter().map(part).sum::<Fen>();
        Share {
            name: "合计".to_owned(),
            kind: String::new(),
            claim: sum(|share| share.claim),
            paid: sum(|share| share.paid),
            doubled: sum(|share| share.doubled),
            doubled_paid: sum(|share| share.doubled_paid),
        }
    }

    /// Where the money went, as pairs of Chinese label and amount.
    #[must_use]
    pub fn course(&self) -> Vec<(&'static str, Fen)> {
        let total = self.total();
        let first = (self.pool - self.costs - self.for_ordinary).or_zero();
        vec![
            ("可供分配的案款", self.pool),
            ("扣除实际支出的执行费用", self.costs),
            ("清偿优先债权", first),
            ("可供清偿普通债权", self.for_ordinary),
            ("清偿加倍部分债务利息", total.doubled_paid),
            ("余款退还被执行人", self.surplus),
        ]
    }
}

#[derive(Default)]
struct Problems(Vec<FieldProblem>);

impl Problems {
    fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push(FieldProblem { field: field.into(), message: message.into() });
    }

    fn amount(&mut self, field: &str, label: &str, text: &str) -> Option<Fen> {
        if text.trim().is_empty() {
            return None;
        }
        spoken::amount(text).map_err(|error| self.add(field, error.about(label))).ok()
    }

    fn need(&mut self, field: &str, label: &str, text: &str) -> Option<Fen> {
        if text.trim().is_empty() {
            self.add(field, format!("请填写{label}"));
        }
        self.amount(field, label, text)
    }
}

impl DistributionForm {
    /// Distributes under the settings of a court.
    ///
    /// # Errors
    /// What is wrong, field by field: `creditors-0-amount`.
    pub fn reckon(&self, settings: &Settings, today: Day) -> Result<Distribution, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let pool = problems.need("pool", "可供分配的案款", &self.pool);
        let costs = problems.amount("costs", "实际支出的执行费用", &self.costs).unwrap_or(Fen::ZERO);
        let by_seizure = self.order.trim() == "seizure";
        if !self.order.trim().is_empty() && ORDERS.iter().all(|(word, _)| *word != self.order.trim()) {
            problems.add("order", "请选择普通债权的顺序");
        }
        let rows = self.creditors.iter().enumerate().filter(|(_, creditor)| !creditor.is_empty());
        let creditors: Vec<Creditor> = rows
            .take(ROWS_MAX)
            .filter_map(|(row, text)| creditor(text, row, by_seizure, &mut problems))
            .collect();
        if creditors.is_empty() && problems.0.iter().all(|problem| problem.field == "pool") {
            problems.add("creditors-0-amount", "请至少填写一名债权人的债权");
        }
        let (Some(pool), true) = (pool, problems.0.is_empty()) else { return Err(problems.0) };
        let (id, inputs) = question(pool, costs, &creditors, by_seizure);
        let refuse = |message: String| vec![FieldProblem { field: String::new(), message }];
        let rule = rule(id).ok_or_else(|| refuse(format!("规则库尚未收录规则{id}，暂时不能计算")))?;
        let answer = rule.evaluate(&inputs, settings, today).map_err(|error| refuse(error.to_string()))?;
        let outputs = Value::Object(answer.outputs);
        Ok(Distribution {
            pool,
            costs: costs.min(pool),
            for_ordinary: outputs["for_ordinary_fen"].as_i64().map_or(Fen::ZERO, Fen),
            surplus: outputs["surplus_fen"].as_i64().map_or(Fen::ZERO, Fen),
            shares: shares(&creditors, &outputs),
            by_seizure,
            derivation: answer.derivation,
        })
    }
}

fn creditor(text: &CreditorText, row: usize, by_seizure: bool, problems: &mut Problems) -> Option<Creditor> {
    let field = |name: &str| format!("creditors-{row}-{name}");
    let name = match text.name.trim() {
        "" => format!("第{}名债权人", row + 1),
        given => given.to_owned(),
    };
    let amount = problems.need(&field("amount"), &format!("{name}的债权"), &text.amount);
    let doubled =
        problems.amount(&field("doubled"), &format!("{name}的加倍部分"), &text.doubled).unwrap_or(Fen::ZERO);
    let seized_on = match text.seized.trim() {
        "" => None,
        seized => match seized.parse::<Day>() {
            Ok(day) => Some(day),
            Err(error) => {
                problems.add(field("seized"), format!("{name}的查封日：{error}"));
                None
            }
        },
    };
    let priority = match (text.rank.trim(), text.order.trim()) {
        ("priority", "") => Some(1),
        ("priority", order) => match spoken::count(order) {
            Ok((order, None)) if order > 0 => Some(order),
            _ => {
                problems.add(field("order"), format!("{name}的优先顺位应为整数，1在先（现为“{order}”）"));
                None
            }
        },
        (_, "") => None,
        (_, _) => {
            problems
                .add(field("order"), format!("{name}填写了优先顺位，请把种类改为优先债权，或者删去优先顺位"));
            None
        }
    };
    let rank = text.rank.trim();
    if !rank.is_empty() && RANKS.iter().all(|(word, _)| *word != rank) {
        problems.add(field("rank"), format!("请选择{name}的种类"));
    }
    match (rank, seized_on) {
        ("unseized", Some(_)) => {
            problems.add(field("seized"), format!("{name}填写了查封日，请改选种类，或者删去查封日"));
        }
        ("" | "ordinary", None) if by_seizure && text.seized.trim().is_empty() => problems.add(
            field("seized"),
            format!(
                "按查封先后清偿，请填写{name}的首次保全或者查封日；没有查封的，种类选“普通债权，没有查封”"
            ),
        ),
        _ => {}
    }
    Some(Creditor { name, amount: amount?, doubled, priority, seized_on })
}

/// The id of a claim: creditors are numbered by their row, so that two of one name stay two.
fn key(creditors: &[Creditor], place: usize) -> String {
    format!("{:03} {}", place + 1, creditors[place].name)
}

/// The rule that answers, and its inputs.
fn question(pool: Fen, costs: Fen, creditors: &[Creditor], by_seizure: bool) -> (&'static str, Value) {
    let places = |priority: bool| {
        (0..creditors.len()).filter(move |place| creditors[*place].priority.is_some() == priority)
    };
    let doubled: Map<String, Value> = (0..creditors.len())
        .filter(|place| creditors[*place].doubled.is_positive())
        .map(|place| (key(creditors, place), json!(creditors[place].doubled.0)))
        .collect();
    let priority: Vec<Value> = places(true)
        .map(|place| json!([key(creditors, place), creditors[place].priority, creditors[place].amount.0]))
        .collect();
    let mut inputs = json!({ "enforcement_cost_fen": costs.0, "priority": priority, "doubled": doubled });
    if by_seizure {
        inputs["net_pool_fen"] = json!(pool.0);
        inputs["claims"] = places(false)
            .map(|place| {
                let creditor = &creditors[place];
                json!([key(creditors, place), creditor.seized_on, creditor.amount.0])
            })
            .collect();
        return ("DIS-06", inputs);
    }
    inputs["pool_fen"] = json!(pool.0);
    let ordinary: Map<String, Value> =
        places(false).map(|place| (key(creditors, place), json!(creditors[place].amount.0))).collect();
    inputs["ordinary"] = Value::Object(ordinary);
    ("DIS-03", inputs)
}

fn shares(creditors: &[Creditor], outputs: &Value) -> Vec<Share> {
    let ranks: BTreeSet<u32> = creditors.iter().filter_map(|creditor| creditor.priority).collect();
    let money = |value: &Value| value.as_i64().map_or(Fen::ZERO, Fen);
    let share = |(place, creditor): (usize, &Creditor)| {
        let key = key(creditors, place);
        let (paid, kind) = match creditor.priority {
            Some(rank) if ranks.len() > 1 => (&outputs["priority_paid"], format!("优先债权（第{rank}顺位）")),
            Some(_) => (&outputs["priority_paid"], "优先债权".to_owned()),
            None => (&outputs["paid"], "普通债权".to_owned()),
        };
        Share {
            name: creditor.name.clone(),
            kind,
            claim: creditor.amount,
            paid: money(&paid[&key]),
            doubled: creditor.doubled,
            doubled_paid: money(&outputs["doubled_paid"][&key]),
        }
    };
    creditors.iter().enumerate().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn creditor(name: &str, amount: &str, rank: &str, doubled: &str) -> CreditorText {
        CreditorText {
            name: name.into(),
            amount: amount.into(),
            rank: rank.into(),
            doubled: doubled.into(),
            ..CreditorText::default()
        }
    }

    fn form(pool: &str, creditors: Vec<CreditorText>) -> DistributionForm {
        DistributionForm { pool: pool.into(), creditors, ..DistributionForm::default() }
    }

    fn reckoned(form: &DistributionForm) -> Distribution {
        form.reckon(&Settings::default(), "2026-11-21".parse().unwrap())
            .unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    fn paid(distribution: &Distribution) -> Vec<(Fen, Fen)> {
        distribution.shares.iter().map(|share| (share.paid, share.doubled_paid)).collect()
    }

    const fn yuan(yuan: i64) -> Fen {
        Fen(yuan * 100)
    }

    #[test]
    fn the_doubled_part_of_a_priority_claim_takes_part_in_the_second_round() {
        let made = reckoned(&form(
            "588000",
            vec![creditor("A", "400000", "priority", "50000"), creditor("B", "100000", "", "50000")],
        ));
        assert_eq!(paid(&made), [(yuan(400_000), yuan(44_000)), (yuan(100_000), yuan(44_000))]);
        assert_eq!(made.surplus, Fen::ZERO);
        let total = made.total();
        assert_eq!((total.paid_in_all(), total.unpaid()), (yuan(588_000), yuan(12_000)));
        assert_eq!(made.shares[0].ratio(), "100.00%");
    }

    #[test]
    fn priority_claims_are_paid_by_rank_and_equal_ranks_pro_rata() {
        let ranked = |name: &str, amount: &str, order: &str| CreditorText {
            order: order.into(),
            ..creditor(name, amount, "priority", "")
        };
        let made = reckoned(&form(
            "900",
            vec![ranked("乙", "300", "2"), ranked("甲", "600", ""), ranked("丙", "300", "二")],
        ));
        assert_eq!(paid(&made), [(yuan(150), Fen::ZERO), (yuan(600), Fen::ZERO), (yuan(150), Fen::ZERO)]);
        assert_eq!(made.shares[0].kind, "优先债权（第2顺位）");
    }

    #[test]
    fn creditors_of_one_name_stay_two_and_nothing_is_lost() {
        let mut form = form("10", vec![creditor("甲", "10", "", "1"), creditor("甲", "20", "", "")]);
        form.costs = "1元".into();
        let made = reckoned(&form);
        assert_eq!(paid(&made), [(yuan(3), Fen::ZERO), (yuan(6), Fen::ZERO)]);
        assert_eq!((made.costs, made.for_ordinary), (yuan(1), yuan(9)));
    }

    #[test]
    fn by_seizure_the_first_seized_is_paid_first_and_priority_before() {
        let seized = |name: &str, amount: &str, on: &str| CreditorText {
            seized: on.into(),
            ..creditor(name, amount, "", "")
        };
        let mut form = form(
            "1000",
            vec![
                seized("乙", "500", "2025-02-01"),
                seized("甲", "300", "2025-01-10"),
                creditor("银行", "400", "priority", ""),
                creditor("丁", "100", "unseized", ""),
            ],
        );
        form.order = "seizure".into();
        let made = reckoned(&form);
        let only: Vec<Fen> = made.shares.iter().map(|share| share.paid).collect();
        assert_eq!(only, [yuan(300), yuan(300), yuan(400), Fen::ZERO]);
        assert_eq!(made.for_ordinary, yuan(600));
    }

    #[test]
    fn what_is_missing_is_asked_for_at_its_field() {
        let check = |form: &DistributionForm, field: &str, sentence: &str| {
            let problems =
                form.reckon(&Settings::default(), "2026-11-21".parse().unwrap()).map(|_| ()).unwrap_err();
            let found = problems.iter().find(|problem| problem.field == field);
            let found = found.unwrap_or_else(|| panic!("{field}: {problems:?}"));
            assert!(found.message.contains(sentence), "{found:?}");
        };
        check(&form("100", vec![creditor("甲", "", "", "")]), "creditors-0-amount", "请填写甲的债权");
        check(&form("", vec![creditor("甲", "1", "", "")]), "pool", "请填写可供分配的案款");
        check(&form("", Vec::new()), "creditors-0-amount", "至少填写一名");
        check(&form("100", vec![creditor("甲", "-1", "", "")]), "creditors-0-amount", "应大于零，请以元填写");
        let mut by_seizure = form("100", vec![creditor("甲", "1", "", "")]);
        by_seizure.order = "seizure".into();
        check(&by_seizure, "creditors-0-seized", "请填写甲的首次保全或者查封日");
        let order = CreditorText { order: "1".into(), ..creditor("甲", "1", "", "") };
        check(&form("100", vec![order]), "creditors-0-order", "改为优先债权");
    }
}
