//! Enter the sub-account of the case (登记案款子账号): one case, one number.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};

command! {
    /// Enters the number.
    pub struct OpenSubAccount {
        pub number: String, "案款子账号", Kind::Text(40), "开户银行为本案生成的子账号；汇入该账号的款项自动归入本案";
    }
}

/// 登记案款子账号.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubAccountOpened {
    /// The number, without the signs that only group it.
    pub number: String,
}

/// The shortest and the longest number of a sub-account.
const SIGNS: std::ops::RangeInclusive<usize> = 4..=40;

impl Act for OpenSubAccount {
    const ABOUT: About = About {
        name: "open_sub_account",
        title: "登记案款子账号",
        topic: Topic::Money,
        offices: &[Office::Finance, Office::Clerk],
        approval: Approval::None,
        basis: Basis::Rule { id: "FND-01", and: "一案一账号" },
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.sub_account.is_some() || case.claims.is_empty() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: "本案尚无案款子账号".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if let Some(number) = &case.sub_account {
            return Err(Refusal::SubAccountOpen { number: number.clone() });
        }
        // As banks write it: spaces and hyphens only group.
        let spacing = |sign: char| sign.is_whitespace() || sign == '-';
        let number: String = self.number.chars().filter(|sign| !spacing(*sign)).collect();
        if !SIGNS.contains(&number.len()) || !number.chars().all(|sign| sign.is_ascii_alphanumeric()) {
            return Err(Refusal::NotASubAccount);
        }
        Ok(vec![SubAccountOpened { number }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("登记案款子账号{}", self.number)
    }
}

impl Happening for SubAccountOpened {
    const KIND: &'static str = "sub_account_opened";
    const TITLE: &'static str = "登记案款子账号";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        case.sub_account = Some(self.number.clone());
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("本案案款子账号为{}", self.number)
    }
}
