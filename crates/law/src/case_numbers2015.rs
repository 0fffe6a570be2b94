//! 最高人民法院关于人民法院案件案号的若干规定 (法〔2015〕137号), known from excerpts.
//!
//! The number itself is [`values::CaseNumber`], which also reads every form that papers use (NUM-05).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::statutes;
use serde::{Deserialize, Serialize};
use values::{CaseKind, CaseNumber, CourtCode, Day};

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::CASE_NUMBERS, article)
}

/// The number of a case (NUM-01): the year is that in which the application was received, not the year of filing or
/// of closing. Articles 2 and 3. Fails where the year or the serial cannot be part of a number.
pub fn case_number(
    received_on: Day,
    court: CourtCode,
    kind: CaseKind,
    serial: u32,
) -> Result<Explained<CaseNumber>, values::NotACaseNumber> {
    let number = CaseNumber::new(received_on.year(), court, kind, serial)?;
    let text = number.to_string();
    Ok(Derivation::new("NUM-01", "案号", Confidence::Excerpt)
        .input("收案日", received_on.chinese())
        .step(article("第二条"), "案号由收案年度、法院代字、类型代字、案件编号组成。")
        .step(
            article("第三条"),
            "基本要素的编排为：（收案年度）法院代字类型代字案件编号号，每个案件的案号具有唯一性。",
        )
        .conclude(number, format!("案号为{text}。")))
}

/// What becomes of the serial of a cancelled number (D-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledSerial {
    /// It stays unused.
    LeaveGap,
    /// The next case takes it.
    ReuseGap,
}

/// The next serial of a court for a kind of case in a year (NUM-02): natural numbers in the order of receipt, from 1.
///
/// Articles 9 and 10. The text is silent on cancelled numbers (D-04). None where the numbers are used up.
#[must_use]
pub fn next_serial(used: &[u32], cancelled: &[u32], policy: CancelledSerial) -> Option<Explained<u32>> {
    let last = used.iter().chain(cancelled).copied().max().unwrap_or(0);
    let gap = cancelled.iter().copied().filter(|serial| *serial > 0 && !used.contains(serial)).min();
    let mut derivation = Derivation::new("NUM-02", "案件编号", Confidence::Excerpt)
        .input("已编的最大编号", last)
        .step(article("第九条"), "案件编号为自然数，按同一年度内收案的先后顺序确定。")
        .step(article("第十条"), "按法院、类型代字、年度分别自1编起，不补零。");
    if !cancelled.is_empty() {
        derivation = derivation
            .remark(match policy {
                CancelledSerial::LeaveGap => "作废的编号留空，不再使用（本院设置）。",
                CancelledSerial::ReuseGap => "作废的编号由其后的案件使用（本院设置）。",
            })
            .at_most(Confidence::Design);
    }
    let next = match (policy, gap) {
        (CancelledSerial::ReuseGap, Some(gap)) => gap,
        _ => last.checked_add(1)?,
    };
    Some(derivation.conclude(next, format!("编号为{next}。")))
}

/// The most characters of a type code.
pub const TYPE_CODE_CHARACTERS: usize = 3;

const fn code(name: &'static str, label: &'static str, code: &'static str) -> Case {
    Case::new(name, label, code, article("附件一"), "按案件类型确定类型代字，一类案件一个代字。")
}

/// The type codes of enforcement and of what belongs to it (NUM-04), the annex from memory.
pub const TYPE_CODES: Table = Table {
    rule: "NUM-04",
    title: "案件类型代字",
    confidence: Confidence::Recalled,
    cases: &[
        code("first", "首次执行案件", "执"),
        code("resumed", "恢复执行案件", "执恢"),
        code("preservation", "财产保全执行案件", "执保"),
        code("objection", "执行异议案件", "执异"),
        code("reconsideration", "执行复议案件", "执复"),
        code("supervision", "执行监督案件", "执监"),
        code("instruction", "执行请示案件", "执请"),
        code("coordination", "执行协调案件", "执协"),
        code("other", "其他执行案件", "执他"),
        code("preservation_before_suit", "非诉财产保全审查案件", "财保"),
        code("bankruptcy_application", "破产申请审查案件", "破申"),
        code("bankruptcy", "破产案件", "破"),
        code("judicial_aid", "执行司法救助案件", "司救执"),
        code("sanction", "司法制裁审查案件", "司惩"),
        code("sanction_reconsideration", "司法制裁复议案件", "司惩复"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_serial_is_left_open_or_used_again_as_the_court_sets() {
        let next = |used: &[u32], cancelled: &[u32], policy| {
            next_serial(used, cancelled, policy).map(|next| next.value)
        };
        for (used, cancelled, left, reused) in [
            (&[][..], &[][..], 1, 1),
            (&[1, 2, 4], &[3], 5, 3),
            (&[1, 2], &[3], 4, 3),
            (&[2, 1, 3], &[3], 4, 4),
        ] {
            assert_eq!(next(used, cancelled, CancelledSerial::LeaveGap), Some(left), "{used:?}");
            assert_eq!(next(used, cancelled, CancelledSerial::ReuseGap), Some(reused), "{used:?}");
        }
        assert_eq!(next(&[u32::MAX], &[], CancelledSerial::LeaveGap), None);
    }
}
