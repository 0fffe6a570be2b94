//! Take a debtor off the list of dishonest debtors (删除、撤销失信信息).
//!
//! A listing without a term ends with one of the grounds of article 10; one with a term ends with it, and earlier only
//! by a decision on what the debtor did to make good (第二条第二款). It can be removed after the case is closed.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::course::suspend_case::Ground as SuspensionGround;
use crate::credit::obstacle::Obstacle;
use crate::credit::restrict_consumption::said;
use crate::credit::{Listing, Removal};
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::Calendar;
use law::dishonest_list2017::term::{DeletionGround, ListingKind, deletion_due};
use serde::{Deserialize, Serialize};
use values::Day;

/// Why a listing is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemovalGround {
    /// 履行或者执行完毕.
    Performed,
    /// 和解协议履行完毕.
    SettlementPerformed,
    /// 申请执行人书面申请.
    ApplicantsRequest,
    /// 因审判监督中止执行.
    Suspended,
    /// 终结执行.
    Ended,
    /// 期限届满.
    TermEnded,
    /// 积极履行义务或者主动纠正，提前删除.
    MadeGood,
    /// 不应纳入而纳入，撤销.
    WrongListing,
}

impl Answer for RemovalGround {
    const REQUIRED: bool = true;
}

const GROUNDS: &[(&str, &str)] = &[
    ("performed", "已履行生效法律文书确定的义务或者已执行完毕"),
    ("settlement_performed", "达成执行和解协议且已履行完毕"),
    ("applicants_request", "申请执行人书面申请删除，经审查同意"),
    ("suspended", "因审判监督程序裁定中止执行"),
    ("ended", "人民法院依法裁定终结执行"),
    ("term_ended", "纳入期限届满"),
    ("made_good", "积极履行义务或者主动纠正失信行为，决定提前删除"),
    ("wrong_listing", "不应纳入而纳入，撤销"),
];

impl RemovalGround {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        GROUNDS[self as usize].1
    }

    /// The article that names it.
    #[must_use]
    pub fn article(self) -> &'static str {
        match self {
            RemovalGround::Performed => "第十条第一款第一项",
            RemovalGround::SettlementPerformed => "第十条第一款第二项",
            RemovalGround::ApplicantsRequest => "第十条第一款第三项",
            RemovalGround::Suspended => "第十条第一款第五项",
            RemovalGround::Ended => "第十条第一款第七项",
            RemovalGround::TermEnded => "第十条第二款",
            RemovalGround::MadeGood => "第二条第二款",
            RemovalGround::WrongListing => "第九条",
        }
    }

    /// What is decided: a wrong listing is revoked, any other deleted.
    #[must_use]
    pub fn decision(self) -> &'static str {
        if self == RemovalGround::WrongListing { "撤销" } else { "删除" }
    }

    /// The ground of article 10, paragraph 1, where it is one.
    fn of_article_ten(self) -> Option<DeletionGround> {
        match self {
            RemovalGround::Performed => Some(DeletionGround::Performed),
            RemovalGround::SettlementPerformed => Some(DeletionGround::SettlementPerformed),
            RemovalGround::ApplicantsRequest => Some(DeletionGround::ApplicantsRequest),
            RemovalGround::Suspended => Some(DeletionGround::Suspended),
            RemovalGround::Ended => Some(DeletionGround::Ended),
            RemovalGround::TermEnded | RemovalGround::MadeGood | RemovalGround::WrongListing => None,
        }
    }
}

command! {
    /// Removes one listing.
    pub struct RemoveListing {
        pub listing: EntryNo, "失信名单", Kind::Page(Pages::Listing);
        pub ground: RemovalGround, "事由", Kind::Choice(GROUNDS);
        pub happened_on: Day, "事由发生日期", Kind::Day, "自该日起三个工作日内删除";
        pub facts: Option<String>, "情况说明", Kind::Prose(500);
    }
}

/// 删除失信信息.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingRemoved {
    /// The page that listed the debtor.
    pub listing: EntryNo,
    /// Why it is removed.
    pub ground: RemovalGround,
    /// When the ground arose.
    pub happened_on: Day,
    /// In words.
    pub facts: Option<String>,
}

fn listing(case: &Case, no: EntryNo) -> Option<&Listing> {
    case.listings.iter().find(|listing| listing.no == no)
}

impl RemoveListing {
    /// Whether the ground has arisen, and ends a listing of this kind.
    fn check_ground(&self, case: &Case, listing: &Listing, today: Day) -> Result<(), Refusal> {
        let unsuited = || Err(Obstacle::RemovalUnsuited { ground: self.ground.title() }.into());
        if let (Some(until), Some(ground)) = (listing.until, self.ground.of_article_ten()) {
            let due = deletion_due(Calendar::national(), ListingKind::Termed, ground, self.happened_on);
            if due.value.is_none() {
                return Err(Obstacle::TermedListingStays { until }.into());
            }
        }
        match (self.ground, listing.until) {
            (RemovalGround::Performed | RemovalGround::SettlementPerformed, _) => {
                let name = case.party_name(listing.debtor).to_owned();
                let performed = case.is_closed_as_performed() || case.has_performed(listing.debtor, today);
                let by_settlement = self.ground == RemovalGround::SettlementPerformed;
                if !performed || by_settlement && !case.is_settled() {
                    return Err(Obstacle::NotPerformed { name, rule: "DSH-05" }.into());
                }
                Ok(())
            }
            (RemovalGround::Suspended, _) => match case.open_suspension() {
                Some(suspension) if suspension.ground == SuspensionGround::Retrial => Ok(()),
                _ => unsuited(),
            },
            (RemovalGround::Ended, _) if !case.is_closed_as_ended() => unsuited(),
            (RemovalGround::TermEnded, Some(until)) if self.happened_on < until => {
                Err(Obstacle::TermedListingStays { until }.into())
            }
            (RemovalGround::TermEnded | RemovalGround::MadeGood, None) => unsuited(),
            _ => Ok(()),
        }
    }
}

impl Act for RemoveListing {
    const ABOUT: About = About {
        name: "remove_listing",
        title: "删除失信信息",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("DSH-05"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Always,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let standing = case.listings.iter().filter(|listing| listing.stands());
        standing
            .map(|listing| {
                let name = case.party_name(listing.debtor);
                let prefill = vec![("listing", listing.no.to_string())];
                let clock = case.clocks.get(ClockKind::RemoveListing, listing.no.0);
                let due =
                    clock.filter(|clock| clock.state == ClockState::Running && clock.started_on <= ctx.today);
                let Some(clock) = due else {
                    return Offer::Open {
                        reason: match listing.until {
                            Some(until) => format!("{name}的失信信息至{}，可以提前删除", until.chinese()),
                            None => format!("{name}有法定事由的，删除失信信息"),
                        },
                        due_on: None,
                        weight: Weight::Possible,
                        prefill: [prefill, vec![("happened_on", ctx.today.to_string())]].concat(),
                    };
                };
                let (why, ground) = match listing.until {
                    Some(_) => ("纳入期限已届满", "term_ended"),
                    None => ("已履行完毕", "performed"),
                };
                Offer::Open {
                    reason: format!("{name}{why}，应当在三个工作日内删除失信信息"),
                    due_on: Some(clock.due_on),
                    weight: Weight::Next,
                    prefill: [
                        prefill,
                        vec![("ground", ground.to_owned()), ("happened_on", clock.started_on.to_string())],
                    ]
                    .concat(),
                }
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let listing = listing(case, self.listing).ok_or(Refusal::NotOnDocket("失信名单"))?;
        if let Some(removal) = &listing.removed {
            return Err(Obstacle::Ended { what: "失信名单", on: removal.on }.into());
        }
        let (label, day) = ("事由发生日期", self.happened_on);
        if day > ctx.today {
            return Err(Refusal::DayInFuture { label, day });
        }
        self.check_ground(case, listing, ctx.today)?;
        let (ground, happened_on) = (self.ground, self.happened_on);
        let facts = said(self.facts.as_ref());
        Ok(vec![ListingRemoved { listing: self.listing, ground, happened_on, facts }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        let debtor = listing(case, self.listing).map_or("", |one| case.party_name(one.debtor));
        format!("删除{debtor}的失信信息")
    }
}

impl Happening for ListingRemoved {
    const KIND: &'static str = "listing_removed";
    const TITLE: &'static str = "删除失信信息";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::ListingRemoval];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        if let Some(listing) = case.listings.iter_mut().find(|listing| listing.no == self.listing) {
            let on_applicants_request = self.ground == RemovalGround::ApplicantsRequest;
            listing.removed = Some(Removal { on: stamp.on, on_applicants_request });
        }
        case.clocks.meet(ClockKind::RemoveListing, self.listing.0, stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        let debtor = listing(case, self.listing).map_or("", |one| case.party_name(one.debtor));
        let facts = self.facts.as_ref().map_or_else(String::new, |facts| format!("。{facts}"));
        format!("{}，{}{debtor}的失信信息{facts}", self.ground.title(), self.ground.decision())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.listing]
    }
}
