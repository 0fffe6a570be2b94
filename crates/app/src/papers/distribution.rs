//! The plan of distribution as a paper (民诉法解释第五百零九条).

use crate::papers::page::Page;
use docket::distribution::compute::{Standing, lay};
use docket::distribution::draw_plan::QUESTIONS;
use docket::distribution::{Class, Plan};
use docket::party::PartyNo;
use docket::{Case, Event};
use documents::forms::{DebtTotal, DistributionLine, DistributionPlan, ExplainedStep};
use law::settings::setting;
use values::{Fen, Ratio};

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
    let mut shares: Vec<DistributionLine> =
        payees(plan).into_iter().map(|party| line(page.case, plan, party)).collect();
    shares.push(total(plan));
    Some(DistributionPlan {
        head: page.head(page.number(), &[]),
        respondent: page.case.party_name(plan.debtor).to_owned(),
        order: plan.rule.title().trim_start_matches("普通债权").to_owned(),
        course: course(plan),
        shares,
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

fn course(plan: &Plan) -> Vec<DebtTotal> {
    let paid = |class: Class| -> Fen {
        plan.lines.iter().filter(|line| line.class == class).map(|line| line.paid_fen).sum()
    };
    let classes = [Class::Cost, Class::ExecutionFee, Class::Priority, Class::Ordinary, Class::Doubled];
    let mut course = vec![("可供分配的案款", plan.proceeds)];
    course.extend(
        classes.into_iter().map(|class| (class.title(), paid(class))).filter(|(_, sum)| sum.is_positive()),
    );
    course.push(("余款", plan.surplus));
    course
        .into_iter()
        .map(|(label, amount)| DebtTotal { label: label.to_owned(), amount: amount.to_string() })
        .collect()
}

fn line(case: &Case, plan: &Plan, party: PartyNo) -> DistributionLine {
    let kinds: Vec<&str> = [
        plan.ranked
            .iter()
            .any(|one| one.party == party && one.standing == Standing::Cost)
            .then_some("垫付的费用"),
        plan.ranked
            .iter()
            .any(|one| one.party == party && matches!(one.standing, Standing::Priority { .. }))
            .then_some("优先债权"),
        plan.ranked
            .iter()
            .any(|one| {
                one.party == party
                    && matches!(one.standing, Standing::Ordinary { .. })
                    && one.amount_fen.is_positive()
            })
            .then_some("普通债权"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let of = |doubled: bool, pick: fn(&docket::distribution::PlanLine) -> Fen| -> Fen {
        plan.lines
            .iter()
            .filter(|line| line.party == Some(party) && (line.class == Class::Doubled) == doubled)
            .map(pick)
            .sum()
    };
    let (claim, paid) = (of(false, |line| line.due_fen), of(false, |line| line.paid_fen));
    let (doubled, doubled_paid) = (of(true, |line| line.due_fen), of(true, |line| line.paid_fen));
    written(case.party_name(party), &kinds.join("、"), [claim, paid, doubled, doubled_paid])
}

fn total(plan: &Plan) -> DistributionLine {
    let of = |doubled: bool, pick: fn(&docket::distribution::PlanLine) -> Fen| -> Fen {
        plan.lines
            .iter()
            .filter(|line| line.party.is_some() && (line.class == Class::Doubled) == doubled)
            .map(pick)
            .sum()
    };
    let sums = [
        of(false, |line| line.due_fen),
        of(false, |line| line.paid_fen),
        of(true, |line| line.due_fen),
        of(true, |line| line.paid_fen),
    ];
    written("合计", "", sums)
}

fn written(creditor: &str, rank: &str, [claim, paid, doubled, doubled_paid]: [Fen; 4]) -> DistributionLine {
    DistributionLine {
        creditor: creditor.to_owned(),
        rank: rank.to_owned(),
        claim: claim.to_string(),
        paid: paid.to_string(),
        ratio: ratio(paid, claim),
        doubled: doubled.to_string(),
        doubled_paid: doubled_paid.to_string(),
        unpaid: (claim + doubled - paid - doubled_paid).to_string(),
    }
}

/// The part that is paid, as per cent; a dash where nothing is owed.
fn ratio(paid: Fen, claim: Fen) -> String {
    if claim.is_zero() {
        return "—".to_owned();
    }
    Ratio::new(i128::from(paid.0), i128::from(claim.0)).percent(2)
}
