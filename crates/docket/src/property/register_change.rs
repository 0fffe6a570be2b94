//! A change in the register of enterprises about a debtor (登记变更提示): what changed, and which article could answer it.

use crate::case::Case;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::party::{PartyNo, Role};
use law::Article;
use serde::{Deserialize, Serialize};
use values::{CreditCode, Day, InstitutionId};

/// What changed. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// 法定代表人变更.
    LegalRepresentative,
    /// 股东、出资变更.
    Shareholder,
    /// 减资.
    CapitalReduced,
    /// 住所变更.
    Address,
    /// 设立分支机构.
    Branch,
    /// 股权、财产转让.
    Transfer,
    /// 注销、吊销.
    Deregistered,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [ChangeKind; 7] = [
        ChangeKind::LegalRepresentative,
        ChangeKind::Shareholder,
        ChangeKind::CapitalReduced,
        ChangeKind::Address,
        ChangeKind::Branch,
        ChangeKind::Transfer,
        ChangeKind::Deregistered,
    ];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::LegalRepresentative => "legal_representative",
            ChangeKind::Shareholder => "shareholder",
            ChangeKind::CapitalReduced => "capital_reduced",
            ChangeKind::Address => "address",
            ChangeKind::Branch => "branch",
            ChangeKind::Transfer => "transfer",
            ChangeKind::Deregistered => "deregistered",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            ChangeKind::LegalRepresentative => "法定代表人变更",
            ChangeKind::Shareholder => "股东、出资变更",
            ChangeKind::CapitalReduced => "减少注册资本",
            ChangeKind::Address => "住所变更",
            ChangeKind::Branch => "设立分支机构",
            ChangeKind::Transfer => "转让股权或者财产",
            ChangeKind::Deregistered => "注销、吊销",
        }
    }

    /// What can be done about it, in words.
    #[must_use]
    pub fn answer(self) -> &'static str {
        match self {
            ChangeKind::LegalRepresentative => {
                "核查是否为规避执行而变更；对原法定代表人等影响债务履行的直接责任人员，可以限制出境"
            }
            ChangeKind::Shareholder => {
                "股东未依法履行出资义务即转让股权的，申请执行人可以申请追加该原股东为被执行人"
            }
            ChangeKind::CapitalReduced => "查明减资是否通知债权人；股东抽逃出资的，可以申请追加其为被执行人",
            ChangeKind::Address => "核实新的住所和财产所在地，更新送达地址，必要时委托当地法院",
            ChangeKind::Branch => {
                "查询分支机构管理的财产；被执行人的财产不足以清偿的，可以执行其分支机构的财产"
            }
            ChangeKind::Transfer => {
                "查明是否无偿或者以明显不合理的低价转让；影响债权实现的，告知申请执行人可以请求人民法院撤销"
            }
            ChangeKind::Deregistered => {
                "未经清算即注销，或者无偿接受其财产的，申请执行人可以申请变更、追加有关股东、接受人或者作出承诺的人"
            }
        }
    }

    /// The article that could answer it; none where only inquiries follow.
    #[must_use]
    pub fn article(self) -> Option<Article> {
        use law::{civil_code, enforcement_procedure2020, party_change2020};
        match self {
            ChangeKind::LegalRepresentative => Some(enforcement_procedure2020::article("第二十四条")),
            ChangeKind::Shareholder => Some(party_change2020::article("第十九条")),
            ChangeKind::CapitalReduced => Some(party_change2020::article("第十八条")),
            ChangeKind::Address => None,
            ChangeKind::Branch => Some(party_change2020::article("第十五条")),
            ChangeKind::Transfer => Some(civil_code::article("第五百三十八条、第五百三十九条")),
            ChangeKind::Deregistered => Some(party_change2020::article("第二十一条、第二十二条、第二十三条")),
        }
    }
}

/// A change as the register tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldChange {
    /// The register.
    pub institution: InstitutionId,
    /// Its place in the feed of the register.
    pub number: u64,
    /// The enterprise.
    pub credit_code: CreditCode,
    /// The day of the change.
    pub on: Day,
    /// What changed.
    pub kind: ChangeKind,
    /// What stood before.
    pub before: String,
    /// What stands now.
    pub after: String,
}

/// A change that a case must answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// The page.
    pub no: EntryNo,
    /// The debtor.
    pub debtor: PartyNo,
    /// Which change.
    pub change: RegisterChanged,
    /// How it was answered, once it was.
    pub settled: Option<(Day, String)>,
}

/// 登记变更.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterChanged {
    /// The debtor.
    pub debtor: PartyNo,
    /// The register.
    pub institution: InstitutionId,
    /// The place in the feed of the register, by which a repetition is known.
    pub number: u64,
    /// The day of the change.
    pub on: Day,
    /// What changed.
    pub kind: ChangeKind,
    /// What stood before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stands now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

/// The pages that follow from a change; none where the case is closed, knows it already, or it is about nobody in it.
#[must_use]
pub fn take(case: &Case, told: &ToldChange) -> Vec<Event> {
    let known = case
        .alerts
        .iter()
        .any(|one| one.change.institution == told.institution && one.change.number == told.number);
    if case.closed_on().is_some() || known {
        return Vec::new();
    }
    case.side(Role::Debtor)
        .filter(|party| party.credit_code.as_ref() == Some(&told.credit_code))
        .map(|party| {
            RegisterChanged {
                debtor: party.no,
                institution: told.institution.clone(),
                number: told.number,
                on: told.on,
                kind: told.kind,
                before: told.before.clone(),
                after: told.after.clone(),
            }
            .into()
        })
        .collect()
}

impl Happening for RegisterChanged {
    const KIND: &'static str = "register_changed";
    const TITLE: &'static str = "登记变更";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.alerts.push(Alert { no: stamp.no, debtor: self.debtor, change: self.clone(), settled: None });
    }

    fn sentence(&self, case: &Case) -> String {
        let from_to = match (self.before.as_str(), self.after.as_str()) {
            ("", "") => String::new(),
            ("", after) => format!("：{after}"),
            (before, "") => format!("：原为{before}"),
            (before, after) => format!("：由{before}变更为{after}"),
        };
        format!("{}于{}{}{from_to}", case.party_name(self.debtor), self.on.chinese(), self.kind.title())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_stored_under_its_word() {
        for kind in ChangeKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
    }
}
