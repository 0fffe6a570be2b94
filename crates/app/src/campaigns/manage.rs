//! Decide on a campaign, record its operations, end it.

use super::event::{Campaign, CampaignEvent, Criteria, Operation, stream, told};
use crate::access::whose;
use crate::app::{App, new_event};
use crate::error::AppError;
use crate::indicators::select::LIVELIHOOD;
use docket::indicator::{Class, Shown, by_id};
use docket::office::{Actor, Office};
use std::collections::BTreeMap;
use store::StreamAppend;
use store::read::campaigns::CampaignRow;
use store::read::projection::{difference, fresh};
use values::{CaseKind, Day, Fen};

/// Characters of a name, and of what is said in words.
const NAME_MAX: usize = 60;
const WORDS_MAX: usize = 1_000;
/// Partners and cases of one operation, at most.
const NAMED_MAX: usize = 200;
/// Days of a campaign, at most: three years.
const DAYS_MAX: i32 = 1_096;

/// Whether an officer decides on campaigns and ends them.
#[must_use]
pub fn may_manage(actor: &Actor) -> bool {
    matches!(actor.office, Office::BureauHead | Office::CommandCentre)
}

/// Whether an officer records operations.
#[must_use]
pub fn may_record(actor: &Actor) -> bool {
    may_manage(actor) || actor.office == Office::TeamLeader
}

fn bad(sentence: impl Into<String>) -> AppError {
    AppError::BadInput(sentence.into())
}

fn check_words(text: &str, what: &str, most: usize) -> Result<(), AppError> {
    match text.trim().chars().count() {
        0 => Err(AppError::BadInput(format!("请填写{what}"))),
        length if length > most => Err(AppError::BadInput(format!("{what}不超过{most}字"))),
        _ => Ok(()),
    }
}

impl App {
    /// A page of the campaigns, the newest first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn campaigns(&self, actor: &Actor, page: (u32, u32)) -> Result<Vec<CampaignRow>, AppError> {
        whose(actor).ok_or(AppError::Forbidden)?;
        Ok(self.store().campaigns(self.court().as_str(), page)?)
    }

    /// One campaign.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; [`AppError::NotFound`].
    pub fn campaign(&self, actor: &Actor, number: u32) -> Result<Campaign, AppError> {
        whose(actor).ok_or(AppError::Forbidden)?;
        let (_, events) = told(&self.store().stream(self.court().as_str(), &stream(number))?)?;
        Campaign::of(number, &events).ok_or(AppError::NotFound)
    }

    /// Decides on a campaign; its number.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but the head of the bureau and the command centre; [`AppError::BadInput`].
    pub fn open_campaign(
        &self,
        actor: &Actor,
        name: &str,
        (from, until): (Day, Day),
        criteria: &Criteria,
        targets: &BTreeMap<String, i64>,
    ) -> Result<u32, AppError> {
        if !may_manage(actor) {
            return Err(AppError::Forbidden);
        }
        check_words(name, "行动名称", NAME_MAX)?;
        if until < from || until.days_since(from) > DAYS_MAX {
            return Err(bad("行动期间的末日不得早于首日，全程不超过三年"));
        }
        if until < self.today() {
            return Err(bad(format!("行动期间已于{until}结束，请填写今日或者以后的末日")));
        }
        self.check_criteria(criteria)?;
        check_targets(targets)?;
        let event = CampaignEvent::Opened {
            name: name.trim().to_owned(),
            from,
            until,
            criteria: criteria.clone(),
            targets: targets.clone(),
        };
        App::trying(|| {
            let court = self.court().as_str();
            let number = self.store().last_campaign(court)? + 1;
            let told = [(event.clone(), self.today(), actor.id.to_string())];
            let campaign = Campaign::of(number, &told).expect("the event opens it");
            let new = new_event(event.word(), self.today(), &actor.id, &event);
            let append = StreamAppend { stream: stream(number), expected: 0, events: vec![new] };
            self.append(vec![append], fresh(campaign.rows(court)))?;
            Ok(number)
        })
    }

    fn check_criteria(&self, criteria: &Criteria) -> Result<(), AppError> {
        let kinds = [CaseKind::Enforcement, CaseKind::ResumedEnforcement, CaseKind::Preservation];
        if criteria.kind.as_ref().is_some_and(|kind| kinds.iter().all(|known| known.code() != *kind)) {
            return Err(bad("没有这种案件类型"));
        }
        let is_class =
            |class: &String| class == LIVELIHOOD || Class::CHOICES.iter().any(|one| one.0 == class);
        if criteria.class.as_ref().is_some_and(|class| !is_class(class)) {
            return Err(bad("没有这种案件类别"));
        }
        let directory = self.directory();
        let is_team = |team: &String| directory.teams.keys().any(|known| known.as_str() == team);
        if criteria.team.as_ref().is_some_and(|team| !is_team(team)) {
            return Err(bad("没有这个团队"));
        }
        if criteria.older_than_months.is_some_and(|months| months == 0 || months > 600) {
            return Err(bad("立案满多少个月应在1到600之间"));
        }
        let (from, to) = (criteria.from_fen, criteria.to_fen);
        let is_negative = [from, to].into_iter().flatten().any(|sum| sum < Fen::ZERO);
        if is_negative || from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err(bad("标的额的上限不得低于下限，均不得为负数"));
        }
        Ok(())
    }

    /// Enters an event of a campaign that is not over.
    fn go_on(
        &self,
        actor: &Actor,
        number: u32,
        decide: impl Fn(&Campaign) -> Result<CampaignEvent, AppError>,
    ) -> Result<Campaign, AppError> {
        App::trying(|| {
            let court = self.court().as_str();
            let (_, mut events) = told(&self.store().stream(court, &stream(number))?)?;
            let before = Campaign::of(number, &events).ok_or(AppError::NotFound)?;
            let event = decide(&before)?;
            let new = new_event(event.word(), self.today(), &actor.id, &event);
            events.push((event, self.today(), actor.id.to_string()));
            let after = Campaign::of(number, &events).ok_or(AppError::NotFound)?;
            let append = StreamAppend { stream: stream(number), expected: before.length, events: vec![new] };
            self.append(vec![append], difference(before.rows(court), after.rows(court)))?;
            Ok(after)
        })
    }

    /// Records an operation of a campaign.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but the head of the bureau, the command centre and leaders of teams;
    /// [`AppError::NotFound`]; [`AppError::BadInput`] for a day outside the campaign or not yet come, a case that the
    /// officer cannot open, or words that are missing.
    pub fn hold_operation(
        &self,
        actor: &Actor,
        number: u32,
        operation: &Operation,
    ) -> Result<Campaign, AppError> {
        if !may_record(actor) {
            return Err(AppError::Forbidden);
        }
        check_words(&operation.outcome, "行动情况", WORDS_MAX)?;
        if operation.officers == 0 || operation.officers > 10_000 {
            return Err(bad("请填写参加行动的本院人数"));
        }
        if operation.partners.len() > NAMED_MAX || operation.cases.len() > NAMED_MAX {
            return Err(AppError::BadInput(format!("一次行动的参加单位、案件各不超过{NAMED_MAX}个")));
        }
        for partner in &operation.partners {
            check_words(partner, "参加单位的名称", NAME_MAX)?;
        }
        if operation.on > self.today() {
            return Err(bad("行动日期不得晚于今日"));
        }
        for case in &operation.cases {
            self.open_case(actor, case).map_err(|error| match error {
                AppError::NotFound => AppError::BadInput(format!("没有案件{}", case.number())),
                other => other,
            })?;
        }
        self.go_on(actor, number, |campaign| {
            if operation.on < campaign.from || operation.on > campaign.last_day() {
                return Err(bad("行动日期不在专项行动期间之内"));
            }
            let no = u32::try_from(campaign.operations.len()).unwrap_or(u32::MAX).saturating_add(1);
            Ok(CampaignEvent::OperationHeld { no, operation: operation.clone() })
        })
    }

    /// Strikes the record of an operation, which then no longer counts.
    ///
    /// # Errors
    /// As [`App::hold_operation`].
    pub fn strike_operation(
        &self,
        actor: &Actor,
        (number, no): (u32, u32),
        reason: &str,
    ) -> Result<Campaign, AppError> {
        if !may_manage(actor) {
            return Err(AppError::Forbidden);
        }
        check_words(reason, "撤销理由", WORDS_MAX)?;
        self.go_on(actor, number, |campaign| {
            let held = campaign.operations.iter().find(|held| held.no == no).ok_or(AppError::NotFound)?;
            match held.struck {
                Some(_) => Err(bad("这次行动的登记已经撤销")),
                None => Ok(CampaignEvent::OperationStruck { no, reason: reason.trim().to_owned() }),
            }
        })
    }

    /// Ends a campaign today; what comes later does not count in it.
    ///
    /// # Errors
    /// As [`App::open_campaign`]; [`AppError::NotFound`].
    pub fn end_campaign(&self, actor: &Actor, number: u32, remark: &str) -> Result<Campaign, AppError> {
        if !may_manage(actor) {
            return Err(AppError::Forbidden);
        }
        check_words(remark, "结束说明", WORDS_MAX)?;
        self.go_on(actor, number, |campaign| match campaign.ended {
            Some(_) => Err(bad("专项行动已经结束")),
            None => Ok(CampaignEvent::Ended { remark: remark.trim().to_owned() }),
        })
    }
}

fn check_targets(targets: &BTreeMap<String, i64>) -> Result<(), AppError> {
    for (id, target) in targets {
        let indicator = by_id(id).ok_or_else(|| AppError::BadInput(format!("没有指标{id}")))?;
        let most = match indicator.shown {
            Shown::Percent => 10_000,
            Shown::Number(_) | Shown::Money => i64::MAX,
            Shown::Days => return Err(bad("以日数计的指标不设目标")),
        };
        if !(1..=most).contains(target) {
            return Err(AppError::BadInput(format!("{}的目标应大于零，比率不超过100%", indicator.title)));
        }
    }
    Ok(())
}
