//! The record of a settlement in enforcement (法释〔2018〕3号).

use crate::papers::page::Page;
use docket::Event;
use docket::party::Role;
use docket::settlement::record_settlement::{Filing, SettlementRecorded};
use docket::settlement::schedule::Kind;
use documents::forms::{SettlementInstalment, SettlementRecord};

/// The record of what the parties agreed; none where the page records no settlement.
#[must_use]
pub fn settlement_record(page: &Page<'_>) -> Option<SettlementRecord> {
    let Event::SettlementRecorded(agreed) = &page.entry.event else { return None };
    let case = page.case;
    let performer = match agreed.debtor {
        Some(debtor) => format!("被执行人{}", case.party_name(debtor)),
        None => format!("被执行人{}", page.debtors()),
    };
    let mut terms = vec![
        agreed.breach.title().to_owned(),
        format!("采取的查封、扣押、冻结措施，{}", agreed.controls.title()),
    ];
    terms.extend(agreed.terms.as_ref().map(|terms| terms.trim().trim_end_matches(['。', '；']).to_owned()));
    let signing = [Role::Creditor, Role::Debtor].into_iter().flat_map(|role| case.side(role));
    Some(SettlementRecord {
        head: page.head(page.number(), &[]),
        agreed_on: agreed.agreed_on.chinese(),
        recorded_by: page.handler().to_owned(),
        parties: page.parties(),
        basis: page.basis(),
        filing: filing(agreed),
        performer,
        total: agreed.total_fen.to_string(),
        capital: agreed.total_fen.capital(),
        instalments: agreed
            .instalments
            .in_order()
            .iter()
            .zip(1..)
            .map(|(one, no)| SettlementInstalment {
                no: no.to_string(),
                due_on: one.due_on.chinese(),
                amount: one.amount_fen.to_string(),
                how: match one.kind {
                    Kind::Money => "给付金钱".to_owned(),
                    kind => format!("{}：{}", kind.title(), one.what),
                },
            })
            .collect(),
        terms,
        signing: signing.map(|party| format!("{}{}", party.role.title(), party.name)).collect(),
    })
}

/// How the agreement reached the court and who agreed (第二条、第四条).
fn filing(agreed: &SettlementRecorded) -> String {
    let how = match agreed.filing {
        Filing::FiledJointly => "各方当事人共同向本院提交书面和解协议",
        Filing::FiledAndAccepted => "一方当事人向本院提交书面和解协议，其他当事人予以认可",
        Filing::RecordedAndSigned => "当事人达成口头和解协议，由执行人员将协议内容记入笔录",
        Filing::FiledNotAccepted | Filing::NotFiled => agreed.filing.title(),
    };
    format!("{how}；达成协议的为{}。", agreed.signed.title())
}
