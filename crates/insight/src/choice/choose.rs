//! The best set, criterion by criterion.

use super::asset::{Asset, Class, Question, Standing, Unfit};
use super::search::{Found, Item, Need, least};
use serde::Serialize;
use values::Fen;

/// The ranks in the order of taking.
const RANKS: usize = 6;

/// What is chosen, and why the rest is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The things chosen, in the order of taking.
    pub taken: Vec<Taken>,
    /// The others, as they were listed.
    pub left: Vec<Left>,
    /// How it stands by each criterion.
    pub score: Score,
    /// What the things surely bring after costs, money only as far as it is taken.
    pub covered: Fen,
    /// What of the debt they do not cover.
    pub uncovered: Fen,
    /// Whether nothing better exists.
    pub proof: Proof,
}

/// A chosen thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// Its id.
    pub id: String,
    /// Of money, the sum to take; of a thing, its low value.
    pub amount: Fen,
    /// What that brings after costs.
    pub net: Fen,
    /// Whether the officer wanted it in.
    pub pinned: bool,
}

/// A thing that is not chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Its id.
    pub id: String,
    /// Why.
    pub why: WhyOut,
}

/// Why a thing is not chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyOut {
    /// The law keeps it out.
    Exempt(String),
    /// The officer wanted it out.
    Excluded,
    /// Its disposal costs as much as it surely brings, or more.
    BringsNothing,
    /// Alone it obviously exceeds the debt, and the others suffice.
    ObviouslyTooMuch,
    /// The chosen things suffice, and no set with it is better.
    NotNeeded,
}

/// How a set stands by each criterion, in their order: the less, the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Score {
    /// The sum of harm.
    pub harm: u32,
    /// How many things of each rank in the order of taking, the last rank first.
    pub later: [u32; RANKS],
    /// The days until the last thing is disposed of.
    pub days: u32,
    /// What disposal costs.
    pub cost: Fen,
    /// What surely comes in beyond the debt.
    pub excess: Fen,
}

/// Whether nothing better exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// It is proven.
    Proven,
    /// Too many sets stand equal by the first criteria; a better one by the last is possible.
    GivenUp,
}

/// Chooses the set that covers the debt with the least harm, and so on by the order of the module's page.
///
/// # Errors
/// [`Unfit`] where the question cannot be answered.
pub fn choose(question: &Question) -> Result<Choice, Unfit> {
    question.check()?;
    Ok(Frame::new(question).choice())
}

/// A question prepared for the search.
struct Frame<'a> {
    question: &'a Question,
    /// The places of the things the officer wants in.
    pinned: Vec<usize>,
    /// The things among which to choose.
    open: Vec<Item>,
    /// What all costs in the question together stay below: what a unit of harm or order weighs.
    step: i128,
    /// Whether things that alone obviously exceed the debt are left out.
    without_the_oversized: bool,
}

impl<'a> Frame<'a> {
    fn new(question: &'a Question) -> Frame<'a> {
        let assets = &question.assets;
        let step = 1 + assets.iter().map(|asset| i128::from(asset.cost.0)).sum::<i128>();
        let base = assets.len() as i128 + 1;
        let places = |wanted: &dyn Fn(&Asset) -> bool| -> Vec<usize> {
            (0..assets.len()).filter(|&place| wanted(&assets[place])).collect()
        };
        let pinned = places(&|asset| asset.standing == Standing::Pinned);
        let usable = places(&|asset| asset.standing == Standing::Open && asset.net().is_positive());
        let suitable: Vec<usize> =
            usable.iter().copied().filter(|&place| !question.is_oversized(&assets[place])).collect();
        let brings = |places: &[usize]| places.iter().map(|&place| assets[place].net()).sum::<Fen>();
        let without_the_oversized = brings(&pinned) + brings(&suitable) >= question.debt;
        let open = if without_the_oversized { suitable } else { usable };
        let item = |place: usize| {
            let asset = &assets[place];
            let order = base.pow(asset.rank() as u32);
            let harm = i128::from(asset.harm.score) * base.pow(RANKS as u32);
            Item {
                place,
                worth: asset.net().0,
                whole: asset.whole().0,
                weight: (harm + order) * step + i128::from(asset.cost.0),
                tie: tie(&asset.id),
            }
        };
        let open = open.into_iter().map(item).collect();
        Frame { question, pinned, open, step, without_the_oversized }
    }

    fn choice(&self) -> Choice {
        let assets = &self.question.assets;
        let pinned = |pick: &dyn Fn(&Asset) -> Fen| -> Fen {
            self.pinned.iter().map(|&place| pick(&assets[place])).sum()
        };
        let need = Need {
            worth: (self.question.debt - pinned(&Asset::net)).0,
            whole: (self.question.debt - pinned(&Asset::whole)).0,
            below: i128::MAX,
        };
        let brings: i64 = self.open.iter().map(|item| item.worth).sum();
        if need.worth <= 0 {
            return self.outcome(Vec::new(), Proof::Proven);
        }
        if brings < need.worth {
            return self.outcome(self.open.iter().map(|item| item.place).collect(), Proof::Proven);
        }
        let (places, proof) = self.soonest(need);
        self.outcome(places, proof)
    }

    /// The lightest set, of those of equal harm and order the one that is soonest disposed of.
    fn soonest(&self, need: Need) -> (Vec<usize>, Proof) {
        let (first, mut proof) = least(&self.open, need);
        let mut best = first.expect("the open things together suffice");
        let below = (best.weight / self.step + 1) * self.step;
        let pinned = self.days(&self.pinned);
        let mut days: Vec<u32> = self.open.iter().map(|item| self.days(&[item.place])).collect();
        days.push(pinned);
        days.sort_unstable();
        days.dedup();
        // In `sooner..later` lie the days of which it is not known whether they are enough.
        let mut sooner = days.partition_point(|&day| day < pinned);
        let mut later = days.partition_point(|&day| day < self.days(&best.places));
        let mut next = later.saturating_sub(1);
        while sooner < later {
            let within: Vec<Item> =
                self.open.iter().filter(|item| self.days(&[item.place]) <= days[next]).copied().collect();
            match self.within(&within, Need { below, ..need }) {
                (Some(found), proven) => {
                    later = days.partition_point(|&day| day < self.days(&found.places).max(pinned));
                    (best, proof) = (found, proof.and(proven));
                }
                (None, proven) => {
                    sooner = next + 1;
                    proof = proof.and(proven);
                }
            }
            next = sooner + later.saturating_sub(sooner) / 2;
        }
        (best.places, proof)
    }

    fn within(&self, items: &[Item], need: Need) -> (Option<Found>, Proof) {
        let brings: i64 = items.iter().map(|item| item.worth).sum();
        if brings < need.worth { (None, Proof::Proven) } else { least(items, need) }
    }

    fn days(&self, places: &[usize]) -> u32 {
        places.iter().map(|&place| self.question.assets[place].days).max().unwrap_or(0)
    }

    fn outcome(&self, chosen: Vec<usize>, proof: Proof) -> Choice {
        let assets = &self.question.assets;
        let mut taken: Vec<usize> = self.pinned.iter().copied().chain(chosen).collect();
        taken.sort_by_key(|&place| (assets[place].rank(), assets[place].harm.score, &assets[place].id));
        let left = assets
            .iter()
            .enumerate()
            .filter(|(place, _)| !taken.contains(place))
            .map(|(_, asset)| Left { id: asset.id.clone(), why: self.why_out(asset) })
            .collect();
        let whole: Fen = taken.iter().map(|&place| assets[place].whole()).sum();
        let taken = self.amounts(&taken, self.question.debt - whole);
        let covered: Fen = taken.iter().map(|one| one.net).sum();
        Choice {
            score: self.score(&taken, covered),
            uncovered: (self.question.debt - covered).or_zero(),
            taken,
            left,
            covered,
            proof,
        }
    }

    /// Things whole, and of money no more than is still needed: first what the officer wants, then what harms least.
    fn amounts(&self, places: &[usize], needed: Fen) -> Vec<Taken> {
        let assets = &self.question.assets;
        let mut money: Vec<usize> =
            places.iter().copied().filter(|&place| assets[place].class == Class::Money).collect();
        money.sort_by_key(|&place| {
            let asset = &assets[place];
            (asset.standing != Standing::Pinned, asset.harm.score, asset.rank(), &asset.id)
        });
        let (mut needed, mut nets) = (needed.or_zero(), vec![None; assets.len()]);
        for place in money {
            let net = assets[place].net().or_zero().min(needed);
            needed -= net;
            nets[place] = Some(net);
        }
        let taken = |&place: &usize| {
            let asset = &assets[place];
            let (amount, net) = match nets[place] {
                None => (asset.value.low, asset.net()),
                Some(Fen::ZERO) => (Fen::ZERO, Fen::ZERO),
                Some(net) => (net + asset.cost, net),
            };
            Taken { id: asset.id.clone(), amount, net, pinned: asset.standing == Standing::Pinned }
        };
        places.iter().map(taken).collect()
    }

    fn score(&self, taken: &[Taken], covered: Fen) -> Score {
        let excess = (covered - self.question.debt).or_zero();
        let mut score = Score { excess, ..Score::default() };
        for asset in taken.iter().filter_map(|one| self.question.asset(&one.id)) {
            score.harm += u32::from(asset.harm.score);
            score.later[RANKS - 1 - asset.rank()] += 1;
            score.days = score.days.max(asset.days);
            score.cost += asset.cost;
        }
        score
    }

    fn why_out(&self, asset: &Asset) -> WhyOut {
        match &asset.standing {
            Standing::Exempt(reason) => WhyOut::Exempt(reason.clone()),
            Standing::Excluded => WhyOut::Excluded,
            Standing::Open | Standing::Pinned if !asset.net().is_positive() => WhyOut::BringsNothing,
            Standing::Open | Standing::Pinned => {
                if self.without_the_oversized && self.question.is_oversized(asset) {
                    WhyOut::ObviouslyTooMuch
                } else {
                    WhyOut::NotNeeded
                }
            }
        }
    }
}

impl Proof {
    fn and(self, other: Proof) -> Proof {
        match (self, other) {
            (Proof::Proven, Proof::Proven) => Proof::Proven,
            _ => Proof::GivenUp,
        }
    }
}

impl Asset {
    /// What it brings that cannot be divided.
    fn whole(&self) -> Fen {
        if self.class == Class::Money { Fen::ZERO } else { self.net() }
    }
}

impl Question {
    /// The thing of an id.
    #[must_use]
    pub fn asset(&self, id: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.id == id)
    }

    fn is_oversized(&self, asset: &Asset) -> bool {
        asset.whole() > self.obvious_above
    }
}

impl Choice {
    /// Whether a thing is chosen.
    #[must_use]
    pub fn takes(&self, id: &str) -> bool {
        self.taken.iter().any(|one| one.id == id)
    }

    /// What orders choices: the score, then a number made from the ids.
    pub(super) fn key(&self) -> (Fen, Score, u64) {
        (self.uncovered, self.score, self.taken.iter().map(|one| tie(&one.id)).sum())
    }
}

/// A number made from an id, so small that the sum of all in a question is a number too.
fn tie(id: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash ^ (hash >> 31)) >> 10
}
