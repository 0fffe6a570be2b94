//! What came of a campaign, counted from the dockets, and where its open cases stand still.

use super::STREAMS;
use super::event::{Campaign, Operation};
use crate::app::App;
use crate::cases::list::COUNTED;
use crate::error::AppError;
use crate::indicators::{Behind, BehindLine, Part};
use docket::flow::Node;
use docket::indicator::{Fact, Figure, INDICATORS, Indicator, Shown, Sums, When};
use docket::office::{Actor, Sight};
use store::read::campaigns::{CampaignCaseRow, CampaignNode, Narrow};
use store::read::indicators::BehindRow;
use values::{CaseKind, Day, Fen, Ratio};

/// An indicator of a campaign beside its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// What was counted.
    pub figure: Figure,
    /// What is aimed at, if anything: a number, fen, or hundredths of a per cent.
    pub target: Option<i64>,
}

impl Outcome {
    /// The target as it is written.
    #[must_use]
    pub fn target_written(&self) -> Option<String> {
        let target = self.target?;
        match self.indicator.shown {
            Shown::Percent => Some(Ratio::new(target.into(), 10_000).percent(2)),
            _ => self.indicator.written(Figure { counted: target, base: None }),
        }
    }

    /// How much of the target is reached, where it is a number or a sum.
    #[must_use]
    pub fn reached(&self) -> Option<String> {
        let target = self.target.filter(|_| self.indicator.base.is_none())?;
        Some(Ratio::new(self.figure.counted.into(), target.into()).percent(2))
    }
}

/// A campaign with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The campaign.
    pub campaign: Campaign,
    /// The days that are counted; none where it has not begun.
    pub days: Option<(Day, Day)>,
    /// The id of the team whose cases are counted, where not all of the campaign are.
    pub only_team: Option<String>,
    /// Every indicator, those with a target first.
    pub results: Vec<Outcome>,
    /// At which nodes its open cases stand.
    pub nodes: Vec<CampaignNode>,
    /// How many open cases there are, counted up to [`COUNTED`].
    pub open: u32,
}

/// An open case of a campaign and why it stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// The case.
    pub row: CampaignCaseRow,
    /// Its node.
    pub node: &'static str,
    /// Days in it.
    pub days: i32,
    /// Why it stands there, one Chinese sentence.
    pub reason: String,
}

/// What a campaign shows to an officer: all its cases, or those of the own team.
fn seen(actor: &Actor, campaign: &Campaign) -> Result<(Narrow, Option<String>), AppError> {
    let narrow = campaign.criteria.narrow(campaign.from);
    match actor.office.sight() {
        Sight::Nothing => Err(AppError::Forbidden),
        Sight::Court => Ok((narrow, None)),
        Sight::Team => {
            let own = actor.team.as_ref().map(ToString::to_string).ok_or(AppError::Forbidden)?;
            match &campaign.criteria.team {
                Some(team) if *team != own => Err(AppError::Forbidden),
                _ => Ok((Narrow { team: Some(own.clone()), ..narrow }, Some(own))),
            }
        }
    }
}

/// The days of a campaign that have come; none where it has not begun.
fn days_so_far(campaign: &Campaign, today: Day) -> Option<(Day, Day)> {
    let until = campaign.last_day().min(today);
    (until >= campaign.from).then_some((campaign.from, until))
}

/// The cases of a campaign that count for an indicator; none where it counts another kind of case.
fn counted_for(indicator: &Indicator, narrow: Narrow) -> Option<Narrow> {
    let first = CaseKind::Enforcement.code();
    match narrow.kind.as_str() {
        _ if !indicator.first_only => Some(narrow),
        "" => Some(Narrow { kind: first.to_owned(), ..narrow }),
        kind => (kind == first).then_some(narrow),
    }
}

/// The operations of a campaign behind their number, the latest first.
fn operations(campaign: &Campaign, fact: Fact) -> Vec<BehindLine> {
    let counts = |operation: &&Operation| fact == Fact::OperationHeld || operation.is_joint();
    let mut lines: Vec<BehindLine> = campaign
        .standing()
        .filter(counts)
        .map(|operation| BehindLine {
            case_id: format!("{STREAMS}{}", campaign.number),
            on: operation.on,
            counted: 1,
            amount: Fen::ZERO,
            case: BehindRow {
                number: campaign.name.clone(),
                creditors: String::new(),
                debtors: String::new(),
                cause: String::new(),
                handler_name: None,
                stage: String::new(),
            },
        })
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.on));
    lines
}

impl App {
    /// A campaign with what came of it up to today.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case, and for teams that it does not concern;
    /// [`AppError::NotFound`].
    pub fn campaign_account(&self, actor: &Actor, number: u32) -> Result<Account, AppError> {
        let campaign = self.campaign(actor, number)?;
        let (narrow, only_team) = seen(actor, &campaign)?;
        let days = days_so_far(&campaign, self.today());
        let court = self.court().as_str();
        let (mut all, mut first) = (Sums::default(), Sums::default());
        if let Some((from, until)) = days {
            for (kind, sums) in self.store().campaign_sums(court, &narrow, (from, until.next()))? {
                if kind == CaseKind::Enforcement.code() {
                    first.add_all(&sums);
                }
                all.add_all(&sums);
            }
            for operation in campaign.standing() {
                all.add(When::During, Fact::OperationHeld, 1, 0);
                if operation.is_joint() {
                    all.add(When::During, Fact::JointOperationHeld, 1, 0);
                }
            }
        }
        let mut results: Vec<Outcome> = INDICATORS
            .iter()
            .map(|indicator| Outcome {
                indicator,
                figure: indicator.figure(if indicator.first_only { &first } else { &all }),
                target: campaign.targets.get(indicator.id).copied(),
            })
            .collect();
        results.sort_by_key(|result| result.target.is_none());
        let mut nodes = self.store().campaign_nodes(court, &narrow, campaign.last_day())?;
        // In the order in which a case comes to them.
        nodes.sort_by_key(|node| Node::by_word(&node.node));
        let open = nodes.iter().map(|node| node.count).sum::<u32>().min(COUNTED);
        Ok(Account { campaign, days, only_team, results, nodes, open })
    }

    /// The cases behind a part of a result of a campaign; of its operations, each leads to the campaign itself.
    ///
    /// # Errors
    /// As [`App::campaign_account`].
    pub fn campaign_behind(
        &self,
        actor: &Actor,
        number: u32,
        indicator: &Indicator,
        part: Part,
        (offset, limit): (u32, u32),
    ) -> Result<(Campaign, Behind), AppError> {
        let campaign = self.campaign(actor, number)?;
        let (narrow, _) = seen(actor, &campaign)?;
        let (store, court, page) = (self.store(), self.court().as_str(), (offset, limit + 1));
        let days = days_so_far(&campaign, self.today());
        let Some(((from, until), narrow)) = days.zip(counted_for(indicator, narrow)) else {
            return Ok((campaign, Behind::page(Vec::new(), limit)));
        };
        let lines: Vec<BehindLine> = match part {
            Part::Carried => {
                let rows = store.campaign_carried(court, &narrow, from, page)?;
                rows.into_iter().map(BehindLine::from).collect()
            }
            Part::During(fact @ (Fact::OperationHeld | Fact::JointOperationHeld)) => {
                operations(&campaign, fact).into_iter().skip(offset as usize).collect()
            }
            Part::During(fact) => {
                let rows = store.campaign_fact_cases(court, &narrow, (from, until.next()), fact, page)?;
                rows.into_iter().map(BehindLine::from).collect()
            }
        };
        Ok((campaign, Behind::page(lines, limit)))
    }

    /// A page of the open cases of a campaign, those that stand still longest first.
    ///
    /// # Errors
    /// As [`App::campaign_account`].
    pub fn campaign_cases(
        &self,
        actor: &Actor,
        number: u32,
        page: (u32, u32),
    ) -> Result<Vec<CaseLine>, AppError> {
        let campaign = self.campaign(actor, number)?;
        let (narrow, _) = seen(actor, &campaign)?;
        let rows = self.store().campaign_cases(self.court().as_str(), &narrow, campaign.last_day(), page)?;
        let today = self.today();
        Ok(rows.into_iter().map(|row| line(row, today)).collect())
    }
}

fn line(row: CampaignCaseRow, today: Day) -> CaseLine {
    let node = Node::by_word(&row.node);
    let days = today.days_since(row.since).max(0);
    let due = match &row.due {
        None => String::new(),
        Some((label, on)) if *on < today => format!("；{label}已于{}届满", on.chinese()),
        Some((label, on)) => format!("；{label}至{}", on.chinese()),
    };
    let reason = format!("{}{due}", node.map_or("", Node::told_by));
    CaseLine { node: node.map_or("", Node::title), days, reason, row }
}
