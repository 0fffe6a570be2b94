//! Hold money back (暂缓发放), and release it.
//!
//! What is held back is not payable, and the pay-out clock stands still as far as nothing else is left to be paid. When
//! the reason ends, ten days remain (FND-05). Money that is disputed is held back while the rest is paid (DIS-10).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::{Clock, ClockKind, ClockState};
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, FieldError, Kind, Pages, command};
use crate::money::Receipt;
use crate::money::payment;
use crate::office::Office;
use crate::party::{PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use law::Calendar;
use law::case_funds2017::{PostponementReason, payout_due_after_postponement};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// Why money is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldGround {
    /// 对分配方案有异议 (DIS-10, FND-12).
    PlanObjection,
    /// 需要分配.
    Distribution,
    /// 申请执行人的款项在另案被保全或者冻结.
    Frozen,
    /// 案外人主张权利.
    ThirdParty,
    /// 收款账户有误.
    WrongAccount,
    /// 经通知未领取.
    NotCollected,
    /// 案件中止或者暂缓执行.
    Suspended,
    /// 其他正当理由.
    Other,
}

impl Answer for HoldGround {
    const REQUIRED: bool = true;
}

const GROUNDS: &[(&str, &str)] = &[
    ("plan_objection", "对分配方案有异议，争议款项待处理"),
    ("distribution", "需要进行案款分配"),
    ("frozen", "申请执行人的款项因另案被保全或者冻结"),
    ("third_party", "案外人对款项主张权利"),
    ("wrong_account", "收款账户有误，待核实"),
    ("not_collected", "经通知未领取或者未提供账户"),
    ("suspended", "案件中止执行或者暂缓执行"),
    ("other", "其他正当理由"),
];

impl HoldGround {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        GROUNDS[self as usize].1
    }

    /// The reason of postponement that it is under FND-05.
    #[must_use]
    pub fn reason(self) -> PostponementReason {
        match self {
            HoldGround::PlanObjection | HoldGround::Distribution => PostponementReason::Distribution,
            HoldGround::Frozen => PostponementReason::ApplicantFrozen,
            HoldGround::NotCollected => PostponementReason::NotCollected,
            HoldGround::Suspended => PostponementReason::Suspended,
            HoldGround::ThirdParty | HoldGround::WrongAccount | HoldGround::Other => {
                PostponementReason::Other
            }
        }
    }

    /// What it rests on.
    #[must_use]
    pub fn basis(self) -> Basis {
        match self {
            HoldGround::PlanObjection => Basis::Rule { id: "DIS-10", and: "争议款项不得发放" },
            _ => Basis::rule("FND-05"),
        }
    }
}

command! {
    /// Holds money back.
    pub struct HoldPayment {
        pub ground: HoldGround, "暂缓事由", Kind::Choice(GROUNDS);
        pub creditor: Option<PartyNo>, "债权人", Kind::Payee, "留空为本案全部案款，包括尚未分配的款项和余款";
        pub amount_fen: Option<Fen>, "暂缓金额（元）", Kind::Money, "只暂缓一部分的填写金额，其余照常发放；留空为该债权人的全部款项";
        pub reason: String, "具体情况", Kind::Prose(500);
    }
}

/// The questions on which the days after a release rest.
pub(crate) const QUESTIONS: &[&str] = &["FND-05"];

command! {
    /// Releases money that was held back.
    pub struct ReleaseHold {
        pub hold: EntryNo, "暂缓发放", Kind::Page(Pages::Hold);
        pub ended_on: Day, "事由消失之日", Kind::Day, "自该日起十日内发放";
        pub reason: String, "事由如何消失", Kind::Prose(500);
    }
}

/// 暂缓发放.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentHeld {
    /// Why.
    pub ground: HoldGround,
    /// Whose money; all money of the case where nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creditor: Option<PartyNo>,
    /// How much; all of it where no sum is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// In words.
    pub reason: String,
    /// The objection to a plan of distribution that disputes the money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objection: Option<EntryNo>,
}

/// 解除暂缓.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldReleased {
    /// The hold.
    pub hold: EntryNo,
    /// The day on which its reason ended.
    pub ended_on: Day,
    /// In words.
    pub reason: String,
    /// Whether the court had confirmed the days that remain.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

/// Money that is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The page.
    pub no: EntryNo,
    /// Since when.
    pub on: Day,
    /// Why.
    pub ground: HoldGround,
    /// Whose money; all money of the case where nobody is named.
    pub creditor: Option<PartyNo>,
    /// How much; all of it where no sum is named.
    pub amount: Option<Fen>,
    /// In words.
    pub reason: String,
    /// The objection to a plan of distribution that disputes the money.
    pub objection: Option<EntryNo>,
    /// The day on which it was released.
    pub released_on: Option<Day>,
}

impl Hold {
    /// Whether it still holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.released_on.is_none()
    }

    /// What it holds, in words: `常某的60.00元`.
    #[must_use]
    pub fn what(&self, case: &Case) -> String {
        what(case, self.creditor, self.amount)
    }
}

fn what(case: &Case, creditor: Option<PartyNo>, amount: Option<Fen>) -> String {
    match (creditor, amount) {
        (None, _) => "本案全部案款".to_owned(),
        (Some(creditor), None) => format!("{}的全部案款", case.party_label(creditor)),
        (Some(creditor), Some(amount)) => format!("{}的{amount}元", case.party_label(creditor)),
    }
}

/// How much of a sum is held back by holds on all or on so much.
fn held_of(free: Fen, amounts: impl Iterator<Item = Option<Fen>>) -> Fen {
    let mut held = Fen::ZERO;
    for amount in amounts {
        match amount {
            None => return free,
            Some(amount) => held += amount,
        }
    }
    held.min(free)
}

impl Case {
    /// The holds that still hold.
    pub fn holding(&self) -> impl Iterator<Item = &Hold> {
        self.holds.iter().filter(|hold| hold.holds())
    }

    /// Whether all money of the case is held back.
    #[must_use]
    pub fn is_held_whole(&self) -> bool {
        self.holding().any(|hold| hold.creditor.is_none())
    }

    /// What stands to a creditor's credit, is not under way to him, and is held back or proposed to be.
    #[must_use]
    pub fn held_back(&self, creditor: PartyNo) -> Fen {
        let entered = self.holding().map(|hold| (hold.creditor, hold.amount));
        let proposed = self.waiting::<HoldPayment>().map(|hold| (hold.creditor, hold.amount_fen));
        let his = entered.chain(proposed).filter(|(whose, _)| whose.is_none_or(|whose| whose == creditor));
        held_of(self.credited(creditor) - self.reserved(creditor), his.map(|(_, amount)| amount))
    }

    /// Whether what is left over is held back, or proposed to be, with all other money of the case.
    #[must_use]
    pub(crate) fn is_surplus_held(&self) -> bool {
        self.is_held_whole() || self.waiting::<HoldPayment>().any(|hold| hold.creditor.is_none())
    }

    /// What of each receipt has not gone out, and how much of that is held back; the oldest receipt first.
    ///
    /// Money that went to a party is taken from the receipts that were divided first, and so is what is held back for a
    /// creditor: a receipt that is divided later takes nothing from them.
    pub(crate) fn outstanding(&self) -> Vec<Outstanding> {
        let whole = self.is_held_whole();
        let mut gone: Vec<(PartyNo, Fen)> = self
            .parties
            .iter()
            .map(|party| {
                let out: Fen = match party.role {
                    Role::Creditor | Role::Participant => self
                        .payouts
                        .iter()
                        .filter(|payout| payout.creditor == party.no)
                        .map(|payout| payout.amount)
                        .sum(),
                    Role::Debtor => self
                        .returns
                        .iter()
                        .filter(|returned| returned.debtor == party.no)
                        .map(|returned| returned.amount)
                        .sum(),
                };
                (party.no, out)
            })
            .collect();
        let mut held: Vec<(PartyNo, Fen)> = self
            .payees()
            .map(|creditor| {
                let his = self.holding().filter(|hold| hold.creditor == Some(creditor.no));
                let free = self.credited(creditor.no) - self.reserved(creditor.no);
                (creditor.no, held_of(free, his.map(|hold| hold.amount)))
            })
            .collect();
        let mut in_turn: Vec<&Receipt> = self.receipts.iter().collect();
        in_turn.sort_by_key(|receipt| receipt.first_divided().unwrap_or(EntryNo(u32::MAX)));
        let mut outstanding: Vec<Outstanding> = in_turn
            .into_iter()
            .map(|receipt| {
                let Some(allocation) = &receipt.allocation else {
                    let held = if whole { receipt.amount } else { Fen::ZERO };
                    let (left, parties) = (receipt.amount, Vec::new());
                    return Outstanding { receipt: receipt.no, left, held, parties };
                };
                let (mut left, mut kept, mut parties) = (Fen::ZERO, Fen::ZERO, Vec::new());
                let shares = allocation.shares.iter().map(|share| (share.creditor, share.amount_fen));
                for (party, amount) in shares.chain([(receipt.debtor, allocation.surplus)]) {
                    let open = amount - drawn(&mut gone, party, amount);
                    left += open;
                    if open.is_positive() && !parties.contains(&party) {
                        parties.push(party);
                    }
                    kept += if whole { open } else { drawn(&mut held, party, open) };
                }
                Outstanding { receipt: receipt.no, left, held: kept, parties }
            })
            .collect();
        outstanding.sort_by_key(|one| one.receipt);
        outstanding
    }

    /// Says who answers for the pay-out clocks: finance once all that is left of a receipt is ordered to be paid, before
    /// that the handler.
    pub(crate) fn keep_payout_offices(&mut self) {
        let waits = |clock: &Clock| clock.kind == ClockKind::PayOut && clock.met_on().is_none();
        if self.payments.is_empty() || !self.clocks.iter().any(waits) {
            return;
        }
        for Outstanding { receipt, parties, .. } in self.outstanding() {
            let is_ordered = |party: &PartyNo| {
                let reserved = self.reserved(*party);
                reserved.is_positive() && self.credited(*party) <= reserved
            };
            let ordered = !parties.is_empty() && parties.iter().all(is_ordered);
            let office = if ordered { Office::Finance } else { Office::Handler };
            self.clocks.answered_by(ClockKind::PayOut, receipt.0, office);
        }
    }

    /// Brings the pay-out clocks to where the money stands: met where all of a receipt has gone out, standing still
    /// where all that is left is held back, else running, after a release to another last day.
    pub(crate) fn review_payout_clocks(&mut self, on: Day, released: Option<(Day, &Applied)>) {
        for Outstanding { receipt, left, held, .. } in self.outstanding() {
            let Some(clock) = self.clocks.get(ClockKind::PayOut, receipt.0) else { continue };
            match clock.state {
                ClockState::Met(_) => {}
                _ if left.is_zero() => self.clocks.meet(ClockKind::PayOut, receipt.0, on),
                ClockState::Running if held == left => {
                    self.clocks.pause(ClockKind::PayOut, receipt.0, on);
                }
                ClockState::Paused(_) if held < left => {
                    let due_on = released.map_or(clock.due_on, |(ended_on, _)| {
                        payout_due_after_postponement(Calendar::national(), ended_on).value.end
                    });
                    self.clocks.resume(ClockKind::PayOut, receipt.0, due_on);
                    if let Some((_, applied)) = released {
                        self.clocks.rests_on(ClockKind::PayOut, receipt.0, QUESTIONS, applied);
                    }
                }
                ClockState::Running | ClockState::Paused(_) => {}
            }
        }
    }
}

/// What of a receipt has not gone out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outstanding {
    /// The receipt.
    pub receipt: EntryNo,
    /// What has not gone out.
    pub left: Fen,
    /// What of that is held back.
    pub held: Fen,
    /// To whom it goes; nobody while it is not divided.
    pub parties: Vec<PartyNo>,
}

/// Draws at most a sum from the pot of a party; what was drawn.
fn drawn(pots: &mut [(PartyNo, Fen)], party: PartyNo, amount: Fen) -> Fen {
    let Some((_, pot)) = pots.iter_mut().find(|(no, _)| *no == party) else { return Fen::ZERO };
    let out = amount.min(*pot);
    *pot -= out;
    out
}

impl Act for HoldPayment {
    const ABOUT: About = About {
        name: "hold_payment",
        title: "暂缓发放",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::rule("FND-05"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.balance().is_zero() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: "款项有争议、被另案冻结或者账户有误等，报批后暂缓发放，发放期限暂停".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if self.creditor.is_none() && self.amount_fen.is_some() {
            return Err(Refusal::FormIncomplete(vec![FieldError {
                field: "creditor".to_owned(),
                message: "只暂缓一部分的，请选择是哪一债权人的款项".to_owned(),
            }]));
        }
        if let Some(creditor) = self.creditor {
            case.payee(creditor)?;
        }
        let mut events: Vec<Event> = vec![
            PaymentHeld {
                ground: self.ground,
                creditor: self.creditor,
                amount_fen: self.amount_fen,
                reason: self.reason.trim().to_owned(),
                objection: None,
            }
            .into(),
        ];
        // What was approved and is not with the bank yet does not go there as far as it is held back now.
        let why = "发放前已办理暂缓发放";
        for party in &case.parties {
            let wanted = match (self.creditor, self.amount_fen) {
                (None, _) => Fen(i64::MAX),
                (Some(creditor), None) if creditor == party.no => Fen(i64::MAX),
                (Some(creditor), Some(amount)) if creditor == party.no => {
                    let free = case.credited(creditor) - case.reserved(creditor);
                    amount - (free - case.held_back(creditor)).or_zero()
                }
                _ => continue,
            };
            events.extend(payment::take_back(case, party.no, wanted, ctx.today, why));
        }
        Ok(events)
    }

    fn summary(&self, case: &Case) -> String {
        format!("暂缓发放{}：{}", what(case, self.creditor, self.amount_fen), self.ground.title())
    }
}

impl Act for ReleaseHold {
    const ABOUT: About = About {
        name: "release_hold",
        title: "解除暂缓发放",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("FND-05"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.holding()
            .map(|hold| Offer::Open {
                reason: format!(
                    "{}自{}起暂缓发放（{}），事由消失后十日内发放",
                    hold.what(case),
                    hold.on.chinese(),
                    hold.ground.title()
                ),
                due_on: None,
                weight: Weight::Useful,
                prefill: vec![("hold", hold.no.to_string()), ("ended_on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let hold =
            case.holds.iter().find(|hold| hold.no == self.hold).ok_or(Refusal::NotOnDocket("暂缓发放"))?;
        if let Some(on) = hold.released_on {
            return Err(Refusal::HoldReleased { on });
        }
        if self.ended_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "事由消失之日", day: self.ended_on });
        }
        if self.ended_on < hold.on {
            return Err(Refusal::DayTooEarly {
                label: "事由消失之日",
                day: self.ended_on,
                after: hold.on,
                what: "暂缓发放之日",
            });
        }
        Ok(vec![
            HoldReleased {
                hold: self.hold,
                ended_on: self.ended_on,
                reason: self.reason.trim().to_owned(),
                applied: Applied::of(ctx.law, QUESTIONS),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        "解除暂缓发放".to_owned()
    }
}

impl Happening for PaymentHeld {
    const KIND: &'static str = "payment_held";
    const TITLE: &'static str = "暂缓发放";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.holds.push(Hold {
            no: stamp.no,
            on: stamp.on,
            ground: self.ground,
            creditor: self.creditor,
            amount: self.amount_fen,
            reason: self.reason.clone(),
            objection: self.objection,
            released_on: None,
        });
        case.review_payout_clocks(stamp.on, None);
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "暂缓发放{}：{}。{}",
            what(case, self.creditor, self.amount_fen),
            self.ground.title(),
            self.reason
        )
    }

    fn rests_in(&self, case: &Case) -> Vec<EntryNo> {
        let admitted = self.creditor.and_then(|creditor| case.distribution.participant(creditor));
        admitted.map(|participant| participant.no).into_iter().collect()
    }
}

impl Happening for HoldReleased {
    const KIND: &'static str = "hold_released";
    const TITLE: &'static str = "解除暂缓发放";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(hold) = case.holds.iter_mut().find(|hold| hold.no == self.hold) {
            hold.released_on = Some(stamp.on);
        }
        case.review_payout_clocks(stamp.on, Some((self.ended_on, &self.applied)));
    }

    fn sentence(&self, case: &Case) -> String {
        let hold = case.holds.iter().find(|hold| hold.no == self.hold);
        let what = hold.map_or_else(String::new, |hold| hold.what(case));
        format!("暂缓发放的事由已于{}消失，恢复发放{what}：{}", self.ended_on.chinese(), self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.hold]
    }
}
