//! 拒不执行判决、裁定罪: 刑法第三百一十三条 and 法释〔2024〕13号.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::statutes;
use serde::Serialize;

/// An article of the interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::REFUSAL_CRIME, article)
}

grounds! {
    /// The serious cases of refusal (articles 3 and 4).
    SeriousCase {
        /// Giving property away, sham settlements or transfers.
        DisposesOfProperty = article("第三条第一项"), "放弃债权、虚假和解、虚假转让等恶意处分财产权益，致使无法执行";
        /// Buying dear, standing surety and the like.
        ReducesLiableProperty = article("第三条第二项"), "高价受让、为他人提供担保等恶意减损责任财产，致使无法执行";
        /// Forging or hiding evidence, or bending witnesses.
        ForgesEvidence = article("第三条第三项"), "伪造、毁灭、隐匿履行能力证据或者妨害作证，致使无法执行";
        /// Refusing to report or breaking a consumption restriction, after a sanction.
        RefusesAfterSanction = article("第三条第四项"), "拒绝报告、虚假报告或者违反限制消费令，经罚款、拘留后仍拒不执行";
        /// Refusing to hand over things or to leave a house, after a sanction.
        RefusesToDeliver = article("第三条第五项"), "经罚款、拘留后仍拒不交付财物、票证或者拒不迁出房屋、退出土地";
        /// Refusing to help in rights of the person, after a sanction.
        RefusesAct = article("第三条第六项"), "经罚款、拘留后仍拒不履行协助行使人身权益等作为义务，情节恶劣";
        /// Breaking a protection order or a ban, after a sanction.
        BreaksBan = article("第三条第七项"), "经罚款、拘留后仍违反人身安全保护令等不作为义务，造成后果";
        /// Threats or passive resistance at the scene.
        ObstructsScene = article("第三条第八项"), "恐吓、辱骂、聚众哄闹、威胁或者推搡等阻碍进入执行现场，情节恶劣";
        /// Destroying files, vehicles or uniforms.
        DestroysEquipment = article("第三条第九项"), "毁损、抢夺执行材料、车辆、器械、服装、证件，致使无法进行";
        /// Sham suits, arbitration or notarisation: especially serious.
        ShamSuit = article("第四条第一项"), "通过虚假诉讼、虚假仲裁、虚假公证等妨害执行";
        /// Storming the scene in a crowd: especially serious.
        StormsScene = article("第四条第二项"), "聚众冲击执行现场，致使执行工作无法进行";
        /// Violence against officers: especially serious.
        AttacksOfficers = article("第四条第三项"), "以围攻、扣押、殴打等暴力对执行人员进行人身攻击";
        /// Suicide or other grave results: especially serious.
        GraveResult = article("第四条第四项"), "致使申请执行人自杀、自残或者造成其他严重后果";
    }
}

impl SeriousCase {
    /// Whether a fine or a detention must have come before.
    #[must_use]
    pub const fn needs_prior_sanction(self) -> bool {
        matches!(
            self,
            SeriousCase::RefusesAfterSanction
                | SeriousCase::RefusesToDeliver
                | SeriousCase::RefusesAct
                | SeriousCase::BreaksBan
        )
    }

    /// Whether it is especially serious.
    #[must_use]
    pub const fn is_especially_serious(self) -> bool {
        matches!(
            self,
            SeriousCase::ShamSuit
                | SeriousCase::StormsScene
                | SeriousCase::AttacksOfficers
                | SeriousCase::GraveResult
        )
    }
}

/// The facts of a suspected refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The serious cases that were found.
    pub cases: Vec<SeriousCase>,
    /// Whether the debtor is able to perform, wholly or in part, after what he and his family need to live.
    pub able: bool,
    /// Whether he was fined or detained before and went on refusing.
    pub sanctioned_before: bool,
    /// Whether the debt is for support, wages, medical costs and the like.
    pub protected_claim: bool,
    /// Whether the applicant had reported it and police or procuratorate did not act.
    pub report_not_pursued: bool,
}

/// How serious a suspected refusal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// No case of the crime is shown.
    NotShown,
    /// Serious: up to three years.
    Serious,
    /// Especially serious: three to seven years.
    EspeciallySerious,
}

/// What follows from the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspicion {
    /// How serious it is.
    pub gravity: Gravity,
    /// The cases that count.
    pub cases: Vec<SeriousCase>,
    /// The cases that fail only for want of a fine or detention before.
    pub lacking_sanction: Vec<SeriousCase>,
    /// Whether punishment is heavier.
    pub heavier: bool,
    /// Whether the applicant may prosecute privately.
    pub private_prosecution: bool,
}

/// Whether the facts point to the crime of refusal (PER-11).
///
/// > 刑法第三百一十三条第一款 对人民法院的判决、裁定有能力执行而拒不执行，情节严重的，处三年以下有期徒刑、拘役或者罚金；情节特别严重的，处三年以上七年以下有期徒刑，并处罚金。
/// >
/// > 第十条 拒不执行支付赡养费、扶养费、抚养费、抚恤金、医疗费用、劳动报酬等判决、裁定，构成犯罪的，应当依法从重处罚。
#[must_use]
pub fn suspicion(facts: &Facts) -> Explained<Suspicion> {
    let mut derivation = Derivation::new("PER-11", "拒不执行判决、裁定罪", Confidence::Read);
    let (mut cases, mut lacking_sanction) = (Vec::new(), Vec::new());
    for case in &facts.cases {
        if case.needs_prior_sanction() && !facts.sanctioned_before {
            lacking_sanction.push(*case);
            derivation =
                derivation.step(case.article(), format!("{}：此前未经罚款、拘留，尚不成立。", case.words()));
        } else {
            cases.push(*case);
            derivation = derivation.step(case.article(), format!("{}。", case.words()));
        }
    }
    if !facts.able {
        derivation = derivation
            .step(article("第五条"), "扣除生活必需费用后没有执行能力，不构成有能力执行而拒不执行。");
    }
    let gravity = if !facts.able || cases.is_empty() {
        Gravity::NotShown
    } else if cases.iter().any(|case| case.is_especially_serious()) {
        Gravity::EspeciallySerious
    } else {
        Gravity::Serious
    };
    let shown = gravity != Gravity::NotShown;
    let suspicion = Suspicion {
        gravity,
        cases,
        lacking_sanction,
        heavier: shown && facts.protected_claim,
        private_prosecution: shown && facts.report_not_pursued,
    };
    if suspicion.heavier {
        derivation = derivation.step(article("第十条"), "拒不支付赡养费、劳动报酬等，应当依法从重处罚。");
    }
    if suspicion.private_prosecution {
        derivation = derivation.step(article("第十四条"), "曾经控告而未被追究的，可以以自诉案件立案审理。");
    }
    derivation
        .step(
            Article::new(statutes::CRIMINAL_LAW, "第三百一十三条第一款"),
            "情节严重的处三年以下，情节特别严重的处三年以上七年以下有期徒刑。",
        )
        .conclude(
            suspicion,
            match gravity {
                Gravity::NotShown => "现有事实尚不足以移送。",
                Gravity::Serious => "涉嫌拒不执行判决、裁定罪（情节严重），移送有关机关处理。",
                Gravity::EspeciallySerious => "涉嫌拒不执行判决、裁定罪（情节特别严重），移送有关机关处理。",
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_cases_need_a_fine_or_detention_before() {
        let mut facts = Facts {
            cases: vec![SeriousCase::RefusesAfterSanction],
            able: true,
            sanctioned_before: false,
            protected_claim: true,
            report_not_pursued: false,
        };
        let found = suspicion(&facts).value;
        assert_eq!((found.gravity, found.heavier), (Gravity::NotShown, false));
        facts.sanctioned_before = true;
        let found = suspicion(&facts).value;
        assert_eq!((found.gravity, found.heavier), (Gravity::Serious, true));
        facts.cases.push(SeriousCase::StormsScene);
        assert_eq!(suspicion(&facts).value.gravity, Gravity::EspeciallySerious);
        facts.able = false;
        assert_eq!(suspicion(&facts).value.gravity, Gravity::NotShown);
    }
}
