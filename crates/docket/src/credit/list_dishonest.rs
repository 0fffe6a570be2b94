//! List a debtor as dishonest (纳入失信被执行人名单).
//!
//! A listing asks for a restriction of consumption (限制消费规定第一条第二款); where none stands, the same decision
//! orders it. How long a listing lasts follows from its grounds: on the first alone it has no term.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::credit::obstacle::Obstacle;
use crate::credit::restrict_consumption::{ConsumptionRestricted, said};
use crate::credit::{Listing, TRIGGERS, Trigger, check_trigger};
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::party::{Party, PartyKind, PartyNo};
use crate::refusal::{Basis, Refusal};
use law::Calendar;
use law::dishonest_list2017::listing::{
    EarlierDeletion, Exclusion, ListingBy, ListingGround, grace_until, listing_grounds, may_list_again,
};
use law::dishonest_list2017::term::{Aggravation, TermStart, listing_term, years_allowed};
use law::grounds::Ground;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// The open question of law that shapes the term.
const TERM_START: &str = "D-17";

impl Answer for ListingGround {
    const REQUIRED: bool = true;
}

impl Answer for Aggravation {
    const REQUIRED: bool = true;
}

const GROUNDS: &[(&str, &str)] = &[
    ("able_but_refuses", "有履行能力而拒不履行生效法律文书确定义务"),
    ("obstructs_by_violence", "以伪造证据、暴力、威胁等方法妨碍、抗拒执行"),
    ("evades_by_sham", "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行"),
    ("breaks_report_duty", "违反财产报告制度"),
    ("breaks_consumption_order", "违反限制消费令"),
    ("refuses_settlement", "无正当理由拒不履行执行和解协议"),
];

const AGGRAVATIONS: &[(&str, &str)] = &[
    ("none", "一般情形"),
    ("serious_or_several", "以暴力、威胁方法妨碍、抗拒执行情节严重，或者具有多项失信行为"),
];

command! {
    /// Lists one debtor.
    pub struct ListDishonest {
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub trigger: Trigger, "依申请或者依职权", Kind::Choice(TRIGGERS);
        pub applied_on: Option<Day>, "申请日期", Kind::Day, "依申请的填写；自收到申请之日起十五日内审查决定";
        pub ground: ListingGround, "失信情形", Kind::Choice(GROUNDS);
        pub further: Option<ListingGround>, "另一项失信情形", Kind::Choice(GROUNDS), "同时具有另一项的填写";
        pub facts: String, "失信行为的具体情形", Kind::Prose(500), "写入决定书和公布的信息，不得涉及国家秘密、商业秘密、个人隐私；未成年人、全日制在校学生不得纳入";
        pub aggravation: Aggravation, "情节", Kind::Choice(AGGRAVATIONS);
        pub years: Option<u32>, "纳入期限（年）", Kind::Whole(1, 10), "第一项情形没有期限，不填；其他情形为二年，情节严重或者多项失信行为的可以延长一至三年";
        pub grace_months: Option<u32>, "宽限期（月）", Kind::Whole(1, 3), "决定暂缓发布的填写，一至三个月";
        pub representative: Option<String>, "法定代表人（负责人）", Kind::Text(40), "被执行人是单位的填写";
    }
}

/// 纳入失信名单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DishonestListed {
    /// The debtor.
    pub debtor: PartyNo,
    /// What it goes back to.
    pub trigger: Trigger,
    /// The day of the application.
    pub applied_on: Option<Day>,
    /// The grounds.
    pub grounds: Vec<ListingGround>,
    /// What the debtor did.
    pub facts: String,
    /// Whether the conduct was serious or of several kinds.
    pub aggravation: Aggravation,
    /// The day from which it is public: that of the decision, or the last of the months of grace.
    pub published_on: Day,
    /// The years of the term; none on the first ground alone.
    pub years: Option<u32>,
    /// The last day of the term.
    pub until: Option<Day>,
    /// The last day to delete it once the term has ended.
    pub delete_by: Option<Day>,
    /// The legal representative or principal of a debtor that is an entity.
    pub representative: Option<String>,
    /// What the court had decided of the day from which the term runs.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl ListDishonest {
    fn grounds(&self) -> Vec<ListingGround> {
        let mut grounds = vec![self.ground];
        grounds.extend(self.further.filter(|further| *further != self.ground));
        grounds
    }

    /// What of the docket excludes the listing, or one of its grounds.
    fn exclusions(&self, case: &Case, debtor: &Party, today: Day) -> Vec<Exclusion> {
        let age = debtor.resident_id.as_ref().and_then(|id| id.age_on(today));
        let owed = case.still_owed_by(self.debtor, today);
        let mut found = Vec::new();
        if age.is_some_and(|age| age < 18) {
            found.push(Exclusion::Minor);
        }
        if owed > Fen::ZERO && case.held_of(self.debtor, today) >= owed {
            found.push(Exclusion::PropertySuffices);
        }
        found
    }

    /// The years of the term: none on the first ground alone, otherwise those that the grounds allow.
    fn years(&self, grounds: &[ListingGround]) -> Result<Option<u32>, Refusal> {
        let allowed = years_allowed(grounds, self.aggravation);
        match (allowed, self.years) {
            (None, None) => Ok(None),
            (Some((least, _)), None) => Ok(Some(u32::from(least))),
            (Some((least, most)), Some(years)) if (u32::from(least)..=u32::from(most)).contains(&years) => {
                Ok(Some(years))
            }
            (allowed, Some(_)) => Err(Obstacle::ListingTermUnsuited { allowed }.into()),
        }
    }
}

/// Whether the applicant must wait after a deletion that he asked for.
fn check_again(case: &Case, debtor: PartyNo, trigger: Trigger, asked_on: Day) -> Result<(), Refusal> {
    let by = if trigger == Trigger::Applied { ListingBy::Applicant } else { ListingBy::Court };
    let asked_for = case.listings.iter().filter(|listing| listing.debtor == debtor);
    for removal in asked_for.filter_map(|listing| listing.removed.as_ref()) {
        let deletion = if removal.on_applicants_request {
            EarlierDeletion::ApplicantsRequest
        } else {
            EarlierDeletion::Other
        };
        if !may_list_again(deletion, removal.on, asked_on, by).value {
            return Err(Obstacle::ListedAgainTooSoon { removed_on: removal.on }.into());
        }
    }
    Ok(())
}

impl Act for ListDishonest {
    const ABOUT: About = About {
        name: "list_dishonest",
        title: "纳入失信名单",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::President),
        basis: Basis::rule("DSH-04"),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let asked: Vec<PartyNo> = case.waiting::<ListDishonest>().map(|asked| asked.debtor).collect();
        case.in_default(ctx.today)
            .filter(|debtor| case.listing_of(*debtor).is_none() && !asked.contains(debtor))
            .map(|debtor| Offer::Open {
                reason: format!("{}有失信情形之一的，应当纳入失信名单", case.party_name(debtor)),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("debtor", debtor.to_string()), ("aggravation", "none".to_owned())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtor = case.debtor(self.debtor)?;
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        check_trigger(self.trigger, self.applied_on, "DSH-04", case, ctx.today)?;
        if let Some(listing) = case.listing_of(self.debtor) {
            return Err(Obstacle::AlreadyListed { on: listing.on }.into());
        }
        if case.has_performed(self.debtor, ctx.today) {
            return Err(Obstacle::Performed { name: debtor.name.clone(), rule: "DSH-02" }.into());
        }
        let until = case.performance_due_on(self.debtor);
        if until.is_none_or(|until| until >= ctx.today) {
            return Err(Obstacle::NoticeTermRunning { name: debtor.name.clone(), until }.into());
        }
        check_again(case, self.debtor, self.trigger, self.applied_on.unwrap_or(ctx.today))?;
        let exclusions = self.exclusions(case, debtor, ctx.today);
        let grounds = listing_grounds("DSH-02", &self.grounds(), &exclusions).value;
        if grounds.len() < self.grounds().len() {
            return Err(Obstacle::ListingExcluded { why: exclusions[0] }.into());
        }
        let years = self.years(&grounds)?;
        let published_on = match self.grace_months {
            Some(months) => grace_until(ctx.today, months as u16),
            None => ctx.today,
        };
        let applied = match years {
            Some(_) => Applied::of(ctx.law, &[TERM_START]),
            None => Applied::default(),
        };
        let term = years.map(|years| {
            let (start, from) = match applied.answer(TERM_START).as_str() {
                "publication" => (TermStart::Publication, published_on),
                _ => (TermStart::Decision, ctx.today),
            };
            listing_term(Calendar::national(), from, start, years as u16).value
        });
        let representative = match debtor.kind {
            PartyKind::Person => None,
            PartyKind::Enterprise | PartyKind::Organisation => said(self.representative.as_ref()),
        };
        let mut events: Vec<Event> = vec![
            DishonestListed {
                debtor: self.debtor,
                trigger: self.trigger,
                applied_on: self.applied_on,
                grounds,
                facts: self.facts.trim().to_owned(),
                aggravation: self.aggravation,
                published_on,
                years,
                until: term.map(|term| term.last_day),
                delete_by: term.map(|term| term.delete_by),
                representative: representative.clone(),
                applied,
            }
            .into(),
        ];
        if case.restriction_of(self.debtor).is_none() {
            let restricted = ConsumptionRestricted {
                debtor: self.debtor,
                trigger: Trigger::Listed,
                applied_on: None,
                representative,
                responsible: None,
            };
            events.push(restricted.into());
        }
        Ok(events)
    }

    fn summary(&self, case: &Case) -> String {
        let words: Vec<&str> = self.grounds().into_iter().map(Ground::words).collect();
        format!("因{}，将{}纳入失信被执行人名单", words.join("，"), case.party_name(self.debtor))
    }
}

impl Happening for DishonestListed {
    const KIND: &'static str = "dishonest_listed";
    const TITLE: &'static str = "纳入失信名单";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::ListingDecision];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.listings.push(Listing {
            no: stamp.no,
            on: stamp.on,
            debtor: self.debtor,
            grounds: self.grounds.clone(),
            published_on: self.published_on,
            until: self.until,
            removed: None,
        });
        if let (Some(until), Some(delete_by)) = (self.until, self.delete_by) {
            let label = format!("删除{}的失信信息（期限届满）", case.party_name(self.debtor));
            case.clocks.start(ClockKind::RemoveListing, stamp.no.0, label, until, delete_by);
            case.clocks.rests_on(ClockKind::RemoveListing, stamp.no.0, &[TERM_START], &self.applied);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let words: Vec<&str> = self.grounds.iter().map(|ground| ground.words()).collect();
        let term = match (self.years, self.until) {
            (Some(years), Some(until)) => format!("，期限{years}年，至{}", until.chinese()),
            _ => "，没有期限".to_owned(),
        };
        format!(
            "{}将{}纳入失信被执行人名单：{}{term}，自{}起发布",
            self.trigger.title(),
            case.party_name(self.debtor),
            words.join("；"),
            self.published_on.chinese()
        )
    }
}
