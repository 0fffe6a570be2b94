//! The board of the nodes of the flow (流程节点): how many open cases stand at each, and for how long.

use crate::app::App;
use crate::cases::list::{COUNTED, Scope};
use crate::error::AppError;
use docket::flow::Node;
use docket::office::Actor;
use std::collections::BTreeMap;
use store::read::flow::{FlowCount, FlowFilter, FlowRow};
use values::Day;

/// Days in a node beyond which cases are counted apart.
pub const BEYOND: [i32; 3] = [30, 90, 180];

/// How the cases at one node stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeStanding {
    /// The node.
    pub node: Node,
    /// How many cases.
    pub count: u32,
    /// Days within which half of them came here; none where there is no case.
    pub median: Option<i32>,
    /// Days since the first of them came here.
    pub longest: Option<i32>,
    /// How many are here for more days than each of [`BEYOND`].
    pub beyond: [u32; 3],
    /// How many of each team, by its id; empty where no team has the case.
    pub teams: BTreeMap<String, u32>,
}

/// Sums counts by node; `team` leaves only its cases in all but the counts of teams.
fn standings(counts: &[FlowCount], team: Option<&str>, today: Day) -> Vec<NodeStanding> {
    let open = Node::ALL.iter().copied().filter(|node| *node != Node::Closed);
    open.map(|node| {
        let mut standing = NodeStanding {
            node,
            count: 0,
            median: None,
            longest: None,
            beyond: [0; 3],
            teams: BTreeMap::new(),
        };
        let mut days: BTreeMap<i32, u32> = BTreeMap::new();
        for one in counts.iter().filter(|one| one.node == node.word()) {
            *standing.teams.entry(one.team.clone()).or_default() += one.count;
            if team.is_none_or(|team| team == one.team) {
                *days.entry(today.days_since(one.since).max(0)).or_default() += one.count;
            }
        }
        standing.count = days.values().sum();
        standing.longest = days.keys().next_back().copied();
        standing.median = middle(&days, standing.count);
        for (place, beyond) in BEYOND.iter().enumerate() {
            standing.beyond[place] = days.range(beyond + 1..).map(|(_, count)| count).sum();
        }
        standing
    })
    .collect()
}

fn middle(days: &BTreeMap<i32, u32>, count: u32) -> Option<i32> {
    let mut passed = 0;
    let found = days.iter().find(|(_, here)| {
        passed += **here;
        passed * 2 >= count
    });
    found.map(|(day, _)| *day)
}

impl App {
    /// How the open cases stand at each node that an officer may see.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn node_board(&self, actor: &Actor, team: Option<&str>) -> Result<Vec<NodeStanding>, AppError> {
        let counts = self.store().flow_counts(self.court().as_str(), &Scope::Seen.of(actor)?)?;
        Ok(standings(&counts, team, self.today()))
    }

    /// A page of the cases at a node, those that stand there longest first, and how many there are up to [`COUNTED`].
    ///
    /// # Errors
    /// As [`App::node_board`].
    pub fn cases_at_node(
        &self,
        actor: &Actor,
        (node, team): (Node, Option<String>),
        beyond_days: Option<i32>,
        page: (u32, u32),
    ) -> Result<(Vec<FlowRow>, u32), AppError> {
        let (court, whose) = (self.court().as_str(), Scope::Seen.of(actor)?);
        let before = beyond_days.map(|days| self.today().plus_days(-days));
        let filter = FlowFilter { node: node.word().to_owned(), team, before };
        let rows = self.store().flow_list(court, &whose, &filter, page)?;
        Ok((rows, self.store().flow_list_count(court, &whose, &filter, COUNTED)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_board_counts_medians_and_long_stays_by_team() {
        let today: Day = "2026-11-20".parse().expect("a day");
        let at = |team: &str, days: i32, count: u32| FlowCount {
            node: "queried".to_owned(),
            team: team.to_owned(),
            since: today.plus_days(-days),
            count,
        };
        let counts = [at("fast", 10, 3), at("fast", 30, 1), at("one", 31, 2), at("one", 200, 1)];
        let all = standings(&counts, None, today);
        let queried = all.iter().find(|one| one.node == Node::Queried).expect("every node is there");
        assert_eq!((queried.count, queried.median, queried.longest), (7, Some(30), Some(200)));
        assert_eq!(queried.beyond, [3, 1, 1]);
        assert_eq!((queried.teams["fast"], queried.teams["one"]), (4, 3));
        let fast = standings(&counts, Some("fast"), today);
        let queried = fast.iter().find(|one| one.node == Node::Queried).expect("every node is there");
        assert_eq!((queried.count, queried.median, queried.beyond), (4, Some(10), [0, 0, 0]));
        let nothing = all.iter().find(|one| one.node == Node::Settled).expect("every node is there");
        assert_eq!((nothing.count, nothing.median, nothing.longest), (0, None, None));
    }
}
