//! Record a right to be paid before others out of what one thing brought in (登记优先受偿权).

use crate::act::{About, Act, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::distribution::Right;
use crate::distribution::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, FieldError, Kind, Pages, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use law::priorities::security::{SecurityKind, chattel_mortgage_prevails};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// What kind of right it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RightKind {
    /// 抵押权.
    Mortgage,
    /// 质权.
    Pledge,
    /// 留置权.
    Lien,
    /// 建设工程价款优先受偿权.
    ConstructionPrice,
}

const KINDS: &[(&str, &str)] = &[
    ("mortgage", "抵押权"),
    ("pledge", "质权"),
    ("lien", "留置权"),
    ("construction_price", "建设工程价款优先受偿权"),
];

impl Answer for RightKind {
    const REQUIRED: bool = true;
}

impl RightKind {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        KINDS[self as usize].1
    }

    /// What makes it known to others: `登记`.
    #[must_use]
    pub fn made_public_by(self) -> &'static str {
        match self {
            RightKind::Mortgage => "登记",
            RightKind::Pledge => "交付或者登记",
            RightKind::Lien => "占有",
            RightKind::ConstructionPrice => "应付工程价款",
        }
    }

    /// The kind of security right that it is; the price of construction is none.
    #[must_use]
    pub fn security(self) -> Option<SecurityKind> {
        match self {
            RightKind::Mortgage => Some(SecurityKind::Mortgage),
            RightKind::Pledge => Some(SecurityKind::Pledge),
            RightKind::Lien => Some(SecurityKind::Lien),
            RightKind::ConstructionPrice => None,
        }
    }

    /// The article that gives it.
    #[must_use]
    pub fn basis(self) -> Basis {
        Basis::rule(if self == RightKind::ConstructionPrice { "PRI-07" } else { "PRI-04" })
    }
}

command! {
    /// Records one right.
    pub struct RecordPriority {
        pub creditor: PartyNo, "债权人", Kind::Payee;
        pub kind: RightKind, "权利种类", Kind::Choice(KINDS);
        pub property: Option<EntryNo>, "财产", Kind::Page(Pages::Property), "同一财产上有数项权利的，选择同一财产，依法排列先后";
        pub thing: String, "财产说明", Kind::Text(120);
        pub public_on: Option<Day>, "登记或者交付之日", Kind::Day, "抵押权填登记日，质权填交付或者登记日";
        pub secured_fen: Fen, "担保或者优先的数额（元）", Kind::Money, "最高额抵押填确定的数额，以最高额为限";
        pub covered_fen: Fen, "该财产变价款（元）", Kind::Money, "只在该财产的变价款内优先";
    }
}

/// 登记优先受偿权.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityRecorded {
    /// Whose.
    pub creditor: PartyNo,
    /// Of what kind.
    pub kind: RightKind,
    /// On which property.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property: Option<EntryNo>,
    /// The thing in words.
    pub thing: String,
    /// When it was registered or handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_on: Option<Day>,
    /// The sum that it secures.
    pub secured_fen: Fen,
    /// What the thing brought in.
    pub covered_fen: Fen,
}

impl Act for RecordPriority {
    const ABOUT: About = About {
        name: "record_priority",
        title: "登记优先受偿权",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("PRI-03"),
        while_suspended: WhileSuspended::Allowed,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let admitted = case.distribution.participants.iter().filter(|participant| {
            participant.capacity != super::admit_creditor::Capacity::WithInstrument
                && case.distribution.rights.iter().all(|right| right.party != participant.party)
        });
        let mut offers: Vec<Offer> = admitted
            .map(|participant| Offer::Open {
                reason: format!("{}主张优先受偿，请登记权利和范围", case.party_name(participant.party)),
                due_on: None,
                weight: Weight::Next,
                prefill: vec![
                    ("creditor", participant.party.to_string()),
                    ("secured_fen", participant.amount.plain()),
                ],
            })
            .collect();
        if offers.is_empty() && !case.distribution.participants.is_empty() {
            offers.push(Offer::Open {
                reason: "申请执行人或者参与分配债权人对财产有担保物权、优先权的，登记后优先受偿".to_owned(),
                due_on: None,
                weight: Weight::Possible,
                prefill: Vec::new(),
            });
        }
        offers
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.payee(self.creditor)?;
        let property = match self.property {
            None => None,
            Some(no) => Some(
                case.properties
                    .iter()
                    .find(|property| property.no == no)
                    .ok_or(Refusal::NotOnDocket("财产"))?,
            ),
        };
        let needs_day = matches!(self.kind, RightKind::Mortgage | RightKind::Pledge);
        if needs_day && self.public_on.is_none() {
            return Err(Refusal::FormIncomplete(vec![FieldError {
                field: "public_on".to_owned(),
                message: "抵押权、质权请填写登记或者交付之日；未登记的动产抵押不得对抗查封债权人".to_owned(),
            }]));
        }
        if let Some(day) = self.public_on.filter(|day| *day > ctx.today) {
            return Err(Refusal::DayInFuture { label: "登记或者交付之日", day });
        }
        // A mortgage that was registered after the seizure does not come before the creditor who seized (PRI-05).
        let seized = case
            .measures
            .iter()
            .filter(|measure| property.is_some_and(|property| measure.property == Some(property.no)))
            .map(|measure| measure.from)
            .min();
        if let (RightKind::Mortgage, Some(seized_on)) = (self.kind, seized)
            && !chattel_mortgage_prevails(self.public_on, seized_on).value
        {
            return Err(Refusal::Distribution(Obstacle::MortgageAfterSeizure { seized_on }));
        }
        Ok(vec![
            PriorityRecorded {
                creditor: self.creditor,
                kind: self.kind,
                property: self.property,
                thing: self.thing.trim().to_owned(),
                public_on: self.public_on,
                secured_fen: self.secured_fen,
                covered_fen: self.covered_fen,
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("登记{}的{}", case.party_name(self.creditor), self.kind.title())
    }
}

impl Happening for PriorityRecorded {
    const KIND: &'static str = "priority_recorded";
    const TITLE: &'static str = "登记优先受偿权";
    const CORRECTABLE: bool = true;

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.distribution.rights.push(Right {
            no: stamp.no,
            party: self.creditor,
            kind: self.kind,
            property: self.property,
            thing: self.thing.clone(),
            public_on: self.public_on,
            secured: self.secured_fen,
            covered: self.covered_fen,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        let since = self
            .public_on
            .map_or_else(String::new, |on| format!("，{}{}", on.chinese(), self.kind.made_public_by()));
        format!(
            "{}对{}享有{}{since}，优先数额{}元，以该财产变价款{}元为限",
            case.party_name(self.creditor),
            self.thing,
            self.kind.title(),
            self.secured_fen,
            self.covered_fen
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        self.property.into_iter().collect()
    }
}
