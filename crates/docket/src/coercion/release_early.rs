//! Release somebody who was detained before the end of the term (提前解除拘留).
//!
//! > 解释第一百八十二条 被拘留人在拘留期间认错悔改的，可以责令其具结悔过，提前解除拘留。提前解除拘留，应报经院长批准，并作出提前解除拘留决定书，交负责看管的公安机关执行。

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::coercion::release_detained::release;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::procedure_interpretation2022;
use serde::{Deserialize, Serialize};

command! {
    /// Releases one person early.
    pub struct ReleaseEarly {
        pub detention: EntryNo, "拘留", Kind::Page(Pages::Detention);
        pub facts: String, "认错悔改的情况", Kind::Prose(300), "具结悔过、履行义务等情况，写入决定书";
    }
}

/// 提前解除拘留.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedEarly {
    /// The detention.
    pub detention: EntryNo,
    /// How the person repented.
    pub facts: String,
}

impl Act for ReleaseEarly {
    const ABOUT: About = About {
        name: "release_early",
        title: "提前解除拘留",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::President),
        basis: Basis::Article(procedure_interpretation2022::article("第一百八十二条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let asked: Vec<EntryNo> = case.waiting::<ReleaseEarly>().map(|asked| asked.detention).collect();
        case.detentions
            .iter()
            .filter(|one| one.released_on.is_none() && ctx.today < one.until && !asked.contains(&one.no))
            .map(|detention| Offer::Open {
                reason: format!("{}认错悔改的，可以提前解除拘留", detention.person.words(case)),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("detention", detention.no.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.running_detention(self.detention)?;
        let facts = self.facts.trim().to_owned();
        Ok(vec![ReleasedEarly { detention: self.detention, facts }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        format!("提前解除对{}的拘留：{}", case.detained(self.detention), self.facts.trim())
    }
}

impl Happening for ReleasedEarly {
    const KIND: &'static str = "released_early";
    const TITLE: &'static str = "提前解除拘留";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::EarlyRelease];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        release(case, self.detention, stamp.on);
    }

    fn sentence(&self, case: &Case) -> String {
        format!("提前解除对{}的拘留。{}", case.detained(self.detention), self.facts)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.detention]
    }
}
