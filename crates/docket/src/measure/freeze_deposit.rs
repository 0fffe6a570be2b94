//! Freeze a bank deposit by amount (冻结存款).
//!
//! The freeze takes a sum and not an account (额度冻结), and all that is held in the case stays within what is owed
//! with the interest of the coming months and the fee (严禁超标的).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Kind, command};
use crate::measure::guard::{check_exemption, check_limit};
use crate::measure::{Measure, QUESTIONS, Standing, Way, last_day, months_max, term};
use crate::notice;
use crate::office::Office;
use crate::party::PartyNo;
use crate::property::PropertyKind;
use crate::refusal::{Basis, Refusal};
use law::seizure2020::Turn;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Freezes a sum in one account of a debtor.
    pub struct FreezeDeposit {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub bank: String, "开户银行", Kind::Text(60);
        pub account: String, "账号", Kind::Text(40);
        pub amount_fen: Fen, "裁定冻结金额（元）", Kind::Money, "按金额冻结，账户内超出部分和账户的使用不受影响";
        pub held_fen: Option<Fen>, "银行实际控制金额（元）", Kind::Money, "以银行回执为准；账户无余额的留空";
        pub frozen_on: Day, "冻结日期", Kind::Day, "协助执行通知书送达银行之日";
        pub months: u32, "冻结期限（月）", Kind::Whole(1, 36), "银行存款最长一年，届满前可以续行冻结";
    }
}

/// 冻结存款.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositFrozen {
    /// Whose account.
    pub debtor: PartyNo,
    /// The bank.
    pub bank: String,
    /// The account.
    pub account: String,
    /// The sum the ruling names.
    pub amount_fen: Fen,
    /// The sum the bank holds.
    pub held_fen: Fen,
    /// The first day of effect.
    pub frozen_on: Day,
    /// The last day of effect.
    pub until: Day,
    /// What the court had decided of the questions that shape the last day.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for FreezeDeposit {
    const ABOUT: About = About {
        name: "freeze_deposit",
        title: "冻结存款",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第二百五十三条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        if case.still_owed(ctx.today).is_zero() {
            return vec![Offer::Barred(Refusal::NothingOwed)];
        }
        let room = case.room(ctx.today, ctx.settings.forecast_months);
        if !room.is_positive() {
            return vec![Offer::Barred(Refusal::ExceedsClaim {
                wanted: Fen::ZERO,
                held: case.committed(ctx.today),
                owed: case.control_limit(ctx.today, ctx.settings.forecast_months),
            })];
        }
        let deposits: Vec<Offer> = case
            .properties
            .iter()
            .filter(|property| {
                property.kind == PropertyKind::Deposit
                    && property.institution.is_none()
                    && case.held_by(property, ctx.today).is_none()
            })
            .map(|property| Offer::Open {
                reason: format!(
                    "{}有存款可供冻结：{}",
                    case.party_name(property.debtor),
                    values::mask_long_numbers(&property.description)
                ),
                due_on: None,
                weight: Weight::Next,
                prefill: vec![
                    ("debtor", property.debtor.to_string()),
                    ("bank", bank_and_account(&property.description).0),
                    ("account", bank_and_account(&property.description).1),
                    ("amount_fen", room.plain()),
                    ("frozen_on", ctx.today.to_string()),
                    ("months", months_max(PropertyKind::Deposit, ctx.today, Turn::First).to_string()),
                ],
            })
            .collect();
        if !deposits.is_empty() {
            return deposits;
        }
        vec![Offer::Open {
            reason: format!("还可控制{room}元"),
            due_on: None,
            weight: Weight::Possible,
            prefill: vec![
                ("amount_fen", room.plain()),
                ("frozen_on", ctx.today.to_string()),
                ("months", months_max(PropertyKind::Deposit, ctx.today, Turn::First).to_string()),
            ],
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.debtor(self.debtor)?;
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        if self.frozen_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "冻结日期", day: self.frozen_on });
        }
        if self.frozen_on < case.filing.filed_on {
            return Err(Refusal::DayTooEarly {
                label: "冻结日期",
                day: self.frozen_on,
                after: case.filing.filed_on,
                what: "立案日",
            });
        }
        let applied = Applied::of(ctx.law, QUESTIONS);
        let until = last_day(PropertyKind::Deposit, self.frozen_on, self.months, Turn::First, &applied)?;
        if case.still_owed(ctx.today).is_zero() {
            return Err(Refusal::NothingOwed);
        }
        let held_fen = self.held_fen.unwrap_or(Fen::ZERO);
        let account = Some(self.account.trim());
        if let Some(property) = case.properties.iter().find(|property| property.account() == account) {
            check_exemption(property, self.amount_fen)?;
        }
        check_limit(case, self.debtor, self.amount_fen.max(held_fen), None, ctx)?;
        Ok(vec![
            DepositFrozen {
                debtor: self.debtor,
                bank: self.bank.trim().to_owned(),
                account: self.account.trim().to_owned(),
                amount_fen: self.amount_fen,
                held_fen,
                frozen_on: self.frozen_on,
                until,
                applied,
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("冻结{}在{}的存款{}元", case.party_name(self.debtor), self.bank, self.amount_fen)
    }
}

/// Bank and account, as far as a description tells them: `某某银行示范县支行账户6222…`.
fn bank_and_account(description: &str) -> (String, String) {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let account = description
        .char_indices()
        .find(|(start, sign)| sign.is_ascii_digit() && digits(&description[*start..]) >= 8)
        .map(|(start, _)| &description[start..start + digits(&description[start..])]);
    let bank = account.and_then(|account| description.split(account).next()).unwrap_or(description);
    let bank = bank.trim_end_matches(['：', ':', ' ', '，']);
    let bank = ["账户", "账号", "卡号"].iter().fold(bank, |bank, word| bank.trim_end_matches(word));
    (bank.to_owned(), account.unwrap_or_default().to_owned())
}

impl Happening for DepositFrozen {
    const KIND: &'static str = "deposit_frozen";
    const TITLE: &'static str = "冻结存款";
    const PAPERS: &'static [Paper] = &[Paper::FreezeRuling, Paper::AssistanceNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.clocks.meet(ClockKind::StartPreservation, 0, stamp.on);
        notice::follows_measure(case, self.frozen_on);
        case.measures.push(Measure {
            no: stamp.no,
            debtor: self.debtor,
            kind: PropertyKind::Deposit,
            way: Way::Freeze,
            property: None,
            institution: None,
            holder: self.bank.clone(),
            register_no: self.account.clone(),
            thing: String::new(),
            portion: None,
            control_no: String::new(),
            ordered: self.amount_fen,
            held: self.held_fen,
            deducted: Fen::ZERO,
            from: self.frozen_on,
            until: self.until,
            applied: self.applied.clone(),
            standing: Standing::Confirmed,
            renewal_days: 0,
            inspected: None,
            released_on: None,
            lapse: None,
        });
        term::begin(case, stamp.no);
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "裁定冻结{}在{}的存款{}元，实际控制{}元，冻结至{}",
            case.party_name(self.debtor),
            self.bank,
            self.amount_fen,
            self.held_fen,
            self.until.chinese()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bank_and_account_are_told_apart() {
        for (description, bank, account) in [
            ("某某银行示范县支行账户6222020000001234", "某某银行示范县支行", "6222020000001234"),
            ("某某银行，账号：6222020000001234", "某某银行，", "6222020000001234"),
            ("某某银行存款", "某某银行存款", ""),
        ] {
            let (found_bank, found_account) = bank_and_account(description);
            assert_eq!(
                (found_bank.trim_end_matches('，'), found_account.as_str()),
                (bank.trim_end_matches('，'), account)
            );
        }
    }
}
