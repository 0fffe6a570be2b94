//! Record the account to which money goes to a party (登记收款账户).
//!
//! Each record is a version; the last counts. The account is in the party's own name, or the docket says by what right
//! somebody else receives the money.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{FieldError, Kind, command};
use crate::money::payment::{self, PaymentState};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{BankAccount, Day, Fen};

/// By what right somebody else than the party receives the money (FND-07, EWR 20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// 代理人有代为收取执行款项的特别授权.
    Agent,
    /// 合议庭评议同意支付给他人.
    Panel,
}

const AUTHORITIES: &[(&str, &str)] =
    &[("agent", "代理人有代为收取执行款项的特别授权"), ("panel", "经合议庭评议，同意支付给他人")];

impl Authority {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        AUTHORITIES[self as usize].1
    }
}

command! {
    /// Records one account.
    pub struct RecordAccount {
        pub party: PartyNo, "收款当事人", Kind::Party, "发放给申请执行人，或者退还余款给被执行人";
        pub holder: String, "户名", Kind::Text(70), "应为当事人本人";
        pub bank: String, "开户银行", Kind::Text(70), "写明到支行、营业部";
        pub bank_code: Option<String>, "联行号", Kind::Text(12), "十二位数字；不知道的留空";
        pub account: String, "收款账号", Kind::Text(40);
        pub authority: Option<Authority>, "支付给他人的依据", Kind::Choice(AUTHORITIES), "户名不是当事人本人的，必须选择";
        pub grounds: Option<String>, "授权或者评议情况", Kind::Prose(300), "授权委托书的日期和内容，或者合议庭评议笔录的日期和结论";
    }
}

/// An account that takes the money of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayeeAccount {
    /// The name on it.
    pub holder: String,
    /// The bank and branch.
    pub bank: String,
    /// The clearing number of the branch (联行号), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_code: Option<String>,
    /// The number.
    pub account: BankAccount,
}

impl PayeeAccount {
    /// The account of a page that names a bank and a number and no holder, as far as the number is one.
    pub(crate) fn of_older_page(holder: &str, bank: &str, account: &str) -> Option<PayeeAccount> {
        let (holder, bank, account) = (holder.to_owned(), bank.to_owned(), account.parse().ok()?);
        Some(PayeeAccount { holder, bank, bank_code: None, account })
    }
}

/// 登记收款账户.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRecorded {
    /// Whose money goes there.
    pub party: PartyNo,
    /// The account.
    #[serde(flatten)]
    pub account: PayeeAccount,
    /// By what right, where it is not in the party's own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<String>,
}

/// A version of the account of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedAccount {
    /// The page.
    pub no: EntryNo,
    /// Since when.
    pub on: Day,
    /// Whose money goes there.
    pub party: PartyNo,
    /// The account.
    pub account: PayeeAccount,
    /// By what right, where it is not in the party's own name.
    pub authority: Option<Authority>,
}

impl Case {
    /// The account to which the money of a party goes: the last that was recorded.
    #[must_use]
    pub fn account_of(&self, party: PartyNo) -> Option<&RecordedAccount> {
        self.accounts.iter().rev().find(|recorded| recorded.party == party)
    }

    /// The same, or the refusal that says that there is none, or that the bank sent the last money for it back and
    /// nobody has checked it since.
    pub(crate) fn payee_account(&self, party: PartyNo) -> Result<&RecordedAccount, Refusal> {
        let name = || self.party_name(party).to_owned();
        let recorded = self.account_of(party).ok_or_else(|| Refusal::AccountMissing { name: name() })?;
        match self.refused_by_bank(recorded) {
            Some(reason) => Err(Refusal::AccountUnchecked { name: name(), reason: reason.to_owned() }),
            None => Ok(recorded),
        }
    }

    /// Why the bank last did not pay to this account, where nobody has recorded one since and nothing was paid to it.
    fn refused_by_bank(&self, recorded: &RecordedAccount) -> Option<&str> {
        let to_it = || {
            let of_party = self.payments.iter().filter(|payment| payment.party == recorded.party);
            of_party.filter(|payment| payment.account.as_ref() == Some(&recorded.account))
        };
        let refused = to_it().filter(|payment| payment.batch.is_some()).filter_map(|payment| {
            let PaymentState::Failed { reason, told_by, .. } = &payment.state else { return None };
            Some((*told_by, reason.as_str()))
        });
        let (told_by, reason) = refused.max()?;
        let is_settled_since = to_it().any(|payment| payment.booked_by.is_some_and(|page| page > told_by));
        (told_by > recorded.no && !is_settled_since).then_some(reason)
    }
}

impl RecordAccount {
    /// The account, where every part of it can stand in a file of payments.
    fn account(&self) -> Result<PayeeAccount, Refusal> {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, message: String| {
            errors.push(FieldError { field: field.to_owned(), message });
        };
        let (holder, bank) = (self.holder.trim().to_owned(), self.bank.trim().to_owned());
        for (field, label, text) in [("holder", "户名", &holder), ("bank", "开户银行", &bank)] {
            if text.starts_with(['=', '+', '-', '@']) || text.chars().any(char::is_control) {
                wrong(field, format!("“{label}”有不能用的字符，请按银行账户信息填写"));
            }
        }
        let bank_code = self.bank_code.as_deref().map(str::trim).filter(|code| !code.is_empty());
        if bank_code.is_some_and(|code| code.len() != 12 || !code.bytes().all(|sign| sign.is_ascii_digit())) {
            wrong("bank_code", "“联行号”应为十二位数字，不知道的留空".to_owned());
        }
        let account = self.account.parse::<BankAccount>();
        if let Err(error) = &account {
            wrong("account", error.to_string());
        }
        match account {
            Ok(account) if errors.is_empty() => {
                Ok(PayeeAccount { holder, bank, bank_code: bank_code.map(str::to_owned), account })
            }
            _ => Err(Refusal::FormIncomplete(errors)),
        }
    }
}

/// Names are compared without spaces, and brackets of either width are the same.
fn same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        let signs = name.chars().filter(|sign| !sign.is_whitespace());
        signs
            .map(|sign| {
                if sign == '(' {
                    '（'
                } else if sign == ')' {
                    '）'
                } else {
                    sign
                }
            })
            .collect()
    };
    plain(one) == plain(other)
}

impl Act for RecordAccount {
    const ABOUT: About = About {
        name: "record_account",
        title: "登记收款账户",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::Assistant, Office::Clerk, Office::Finance],
        approval: Approval::None,
        basis: Basis::rule("FND-07"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let offer = |party: &crate::party::Party, reason: String, weight: Weight| Offer::Open {
            reason,
            due_on: None,
            weight,
            prefill: vec![("party", party.no.to_string()), ("holder", party.name.clone())],
        };
        let mut offers: Vec<Offer> = case
            .parties
            .iter()
            .filter(|party| case.due_to(party.no).is_positive())
            .filter_map(|party| match case.account_of(party.no) {
                None => Some(offer(
                    party,
                    format!("{}有款项待付，尚未登记收款账户", case.party_label(party.no)),
                    Weight::Next,
                )),
                Some(recorded) => case.refused_by_bank(recorded).map(|reason| {
                    let told = format!(
                        "向{}付款未成（{reason}），请核实收款账户后重新登记",
                        case.party_label(party.no)
                    );
                    offer(party, told, Weight::Next)
                }),
            })
            .collect();
        if offers.is_empty() && case.balance().is_positive() {
            offers.extend(case.payees().next().map(|creditor| {
                let reason = "债权人的收款账户，变更后以最后登记的为准".to_owned();
                offer(creditor, reason, Weight::Possible)
            }));
        }
        offers
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let party = case.party(self.party).ok_or(Refusal::NotOnDocket("当事人"))?;
        let account = self.account()?;
        let grounds = self.grounds.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let own = same_name(&account.holder, &party.name);
        if !own && (self.authority.is_none() || grounds.is_none()) {
            let (holder, name) = (account.holder, party.name.clone());
            return Err(Refusal::AccountNotInOwnName { holder, name });
        }
        let changed = case.account_of(self.party).is_some_and(|known| known.account != account);
        let recorded = AccountRecorded {
            party: self.party,
            account,
            authority: self.authority.filter(|_| !own),
            grounds: grounds.filter(|_| !own).map(str::to_owned),
        };
        let mut events = vec![recorded.into()];
        // What was approved for another account, and is not with the bank yet, is to be approved anew.
        if changed {
            let reason = "收款账户已变更，需按新账户重新报批";
            events.extend(payment::take_back(case, self.party, Fen(i64::MAX), ctx.today, reason));
        }
        Ok(events)
    }

    fn summary(&self, case: &Case) -> String {
        format!("登记{}的收款账户", case.party_label(self.party))
    }
}

impl Happening for AccountRecorded {
    const KIND: &'static str = "account_recorded";
    const TITLE: &'static str = "登记收款账户";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        // Whose admission was struck since is paid nothing here.
        if case.party(self.party).is_none() {
            return;
        }
        case.accounts.push(RecordedAccount {
            no: stamp.no,
            on: stamp.on,
            party: self.party,
            account: self.account.clone(),
            authority: self.authority,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let PayeeAccount { holder, bank, account, .. } = &self.account;
        let mut text = format!("{}的收款账户：{holder}，{bank}，{account}", case.party_label(self.party));
        if let Some(authority) = self.authority {
            text.push_str(&format!("（{}）", authority.title()));
        }
        if let Some(grounds) = &self.grounds {
            text.push_str(&format!("：{grounds}"));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_whatever_its_spaces_and_brackets() {
        for (one, other, same) in [
            ("某某（固阳）公司", "某某(固阳) 公司", true),
            ("常 某", "常某", true),
            ("常某", "常某甲", false),
        ] {
            assert_eq!(same_name(one, other), same, "{one} {other}");
        }
    }
}
