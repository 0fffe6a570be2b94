//! Decide whether a property is exempt from enforcement (认定豁免财产).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, Kind, Pages, command};
use crate::office::Office;
use crate::party::PartyKind;
use crate::refusal::{Basis, Refusal};
use law::seizure2020::{self, Belonging};
use serde::{Deserialize, Serialize};
use values::Fen;

/// What a property is to the debtor and those he supports (SZ 3 to 5). The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// 生活所必需的居住房屋: it may be sealed and not sold.
    Home,
    /// 家庭生活必需的物品.
    Household,
    /// 必需的生活费用: so much of a balance stays free.
    LivingCosts,
    /// 完成义务教育所必需的物品.
    Schooling,
    /// 未公开的发明或者未发表的著作.
    UnpublishedWork,
    /// 身体缺陷所必需的辅助工具、医疗物品.
    Aids,
    /// 勋章及其他荣誉表彰的物品.
    Honours,
    /// 条约、协定规定免于查封的财产.
    Treaty,
    /// 法律或者司法解释规定的其他财产.
    ByLaw,
    /// 不属于豁免财产.
    None,
}

impl Answer for Need {
    const REQUIRED: bool = true;
}

/// Stored words and Chinese titles.
pub const NEEDS: &[(&str, &str)] = &[
    ("home", "生活所必需的居住房屋"),
    ("household", "家庭生活必需的物品"),
    ("living_costs", "必需的生活费用"),
    ("schooling", "完成义务教育所必需的物品"),
    ("unpublished_work", "未公开的发明或者未发表的著作"),
    ("aids", "身体缺陷所必需的辅助工具、医疗物品"),
    ("honours", "勋章及其他荣誉表彰的物品"),
    ("treaty", "条约、协定规定免于查封的财产"),
    ("by_law", "法律、司法解释规定不得查封的其他财产"),
    ("none", "不属于豁免财产"),
];

impl Need {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        NEEDS[self as usize].1
    }

    /// Whether it may not be sealed, impounded or frozen at all (EXM-01); of living costs only the sum that is kept.
    #[must_use]
    pub fn bars_control(self) -> bool {
        let item = match self {
            Need::Home | Need::LivingCosts | Need::None => Belonging::Other,
            Need::Household => Belonging::Household,
            Need::Schooling => Belonging::Schooling,
            Need::UnpublishedWork => Belonging::UnpublishedWork,
            Need::Aids => Belonging::Aids,
            Need::Honours => Belonging::Honours,
            Need::Treaty => Belonging::Treaty,
            Need::ByLaw => Belonging::ByLaw,
        };
        seizure2020::is_exempt(item).value
    }

    /// Whether only a person and those he supports can need it: an organisation neither dwells nor goes to school.
    #[must_use]
    pub fn is_of_persons(self) -> bool {
        !matches!(self, Need::UnpublishedWork | Need::Treaty | Need::ByLaw | Need::None)
    }

    /// Whether it may not be sold or given in kind (EXM-01, EXM-02).
    #[must_use]
    pub fn bars_sale(self) -> bool {
        self == Need::Home || self.bars_control()
    }
}

/// What was decided of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// What it is to the debtor.
    pub need: Need,
    /// What stays free of a balance.
    pub kept: Fen,
}

impl Exemption {
    /// In words: `必需的生活费用，保留3000.00元`.
    #[must_use]
    pub fn words(&self) -> String {
        match self.need {
            Need::LivingCosts => format!("{}，保留{}元", self.need.title(), self.kept),
            Need::Home => format!("{}，可以查封，不得拍卖、变卖或者抵债", self.need.title()),
            need => need.title().to_owned(),
        }
    }
}

command! {
    /// Decides what a property is to the debtor and those he supports.
    pub struct DecideExemption {
        pub property: EntryNo, "财产", Kind::Page(Pages::Property);
        pub need: Need, "认定结果", Kind::Choice(NEEDS), "必需的住房可以查封，不得拍卖、变卖或者抵债；其余各项不得查封、扣押、冻结";
        pub kept_fen: Option<Fen>, "保留的生活费用（元）", Kind::Money, "认定为必需的生活费用的填写，当地有最低生活保障标准的依照该标准";
        pub reason: String, "认定理由", Kind::Prose(500);
    }
}

/// 豁免认定.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExemptionDecided {
    /// The property.
    pub property: EntryNo,
    /// What it is to the debtor.
    pub need: Need,
    /// What stays free of a balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_fen: Option<Fen>,
    /// Why.
    pub reason: String,
}

impl Act for DecideExemption {
    const ABOUT: About = About {
        name: "decide_exemption",
        title: "认定豁免财产",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(seizure2020::article("第三条至第五条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || case.properties.iter().all(|property| property.gone_on.is_some()) {
            return Vec::new();
        }
        let reason = "属于生活必需的住房、物品、费用等的，认定后不得执行或者保留必需部分".to_owned();
        vec![Offer::Open { reason, due_on: None, weight: Weight::Possible, prefill: Vec::new() }]
    }

    fn decide(&self, case: &Case, _ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let property = case.property(self.property).ok_or(Refusal::NotOnDocket("财产"))?;
        let reason = self.reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        let debtor = case.debtor(property.debtor)?;
        if self.need.is_of_persons() && debtor.kind != PartyKind::Person {
            return Err(Refusal::OnlyPersonsNeed { what: self.need.title(), name: debtor.name.clone() });
        }
        let suits = match self.need {
            Need::LivingCosts => property.kind.is_money(),
            Need::Home => property.kind == super::PropertyKind::RealEstate,
            _ => true,
        };
        if !suits {
            return Err(Refusal::WayUnsuited { way: self.need.title(), kind: property.kind.title() });
        }
        if self.need == Need::LivingCosts && self.kept_fen.is_none() {
            return Err(Refusal::KeptAmountMissing);
        }
        Ok(vec![
            ExemptionDecided {
                property: self.property,
                need: self.need,
                kept_fen: self.kept_fen.filter(|_| self.need == Need::LivingCosts),
                reason: reason.to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, super::Property::words);
        format!("认定{words}：{}", self.need.title())
    }
}

impl ExemptionDecided {
    fn exemption(&self) -> Option<Exemption> {
        let kept = self.kept_fen.unwrap_or_default();
        Some(Exemption { need: self.need, kept }).filter(|exemption| exemption.need != Need::None)
    }
}

impl Happening for ExemptionDecided {
    const KIND: &'static str = "exemption_decided";
    const TITLE: &'static str = "豁免认定";
    const CORRECTABLE: bool = true;

    fn apply(&self, _stamp: &Stamp, case: &mut Case) {
        if let Some(property) = case.properties.iter_mut().find(|one| one.no == self.property) {
            property.exemption = self.exemption();
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let words = case.property(self.property).map_or_else(String::new, super::Property::words);
        let result = self.exemption().map_or_else(|| self.need.title().to_owned(), |one| one.words());
        format!("认定{words}：{result}；{}", self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.property]
    }
}
