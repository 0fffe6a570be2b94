//! Record that a listed debtor was exposed in a batch (曝光失信被执行人).
//!
//! > 民事诉讼法第二百六十六条 被执行人不履行法律文书确定的义务的，人民法院可以对其采取或者通知有关单位协助采取限制出境，在征信系统记录、通过媒体公布不履行义务信息以及法律规定的其他措施。

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::publicity::Exposure;
use crate::publicity::obstacle::Obstacle;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};

command! {
    /// Exposes one debtor.
    pub struct ExposeDebtor {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub batch: String, "批次", Kind::Text(40), "例如：2024年第一批";
        pub channel: String, "公布方式", Kind::Text(100), "例如：本院公众号、广场大屏、电视";
    }
}

/// 曝光.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebtorExposed {
    /// The debtor.
    pub debtor: PartyNo,
    /// The batch.
    pub batch: String,
    /// Where.
    pub channel: String,
}

impl Act for ExposeDebtor {
    const ABOUT: About = About {
        name: "expose_debtor",
        title: "曝光失信被执行人",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::civil_procedure2023::article("第二百六十六条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.listings
            .iter()
            .filter(|listing| listing.stands() && listing.published_on <= ctx.today)
            .map(|listing| Offer::Open {
                reason: format!("{}在失信名单中，可以分批公布", case.party_name(listing.debtor)),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("debtor", listing.debtor.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        let Some(listing) = case.listing_of(self.debtor) else {
            return Err(Obstacle::NotListed { name: debtor.name.clone() }.into());
        };
        if listing.published_on > ctx.today {
            return Err(Obstacle::NotPublishedYet { on: listing.published_on }.into());
        }
        let batch = self.batch.trim().to_owned();
        if case.exposures.iter().any(|one| one.debtor == self.debtor && one.batch == batch) {
            return Err(Obstacle::AlreadyExposed { batch }.into());
        }
        let channel = self.channel.trim().to_owned();
        Ok(vec![DebtorExposed { debtor: self.debtor, batch, channel }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        format!("{}曝光{}", self.batch, case.party_name(self.debtor))
    }
}

impl Happening for DebtorExposed {
    const KIND: &'static str = "debtor_exposed";
    const TITLE: &'static str = "曝光";
    const CORRECTABLE: bool = true;

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.exposures.push(Exposure {
            no: stamp.no,
            on: stamp.on,
            debtor: self.debtor,
            batch: self.batch.clone(),
        });
    }

    fn sentence(&self, case: &Case) -> String {
        format!("{}通过{}公布失信被执行人{}", self.batch, self.channel, case.party_name(self.debtor))
    }
}
