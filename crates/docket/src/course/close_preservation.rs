//! Close a case of preservation (保全结案): what was held follows from the docket, and so does the way of closing.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::filing;
use crate::form::{Kind, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::closing2014::Way;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

command! {
    /// Closes the case of preservation.
    pub struct ClosePreservation {
        pub note: Option<String>, "结案说明", Kind::Prose(500), "告知申请保全人保全情况和期限届满日的时间、方式";
    }
}

/// 保全结案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreservationClosed {
    /// 保全完毕, 部分保全 or 无标的物可实施保全.
    pub way: Way,
    /// What the ruling names.
    pub named_fen: Fen,
    /// What is held.
    pub held_fen: Fen,
    /// In words.
    pub note: Option<String>,
}

/// How far the ruling was carried out by a day: all of the sum is held, a part of it, or nothing.
fn way_on(case: &Case, today: Day) -> Way {
    let is_held = case.measures.iter().any(|measure| measure.runs_on(today));
    match case.held(today) {
        _ if !is_held => Way::NothingToPreserve,
        held if held >= case.claimed() => Way::Preserved,
        _ => Way::PartlyPreserved,
    }
}

impl Act for ClosePreservation {
    const ABOUT: About = About {
        name: "close_preservation",
        title: "保全结案",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("CLO-06"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || case.filing.kind != filing::Kind::Preservation {
            return Vec::new();
        }
        let way = way_on(case, ctx.today);
        let reason = match way {
            Way::Preserved => "裁定的数额已全部保全".to_owned(),
            Way::PartlyPreserved => {
                format!(
                    "已保全{}元，裁定{}元；没有其他财产的，可以部分保全结案",
                    case.held(ctx.today),
                    case.claimed()
                )
            }
            _ => "没有发现可供保全的财产的，可以结案".to_owned(),
        };
        let weight = if way == Way::Preserved { Weight::Next } else { Weight::Possible };
        vec![Offer::Open { reason, due_on: None, weight, prefill: Vec::new() }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        let way = way_on(case, ctx.today);
        case.check_way(way)?;
        if let Some(refusal) = case.unsettled() {
            return Err(refusal);
        }
        // What was ordered and not reported may still be held: the result is not known yet.
        if case.orders.iter().any(crate::measure::order::Order::is_open) {
            return Err(Refusal::OrderOpen);
        }
        Ok(vec![
            PreservationClosed {
                way,
                named_fen: case.claimed(),
                held_fen: case.held(ctx.today),
                note: self.note.clone(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        "保全结案".to_owned()
    }
}

impl Happening for PreservationClosed {
    const KIND: &'static str = "preservation_closed";
    const TITLE: &'static str = "保全结案";
    const PAPERS: &'static [Paper] = &[Paper::PreservationResult];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.close(self.way, stamp, None);
    }

    fn sentence(&self, _case: &Case) -> String {
        let mut text = match self.way {
            Way::NothingToPreserve => format!("裁定保全{}元，无标的物可实施保全", self.named_fen),
            way => format!("{}：裁定保全{}元，实际保全{}元", way.label(), self.named_fen, self.held_fen),
        };
        if let Some(note) = &self.note {
            text.push_str(&format!("。{note}"));
        }
        text
    }
}
