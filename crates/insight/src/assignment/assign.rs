//! Who gets which case.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Loads that exceed the least by less than this are equal: what a plain case weighs.
pub const WITHIN: u32 = 10;

/// What a team takes, as far as assignment asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Team {
    /// Fast cases.
    Fast,
    /// Ordinary cases.
    Ordinary,
    /// Cases of enterprises.
    Enterprise,
    /// None of these: asked last.
    Other,
}

impl Team {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Team::Fast => "速执",
            Team::Ordinary => "普通执行",
            Team::Enterprise => "涉企执行",
            Team::Other => "其他",
        }
    }
}

/// Why a handler is not asked for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barred {
    /// The handler withdraws.
    Recused,
    /// A party bears a name from which the handler withdraws: an officer who has checked that it is another person
    /// names the handler, the lot does not.
    SameName,
    /// The case is to be taken from this handler.
    Former,
}

/// A case that waits for a handler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseToAssign {
    /// Its id.
    pub id: String,
    /// Its weight.
    pub points: u32,
    /// Which team it is for.
    pub for_team: Team,
    /// Handlers who are not asked.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub barred: BTreeMap<String, Barred>,
}

/// Somebody who handles cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handler {
    /// The id.
    pub id: String,
    /// What the team takes.
    pub team: Team,
    /// The points of the open cases.
    pub load: u32,
    /// Whether away now, or so soon that a case would lie.
    pub away: bool,
}

/// What is to be assigned, and to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// From which the lot is drawn.
    pub seed: u64,
    /// The cases.
    pub cases: Vec<CaseToAssign>,
    /// Those who can get them.
    pub handlers: Vec<Handler>,
}

/// One case with its handler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The case.
    pub case: String,
    /// Who gets it, or why nobody can.
    pub handler: Result<String, NobodyLeft>,
    /// How it came so.
    pub why: Why,
}

/// Nobody can get the case: all are away or withdraw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NobodyLeft;

/// How a case came to its handler.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The handler's load before this case.
    pub load: u32,
    /// Those who were equal, the handler among them, in the order of their ids.
    pub equals: Vec<String>,
    /// Those who were asked.
    pub asked: u32,
    /// Whether the handler's team is there for such cases.
    pub suits: bool,
}

/// The number that decides between equals; the smallest wins.
#[must_use]
pub fn lot(seed: u64, case: &str, handler: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in format!("{seed}|{case}|{handler}").bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Assigns the cases; the answer is in the order of the question.
#[must_use]
pub fn assign(question: &Question) -> Vec<Assigned> {
    let mut loads: BTreeMap<&str, u32> = BTreeMap::new();
    let handlers: BTreeMap<&str, &Handler> =
        question.handlers.iter().map(|handler| (handler.id.as_str(), handler)).collect();
    for handler in handlers.values() {
        loads.insert(&handler.id, handler.load);
    }
    let mut order: Vec<usize> = (0..question.cases.len()).collect();
    order.sort_by_key(|place| {
        let case = &question.cases[*place];
        (u32::MAX - case.points, lot(question.seed, &case.id, ""), &case.id)
    });
    let mut answers: Vec<Option<Assigned>> = vec![None; question.cases.len()];
    for place in order {
        let case = &question.cases[place];
        let why = choose(question.seed, case, &handlers, &loads);
        let handler = match &why {
            Some((handler, _)) => {
                *loads.entry(handler).or_default() += case.points;
                Ok((*handler).to_owned())
            }
            None => Err(NobodyLeft),
        };
        let why = why.map(|(_, why)| why).unwrap_or_default();
        answers[place] = Some(Assigned { case: case.id.clone(), handler, why });
    }
    answers.into_iter().flatten().collect()
}

/// How late a handler is asked for a case; `None` for never.
fn tier(case: &CaseToAssign, handler: &Handler) -> Option<u8> {
    if handler.away || case.barred.contains_key(&handler.id) {
        return None;
    }
    let suits = if handler.team == case.for_team {
        0
    } else if handler.team == Team::Ordinary {
        1
    } else if handler.team == Team::Other {
        3
    } else {
        2
    };
    Some(suits)
}

fn choose<'a>(
    seed: u64,
    case: &CaseToAssign,
    handlers: &BTreeMap<&'a str, &'a Handler>,
    loads: &BTreeMap<&'a str, u32>,
) -> Option<(&'a str, Why)> {
    let asked_first = handlers.values().filter_map(|handler| tier(case, handler)).min()?;
    let asked: Vec<&'a str> = handlers
        .values()
        .filter(|handler| tier(case, handler) == Some(asked_first))
        .map(|handler| handler.id.as_str())
        .collect();
    let least = asked.iter().map(|id| loads[id]).min()?;
    let equals: Vec<&'a str> = asked.iter().copied().filter(|id| loads[id] - least < WITHIN).collect();
    let chosen = equals.iter().copied().min_by_key(|id| (lot(seed, &case.id, id), *id))?;
    let why = Why {
        load: loads[chosen],
        asked: u32::try_from(asked.len()).unwrap_or(u32::MAX),
        equals: equals.into_iter().map(str::to_owned).collect(),
        suits: asked_first == 0,
    };
    Some((chosen, why))
}

impl Why {
    /// One Chinese sentence; `name` gives the name of a handler.
    #[must_use]
    pub fn sentence(&self, team: Team, name: impl Fn(&str) -> String) -> String {
        let whose = match (self.suits, team) {
            (true, _) => format!("{}案件，由相应团队承办", team.title()),
            (false, _) => format!("{}案件，相应团队无人可分，由其他团队承办", team.title()),
        };
        let how = match self.equals.as_slice() {
            [_] => format!("在可分的{}人中现有工作量最少（{}分）", self.asked, self.load),
            equals => {
                let names: Vec<String> = equals.iter().map(|id| name(id)).collect();
                format!("{}工作量相当（相差不足{WITHIN}分），随机确定", names.join("、"))
            }
        };
        format!("{whose}；{how}")
    }
}
