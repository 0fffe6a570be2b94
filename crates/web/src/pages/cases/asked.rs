//! What a case list is asked for, in the words of its address.

use crate::shell::encode;
use app::cases::list::handled_by;
use docket::office::{Actor, Office};
use std::collections::BTreeMap;
use store::read::cases::{CaseFilter, Order, StageFilter};
use values::Day;

/// The word for own cases together with those of colleagues for whom the officer stands in.
pub(crate) const MINE: &str = "mine";
/// The word for cases for which the table suggests another track than an officer chose.
pub(crate) const SUGGESTED: &str = "suggested";
/// Lines on a page.
pub(crate) const LINES: u32 = 50;

/// The stored words and Chinese titles of the spans in which something is due.
pub(crate) const DUE_CHOICES: [(&str, &str); 3] =
    [("late", "已逾期"), ("today", "今日及以前"), ("week", "七日内及以前")];

/// The questions of the address, each as it was written there; empty where not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) stage: String,
    /// The kind of case.
    pub(crate) kind: String,
    /// The way of closing.
    pub(crate) way: String,
    /// The track.
    pub(crate) track: String,
    pub(crate) team: String,
    pub(crate) handler: String,
    pub(crate) due: String,
    pub(crate) search: String,
    pub(crate) order: String,
    pub(crate) livelihood: bool,
    pub(crate) money: bool,
    /// Counted from 1.
    pub(crate) page: u32,
}

impl Asked {
    /// Reads the address. A handler who says nothing means the own cases, with those of colleagues who are away.
    pub(crate) fn new(query: &BTreeMap<String, String>, actor: &Actor) -> Asked {
        let text = |name: &str| query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        let own = || match actor.office {
            Office::Handler if !actor.covers.is_empty() => MINE.to_owned(),
            Office::Handler => actor.id.to_string(),
            _ => String::new(),
        };
        Asked {
            stage: text("stage"),
            kind: text("kind"),
            way: text("way"),
            track: text("track"),
            team: text("team"),
            handler: query.get("handler").map_or_else(own, |handler| handler.trim().to_owned()),
            due: text("due"),
            search: text("search"),
            order: text("order"),
            livelihood: text("livelihood") == "yes",
            money: text("money") == "yes",
            page: text("page").parse().unwrap_or(1).clamp(1, 10_000),
        }
    }

    /// The filter that answers it to an officer on a day.
    pub(crate) fn filter(&self, actor: &Actor, today: Day) -> CaseFilter {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        CaseFilter {
            kind: some(&self.kind),
            closing_way: some(&self.way),
            track: some(&self.track).filter(|track| track != SUGGESTED),
            with_suggestion: self.track == SUGGESTED,
            team: some(&self.team),
            handler: some(&self.handler).filter(|handler| handler != MINE),
            handlers: match self.handler.as_str() {
                MINE => handled_by(actor).into_iter().map(str::to_owned).collect(),
                _ => Vec::new(),
            },
            sight: None,
            stage: match self.stage.as_str() {
                "" => StageFilter::Open,
                "all" => StageFilter::All,
                stage => StageFilter::Only(stage.to_owned()),
            },
            livelihood: self.livelihood,
            due_until: match self.due.as_str() {
                "late" => Some(today.previous()),
                "today" => Some(today),
                "week" => Some(today.plus_days(app::desk::SOON_DAYS)),
                _ => None,
            },
            with_money: self.money,
            search: some(&self.search),
            order: Order::by_word(&self.order),
            offset: (self.page - 1) * LINES,
            limit: LINES,
        }
    }

    /// Whether anything but the stage narrows the list.
    pub(crate) fn is_narrowed(&self) -> bool {
        [&self.kind, &self.way, &self.track, &self.team, &self.handler, &self.due, &self.search]
            .iter()
            .any(|asked| !asked.is_empty())
            || self.livelihood
            || self.money
    }

    /// The address that asks this again, from its question mark on.
    pub(crate) fn address(&self) -> String {
        // The handler is always said, since silence means different things to different officers.
        let mut address = format!("?handler={}", encode(&self.handler));
        let yes = |asked: bool| if asked { "yes" } else { "" };
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        for (name, value) in [
            ("stage", self.stage.as_str()),
            ("kind", &self.kind),
            ("way", &self.way),
            ("track", &self.track),
            ("team", &self.team),
            ("due", &self.due),
            ("search", &self.search),
            ("order", &self.order),
            ("livelihood", yes(self.livelihood)),
            ("money", yes(self.money)),
            ("page", &page),
        ] {
            if !value.is_empty() {
                address.push_str(&format!("&{name}={}", encode(value)));
            }
        }
        address
    }

    /// The address of another page of the same list.
    pub(crate) fn at_page(&self, page: u32) -> String {
        Asked { page, ..self.clone() }.address()
    }

    /// The address of the same question about another stage.
    pub(crate) fn at_stage(&self, stage: &str) -> String {
        // A way of closing is asked of closed cases only.
        let way = if matches!(stage, "closed" | "all") { self.way.clone() } else { String::new() };
        Asked { stage: stage.to_owned(), way, page: 1, ..self.clone() }.address()
    }

    /// The address of the same list in another order.
    pub(crate) fn in_order(&self, order: &str) -> String {
        Asked { order: order.to_owned(), page: 1, ..self.clone() }.address()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(office: Office) -> Actor {
        Actor {
            id: "fast-1".parse().unwrap(),
            name: "刘某".to_owned(),
            office,
            team: None,
            covers: Vec::new(),
        }
    }

    #[test]
    fn an_address_asks_the_same_again() {
        let asked = Asked {
            stage: "all".to_owned(),
            search: "王某 & 李某".to_owned(),
            money: true,
            page: 3,
            ..Asked::default()
        };
        assert_eq!(
            asked.address(),
            "?handler=&stage=all&search=%E7%8E%8B%E6%9F%90%20%26%20%E6%9D%8E%E6%9F%90&money=yes&page=3"
        );
        assert_eq!(asked.at_stage("closed").matches("page").count(), 0);
    }

    #[test]
    fn a_handler_who_says_nothing_means_the_own_cases() {
        let nothing = BTreeMap::new();
        assert_eq!(Asked::new(&nothing, &actor(Office::Handler)).handler, "fast-1");
        assert_eq!(Asked::new(&nothing, &actor(Office::Clerk)).handler, "");
        let cover = Actor { covers: vec!["fast-2".parse().unwrap()], ..actor(Office::Handler) };
        let asked = Asked::new(&nothing, &cover);
        let filter = asked.filter(&cover, "2026-11-20".parse().unwrap());
        assert_eq!((filter.handler, filter.handlers), (None, vec!["fast-1".to_owned(), "fast-2".to_owned()]));
        let all = BTreeMap::from([("handler".to_owned(), String::new())]);
        assert_eq!(Asked::new(&all, &actor(Office::Handler)).handler, "");
    }

    #[test]
    fn late_is_before_today() {
        let today: Day = "2026-11-20".parse().unwrap();
        let asked = Asked { due: "late".to_owned(), page: 2, ..Asked::default() };
        let filter = asked.filter(&actor(Office::Handler), today);
        assert_eq!((filter.due_until, filter.offset), (Some(today.previous()), LINES));
    }
}
