//! Lift a restriction of consumption (解除限制消费).
//!
//! > 限制消费规定第九条 提供确实有效的担保或者经申请执行人同意的，可以解除；履行完毕生效法律文书确定的义务的，应当及时解除。
//!
//! It can be lifted after the case is closed, because the closing is often what calls for it.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::credit::Restriction;
use crate::credit::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::grounds::Ground;
use law::high_consumption2015::Lifting;
use serde::{Deserialize, Serialize};
use values::Day;

impl Answer for Lifting {
    const REQUIRED: bool = true;
}

const GROUNDS: &[(&str, &str)] = &[
    ("performed", "履行完毕生效法律文书确定的义务"),
    ("security_given", "提供确实有效的担保"),
    ("applicant_agrees", "申请执行人同意"),
];

command! {
    /// Lifts one restriction.
    pub struct LiftRestriction {
        pub restriction: EntryNo, "限制消费", Kind::Page(Pages::Restriction);
        pub ground: Lifting, "解除事由", Kind::Choice(GROUNDS);
        pub happened_on: Day, "事由发生日期", Kind::Day, "履行完毕、提供担保或者表示同意之日，三个工作日内解除";
        pub facts: Option<String>, "情况说明", Kind::Prose(500), "担保的方式和数额、申请执行人同意的记录等";
    }
}

/// 解除限制消费.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionLifted {
    /// The page that ordered the restriction.
    pub restriction: EntryNo,
    /// Why it is lifted.
    pub ground: Lifting,
    /// When the ground arose.
    pub happened_on: Day,
    /// In words.
    pub facts: Option<String>,
}

fn restriction(case: &Case, no: EntryNo) -> Option<&Restriction> {
    case.restrictions.iter().find(|restriction| restriction.no == no)
}

impl Act for LiftRestriction {
    const ABOUT: About = About {
        name: "lift_restriction",
        title: "解除限制消费",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("CON-06"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Always,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let standing = case.restrictions.iter().filter(|restriction| restriction.stands());
        standing
            .map(|restriction| {
                let name = case.party_name(restriction.debtor);
                let prefill = vec![("restriction", restriction.no.to_string())];
                match case.clocks.get(ClockKind::LiftRestriction, restriction.no.0) {
                    Some(clock) => Offer::Open {
                        reason: format!("{name}已履行完毕，应当在三个工作日内解除限制消费"),
                        due_on: Some(clock.due_on),
                        weight: Weight::Next,
                        prefill: [
                            prefill,
                            vec![
                                ("ground", "performed".to_owned()),
                                ("happened_on", clock.started_on.to_string()),
                            ],
                        ]
                        .concat(),
                    },
                    None => Offer::Open {
                        reason: format!("{name}提供有效担保或者申请执行人同意的，解除限制消费"),
                        due_on: None,
                        weight: Weight::Possible,
                        prefill: [prefill, vec![("happened_on", ctx.today.to_string())]].concat(),
                    },
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let restriction = restriction(case, self.restriction).ok_or(Refusal::NotOnDocket("限制消费"))?;
        if let Some(on) = restriction.lifted_on {
            return Err(Obstacle::Ended { what: "限制消费", on }.into());
        }
        let (label, day) = ("事由发生日期", self.happened_on);
        if day > ctx.today {
            return Err(Refusal::DayInFuture { label, day });
        }
        let performed = case.is_closed_as_performed() || case.has_performed(restriction.debtor, ctx.today);
        if self.ground == Lifting::Performed && !performed {
            let name = case.party_name(restriction.debtor).to_owned();
            return Err(Obstacle::NotPerformed { name, rule: "CON-06" }.into());
        }
        // A listed debtor stays restricted, unless he performed (第一条第二款、第九条).
        if self.ground != Lifting::Performed && case.listing_of(restriction.debtor).is_some() {
            return Err(Obstacle::StillListed.into());
        }
        let facts = super::restrict_consumption::said(self.facts.as_ref());
        Ok(vec![
            RestrictionLifted {
                restriction: self.restriction,
                ground: self.ground,
                happened_on: self.happened_on,
                facts,
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        let debtor = restriction(case, self.restriction).map_or("", |one| case.party_name(one.debtor));
        format!("解除对{debtor}的限制消费")
    }
}

impl Happening for RestrictionLifted {
    const KIND: &'static str = "restriction_lifted";
    const TITLE: &'static str = "解除限制消费";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::RestrictionLifting];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let found = case.restrictions.iter_mut().find(|restriction| restriction.no == self.restriction);
        if let Some(restriction) = found {
            restriction.lifted_on = Some(stamp.on);
        }
        case.clocks.meet(ClockKind::LiftRestriction, self.restriction.0, stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        let debtor = restriction(case, self.restriction).map_or("", |one| case.party_name(one.debtor));
        let facts = self.facts.as_ref().map_or_else(String::new, |facts| format!("。{facts}"));
        format!("{}，解除对{debtor}的限制消费{facts}", self.ground.words())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.restriction]
    }
}
