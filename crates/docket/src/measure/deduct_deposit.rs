//! Deduct a frozen deposit (划拨存款).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, Pages, command};
use crate::measure::order_deduction::deductible;
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Deducts a sum from one frozen account.
    pub struct DeductDeposit {
        pub measure: EntryNo, "冻结措施", Kind::Page(Pages::Measure);
        pub amount_fen: Fen, "划拨金额（元）", Kind::Money, "以实际冻结金额和尚欠债务为限";
        pub deducted_on: Day, "划拨日期", Kind::Day, "银行划拨之日；迟延履行利息计算至该日";
    }
}

/// 划拨存款.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositDeducted {
    /// The measure.
    pub measure: EntryNo,
    /// The sum.
    pub amount_fen: Fen,
    /// The day of deduction, which stops the interest on this part (INT14 第三条).
    pub deducted_on: Day,
    /// The page that records the service of the notice, without which nothing is deducted.
    #[serde(default)]
    pub service: Option<EntryNo>,
}

impl Act for DeductDeposit {
    const ABOUT: About = About {
        name: "deduct_deposit",
        title: "划拨存款",
        topic: Topic::Measure,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第二百五十三条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let statement = case.statement(ctx.today);
        case.measures
            .iter()
            .filter(|measure| measure.property.is_none())
            .filter(|measure| measure.runs_on(ctx.today) && case.deductible(measure).is_positive())
            .map(|measure| (measure, case.collectable_from(measure.debtor, &statement)))
            .filter(|(_, owed)| owed.is_positive())
            .map(|(measure, owed)| match case.service_on(measure.debtor) {
                Some(service) if service.effective_on <= ctx.today => Offer::Open {
                    reason: format!("{}已冻结{}元，可以划拨", measure.place(), measure.held_now()),
                    due_on: Some(measure.until),
                    weight: Weight::Next,
                    prefill: vec![
                        ("measure", measure.no.to_string()),
                        ("amount_fen", case.deductible(measure).min(owed).plain()),
                        ("deducted_on", ctx.today.to_string()),
                    ],
                },
                _ => Offer::Barred(Refusal::NoticeNotServed {
                    name: case.party_name(measure.debtor).to_owned(),
                }),
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let measure = super::over_the_counter(case, self.measure)?;
        if self.deducted_on > ctx.today {
            return Err(Refusal::DayInFuture { label: "划拨日期", day: self.deducted_on });
        }
        measure.running(self.deducted_on)?;
        if self.deducted_on < measure.from {
            return Err(Refusal::DayTooEarly {
                label: "划拨日期",
                day: self.deducted_on,
                after: measure.from,
                what: "冻结日",
            });
        }
        // Money that came in between the day of deduction and today counts as well.
        let service = deductible(case, measure, self.amount_fen, &[self.deducted_on, ctx.today])?;
        Ok(vec![
            DepositDeducted {
                measure: self.measure,
                amount_fen: self.amount_fen,
                deducted_on: self.deducted_on,
                service: Some(service),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("划拨{}元", self.amount_fen)
    }
}

impl Happening for DepositDeducted {
    const KIND: &'static str = "deposit_deducted";
    const TITLE: &'static str = "划拨存款";
    const PAPERS: &'static [Paper] = &[Paper::DeductionRuling, Paper::AssistanceNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(measure) = case.measures.iter_mut().find(|measure| measure.no == self.measure) {
            measure.deducted += self.amount_fen;
            let debtor = measure.debtor;
            case.deductions.push(crate::money::Deduction {
                no: stamp.no,
                debtor,
                amount: self.amount_fen,
                deducted_on: self.deducted_on,
                arrived: None,
            });
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let place = case.measure(self.measure).map_or_else(String::new, super::Measure::place);
        format!("裁定划拨{place}存款{}元至本院案款账户", self.amount_fen)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        std::iter::once(self.measure).chain(self.service).collect()
    }
}
