//! Filing and assignment (立案分案).

pub mod assign_case;
pub mod file_case;
pub mod kind;

pub use kind::Kind;

use serde::{Deserialize, Serialize};

/// Livelihood classes (涉民生), first in every queue (绿色通道).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Livelihood {
    /// 追索劳动报酬.
    Wages,
    /// 道路交通事故人身损害.
    TrafficInjury,
    /// 赡养费、扶养费、抚养费.
    Maintenance,
    /// 其他人身损害（含工伤、医疗）.
    BodilyInjury,
}

impl Livelihood {
    /// Stored words and Chinese titles.
    pub const CHOICES: [(&'static str, &'static str); 4] = [
        ("wages", "劳动报酬"),
        ("traffic_injury", "交通事故损害"),
        ("maintenance", "赡养抚养费"),
        ("bodily_injury", "人身损害"),
    ];

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        Livelihood::CHOICES[self as usize].1
    }

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Livelihood::CHOICES[self as usize].0
    }

    /// The class behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Livelihood> {
        [Livelihood::Wages, Livelihood::TrafficInjury, Livelihood::Maintenance, Livelihood::BodilyInjury]
            .into_iter()
            .find(|class| class.word() == word)
    }

    /// The class that the cause, the statutes cited and the payments ordered suggest: a proposal for the officer. Of
    /// several the first of the list; an injury at work comes before the wages that it is reckoned by.
    #[must_use]
    pub fn suggested_by(words: &str) -> Option<Livelihood> {
        const SIGNS: [(&str, Livelihood); 19] = [
            ("工伤", Livelihood::BodilyInjury),
            ("劳动报酬", Livelihood::Wages),
            ("工资", Livelihood::Wages),
            ("劳务费", Livelihood::Wages),
            ("道路交通安全法", Livelihood::TrafficInjury),
            ("交通事故", Livelihood::TrafficInjury),
            ("抚养费", Livelihood::Maintenance),
            ("抚育费", Livelihood::Maintenance),
            ("赡养", Livelihood::Maintenance),
            ("扶养", Livelihood::Maintenance),
            ("医疗费", Livelihood::BodilyInjury),
            ("医药费", Livelihood::BodilyInjury),
            ("残疾赔偿金", Livelihood::BodilyInjury),
            ("死亡赔偿金", Livelihood::BodilyInjury),
            ("丧葬费", Livelihood::BodilyInjury),
            ("人身损害", Livelihood::BodilyInjury),
            ("生命权", Livelihood::BodilyInjury),
            ("身体权", Livelihood::BodilyInjury),
            ("健康权", Livelihood::BodilyInjury),
        ];
        // A car that is handed over comes with its policy; nobody was hurt by it.
        let words = ["交通事故责任强制保险单", "交通事故强制保险单"]
            .iter()
            .fold(words.to_owned(), |words, policy| words.replace(policy, ""));
        SIGNS.iter().find(|(sign, _)| words.contains(sign)).map(|(_, class)| *class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_is_told_by_what_is_paid_for_and_not_by_what_is_only_named() {
        for (words, class) in [
            ("支付2025年3月的工资5000元", Some(Livelihood::Wages)),
            ("《工伤保险条例》第三十条；支付停工留薪期工资5000元", Some(Livelihood::BodilyInjury)),
            ("赔偿医药费、交通费共计900元", Some(Livelihood::BodilyInjury)),
            ("《关于审理人身损害赔偿案件适用法律若干问题的解释》", Some(Livelihood::BodilyInjury)),
            ("《中华人民共和国道路交通安全法》第七十六条；支付140090.52元", Some(Livelihood::TrafficInjury)),
            ("在机动车交通事故责任强制保险限额内赔偿5000元", Some(Livelihood::TrafficInjury)),
            ("交付小型轿车及机动车交通事故强制保险单", None),
            ("子女抚育费每月800元", Some(Livelihood::Maintenance)),
            ("偿还借款本金50000元", None),
        ] {
            assert_eq!(Livelihood::suggested_by(words), class, "{words}");
        }
    }
}
