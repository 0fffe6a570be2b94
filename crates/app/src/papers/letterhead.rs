//! What a court prints on its papers besides its name: where it is found and where money is paid.

use documents::forms::{Account, Contact};
use std::sync::LazyLock;

/// How a court is reached and where it takes case money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The address of the bureau.
    pub address: String,
    /// The telephone of the bureau.
    pub phone: String,
    /// The name of the account for case money.
    pub account_holder: String,
    /// The bank and branch.
    pub bank: String,
    /// The number of the account.
    pub account_number: String,
    /// The clearing number of the bank (联行号), which files of payments bear; empty where it is not set.
    pub bank_code: String,
    /// What stands above every page of the papers of an invented court.
    pub mark: Option<String>,
}

/// A line that the officer fills in by hand.
const BLANK: &str = "＿＿＿＿＿＿＿＿";

static SYNTHETIC: LazyLock<Letterhead> = LazyLock::new(|| Letterhead {
    address: "平安路8号执行局".to_owned(),
    phone: "0999-1234567".to_owned(),
    account_holder: "人民法院执行案款专户（示例）".to_owned(),
    bank: "云山银行营业部（示例）".to_owned(),
    account_number: "0000 0000 0000 0001 234".to_owned(),
    bank_code: "000000000000".to_owned(),
    mark: Some("示例文书，不具有法律效力".to_owned()),
});

static UNSET: LazyLock<Letterhead> = LazyLock::new(|| Letterhead {
    address: BLANK.to_owned(),
    phone: BLANK.to_owned(),
    account_holder: BLANK.to_owned(),
    bank: BLANK.to_owned(),
    account_number: BLANK.to_owned(),
    bank_code: String::new(),
    mark: None,
});

impl Letterhead {
    /// The letterhead of an invented court.
    #[must_use]
    pub fn synthetic() -> &'static Letterhead {
        &SYNTHETIC
    }

    /// The letterhead of a court that has not set one: lines to fill in by hand, so that no debtor is ever told to pay
    /// into an account that is not the court's.
    #[must_use]
    pub fn unset() -> &'static Letterhead {
        &UNSET
    }

    /// Whom to reach about a case.
    pub(crate) fn contact(&self, officer: &str) -> Contact {
        Contact { officer: officer.to_owned(), telephone: self.phone.clone(), address: self.address.clone() }
    }

    /// Where case money is paid.
    pub(crate) fn account(&self) -> Account {
        Account {
            bank: self.bank.clone(),
            holder: self.account_holder.clone(),
            number: self.account_number.clone(),
        }
    }
}
