//! Publish a bounty notice for clues to property, on the application of a creditor (悬赏公告).
//!
//! > 财产调查规定第二十一条 被执行人不履行生效法律文书确定的义务，申请执行人可以向人民法院书面申请发布悬赏公告查找可供执行的财产。

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::credit;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Answer, Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::publicity::Bounty;
use crate::publicity::obstacle::Obstacle;
use crate::refusal::{Basis, Refusal};
use law::Calendar;
use law::bounty::{Application, DECISION, check_application};
use serde::{Deserialize, Serialize};
use values::Day;

/// Whether the applicant promises to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// 已书面承诺.
    Given,
    /// 没有承诺.
    Missing,
}

impl Answer for Promise {
    const REQUIRED: bool = true;
}

const PROMISES: &[(&str, &str)] = &[("given", "已书面承诺自愿支付悬赏金"), ("missing", "没有书面承诺")];

command! {
    /// Publishes one notice.
    pub struct OfferBounty {
        pub creditor: PartyNo, "申请执行人", Kind::Creditor;
        pub debtor: PartyNo, "被执行人", Kind::Debtor;
        pub applied_on: Day, "收到书面申请的日期", Kind::Day, "自收到书面申请之日起十日内决定是否准许";
        pub terms: Option<String>, "悬赏金的数额或者计算方法", Kind::Text(100), "例如：按因线索实际执行到位金额的10%";
        pub promise: Promise, "支付承诺", Kind::Choice(PROMISES);
        pub publication: Option<String>, "发布方式", Kind::Text(100), "例如：本院公告栏、执行信息网、报纸";
        pub until: Option<Day>, "公告截止日期", Kind::Day, "不填的为执行完毕之日";
    }
}

/// 悬赏公告.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BountyOffered {
    /// The creditor who asked for it.
    pub creditor: PartyNo,
    /// The debtor whose property is looked for.
    pub debtor: PartyNo,
    /// The day on which the application was received.
    pub applied_on: Day,
    /// The last day to decide on it.
    pub decide_by: Day,
    /// The bounty or how it is computed.
    pub terms: String,
    /// How the notice is published.
    pub publication: String,
    /// Until when it stands; none where until the case is performed.
    pub until: Option<Day>,
}

impl Act for OfferBounty {
    const ABOUT: About = About {
        name: "offer_bounty",
        title: "悬赏公告",
        topic: Topic::Sanction,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::property_investigation2020::article("第二十一条")),
        while_suspended: WhileSuspended::Barred,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        case.in_default(ctx.today)
            .map(|debtor| Offer::Open {
                reason: format!("申请执行人可以书面申请悬赏查找{}的财产", case.party_name(debtor)),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![("debtor", debtor.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        case.creditor(self.creditor)?;
        let debtor = case.debtor(self.debtor)?;
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        let (label, day) = ("收到书面申请的日期", self.applied_on);
        if day > ctx.today {
            return Err(Refusal::DayInFuture { label, day });
        }
        let (after, what) = (case.filing.received_on, "收到执行申请之日");
        if day < after {
            return Err(Refusal::DayTooEarly { label, day, after, what });
        }
        if case.has_performed(self.debtor, ctx.today) {
            let name = debtor.name.clone();
            return Err(credit::obstacle::Obstacle::Performed { name, rule: "BTY-01" }.into());
        }
        let said = credit::restrict_consumption::said;
        let (terms, publication) = (said(self.terms.as_ref()), said(self.publication.as_ref()));
        let found = check_application(&Application {
            amount_or_formula: terms.is_some(),
            promise: self.promise == Promise::Given,
            way_of_publication: publication.is_some(),
        });
        let (Some(terms), Some(publication), true) = (terms, publication, found.is_complete()) else {
            let missing = found.missing().next().expect("an incomplete application lacks something");
            let (what, article) = (missing.requirement.text, missing.requirement.article);
            return Err(Obstacle::BountyIncomplete { what, article }.into());
        };
        Ok(vec![
            BountyOffered {
                creditor: self.creditor,
                debtor: self.debtor,
                applied_on: self.applied_on,
                decide_by: DECISION.after(Calendar::national(), self.applied_on).value.end,
                terms,
                publication,
                until: self.until,
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("悬赏查找{}的财产", case.party_name(self.debtor))
    }
}

impl Happening for BountyOffered {
    const KIND: &'static str = "bounty_offered";
    const TITLE: &'static str = "悬赏公告";
    const CORRECTABLE: bool = true;
    const PAPERS: &'static [Paper] = &[Paper::BountyNotice];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.bounties.push(Bounty {
            no: stamp.no,
            on: stamp.on,
            creditor: self.creditor,
            debtor: self.debtor,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "准许{}的申请，悬赏查找{}的财产：{}，以{}发布（{}收到申请，应于{}前决定）",
            case.party_name(self.creditor),
            case.party_name(self.debtor),
            self.terms,
            self.publication,
            self.applied_on.chinese(),
            self.decide_by.chinese()
        )
    }
}
