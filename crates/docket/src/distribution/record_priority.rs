//! Record a right to be paid before others out of what one thing brought in (登记优先受偿权).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::distribution::Right;
use crate::distribution::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, FieldError, Kind, Pages, command};
use crate::money::division::equal_shares;
use crate::office::Office;
use crate::party::PartyNo;
use crate::property::PropertyKind;
use crate::refusal::{Basis, Refusal};
use law::Article;
use law::civil_code;
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

    /// Whether the Civil Code lets it rest on a thing of that kind. Only what it clearly leaves out is left out: rights
    /// and money are pledged and not mortgaged (第三百九十五条、第四百四十条), immovables are mortgaged and not pledged
    /// (第四百二十五条、第四百四十条), only movables are retained (第四百四十七条), and the price of construction is paid out of
    /// what was built (第八百零七条).
    #[must_use]
    pub fn can_rest_on(self, kind: PropertyKind) -> bool {
        let is_immovable = matches!(kind, PropertyKind::RealEstate | PropertyKind::Land);
        match self {
            _ if kind == PropertyKind::Other => true,
            RightKind::Mortgage => kind.is_tangible(),
            RightKind::Pledge => !is_immovable,
            RightKind::Lien => kind.is_tangible() && !is_immovable,
            RightKind::ConstructionPrice => is_immovable,
        }
    }

    /// The articles that say on what it rests.
    #[must_use]
    pub fn rests_by(self) -> Article {
        civil_code::article(match self {
            RightKind::Mortgage => "第三百九十五条、第四百四十条",
            RightKind::Pledge => "第四百二十五条、第四百四十条",
            RightKind::Lien => "第四百四十七条",
            RightKind::ConstructionPrice => "第八百零七条",
        })
    }

    /// The articles that say for how much, and out of what, it is paid first.
    #[must_use]
    pub fn reaches_by(self) -> Article {
        civil_code::article(match self {
            RightKind::ConstructionPrice => "第八百零七条",
            _ => "第三百八十六条、第三百八十九条",
        })
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

impl RecordPriority {
    /// Whether the right is new, secures no more than is owed, and is paid out of money that is there.
    fn can_stand(&self, case: &Case, ctx: &Context<'_>) -> Result<(), Refusal> {
        let right = self.kind;
        let rights = &case.distribution.rights;
        let known = rights.iter().find(|known| {
            (known.party, known.kind, known.public_on) == (self.creditor, right, self.public_on)
                && known.is_on(self.property, self.thing.trim())
        });
        if let Some(Right { no: page, .. }) = known {
            return Err(Refusal::Distribution(Obstacle::RightKnown { right, page: *page }));
        }
        let owed = owed_to(case, self.creditor, ctx.today);
        if self.secured_fen > owed {
            let wanted = self.secured_fen;
            return Err(Refusal::Distribution(Obstacle::SecuredBeyondClaim { right, wanted, owed }));
        }
        let there = self.may_have_brought(case);
        if self.covered_fen > there {
            let wanted = self.covered_fen;
            return Err(Refusal::Distribution(Obstacle::CoveredBeyondMoney { right, wanted, there }));
        }
        Ok(())
    }

    /// The most that the thing can have brought in: of the money of its owner what is not divided yet, and no more than
    /// is left of all that came in beside what other things brought.
    fn may_have_brought(&self, case: &Case) -> Fen {
        let owner = owner(case, self.creditor, self.property);
        let received = case.receipts.iter().filter(|receipt| owner.is_none_or(|no| receipt.debtor == no));
        let (mut all, mut undivided) = (Fen::ZERO, Fen::ZERO);
        for receipt in received {
            all += receipt.amount;
            if receipt.allocation.is_none() {
                undivided += receipt.amount;
            }
        }
        let mut others: Vec<&Right> = Vec::new();
        for right in &case.distribution.rights {
            let is_other = !right.is_on(self.property, self.thing.trim())
                && owner == self::owner(case, right.party, right.property);
            match others.iter_mut().find(|known| known.is_on(right.property, &right.thing)) {
                _ if !is_other => {}
                Some(known) if known.covered < right.covered => *known = right,
                Some(_) => {}
                None => others.push(right),
            }
        }
        let elsewhere = others.iter().map(|right| right.covered).sum();
        undivided.min((all - elsewhere).or_zero())
    }
}

/// Whose thing it is: by the docket where it stands there, else the debtor against whom the creditor takes part; a
/// creditor of the case may have a right on the thing of any debtor.
fn owner(case: &Case, creditor: PartyNo, property: Option<EntryNo>) -> Option<PartyNo> {
    match property {
        Some(no) => case.properties.iter().find(|known| known.no == no).map(|known| known.debtor),
        None => case.distribution.participant(creditor).map(|participant| participant.debtor),
    }
}

/// What is owed to a creditor on a day without the doubled part, before the money that waits is divided.
fn owed_to(case: &Case, creditor: PartyNo, today: Day) -> Fen {
    if let Some(participant) = case.distribution.participant(creditor) {
        return case.left_of(participant).0;
    }
    let waiting = case.receipts.iter().filter(|receipt| receipt.allocation.is_none());
    let waiting: Vec<EntryNo> = waiting.map(|receipt| receipt.no).collect();
    let statement = law::debt::statement(&case.debt_without(&waiting), today);
    let shares = case.claims.iter().zip(&statement.obligations).flat_map(|(claim, left)| {
        let shares = equal_shares(left.left + left.general_left, &claim.creditors);
        shares.into_iter().filter(|(party, _)| *party == creditor)
    });
    shares.map(|(_, amount)| amount).sum()
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
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        let admitted = case.distribution.participants.iter().filter(|participant| {
            participant.capacity != super::admit_creditor::Capacity::WithInstrument
                && case.distribution.rights.iter().all(|right| right.party != participant.party)
        });
        let mut offers: Vec<Offer> = admitted
            .map(|participant| Offer::Open {
                reason: format!("{}主张优先受偿，请登记权利和范围", case.party_label(participant.party)),
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
        if let Some(kind) = property.map(|known| known.kind).filter(|kind| !self.kind.can_rest_on(*kind)) {
            let (right, property) = (self.kind, kind);
            return Err(Refusal::Distribution(Obstacle::RightCannotRest { right, property }));
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
        self.can_stand(case, ctx)?;
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
        format!("登记{}的{}", case.party_label(self.creditor), self.kind.title())
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
            case.party_label(self.creditor),
            self.thing,
            self.kind.title(),
            self.secured_fen,
            self.covered_fen
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        self.property.into_iter().collect()
    }

    fn rests_in(&self, case: &Case) -> Vec<EntryNo> {
        case.distribution.participant(self.creditor).map(|participant| participant.no).into_iter().collect()
    }
}
