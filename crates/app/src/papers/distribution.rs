//! The plan of distribution as a paper (民诉法解释第五百零九条).

use crate::papers::page::{Page, yuan};
use docket::distribution::Plan;
use docket::distribution::compute::{Rule, lay};
use docket::distribution::draw_plan::QUESTIONS;
use docket::distribution::recovery::{RATIO_OF, Recovery, course, recoveries};
use docket::party::PartyNo;
use docket::{Case, Event};
use documents::forms::{DebtTotal, DistributionLine, DistributionPlan, ExplainedStep};
use law::settings::setting;
use values::Fen;

/// The plan that a page draws up or corrects.
#[must_use]
pub fn plan_of_case(page: &Page<'_>) -> Option<DistributionPlan> {
    let mut plans = page.case.distribution.plans.iter();
    let plan = match &page.entry.event {
        Event::PlanDrawn(_) => plans.find(|plan| plan.no == page.entry.stamp.no)?,
        Event::ObjectionSettled(settled) => {
            plans.find(|plan| plan.objections.iter().any(|known| known.no == settled.objection))?
        }
        _ => return None,
    };
    let laid = lay(page.case, plan.proceeds, plan.rule, &plan.ranked).ok()?;
    let mut doubts = Vec::new();
    if laid.law.derivation.confidence.needs_confirmation() {
        let open = QUESTIONS.iter().filter(|id| plan.applied.is_open(id)).filter_map(|id| setting(id));
        doubts.extend(open.map(|question| {
            format!(
                "{}：{}（待核）。",
                question.question.trim_end_matches('？'),
                plan.applied.label(question.id)
            )
        }));
    }
    Some(DistributionPlan {
        head: page.head(page.number(), &[]),
        opening: opening(page, plan),
        respondent: page.case.party_name(plan.debtor).to_owned(),
        order: plan.rule.title().trim_start_matches("普通债权").to_owned(),
        course: money(plan),
        shares: shares(page.case, plan),
        ratio_of: RATIO_OF.to_owned(),
        explanation: laid
            .law
            .derivation
            .steps
            .iter()
            .map(|step| ExplainedStep {
                text: step.text.clone(),
                basis: step.article.map(|article| article.to_string()).unwrap_or_default(),
            })
            .collect(),
        doubts,
        prepared_by: page.handler().to_owned(),
    })
}

/// Who is named in a plan, in the order of its claims.
pub(crate) fn payees(plan: &Plan) -> Vec<PartyNo> {
    let mut payees: Vec<PartyNo> = Vec::new();
    for line in &plan.ranked {
        if !payees.contains(&line.party) {
            payees.push(line.party);
        }
    }
    payees
}

/// In which case, who takes part, what is distributed, and under which articles.
fn opening(page: &Page<'_>, plan: &Plan) -> String {
    let of_debtor = page.case.distribution.participants.iter().filter(|one| one.debtor == plan.debtor);
    let joined: Vec<&str> = of_debtor.map(|one| page.case.party_name(one.party)).collect();
    let joined = match joined.is_empty() {
        true => String::new(),
        false => format!("{}申请参与分配，本院已经准许。", joined.join("、")),
    };
    let articles = match plan.rule {
        Rule::ProRata => "第五百零八条、第五百零九条",
        Rule::BySeizure => "第五百零九条、第五百一十四条",
    };
    format!(
        "本院执行{}与{}{}一案，{joined}被执行人{}可供分配的案款共{}，已到账{}笔，本案债务的利息计算至{}。依照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》{articles}的规定，制作本分配方案。",
        page.creditors(),
        page.debtors(),
        page.case.filing.cause,
        page.case.party_name(plan.debtor),
        yuan(plan.proceeds),
        plan.receipts.len(),
        plan.as_of.chinese(),
    )
}

/// Where the money goes.
fn money(plan: &Plan) -> Vec<DebtTotal> {
    let total = |label: &str, amount: Fen| DebtTotal { label: label.to_owned(), amount: amount.to_string() };
    let mut money = vec![total("可供分配的案款", plan.proceeds)];
    money.extend(course(&plan.lines).iter().map(|taken| total(&taken.words(), taken.paid)));
    money.push(total("余款退还被执行人", plan.surplus));
    money
}

/// The creditors in the order of their claims, each class by class, and the sum of all.
fn shares(case: &Case, plan: &Plan) -> Vec<DistributionLine> {
    let all = recoveries(&plan.lines);
    let mut shares = Vec::new();
    for party in payees(plan) {
        let his: Vec<&Recovery> = all.iter().filter(|one| one.party == party).collect();
        let first = shares.len();
        shares.extend(his.iter().map(|one| line(one.class.claim_title(), (one.due, one.paid), one.ratio())));
        if his.len() > 1 {
            shares.push(line("小计", sum(his.iter().copied()), NO_RATIO.to_owned()));
        }
        if let Some(line) = shares.get_mut(first) {
            line.creditor = case.party_name(party).to_owned();
            line.basis = case.claim_basis(party);
        }
    }
    let total = line("合计", sum(all.iter()), NO_RATIO.to_owned());
    shares.push(DistributionLine { creditor: "合计".to_owned(), ..total });
    shares
}

/// What stands for a ratio over several classes, which would say nothing.
pub(crate) const NO_RATIO: &str = "—";

fn sum<'a>(all: impl Iterator<Item = &'a Recovery>) -> (Fen, Fen) {
    all.fold((Fen::ZERO, Fen::ZERO), |(due, paid), one| (due + one.due, paid + one.paid))
}

/// A line of which the creditor is not told.
pub(crate) fn line(rank: &str, (due, paid): (Fen, Fen), ratio: String) -> DistributionLine {
    DistributionLine {
        creditor: String::new(),
        basis: String::new(),
        rank: rank.to_owned(),
        due: due.to_string(),
        paid: paid.to_string(),
        ratio,
        unpaid: (due - paid).to_string(),
    }
}
