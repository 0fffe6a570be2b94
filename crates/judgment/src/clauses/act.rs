//! Duties other than paying: handing over, leaving, formalities, acts.

use crate::lexing::Lexed;
use crate::reading::{ClaimKind, Performance};
use crate::text::Span;

/// The kind of an act and the words that say it.
pub(crate) fn act(lexed: &Lexed, span: Span, periods: &[Performance]) -> Option<(ClaimKind, Span)> {
    let text = &lexed.text;
    // `房屋交付使用之日起…` is a period, no act.
    let find = |words: &[&str]| {
        text.all(span, words)
            .into_iter()
            .find(|place| !periods.iter().any(|period| period.span.holds(place.start)))
    };
    let kinds: [(ClaimKind, &[&str]); 4] = [
        (
            ClaimKind::Cooperate,
            &[
                "协助",
                "配合",
                "过户",
                "登记手续",
                "变更登记",
                "转移登记",
                "办理房屋权属",
                "办理产权",
                "办理不动产",
            ],
        ),
        (ClaimKind::Vacate, &["腾退", "腾空", "腾让", "搬离", "搬出", "迁出", "迁离", "撤离", "腾出"]),
        (ClaimKind::Deliver, &["交付", "返还", "交还", "移交", "归还", "退还", "给付", "提供", "送还"]),
        (
            ClaimKind::Act,
            &[
                "停止",
                "删除",
                "赔礼道歉",
                "恢复",
                "消除",
                "补缴",
                "拆除",
                "修复",
                "继续履行",
                "不得",
                "变更",
                "排除妨碍",
                "清除",
                "出具",
                "开具",
                "公开",
                "办理",
                "抚养",
                "履行",
                "支付",
            ],
        ),
    ];
    let (kind, place) = kinds.iter().find_map(|(kind, words)| Some((*kind, find(words)?)))?;
    // The act in `停止…并删除…` begins with its first verb.
    let first =
        kinds.iter().filter_map(|(_, words)| find(words)).map(|p| p.start).min().unwrap_or(place.start);
    // The thing stands before the verb: `将房屋交付`.
    let clause = text.between(first, Span::new(span.start, first), &['，', '；', '。']);
    let first =
        text.rfind_any(Span::new(clause.start, first), &["将", "把"]).map_or(first, |word| word.start);
    let first_act = kinds[3].1;
    let kind = match kind {
        ClaimKind::Deliver
            if text.has_any(
                span,
                &["房屋", "土地", "商铺", "耕地", "场地", "厂房", "铺位", "承包地", "林地", "门面", "车位"],
            ) && text.has_any(place, &["返还", "交还", "归还", "退还"]) =>
        {
            ClaimKind::Vacate
        }
        ClaimKind::Deliver
            if text.find_any(span, first_act).is_some_and(|p| {
                p.start < place.start && text.has_any(p, &["停止", "出具", "开具", "公开", "赔礼道歉"])
            }) =>
        {
            ClaimKind::Act
        }
        other => other,
    };
    Some((kind, Span::new(first, span.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_told_apart() {
        for (words, kind) in [
            ("被告甲某协助原告乙某办理房屋过户手续", ClaimKind::Cooperate),
            ("被告甲某将房屋腾空", ClaimKind::Vacate),
            ("被告甲某返还承租的商铺", ClaimKind::Vacate),
            ("被告甲某将车辆交付原告乙某", ClaimKind::Deliver),
            ("被告甲某停止侵害", ClaimKind::Act),
            ("被告甲某向原告乙某出具发票", ClaimKind::Act),
        ] {
            let lexed = Lexed::new(words);
            assert_eq!(act(&lexed, lexed.text.whole(), &[]).map(|a| a.0), Some(kind), "{words}");
        }
    }
}
