//! Record what was performed of a settlement beside the account of the court (登记和解履行): money given to a creditor
//! directly, a thing or labour in place of money.
//!
//! What the account of the court received is never recorded here: it counts by itself.
//!
//! > 第六条 当事人达成以物抵债执行和解协议的，人民法院不得依据该协议作出以物抵债裁定。

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use crate::settlement::obstacle::Obstacle;
use crate::settlement::{Performance, Settlement, Standing, schedule};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Records one performance.
    pub struct RecordInstalment {
        pub amount_fen: Option<Fen>, "直接给付金额（元）", Kind::Money, "被执行人直接付给申请执行人的金钱；付到案款账户的到账后自动计入，不在此登记";
        pub instalment: Option<u32>, "以物、劳务抵债的期次", Kind::Whole(1, 240), "抵债数额以和解协议约定为准；法院不得据此作出以物抵债裁定";
        pub creditor: Option<PartyNo>, "给付哪一申请执行人", Kind::Creditor, "给付全体的留空";
        pub performed_on: Day, "履行日期", Kind::Day;
        pub how: String, "履行和确认情况", Kind::Prose(500), "如何给付或者交付，申请执行人如何确认";
    }
}

/// 和解履行.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstalmentPerformed {
    /// The settlement.
    pub settlement: EntryNo,
    /// How much, or what it counts for by the agreement.
    pub amount_fen: Fen,
    /// The instalment in kind; none where money was paid.
    pub instalment: Option<u32>,
    /// To whom; none: to all creditors.
    pub creditor: Option<PartyNo>,
    /// When.
    pub performed_on: Day,
    /// How, and how it was confirmed.
    pub how: String,
}

/// The instalments in kind that are not performed.
fn open_in_kind(settlement: &Settlement, case: &Case) -> Vec<Standing> {
    let mut open = settlement.standings(case);
    open.retain(|one| one.instalment.kind != schedule::Kind::Money && one.met_on.is_none());
    open
}

impl Act for RecordInstalment {
    const ABOUT: About = About {
        name: "record_instalment",
        title: "登记和解履行",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::settlement2020::article("第六条、第八条、第十七条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let Some(settlement) = case.settlement().filter(|one| !one.is_performed(case)) else {
            return Vec::new();
        };
        let today = ("performed_on", ctx.today.to_string());
        let mut offers: Vec<Offer> = open_in_kind(settlement, case)
            .into_iter()
            .map(|one| Offer::Open {
                reason: format!(
                    "{}：{}，交付、完成并经申请执行人确认后登记",
                    one.words(),
                    one.instalment.what
                ),
                due_on: Some(one.instalment.due_on),
                weight: Weight::Useful,
                prefill: vec![("instalment", one.no.to_string()), today.clone()],
            })
            .collect();
        if offers.is_empty() {
            offers.push(Offer::Open {
                reason: "被执行人直接付给申请执行人的，经申请执行人确认后登记".to_owned(),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![today],
            });
        }
        offers
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let settlement = case.settlement_in_force()?;
        if settlement.is_performed(case) {
            return Err(Refusal::Settlement(Obstacle::Performed));
        }
        if let Some(creditor) = self.creditor {
            case.creditor(creditor)?;
        }
        let day = self.performed_on;
        if day > ctx.today {
            return Err(Refusal::DayInFuture { label: "履行日期", day });
        }
        if day < settlement.agreed_on {
            let (label, after, what) = ("履行日期", settlement.agreed_on, "协议日期");
            return Err(Refusal::DayTooEarly { label, day, after, what });
        }
        let amount_fen = match (self.amount_fen, self.instalment) {
            (Some(wanted), None) => {
                let open = settlement.standings(case);
                let money = open.iter().filter(|one| one.instalment.kind == schedule::Kind::Money);
                let left: Fen = money.map(Standing::left).sum();
                if wanted > left {
                    return Err(Refusal::Settlement(Obstacle::ExceedsSettlement { wanted, left }));
                }
                wanted
            }
            (None, Some(instalment)) => {
                let open = open_in_kind(settlement, case);
                let one = open.iter().find(|one| one.no == instalment);
                let one = one.ok_or(Refusal::Settlement(Obstacle::NotInKind { instalment }))?;
                one.instalment.amount_fen
            }
            _ => return Err(Refusal::Settlement(Obstacle::MoneyOrKind)),
        };
        Ok(vec![
            InstalmentPerformed {
                settlement: settlement.no,
                amount_fen,
                instalment: self.instalment,
                creditor: self.creditor,
                performed_on: day,
                how: self.how.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        match (self.amount_fen, self.instalment) {
            (Some(amount), _) => format!("和解直接给付{amount}元"),
            (None, Some(instalment)) => format!("和解第{instalment}期抵债履行"),
            (None, None) => "和解履行".to_owned(),
        }
    }
}

impl Happening for InstalmentPerformed {
    const KIND: &'static str = "instalment_performed";
    const TITLE: &'static str = "和解履行";
    const CORRECTABLE: bool = true;

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let debtor = case.settlements.iter().find(|one| one.no == self.settlement).and_then(|one| one.debtor);
        case.performances.push(Performance {
            no: stamp.no,
            settlement: self.settlement,
            instalment: self.instalment,
            amount: self.amount_fen,
            debtor,
            creditor: self.creditor,
            on: self.performed_on,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let to = match self.creditor {
            Some(creditor) => case.party_name(creditor).to_owned(),
            None => "全体申请执行人".to_owned(),
        };
        let on = self.performed_on.chinese();
        match self.instalment {
            Some(instalment) => {
                format!("和解第{instalment}期于{on}向{to}履行，抵债{}元：{}", self.amount_fen, self.how)
            }
            None => format!("被执行人于{on}向{to}直接给付{}元：{}", self.amount_fen, self.how),
        }
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.settlement]
    }
}
