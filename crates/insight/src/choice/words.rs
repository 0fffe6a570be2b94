//! What officers read.

use super::choose::Score;

/// The ranks of the order of taking, the last first.
const RANKS: [&str; 6] =
    ["设有担保的不动产、财产权", "设有担保的动产", "设有质权的金钱", "不动产、财产权", "动产", "金钱账户"];

/// How a choice stands to a better one. The order of taking is told where harm does not decide before it.
pub(super) fn difference(best: &Score, other: &Score) -> String {
    let mut parts = Vec::new();
    if best.harm != other.harm {
        parts.push(format!("对生产生活的影响合计{}（原为{}）", other.harm, best.harm));
    }
    if best.harm == other.harm {
        let changes = RANKS.iter().zip(best.later).zip(other.later).filter(|((_, one), two)| one != two);
        for ((rank, one), two) in changes {
            let change =
                if two > one { format!("多{}件", two - one) } else { format!("少{}件", one - two) };
            parts.push(format!("{rank}{change}"));
        }
    }
    if best.days != other.days {
        parts.push(format!("全部变现约{}日（原为{}日）", other.days, best.days));
    }
    if best.cost != other.cost {
        parts.push(format!("处置费用{}元（原为{}元）", other.cost, best.cost));
    }
    if best.excess != other.excess {
        parts.push(format!("超出债务{}元（原为{}元）", other.excess, best.excess));
    }
    if parts.is_empty() {
        "各项与原方案相同。".to_owned()
    } else {
        format!("{}。", parts.join("，"))
    }
}
