//! Draw up the plan of distribution (制作财产分配方案): proposed by the handler, approved by the bureau head.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::distribution::admit_creditor::debtor_kind;
use crate::distribution::compute::{Laid, Ranked, Rule, Standing, lay, ranked, undivided};
use crate::distribution::obstacle::Obstacle;
use crate::distribution::{Distribution, Plan, PlanLine, Right};
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Answer, FieldError, Kind, command};
use crate::office::Office;
use crate::party::{PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use law::distribution::Regime;
use law::distribution::regime::{BankruptcyAnswer, Instruments, RegimeFacts, regime};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// The questions of law on which a plan rests.
pub const QUESTIONS: &[&str] = &["D-05", "D-06", "D-09"];

/// What came of the question of bankruptcy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bankruptcy {
    /// 尚未征询.
    NotAsked,
    /// 无人同意移送.
    NobodyAgrees,
    /// 有人同意移送.
    Agreed,
    /// 破产法院不予受理.
    NotAccepted,
    /// 已受理.
    Accepted,
}

const ANSWERS: &[(&str, &str)] = &[
    ("not_asked", "尚未征询"),
    ("nobody_agrees", "已征询，申请执行人和被执行人均不同意移送"),
    ("agreed", "有申请执行人或者被执行人同意移送"),
    ("not_accepted", "已移送，住所地法院不受理"),
    ("accepted", "破产案件已受理"),
];

impl Answer for Bankruptcy {
    const REQUIRED: bool = true;
}

impl Bankruptcy {
    fn in_law(self) -> BankruptcyAnswer {
        match self {
            Bankruptcy::NotAsked => BankruptcyAnswer::NotAsked,
            Bankruptcy::NobodyAgrees => BankruptcyAnswer::NobodyAgrees,
            Bankruptcy::Agreed => BankruptcyAnswer::Agreed,
            Bankruptcy::NotAccepted => BankruptcyAnswer::NotAccepted,
            Bankruptcy::Accepted => BankruptcyAnswer::Accepted,
        }
    }
}

command! {
    /// Draws up a plan over all money of a debtor that is not divided.
    pub struct DrawPlan {
        pub debtor: PartyNo, "被执行人", Kind::Debtor, "分配该被执行人名下全部未分配的案款，利息计算至最后一笔的止息日";
        pub bankruptcy: Option<Bankruptcy>, "征询移送破产的结果", Kind::Choice(ANSWERS), "被执行人为企业法人的填写";
        pub cost_fen: Option<Fen>, "垫付的执行费用（元）", Kind::Money, "评估、拍卖、保管等实际支出，先于各债权受偿";
        pub cost_payee: Option<PartyNo>, "垫付人", Kind::Payee;
    }
}

/// 制作分配方案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDrawn {
    /// Whose property.
    pub debtor: PartyNo,
    /// The day to which interest is counted.
    pub as_of: Day,
    /// The receipts.
    pub receipts: Vec<EntryNo>,
    /// What they come to.
    pub proceeds_fen: Fen,
    /// In which order ordinary claims are paid.
    pub rule: Rule,
    /// The claims as they were ranked.
    pub ranked: Vec<Ranked>,
    /// What everybody gets.
    pub lines: Vec<PlanLine>,
    /// What goes back to the debtor.
    #[serde(default, skip_serializing_if = "crate::distribution::is_zero")]
    pub surplus_fen: Fen,
    /// What the court had decided of the questions it rests on.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl DrawPlan {
    fn cost(&self, case: &Case) -> Result<Option<(PartyNo, Fen)>, Refusal> {
        let missing = |field: &str, message: &str| {
            let error = FieldError { field: field.to_owned(), message: message.to_owned() };
            Err(Refusal::FormIncomplete(vec![error]))
        };
        match (self.cost_payee, self.cost_fen) {
            (None, None) => Ok(None),
            (Some(payee), Some(amount)) => {
                case.payee(payee)?;
                Ok(Some((payee, amount)))
            }
            (None, Some(_)) => missing("cost_payee", "填写了垫付的执行费用的，请选择垫付人"),
            (Some(_), None) => missing("cost_fen", "选择了垫付人的，请填写垫付的执行费用"),
        }
    }

    /// The proposal of the same plan that waits for approval: the same command, which comes to the same sums.
    fn waits(&self, case: &Case) -> Option<EntryNo> {
        let summary = self.summary(case);
        let of_plans = case.proposals.iter().filter(|one| one.is_waiting() && one.act == Self::ABOUT.name);
        of_plans.into_iter().find(|one| one.summary == summary).map(|one| one.no)
    }

    /// The order that the law chooses for the debtor (DIS-01).
    fn rule(&self, case: &Case, property: Fen, ranked: &[Ranked]) -> Result<Rule, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        let debts = ranked.iter().map(|one| one.amount_fen + one.doubled_fen).sum();
        let chosen = regime(&RegimeFacts {
            debtor: debtor_kind(debtor.kind),
            property,
            debts,
            instruments: match case.distribution.participants.is_empty() {
                true => Instruments::One,
                false => Instruments::Several,
            },
            bankruptcy: self.bankruptcy.map_or(BankruptcyAnswer::NotAsked, Bankruptcy::in_law),
        });
        match chosen.value {
            Regime::PayAll | Regime::Participation | Regime::OneInstrumentProRata => Ok(Rule::ProRata),
            Regime::OrderOfSeizure => Ok(Rule::BySeizure),
            other @ (Regime::AskBankruptcy | Regime::TransferToBankruptcy | Regime::BankruptcyBegun) => {
                Err(Refusal::Distribution(Obstacle::RegimeForbidsPlan { instead: other.label() }))
            }
        }
    }
}

/// How a debtor's money would be distributed today: the receipts, the day, the ranked claims.
fn pool(case: &Case, debtor: PartyNo) -> Result<(Vec<EntryNo>, Fen, Day), Refusal> {
    let receipts: Vec<EntryNo> = undivided(case, debtor).map(|receipt| receipt.no).collect();
    let proceeds = undivided(case, debtor).map(|receipt| receipt.amount).sum();
    let as_of = undivided(case, debtor).map(|receipt| receipt.stop_on).max();
    Ok((receipts, proceeds, as_of.ok_or(Refusal::Distribution(Obstacle::NothingToDistribute))?))
}

impl Act for DrawPlan {
    const ABOUT: About = About {
        name: "draw_plan",
        title: "制作分配方案",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::rule("DIS-09"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let debtors = case.side(Role::Debtor).filter(|debtor| {
            case.shares_with_others(debtor.no) && undivided(case, debtor.no).next().is_some()
        });
        debtors
            .filter(|_| case.waiting::<DrawPlan>().next().is_none())
            .map(|debtor| {
                let drawn = case.distribution.plan().filter(|plan| plan.carried_out_on.is_none());
                let sum: Fen = undivided(case, debtor.no).map(|receipt| receipt.amount).sum();
                let stands = drawn.is_some_and(|plan| plan.proceeds == sum);
                Offer::Open {
                    reason: if stands {
                        "债权人、数额或者顺位有变化的，重新制作分配方案，原方案不再执行".to_owned()
                    } else {
                        format!("{}有{sum}元案款待分配，有其他债权人参与", debtor.name)
                    },
                    due_on: None,
                    weight: if stands { Weight::Possible } else { Weight::Next },
                    prefill: vec![("debtor", debtor.no.to_string())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.debtor(self.debtor)?;
        if let Some(plan) = case.distribution.plan()
            && plan.carried_out_on.is_none()
            && !plan.objections.is_empty()
        {
            let count = plan.objections.len();
            return Err(Refusal::Distribution(Obstacle::PlanObjectedTo { count }));
        }
        let cost = self.cost(case)?;
        let (receipts, proceeds_fen, as_of) = pool(case, self.debtor)?;
        if let Some((_, costs)) = cost.filter(|(_, costs)| *costs > proceeds_fen) {
            let proceeds = proceeds_fen;
            return Err(Refusal::Distribution(Obstacle::CostsBeyondProceeds { costs, proceeds }));
        }
        if let Some(page) = self.waits(case) {
            return Err(Refusal::Distribution(Obstacle::PlanWaits { page }));
        }
        let ranked = ranked(case, self.debtor, as_of, &receipts, cost);
        let rule = self.rule(case, proceeds_fen, &ranked)?;
        let Ok(Laid { lines, surplus, .. }) = lay(case, proceeds_fen, rule, &ranked) else {
            return Err(Refusal::ApplicationIncomplete { what: "在合理范围内的金额和利率" });
        };
        Ok(vec![
            PlanDrawn {
                debtor: self.debtor,
                as_of,
                receipts,
                proceeds_fen,
                rule,
                ranked,
                lines,
                surplus_fen: surplus,
                applied: Applied::of(ctx.law, QUESTIONS),
            }
            .into(),
        ])
    }

    /// Says what everybody would get: whoever approves sees the plan itself.
    fn summary(&self, case: &Case) -> String {
        let name = case.party_label(self.debtor);
        let Ok((receipts, proceeds, as_of)) = pool(case, self.debtor) else {
            return format!("制作{name}的财产分配方案");
        };
        let cost = self.cost_payee.zip(self.cost_fen);
        let claims = ranked(case, self.debtor, as_of, &receipts, cost);
        let laid = self.rule(case, proceeds, &claims).ok().and_then(|rule| {
            let laid = lay(case, proceeds, rule, &claims).ok()?;
            Some(format!("{}{}：{}", advanced(case, &claims), rule.title(), gets(case, &laid.lines)))
        });
        format!("分配{name}的案款{proceeds}元，{}", laid.unwrap_or_default())
    }
}

/// The costs that come first, in words: `先付齐某垫付的执行费用3,000.00元，`; nothing where nobody advanced any.
fn advanced(case: &Case, ranked: &[Ranked]) -> String {
    let costs = ranked.iter().filter(|one| one.standing == Standing::Cost);
    costs
        .map(|one| format!("先付{}垫付的执行费用{}元，", case.party_label(one.party), one.amount_fen))
        .collect()
}

/// Who gets what, in words: `常某60,000.00元、某某银行30,000.00元`.
fn gets(case: &Case, lines: &[PlanLine]) -> String {
    let payees = case.payees().filter_map(|party| {
        let paid: Fen =
            lines.iter().filter(|line| line.party == Some(party.no)).map(|line| line.paid_fen).sum();
        lines
            .iter()
            .any(|line| line.party == Some(party.no))
            .then(|| format!("{}{paid}元", case.party_label(party.no)))
    });
    payees.collect::<Vec<_>>().join("、")
}

impl Happening for PlanDrawn {
    const KIND: &'static str = "plan_drawn";
    const TITLE: &'static str = "制作分配方案";
    const PAPERS: &'static [Paper] = &[Paper::DistributionPlan];
    /// As long as it was served on nobody: what is served is answered by objections.
    const CORRECTABLE: bool = true;

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.end_plan_clocks(stamp.on);
        let plan = Plan {
            no: stamp.no,
            drawn_on: stamp.on,
            debtor: self.debtor,
            as_of: self.as_of,
            receipts: self.receipts.clone(),
            proceeds: self.proceeds_fen,
            rule: self.rule,
            ranked: self.ranked.clone(),
            lines: self.lines.clone(),
            surplus: self.surplus_fen,
            services: Vec::new(),
            objections: Vec::new(),
            carried_out_on: None,
            applied: self.applied.clone(),
        };
        // A plan that was carried out stays; one that was not gives way.
        case.distribution.plans.retain(|plan| plan.carried_out_on.is_some());
        case.distribution.plans.push(plan);
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "制作{}财产分配方案，可供分配{}元，{}{}：{}",
            case.party_label(self.debtor),
            self.proceeds_fen,
            advanced(case, &self.ranked),
            self.rule.title(),
            gets(case, &self.lines)
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        self.receipts.clone()
    }

    fn rests_in(&self, case: &Case) -> Vec<EntryNo> {
        let Distribution { participants, rights, .. } = &case.distribution;
        let joined = participants.iter().filter(|one| one.debtor == self.debtor).map(|one| one.no);
        let is_ranked = |right: &&Right| self.ranked.iter().any(|one| one.party == right.party);
        joined.chain(rights.iter().filter(is_ranked).map(|right| right.no)).collect()
    }
}
