//! The facts of a case by which it is triaged.

use serde::{Deserialize, Serialize};
use values::Fen;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal, $title:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The stored word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The Chinese title.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $($name::$variant => $title,)* }
            }

            /// The one behind a stored word.
            #[must_use]
            pub fn by_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}
pub(super) use words;

words! {
    /// Livelihood classes (涉民生).
    Livelihood {
        /// 追索劳动报酬.
        Wages = "wages", "劳动报酬";
        /// 道路交通事故人身损害.
        TrafficInjury = "traffic_injury", "交通事故损害";
        /// 赡养费、扶养费、抚养费.
        Maintenance = "maintenance", "赡养抚养费";
        /// 其他人身损害.
        BodilyInjury = "bodily_injury", "人身损害";
    }
}

words! {
    /// What is known of property, the most telling first.
    Property {
        /// Money is held that covers what is owed: nothing needs to be sold.
        Covers = "covers", "已控制足额存款";
        /// A house, land, a share or something else that must be valued and sold is known.
        ToBeSold = "to_be_sold", "有待处置的不动产、股权等财产";
        /// Something is known, and it is neither.
        Some = "some", "有其他财产线索";
        /// Nothing is known.
        Nothing = "nothing", "尚未查明财产";
    }
}

/// The facts of a case on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The livelihood class, where it is one.
    pub livelihood: Option<Livelihood>,
    /// Whether a debtor is an enterprise.
    pub enterprise: bool,
    /// What was applied for.
    pub sum: Fen,
    /// How many creditors.
    pub creditors: u32,
    /// How many debtors.
    pub debtors: u32,
    /// Whether something other than money is owed.
    pub duty: bool,
    /// What is known of property.
    pub property: Property,
    /// Whether a debtor cannot be found.
    pub missing: bool,
    /// Other open cases against the same debtors in this court.
    pub other_cases: u32,
    /// Days since filing.
    pub age_days: u32,
}

impl Default for Facts {
    /// A case of one creditor against one person for money, about which nothing else is known.
    fn default() -> Facts {
        Facts {
            livelihood: None,
            enterprise: false,
            sum: Fen::ZERO,
            creditors: 1,
            debtors: 1,
            duty: false,
            property: Property::Nothing,
            missing: false,
            other_cases: 0,
            age_days: 0,
        }
    }
}

impl Facts {
    /// The facts in Chinese, for a panel that shows what was looked at.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        vec![
            self.livelihood
                .map_or("不属于涉民生".to_owned(), |class| format!("涉民生（{}）", class.title())),
            if self.enterprise { "被执行人有企业" } else { "被执行人无企业" }.to_owned(),
            format!("申请标的{}元", self.sum),
            format!("申请执行人{}名、被执行人{}名", self.creditors, self.debtors),
            if self.duty { "含行为义务或者交付义务" } else { "仅给付金钱" }.to_owned(),
            self.property.title().to_owned(),
            if self.missing { "被执行人下落不明" } else { "未发现被执行人下落不明" }.to_owned(),
            format!("同一被执行人另有{}件未结案件", self.other_cases),
            format!("立案{}日", self.age_days),
        ]
    }
}
