//! The parties to a case.

use serde::{Deserialize, Serialize};
use values::{CreditCode, ResidentId};

/// The number of a party within its case, from 1.
pub type PartyNo = u32;

/// The side a party stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 申请执行人.
    Creditor,
    /// 被执行人.
    Debtor,
    /// 参与分配债权人: a creditor of a debtor, no party to the case, who takes part in what enforcement brought in.
    Participant,
}

impl Role {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Role::Creditor => "申请执行人",
            Role::Debtor => "被执行人",
            Role::Participant => "参与分配债权人",
        }
    }
}

/// What kind of person a party is. The order of payment depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// 自然人.
    Person,
    /// 企业法人.
    Enterprise,
    /// 其他组织.
    Organisation,
}

impl PartyKind {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            PartyKind::Person => "自然人",
            PartyKind::Enterprise => "企业法人",
            PartyKind::Organisation => "其他组织",
        }
    }

    /// The kind that a name suggests: a proposal for the officer, never a decision.
    #[must_use]
    pub fn suggested_by(name: &str) -> PartyKind {
        const ENTERPRISE: [&str; 6] = ["公司", "银行", "合作社", "支行", "分行", "厂"];
        const ORGANISATION: [&str; 10] =
            ["委员会", "政府", "局", "医院", "学校", "大学", "中心", "事务所", "管理处", "经营部"];
        let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
        if ends(&ENTERPRISE) || name.contains("有限公司") {
            PartyKind::Enterprise
        } else if ends(&ORGANISATION) || name.chars().count() > 6 {
            PartyKind::Organisation
        } else {
            PartyKind::Person
        }
    }
}

/// A party to the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The number within the case.
    pub no: PartyNo,
    /// The side.
    pub role: Role,
    /// The name.
    pub name: String,
    /// What kind of person.
    pub kind: PartyKind,
    /// The resident identity number, where known.
    #[serde(default)]
    pub resident_id: Option<ResidentId>,
    /// The unified social credit code, where known.
    #[serde(default)]
    pub credit_code: Option<CreditCode>,
    /// The telephone number as given.
    #[serde(default)]
    pub phone: Option<String>,
    /// The address for service.
    #[serde(default)]
    pub address: Option<String>,
}

impl Party {
    /// Whether it bears a number by which institutions know it.
    #[must_use]
    pub fn has_number(&self) -> bool {
        self.resident_id.is_some() || self.credit_code.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_suggests_the_kind_of_person() {
        for (name, kind) in [
            ("王某", PartyKind::Person),
            ("欧阳某某", PartyKind::Person),
            ("固阳县某某建材有限公司", PartyKind::Enterprise),
            ("某银行股份有限公司固阳支行", PartyKind::Enterprise),
            ("某某村村民委员会", PartyKind::Organisation),
        ] {
            assert_eq!(PartyKind::suggested_by(name), kind, "{name}");
        }
    }
}
