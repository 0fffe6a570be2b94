//! Record a settlement in enforcement (登记执行和解), or a change of one.
//!
//! > 第一条 当事人可以自愿协商达成和解协议，依法变更生效法律文书确定的权利义务主体、履行标的、期限、地点和方式等内容。
//!
//! Enforcement need not stand still: the court may suspend it (第二条), for which 中止执行 has a ground of its own; only
//! that stops the handling clock.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use crate::settlement::obstacle::Obstacle;
use crate::settlement::schedule::Schedule;
use crate::settlement::{Ending, QUESTIONS, Settlement};
use law::settlement2020::{Form, is_enforcement_settlement};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// How the agreement reached the court (第二条、第十九条). The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filing {
    /// 各方共同提交.
    FiledJointly,
    /// 一方提交，其他当事人认可.
    FiledAndAccepted,
    /// 记入笔录.
    RecordedAndSigned,
    /// 一方提交而其他当事人不予认可.
    FiledNotAccepted,
    /// 未提交.
    NotFiled,
}

impl Answer for Filing {
    const REQUIRED: bool = true;
}

const FILINGS: &[(&str, &str)] = &[
    ("filed_jointly", "各方共同提交书面协议"),
    ("filed_and_accepted", "一方提交书面协议，其他当事人认可"),
    ("recorded_and_signed", "口头协议记入笔录，各方签名或者盖章"),
    ("filed_not_accepted", "一方提交而其他当事人不予认可"),
    ("not_filed", "自行达成但未提交人民法院"),
];

impl Filing {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        FILINGS[self as usize].1
    }

    fn form(self) -> Form {
        match self {
            Filing::FiledJointly => Form::FiledJointly,
            Filing::FiledAndAccepted => Form::FiledAndAccepted,
            Filing::RecordedAndSigned => Form::RecordedAndSigned,
            Filing::FiledNotAccepted => Form::FiledNotAccepted,
            Filing::NotFiled => Form::NotFiled,
        }
    }
}

/// Who agreed. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signed {
    /// The parties themselves.
    InPerson,
    /// An agent with special authority.
    SpecialAuthority,
    /// An agent without it.
    GeneralAuthority,
}

impl Answer for Signed {
    const REQUIRED: bool = true;
}

const SIGNED: &[(&str, &str)] = &[
    ("in_person", "当事人本人"),
    ("special_authority", "有代理人，均有特别授权"),
    ("general_authority", "有代理人，没有特别授权"),
];

impl Signed {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        SIGNED[self as usize].1
    }
}

/// What falls due when an instalment is missed. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breach {
    /// All that is left.
    AllDue,
    /// The instalment alone.
    InstalmentOnly,
}

impl Answer for Breach {
    const REQUIRED: bool = true;
}

const BREACHES: &[(&str, &str)] =
    &[("all_due", "任何一期逾期，余款全部到期"), ("instalment_only", "仅逾期的一期到期")];

impl Breach {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        BREACHES[self as usize].1
    }
}

/// What becomes of the measures (第三条). The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Controls {
    /// They stay.
    Kept,
    /// The creditors apply for their release.
    ToBeReleased,
}

impl Answer for Controls {
    const REQUIRED: bool = true;
}

const CONTROLS: &[(&str, &str)] = &[("kept", "保留至履行完毕"), ("to_be_released", "申请执行人申请解除")];

impl Controls {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        CONTROLS[self as usize].1
    }
}

command! {
    /// Records a settlement of all creditors with the debtors; one that is in force is changed by it.
    pub struct RecordSettlement {
        pub agreed_on: Day, "协议日期", Kind::Day, "当日及以后到账的案款计入履行；变更和解协议的，为变更之日，只填写变更后尚待履行的部分";
        pub filing: Filing, "提交方式", Kind::Choice(FILINGS), "未提交法院或者对方不认可的，不属于执行和解";
        pub signed: Signed, "由谁达成", Kind::Choice(SIGNED);
        pub debtor: Option<PartyNo>, "由哪一被执行人履行", Kind::Debtor, "由全体被执行人履行的留空";
        pub total_fen: Fen, "和解总额（元）", Kind::Money, "和解后应当履行的全部数额，含当场给付的部分";
        pub instalments: Schedule, "分期履行", Kind::Schedule, "每期一行：履行期限最后一日 金额，例如“2026-03-31 2000.00”；以物、劳务抵债的，其后写明方式和内容，例如“2026-06-30 1500.00 以物抵债 生猪一头”，金额为约定的抵债数额";
        pub breach: Breach, "逾期的后果", Kind::Choice(BREACHES);
        pub controls: Controls, "控制措施", Kind::Choice(CONTROLS), "约定解除的，由承办人审查后逐项办理解除";
        pub terms: Option<String>, "其他约定", Kind::Prose(500), "放弃的数额、担保、申请费的负担等";
    }
}

/// 执行和解.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlementRecorded {
    /// The day of the agreement.
    pub agreed_on: Day,
    /// How it reached the court.
    pub filing: Filing,
    /// Who agreed.
    pub signed: Signed,
    /// Who performs it; none: all debtors.
    pub debtor: Option<PartyNo>,
    /// The sum agreed.
    pub total_fen: Fen,
    /// The instalments, in the order of their due days.
    pub instalments: Schedule,
    /// What falls due when one is missed.
    pub breach: Breach,
    /// What becomes of the measures.
    pub controls: Controls,
    /// Further terms.
    pub terms: Option<String>,
    /// What the court had decided of the days within which measures are lifted.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for RecordSettlement {
    const ABOUT: About = About {
        name: "record_settlement",
        title: "登记执行和解",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::settlement2020::article("第一条、第二条、第五条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let is_owed = case.statement(ctx.today).totals.owed.is_positive();
        if case.assignment.is_none() || !is_owed || case.is_settled() {
            return Vec::new();
        }
        let mut prefill = vec![("agreed_on", ctx.today.to_string())];
        let reason = match case.settlement() {
            None => "当事人达成执行和解的，登记协议和各期履行期限".to_owned(),
            Some(settlement) => {
                let open = settlement.standings(case).into_iter().filter(|one| one.met_on.is_none());
                let left = Schedule(open.map(|one| one.instalment).collect());
                prefill.push(("instalments", left.lines()));
                "当事人协商变更和解协议的，登记变更后的协议".to_owned()
            }
        };
        vec![Offer::Open { reason, due_on: None, weight: Weight::Possible, prefill }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        if let Some(debtor) = self.debtor {
            case.debtor(debtor)?;
        }
        if case.is_settled() {
            return Err(Refusal::Settlement(Obstacle::Performed));
        }
        self.check_days(case, ctx.today)?;
        if !is_enforcement_settlement(self.filing.form()).value {
            return Err(Refusal::Settlement(Obstacle::NotFiled { how: self.filing.title() }));
        }
        if self.signed == Signed::GeneralAuthority {
            return Err(Refusal::Settlement(Obstacle::NoSpecialAuthority));
        }
        let (total, sum) = (self.total_fen, self.instalments.total());
        if total != sum {
            return Err(Refusal::Settlement(Obstacle::InstalmentsDiffer { total, sum }));
        }
        let instalments = self.instalments.in_order();
        if case.statement(ctx.today).totals.owed.is_zero() {
            return Err(Refusal::NothingOwed);
        }
        let owed = self.owed_by_then(case, ctx.today);
        if total > owed {
            return Err(Refusal::Settlement(Obstacle::ExceedsDebt { total, owed }));
        }
        let terms = self.terms.as_deref().map(str::trim).filter(|terms| !terms.is_empty());
        Ok(vec![
            SettlementRecorded {
                agreed_on: self.agreed_on,
                filing: self.filing,
                signed: self.signed,
                debtor: self.debtor,
                total_fen: total,
                instalments: Schedule(instalments),
                breach: self.breach,
                controls: self.controls,
                terms: terms.map(str::to_owned),
                applied: Applied::of(ctx.law, QUESTIONS),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("执行和解{}元，分{}期履行", self.total_fen, self.instalments.0.len())
    }
}

impl RecordSettlement {
    fn check_days(&self, case: &Case, today: Day) -> Result<(), Refusal> {
        let agreed_on = self.agreed_on;
        let early = |label, day, after, what| Refusal::DayTooEarly { label, day, after, what };
        if agreed_on > today {
            return Err(Refusal::DayInFuture { label: "协议日期", day: agreed_on });
        }
        if agreed_on < case.filing.filed_on {
            return Err(early("协议日期", agreed_on, case.filing.filed_on, "立案日"));
        }
        if let Some(settlement) = case.settlement().filter(|one| agreed_on < one.agreed_on) {
            return Err(early("变更日期", agreed_on, settlement.agreed_on, "原协议日期"));
        }
        match self.instalments.0.iter().map(|one| one.due_on).min() {
            Some(first) if first < agreed_on => Err(early("最早一期", first, agreed_on, "协议日期")),
            _ => Ok(()),
        }
    }

    /// What the instrument will grant on the last day agreed, with the fee, before anything is paid on the account of
    /// the settlement.
    fn owed_by_then(&self, case: &Case, today: Day) -> Fen {
        let last = self.instalments.0.iter().map(|one| one.due_on).max().unwrap_or(today);
        let statement = case.statement(last.max(today));
        let paid: Fen = case
            .receipts
            .iter()
            .filter(|receipt| receipt.stop_on >= self.agreed_on)
            .filter(|receipt| self.debtor.is_none_or(|debtor| receipt.debtor == debtor))
            .map(|receipt| receipt.amount)
            .sum();
        paid + match self.debtor {
            None => case.collectable(&statement),
            Some(debtor) => case.collectable_from(debtor, &statement),
        }
    }
}

impl Happening for SettlementRecorded {
    const KIND: &'static str = "settlement_recorded";
    const TITLE: &'static str = "执行和解";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::SettlementRecord];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(before) = case.settlements.iter_mut().find(|settlement| settlement.ended.is_none()) {
            before.ended = Some((stamp.no, stamp.on, Ending::Changed));
        }
        case.settlements.push(Settlement {
            no: stamp.no,
            agreed_on: self.agreed_on,
            filing: self.filing,
            debtor: self.debtor,
            total: self.total_fen,
            instalments: self.instalments.in_order(),
            breach: self.breach,
            controls: self.controls,
            terms: self.terms.clone(),
            applied: self.applied.clone(),
            ended: None,
            reminders: Vec::new(),
        });
    }

    fn sentence(&self, _case: &Case) -> String {
        let instalments: Vec<String> = self
            .instalments
            .0
            .iter()
            .map(|one| format!("{}前{}元{}", one.due_on.chinese(), one.amount_fen, in_kind(&one.what)))
            .collect();
        let terms = self.terms.as_ref().map(|terms| format!("。{terms}")).unwrap_or_default();
        format!(
            "当事人于{}达成执行和解协议（{}），共{}元：{}。{}；控制措施{}{terms}",
            self.agreed_on.chinese(),
            self.filing.title(),
            self.total_fen,
            instalments.join("，"),
            self.breach.title(),
            self.controls.title(),
        )
    }
}

fn in_kind(what: &str) -> String {
    if what.is_empty() { String::new() } else { format!("（{what}）") }
}
