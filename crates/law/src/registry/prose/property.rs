//! Reading the kind of property: `机动车`, `土地使用权`, `银行账户`.

use super::words;
use crate::procedure_interpretation2022::PropertyKind;

/// The names of property, and what each is for terms and notices.
pub(super) const NAMES: &[(&str, PropertyKind)] = &[
    ("银行存款", PropertyKind::Deposit),
    ("银行账户", PropertyKind::Deposit),
    ("存款", PropertyKind::Deposit),
    ("动产", PropertyKind::Movable),
    ("机动车", PropertyKind::Movable),
    ("车辆", PropertyKind::Movable),
    ("汽车", PropertyKind::Movable),
    ("机器设备", PropertyKind::Movable),
    ("设备", PropertyKind::Movable),
    ("不动产", PropertyKind::RealEstate),
    ("房地产", PropertyKind::RealEstate),
    ("房产", PropertyKind::RealEstate),
    ("房屋", PropertyKind::RealEstate),
    ("住宅", PropertyKind::RealEstate),
    ("商铺", PropertyKind::RealEstate),
    ("厂房", PropertyKind::RealEstate),
    ("土地使用权", PropertyKind::RealEstate),
    ("土地", PropertyKind::RealEstate),
    ("其他财产权利", PropertyKind::OtherRight),
    ("其他财产权", PropertyKind::OtherRight),
    ("财产权", PropertyKind::OtherRight),
    ("股权", PropertyKind::OtherRight),
    ("股份", PropertyKind::OtherRight),
    ("股票", PropertyKind::OtherRight),
    ("知识产权", PropertyKind::OtherRight),
    ("专利权", PropertyKind::OtherRight),
    ("债权", PropertyKind::OtherRight),
    ("注册商标权", PropertyKind::Trademark),
    ("注册商标", PropertyKind::Trademark),
    ("商标权", PropertyKind::Trademark),
    ("上市公司国有股", PropertyKind::ListedStateShares),
    ("社会法人股", PropertyKind::ListedStateShares),
];

/// The kind of property that a text names; none where a word is unknown or the names are of different kinds. Real
/// estate and other rights may stand together: `不动产/其他财产权`.
pub(in crate::registry) fn property_kind(text: &str) -> Option<PropertyKind> {
    const LEAP: (&str, Option<PropertyKind>) = ("leap", None);
    let vocabulary = NAMES.iter().map(|(name, kind)| (*name, Some(*kind))).chain([LEAP]);
    one_kind(words(text, vocabulary)?.into_iter().flatten())
}

/// The one kind that several names have in common.
pub(super) fn one_kind(kinds: impl IntoIterator<Item = PropertyKind>) -> Option<PropertyKind> {
    let mut kinds = kinds.into_iter();
    let first = kinds.next()?;
    let alike = |kind| kind == first || (first, kind) == (PropertyKind::RealEstate, PropertyKind::OtherRight);
    kinds.all(alike).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn property_is_read_by_the_names_that_officers_use() {
        for (text, kind) in [
            ("银行存款", PropertyKind::Deposit),
            ("存款", PropertyKind::Deposit),
            ("银行账户", PropertyKind::Deposit),
            ("机动车", PropertyKind::Movable),
            ("车辆", PropertyKind::Movable),
            ("房屋", PropertyKind::RealEstate),
            ("土地使用权", PropertyKind::RealEstate),
            ("股权", PropertyKind::OtherRight),
            ("股票", PropertyKind::OtherRight),
            ("知识产权", PropertyKind::OtherRight),
            ("不动产/其他财产权", PropertyKind::RealEstate),
            ("上市公司国有股和社会法人股", PropertyKind::ListedStateShares),
            ("不动产/其他财产权 (leap)", PropertyKind::RealEstate),
        ] {
            assert_eq!(property_kind(text), Some(kind), "{text}");
        }
        for kind in PropertyKind::ALL {
            assert_eq!(property_kind(kind.label()), Some(kind));
        }
        for text in ["", "飞船", "存款和房屋", "存款、房屋", "动产权益", "movable things", "leap"]
        {
            assert_eq!(property_kind(text), None, "{text}");
        }
    }
}
