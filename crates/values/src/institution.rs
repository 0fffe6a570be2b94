//! Kinds of institutions that help to enforce (协助执行单位).

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What kind of institution it is. The stored word never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstitutionKind {
    /// 银行业金融机构.
    Bank,
    /// 不动产登记机构.
    RealEstate,
    /// 自然资源主管部门（土地）.
    Land,
    /// 车辆管理机关.
    Vehicle,
    /// 市场监督管理机关（股权、企业登记）.
    Equity,
    /// 证券登记结算机构.
    Securities,
    /// 住房公积金、社会保险经办机构.
    Pension,
    /// 支付机构（网络账户）.
    PaymentPlatform,
    /// 公安机关（查人）.
    Police,
    /// 税务机关.
    Tax,
}

impl InstitutionKind {
    /// Every kind, in the order in which officers name them.
    pub const ALL: [InstitutionKind; 10] = [
        InstitutionKind::Bank,
        InstitutionKind::RealEstate,
        InstitutionKind::Land,
        InstitutionKind::Vehicle,
        InstitutionKind::Equity,
        InstitutionKind::Securities,
        InstitutionKind::PaymentPlatform,
        InstitutionKind::Pension,
        InstitutionKind::Tax,
        InstitutionKind::Police,
    ];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            InstitutionKind::Bank => "bank",
            InstitutionKind::RealEstate => "real_estate",
            InstitutionKind::Land => "land",
            InstitutionKind::Vehicle => "vehicle",
            InstitutionKind::Equity => "equity",
            InstitutionKind::Securities => "securities",
            InstitutionKind::Pension => "pension",
            InstitutionKind::PaymentPlatform => "payment_platform",
            InstitutionKind::Police => "police",
            InstitutionKind::Tax => "tax",
        }
    }

    /// The Chinese name, as it heads a column.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            InstitutionKind::Bank => "银行",
            InstitutionKind::RealEstate => "不动产登记",
            InstitutionKind::Land => "土地",
            InstitutionKind::Vehicle => "车辆",
            InstitutionKind::Equity => "股权和企业登记",
            InstitutionKind::Securities => "证券",
            InstitutionKind::Pension => "公积金和社保",
            InstitutionKind::PaymentPlatform => "网络支付",
            InstitutionKind::Police => "公安",
            InstitutionKind::Tax => "税务",
        }
    }
}

impl fmt::Display for InstitutionKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.title())
    }
}

/// A word that is no kind of institution.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是机构种类")]
pub struct NotAnInstitutionKind(pub String);

impl FromStr for InstitutionKind {
    type Err = NotAnInstitutionKind;

    fn from_str(word: &str) -> Result<InstitutionKind, NotAnInstitutionKind> {
        InstitutionKind::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
            .ok_or_else(|| NotAnInstitutionKind(word.to_owned()))
    }
}
