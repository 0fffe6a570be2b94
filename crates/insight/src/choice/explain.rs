//! Why each thing is in or out, in Chinese sentences.

use super::alternatives::without;
use super::asset::{Asset, Class, Question, Standing, Unfit};
use super::choose::{Choice, Left, Proof, Taken, WhyOut, choose};
use super::words;
use serde::Serialize;

/// Why a choice is as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The choice as a whole.
    pub summary: Vec<String>,
    /// Why each chosen thing is in: its id and a sentence, in the order of the choice.
    pub taken: Vec<(String, String)>,
    /// Why each other thing is out: its id and a sentence, in the order of the choice.
    pub left: Vec<(String, String)>,
}

/// Explains a choice. Each sentence rests on a comparison that was made: the best choice without the thing, or with it.
///
/// # Errors
/// [`Unfit`] where the question cannot be answered.
pub fn explain(question: &Question, choice: &Choice) -> Result<Explanation, Unfit> {
    let taken = choice.taken.iter().map(|one| Ok((one.id.clone(), why_in(question, choice, one)?)));
    let left = choice.left.iter().map(|one| Ok((one.id.clone(), why_out(question, choice, one)?)));
    Ok(Explanation {
        taken: taken.collect::<Result<_, Unfit>>()?,
        left: left.collect::<Result<_, Unfit>>()?,
        summary: summary(question, choice),
    })
}

fn summary(question: &Question, choice: &Choice) -> Vec<String> {
    if question.debt.is_zero() {
        return vec!["没有需要覆盖的债务，无需选择财产。".to_owned()];
    }
    if choice.taken.is_empty() {
        return vec![format!("没有可以选用的财产，{}元没有着落。", choice.uncovered)];
    }
    let score = &choice.score;
    let mut lines = vec![format!(
        "选择{}项财产，按最低估值扣除处置费用计{}元，债务和费用共{}元。",
        choice.taken.len(),
        choice.covered,
        question.debt
    )];
    if choice.uncovered.is_zero() {
        lines.push(format!(
            "对生产生活的影响合计{}（每项最高100），全部变现约{}日，处置费用{}元，超出债务{}元。",
            score.harm, score.days, score.cost, score.excess
        ));
    } else {
        lines.push(format!("可以选用的财产全部计入，仍有{}元没有着落，应当继续查找财产。", choice.uncovered));
    }
    if question.debt + score.excess > question.obvious_above {
        lines.push(
            "超出部分较多：所选财产不可分割且其他财产不足以清偿的，方可控制，须写明理由；能分割的应当分割。"
                .to_owned(),
        );
    }
    if choice.proof == Proof::GivenUp {
        lines.push("各项完全相同的方案过多，未能逐一比较，费用或者超出部分可能还有更少的方案。".to_owned());
    }
    lines
}

/// What makes a thing what it is: 影响10（备用车辆），可拍卖，约120日变现.
fn traits(asset: &Asset) -> String {
    let reasons = match asset.harm.reasons.is_empty() {
        true => String::new(),
        false => format!("（{}）", asset.harm.reasons.join("，")),
    };
    format!("影响{}{reasons}，{}，约{}日变现", asset.harm.score, asset.liquidity.title(), asset.days)
}

fn why_in(question: &Question, choice: &Choice, taken: &Taken) -> Result<String, Unfit> {
    let Some(asset) = question.asset(&taken.id) else { return Ok(String::new()) };
    let mut sentence = format!("{}。", traits(asset));
    if asset.class == Class::Money && taken.amount < asset.value.low {
        sentence.push_str(&format!("只需{}元，其余不动。", taken.amount));
    }
    if taken.pinned {
        sentence.push_str("由承办人指定选用。");
    } else if !choice.uncovered.is_zero() {
        sentence.push_str("全部财产尚不足以清偿，能用的都选用。");
    } else if let Some(other) = without(question, &[&taken.id])? {
        let names: Vec<&str> = other
            .taken
            .iter()
            .filter(|one| !choice.takes(&one.id))
            .filter_map(|one| question.asset(&one.id))
            .map(|asset| asset.name.as_str())
            .collect();
        let instead =
            if names.is_empty() { String::new() } else { format!("改用{}，", names.join("、")) };
        sentence.push_str(&format!(
            "不选它，最好也只能{instead}{}",
            words::difference(&choice.score, &other.score)
        ));
    } else {
        sentence.push_str("没有它，其余可用的财产不足以清偿。");
    }
    Ok(sentence)
}

fn why_out(question: &Question, choice: &Choice, left: &Left) -> Result<String, Unfit> {
    let Some(asset) = question.asset(&left.id) else { return Ok(String::new()) };
    Ok(match &left.why {
        WhyOut::Exempt(reason) => format!("依法不得选用：{reason}。"),
        WhyOut::Excluded => "由承办人排除。".to_owned(),
        WhyOut::BringsNothing => {
            format!("按最低估值{}元，处置费用{}元，变价后没有剩余。", asset.value.low, asset.cost)
        }
        WhyOut::ObviouslyTooMuch => {
            format!("单独一项即值{}元，明显超过债务，而其他财产足以清偿，不得选用。", asset.net())
        }
        WhyOut::NotNeeded => {
            let with = choose(&question.with(&left.id, Standing::Pinned))?;
            format!(
                "{}。所选财产已经足够；一定要选用它，最好的方案是{}",
                traits(asset),
                words::difference(&choice.score, &with.score)
            )
        }
    })
}
