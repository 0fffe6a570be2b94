//! Papers of measures against persons and of a debtor's standing.

use crate::papers::page::{Page, details, numeral, you, yuan};
use docket::Event;
use docket::coercion::Person;
use docket::credit::Trigger;
use docket::party::{Party, PartyNo, Role};
use documents::forms::{
    AppearanceWarrant, BountyNotice, ConsumptionOrder, DetentionDecision, ListingDecision, SanctionEnding,
    Summons,
};
use law::civil_procedure2023::sanctions::{self, Complexity};
use law::grounds::Ground;
use law::high_consumption2015::{Spending, is_barred};

/// The order that restricts consumption; none where the page orders none.
#[must_use]
pub fn consumption_order(page: &Page<'_>) -> Option<ConsumptionOrder> {
    let Event::ConsumptionRestricted(restricted) = &page.entry.event else { return None };
    let debtor = page.case.party(restricted.debtor)?;
    let you = you(debtor);
    let reason = match restricted.trigger {
        Trigger::Listed => format!("{you}已被纳入失信被执行人名单"),
        Trigger::Applied | Trigger::ExOfficio => {
            format!("{you}未按执行通知书指定的期间履行生效法律文书确定的给付义务")
        }
    };
    let bound = (!page.is_person(restricted.debtor)).then(|| {
        let representative = restricted
            .representative
            .as_ref()
            .map_or_else(String::new, |name| format!("{you}的法定代表人（负责人）{name}"));
        let others = restricted.responsible.clone();
        match (representative.is_empty(), others) {
            (true, None) => format!("{you}的法定代表人、主要负责人、影响债务履行的直接责任人员、实际控制人"),
            (true, Some(others)) => others,
            (false, None) => representative,
            (false, Some(others)) => format!("{representative}、{others}"),
        }
    });
    let barred = Spending::ALL.iter().filter(|spending| is_barred(**spending).value);
    Some(ConsumptionOrder {
        head: page.head(page.number(), &[]),
        addressee: debtor.name.clone(),
        you: you.to_owned(),
        applicant: page.creditors(),
        basis: page.basis(),
        filed_on: page.case.filing.filed_on.chinese(),
        reason,
        bound,
        prohibitions: barred.map(|spending| spending.words().to_owned()).collect(),
        contact: page.contact(),
    })
}

/// The decision that lists a debtor as dishonest; none where the page decides none.
#[must_use]
pub fn listing_decision(page: &Page<'_>) -> Option<ListingDecision> {
    let Event::DishonestListed(listed) = &page.entry.event else { return None };
    let grounds: Vec<&str> = listed.grounds.iter().map(|ground| ground.words()).collect();
    let articles: Vec<&str> = listed.grounds.iter().map(|ground| ground.article().article).collect();
    let term = match (listed.years, listed.until) {
        (Some(years), Some(until)) => format!("期限{}年，至{}届满", numeral(years), until.chinese()),
        _ => "纳入没有期限，具备法定删除事由的依法删除".to_owned(),
    };
    Some(ListingDecision {
        head: page.head(page.number(), &[]),
        parties: page.parties(),
        applicant: page.creditors(),
        respondent: page.case.party_name(listed.debtor).to_owned(),
        basis: page.basis(),
        filed_on: page.case.filing.filed_on.chinese(),
        facts: without_stop(&listed.facts),
        grounds: grounds.join("；"),
        articles: articles.join("、"),
        term,
        published: (listed.published_on > page.on()).then(|| listed.published_on.chinese()),
        contact: page.contact(),
    })
}

/// The summons; none where the page issues none.
#[must_use]
pub fn summons(page: &Page<'_>) -> Option<Summons> {
    let Event::Summoned(summoned) = &page.entry.event else { return None };
    let reason = summoned.reason.clone();
    Some(Summons {
        head: page.head(page.number(), &[]),
        basis: page.basis(),
        applicant: page.creditors(),
        respondent: page.case.party_name(summoned.person.debtor).to_owned(),
        person: summoned.person.words(page.case),
        address: page.address(&summoned.person),
        reason: reason.unwrap_or_else(|| "查明被执行人的财产情况和履行义务的能力".to_owned()),
        appear: format!("{}{}", summoned.appear_on.chinese(), summoned.appear_at),
        place: summoned.place.clone(),
        contact: page.contact(),
    })
}

/// The warrant that compels an appearance; none where the page compels none.
#[must_use]
pub fn appearance_warrant(page: &Page<'_>) -> Option<AppearanceWarrant> {
    let Event::AppearanceCompelled(compelled) = &page.entry.event else { return None };
    let hours = match compelled.complexity {
        Complexity::Ordinary => "八小时",
        Complexity::ComplexWithDetentionPossible => "二十四小时",
    };
    Some(AppearanceWarrant {
        head: page.head(page.number(), &[]),
        basis: page.basis(),
        applicant: page.creditors(),
        respondent: page.case.party_name(compelled.person.debtor).to_owned(),
        person: compelled.person.words(page.case),
        address: page.address(&compelled.person),
        reason: "经依法传唤，无正当理由拒不到场".to_owned(),
        hours: hours.to_owned(),
    })
}

/// The decision to detain; none where the page decides none.
#[must_use]
pub fn detention_decision(page: &Page<'_>) -> Option<DetentionDecision> {
    let Event::Detained(detained) = &page.entry.event else { return None };
    let known = match detained.person.role {
        sanctions::Role::Debtor => page.case.party(detained.person.debtor).map(details),
        _ => Some(format!(
            "系被执行人{}。",
            detained.person.words(page.case).replacen(&detained.person.name, "", 1)
        )),
    };
    let known =
        known.filter(|known| !known.is_empty()).map_or("。".to_owned(), |known| format!("，{known}"));
    Some(DetentionDecision {
        head: page.head(page.number(), &[]),
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        person: format!("被拘留人：{}{known}", detained.person.name),
        name: detained.person.name.clone(),
        facts: without_stop(&detained.facts),
        conduct: detained.conduct.title().to_owned(),
        articles: detained.conduct.articles().to_owned(),
        days: numeral(detained.days),
        from: detained.from.chinese(),
        until: detained.until.chinese(),
    })
}

/// The notice that offers a bounty; none where the page offers none.
#[must_use]
pub fn bounty_notice(page: &Page<'_>) -> Option<BountyNotice> {
    let Event::BountyOffered(offered) = &page.entry.event else { return None };
    let debtor = page.case.party(offered.debtor)?;
    // What is public names nobody's number or street.
    let known = debtor
        .resident_id
        .as_ref()
        .and_then(|id| Some(format!("{}，{}年出生", id.sex().title(), id.born_on()?.year())));
    let until = match offered.until {
        Some(until) => format!("自公告之日起至{}止", until.chinese()),
        None => "自公告之日起至本案执行完毕之日止".to_owned(),
    };
    Some(BountyNotice {
        head: page.head(page.number(), &[]),
        applicant: page.case.party_name(offered.creditor).to_owned(),
        respondent: debtor.name.clone(),
        basis: page.basis(),
        filed_on: page.case.filing.filed_on.chinese(),
        debtor: known.unwrap_or_default(),
        owed: yuan(page.case.still_owed_by(offered.debtor, page.on())),
        terms: without_stop(&offered.terms),
        until,
        contact: page.contact(),
    })
}

/// What ends a restriction, a detention or a listing; none where the page ends none.
#[must_use]
pub fn sanction_ending(page: &Page<'_>) -> Option<SanctionEnding> {
    const CONSUMPTION: &str = "《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第九条";
    const LIST: &str = "《最高人民法院关于公布失信被执行人名单信息的若干规定》";
    let case = page.case;
    let (title, debtor, ordered, reason, articles, decision) = match &page.entry.event {
        Event::RestrictionLifted(lifted) => {
            let restriction = case.restrictions.iter().find(|one| one.no == lifted.restriction)?;
            let name = case.party_name(restriction.debtor);
            (
                "解除限制消费令",
                restriction.debtor,
                format!("本院于{}对{name}限制消费", restriction.on.chinese()),
                lifted.ground.words().to_owned(),
                CONSUMPTION.to_owned(),
                format!("解除对{name}的限制消费措施"),
            )
        }
        Event::ListingRemoved(removed) => {
            let listing = case.listings.iter().find(|one| one.no == removed.listing)?;
            let name = case.party_name(listing.debtor);
            (
                "决定书",
                listing.debtor,
                format!("本院于{}将{name}纳入失信被执行人名单", listing.on.chinese()),
                removed.ground.title().to_owned(),
                format!("{LIST}{}", removed.ground.article()),
                format!("{}{name}的失信信息", removed.ground.decision()),
            )
        }
        Event::ReleasedEarly(released) => {
            let detention = case.detention(released.detention)?;
            let name = &detention.person.name;
            (
                "提前解除拘留决定书",
                detention.person.debtor,
                format!("本院于{}决定拘留{name}，至{}止", detention.on.chinese(), detention.until.chinese()),
                format!("{name}在拘留期间认错悔改（{}）", without_stop(&released.facts)),
                "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百八十二条".to_owned(),
                format!("提前解除对{name}的拘留"),
            )
        }
        _ => return None,
    };
    let addressee = match &page.entry.event {
        Event::ReleasedEarly(released) => case.detention(released.detention)?.person.name.clone(),
        _ => case.party_name(debtor).to_owned(),
    };
    Some(SanctionEnding {
        head: page.head(page.number(), &[]),
        title: title.to_owned(),
        addressee,
        applicant: page.creditors(),
        respondent: page.debtors(),
        basis: page.basis(),
        ordered,
        reason,
        articles,
        decision,
        contact: page.contact(),
    })
}

fn without_stop(text: &str) -> String {
    text.trim().trim_end_matches(['。', '；', '.', ';']).to_owned()
}

impl Page<'_> {
    fn debtor(&self, no: PartyNo) -> Option<&Party> {
        self.case.side(Role::Debtor).find(|party| party.no == no)
    }

    fn is_person(&self, no: PartyNo) -> bool {
        self.debtor(no).is_some_and(|party| party.kind == docket::party::PartyKind::Person)
    }

    /// Where somebody is found: the debtor's own address, or the seat of the entity.
    fn address(&self, person: &Person) -> String {
        self.debtor(person.debtor).and_then(|party| party.address.clone()).unwrap_or_default()
    }
}
