//! A distribution among several creditors as a paper and as a spreadsheet.

use crate::calculators::{Distribution, DistributionForm, Share};
use crate::papers::Maker;
use documents::forms::{DebtTotal, DistributionLine, DistributionPlan, ExplainedStep, Head};
use documents::sheet::{Cell, Column, ColumnKind, Sheet};

/// The paper of a distribution.
#[must_use]
pub fn distribution_plan(
    maker: &Maker<'_>,
    form: &DistributionForm,
    made: &Distribution,
) -> DistributionPlan {
    let mut doubts = Vec::new();
    if made.derivation.confidence.needs_confirmation() {
        doubts.push("计算所依据的规则中有须由人民法院核定的（待核），使用前请核对。".to_owned());
    }
    let order = if made.by_seizure {
        "按查封、扣押、冻结的先后顺序受偿"
    } else {
        "按债权比例受偿"
    };
    DistributionPlan {
        head: Head {
            court: maker.court.to_owned(),
            case_number: form.about.trim().to_owned(),
            issued_on: maker.made_on.chinese_numerals(),
            attachments: Vec::new(),
            mark: maker.letterhead.mark.clone(),
        },
        respondent: form.respondent.trim().to_owned(),
        order: order.to_owned(),
        course: made
            .course()
            .into_iter()
            .map(|(label, amount)| DebtTotal { label: label.to_owned(), amount: amount.to_string() })
            .collect(),
        shares: made.shares.iter().chain([&made.total()]).map(line).collect(),
        explanation: made
            .derivation
            .steps
            .iter()
            .map(|step| ExplainedStep {
                text: step.text.clone(),
                basis: step.article.map(|article| article.to_string()).unwrap_or_default(),
            })
            .collect(),
        doubts,
        prepared_by: maker.officer.to_owned(),
    }
}

fn line(share: &Share) -> DistributionLine {
    DistributionLine {
        creditor: share.name.clone(),
        rank: share.kind.clone(),
        claim: share.claim.to_string(),
        paid: share.paid.to_string(),
        ratio: share.ratio(),
        doubled: share.doubled.to_string(),
        doubled_paid: share.doubled_paid.to_string(),
        unpaid: share.unpaid().to_string(),
    }
}

/// The table of a distribution, the sum in its last row.
#[must_use]
pub fn distribution_table(made: &Distribution) -> Sheet {
    let column = |label: &str, kind, width| Column { label: label.to_owned(), kind, width };
    let money = |label: &str| column(label, ColumnKind::Money, 18);
    let row = |share: &Share| {
        vec![
            Cell::Text(share.name.clone()),
            Cell::Text(share.kind.clone()),
            Cell::Money(share.claim),
            Cell::Money(share.paid),
            Cell::Text(share.ratio()),
            Cell::Money(share.doubled),
            Cell::Money(share.doubled_paid),
            Cell::Money(share.paid_in_all()),
            Cell::Money(share.unpaid()),
        ]
    };
    Sheet {
        title: "财产分配方案".to_owned(),
        columns: vec![
            column("债权人", ColumnKind::Text, 36),
            column("种类", ColumnKind::Text, 20),
            money("债权（元）"),
            money("受偿（元）"),
            column("受偿比例", ColumnKind::Text, 10),
            money("加倍部分（元）"),
            money("加倍部分受偿（元）"),
            money("受偿合计（元）"),
            money("未受偿（元）"),
        ],
        rows: made.shares.iter().chain([&made.total()]).map(row).collect(),
    }
}
