//! Accounts: what the court has at the bank, and to whom it owes it.

use std::fmt;
use values::CaseId;

/// An account of the court or of one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Account {
    /// 银行存款: the court's bank account, as far as it holds money of this owner. The only asset.
    Bank,
    /// 待认领款: arrived, and nobody knows yet for which case.
    Suspense,
    /// 待分配案款: received for a case and not yet divided.
    Undivided,
    /// 应付申请执行人: divided to a creditor and not yet paid, by the creditor's number.
    Payable(u32),
    /// 暂缓发放: divided to a creditor and held back for a reason, by the creditor's number.
    Held(u32),
    /// 提存: deposited for a creditor who does not or cannot take it, by the creditor's number.
    Deposited(u32),
    /// 应上缴执行申请费: execution fee taken, due to the treasury.
    Fee,
    /// 实际支出费用: actual costs of the enforcement, due to whoever carries them out.
    Costs,
    /// 保全担保金: security for preservation, due to whoever gave it.
    Preservation,
    /// 司法救助金: judicial aid on its way to somebody in need.
    JudicialAid,
    /// 悬赏金: a reward promised for a clue.
    Bounty,
    /// 应退被执行人: surplus, due to the debtor.
    Refundable,
}

impl Account {
    /// The stored word: `bank`, `payable:2`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Account::Bank => "bank".to_owned(),
            Account::Suspense => "suspense".to_owned(),
            Account::Undivided => "undivided".to_owned(),
            Account::Payable(creditor) => format!("payable:{creditor}"),
            Account::Held(creditor) => format!("held:{creditor}"),
            Account::Deposited(creditor) => format!("deposited:{creditor}"),
            Account::Fee => "fee".to_owned(),
            Account::Costs => "costs".to_owned(),
            Account::Preservation => "preservation".to_owned(),
            Account::JudicialAid => "judicial_aid".to_owned(),
            Account::Bounty => "bounty".to_owned(),
            Account::Refundable => "refundable".to_owned(),
        }
    }

    /// What the account is for, whoever's it is: the stored word without the number of a creditor.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Account::Bank => "bank",
            Account::Suspense => "suspense",
            Account::Undivided => "undivided",
            Account::Payable(_) => "payable",
            Account::Held(_) => "held",
            Account::Deposited(_) => "deposited",
            Account::Fee => "fee",
            Account::Costs => "costs",
            Account::Preservation => "preservation",
            Account::JudicialAid => "judicial_aid",
            Account::Bounty => "bounty",
            Account::Refundable => "refundable",
        }
    }

    /// Every purpose once, in the order of a trial balance; a creditor's as that of the first.
    pub const KINDS: [Account; 12] = [
        Account::Bank,
        Account::Suspense,
        Account::Undivided,
        Account::Payable(1),
        Account::Held(1),
        Account::Deposited(1),
        Account::Fee,
        Account::Costs,
        Account::Refundable,
        Account::Preservation,
        Account::JudicialAid,
        Account::Bounty,
    ];

    /// The account behind a stored word; none where it is no word of an account.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Account> {
        let numbered = word.split_once(':').and_then(|(kind, no)| Some((kind, no.parse().ok()?)));
        Some(match (word, numbered) {
            ("bank", _) => Account::Bank,
            ("suspense", _) => Account::Suspense,
            ("undivided", _) => Account::Undivided,
            ("fee", _) => Account::Fee,
            ("costs", _) => Account::Costs,
            ("preservation", _) => Account::Preservation,
            ("judicial_aid", _) => Account::JudicialAid,
            ("bounty", _) => Account::Bounty,
            ("refundable", _) => Account::Refundable,
            (_, Some(("payable", no))) => Account::Payable(no),
            (_, Some(("held", no))) => Account::Held(no),
            (_, Some(("deposited", no))) => Account::Deposited(no),
            _ => return None,
        })
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Account::Bank => "银行存款",
            Account::Suspense => "待认领款",
            Account::Undivided => "待分配案款",
            Account::Payable(_) => "应付债权人",
            Account::Held(_) => "暂缓发放",
            Account::Deposited(_) => "提存",
            Account::Fee => "应上缴执行申请费",
            Account::Costs => "实际支出费用",
            Account::Preservation => "保全担保金",
            Account::JudicialAid => "司法救助金",
            Account::Bounty => "悬赏金",
            Account::Refundable => "应退被执行人",
        }
    }

    /// The sign with which a line raises the account: debit for the bank, credit for what the court owes.
    #[must_use]
    pub(crate) fn raising(self) -> i64 {
        if self == Account::Bank { 1 } else { -1 }
    }
}

/// Whose account it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// The court: money that belongs to no case yet.
    Court,
    /// A case.
    Case(CaseId),
}

impl fmt::Display for Owner {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Court => out.write_str("court"),
            Owner::Case(case) => out.write_str(case.as_str()),
        }
    }
}

/// An account with its owner.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountOf {
    /// Whose.
    pub owner: Owner,
    /// Which.
    pub account: Account,
}

impl Owner {
    /// An account of this owner.
    #[must_use]
    pub fn account(&self, account: Account) -> AccountOf {
        AccountOf { owner: self.clone(), account }
    }
}

impl fmt::Display for AccountOf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.owner, self.account.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_is_found_by_its_word() {
        for account in Account::KINDS.into_iter().chain([Account::Payable(2), Account::Held(7)]) {
            assert_eq!(Account::by_word(&account.word()), Some(account));
            assert_eq!(account.word().split(':').next(), Some(account.kind()));
        }
        assert_eq!(Account::by_word("payable"), None);
        assert_eq!(Account::by_word("payable:x"), None);
        assert_eq!(Account::by_word("cash"), None);
    }
}
