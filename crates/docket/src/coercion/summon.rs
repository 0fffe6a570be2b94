//! Summon the debtor or one of its people to be questioned (传唤).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::coercion::obstacle::Obstacle;
use crate::coercion::{Person, ROLES, Summons};
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::party::{PartyKind, PartyNo, Role as Side};
use crate::refusal::{Basis, Refusal};
use law::civil_procedure2023::sanctions::Role;
use law::property_investigation2020;
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Summons one person.
    pub struct Summon {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub role: Role, "被传唤人", Kind::Choice(ROLES), "被执行人是单位的，传唤其法定代表人、负责人、实际控制人或者直接责任人员";
        pub name: Option<String>, "被传唤人姓名", Kind::Text(40), "被执行人本人不填";
        pub appear_on: Day, "应到日期", Kind::Day;
        pub appear_at: String, "应到时间", Kind::Text(20), "例如：上午9时";
        pub place: String, "应到处所", Kind::Text(60);
        pub reason: Option<String>, "传唤事由", Kind::Text(100), "不填的为查明财产情况和履行义务的能力";
    }
}

/// 传唤.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summoned {
    /// Who is summoned.
    pub person: Person,
    /// The day on which to appear.
    pub appear_on: Day,
    /// The time of day.
    pub appear_at: String,
    /// The place.
    pub place: String,
    /// What for.
    pub reason: Option<String>,
}

impl Act for Summon {
    const ABOUT: About = About {
        name: "summon",
        title: "传唤",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(property_investigation2020::article("第十五条第一款")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        case.side(Side::Debtor)
            .filter(|debtor| {
                case.service_on(debtor.no).is_some() && !case.has_performed(debtor.no, ctx.today)
            })
            .map(|debtor| {
                let role = if debtor.kind == PartyKind::Person { "debtor" } else { "legal_representative" };
                Offer::Open {
                    reason: format!("可以传唤{}到庭，查明财产情况和履行能力", debtor.name),
                    due_on: None,
                    weight: Weight::Possible,
                    prefill: vec![("debtor", debtor.no.to_string()), ("role", role.to_owned())],
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        let article = property_investigation2020::article("第十五条第一款");
        let person = Person::of(debtor, self.role, self.name.as_ref(), article)?;
        if self.appear_on < ctx.today {
            return Err(Obstacle::AppearancePast { day: self.appear_on }.into());
        }
        Ok(vec![
            Summoned {
                person,
                appear_on: self.appear_on,
                appear_at: self.appear_at.trim().to_owned(),
                place: self.place.trim().to_owned(),
                reason: self.reason.clone(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("传唤{}", case.party_name(self.debtor))
    }
}

impl Happening for Summoned {
    const KIND: &'static str = "summoned";
    const TITLE: &'static str = "传唤";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::Summons];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.summonses.push(Summons {
            no: stamp.no,
            on: stamp.on,
            person: self.person.clone(),
            appear_on: self.appear_on,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "传唤{}于{}{}到{}接受调查询问",
            self.person.words(case),
            self.appear_on.chinese(),
            self.appear_at,
            self.place
        )
    }
}
