//! A distribution among several creditors as a paper and as a spreadsheet.

use crate::calculators::{Distribution, DistributionForm, Share};
use crate::papers::{Maker, NO_RATIO, distribution_line};
use docket::distribution::Class;
use docket::distribution::recovery::{RATIO_OF, ratio};
use documents::forms::{DebtTotal, DistributionLine, DistributionPlan, ExplainedStep, Head};
use documents::sheet::{Cell, Column, ColumnKind, Sheet};
use values::Fen;

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
        opening: String::new(),
        respondent: form.respondent.trim().to_owned(),
        order: order.to_owned(),
        course: made
            .course()
            .into_iter()
            .map(|(label, amount)| DebtTotal { label: label.to_owned(), amount: amount.to_string() })
            .collect(),
        shares: shares(made),
        ratio_of: RATIO_OF.to_owned(),
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

/// The creditors, each with his claim and the doubled part of it, and the sum of all.
fn shares(made: &Distribution) -> Vec<DistributionLine> {
    let mut lines = Vec::new();
    for share in &made.shares {
        let claim = distribution_line(&share.kind, (share.claim, share.paid), share.ratio());
        lines.push(DistributionLine { creditor: share.name.clone(), ..claim });
        if share.doubled.is_positive() {
            let doubled = (share.doubled, share.doubled_paid);
            let part = ratio(share.doubled_paid, share.doubled);
            lines.push(distribution_line(Class::Doubled.title(), doubled, part));
            lines.push(distribution_line("小计", in_all(share), NO_RATIO.to_owned()));
        }
    }
    let total = distribution_line("合计", in_all(&made.total()), NO_RATIO.to_owned());
    lines.push(DistributionLine { creditor: "合计".to_owned(), ..total });
    lines
}

fn in_all(share: &Share) -> (Fen, Fen) {
    (share.claim + share.doubled, share.paid_in_all())
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
