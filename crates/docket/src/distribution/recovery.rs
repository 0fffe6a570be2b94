//! What each creditor recovers of a plan, rank by rank: the one place of which the page and the paper take their figures.

use crate::distribution::{Class, PlanLine};
use crate::party::PartyNo;
use std::collections::BTreeMap;
use values::{Fen, Ratio};

/// Of what the ratio is, as page and paper say it.
///
/// > 对于普通债权，原则上按照其占全部申请参与分配债权数额的比例受偿 (民诉法解释第五百零八条)。
/// > 被执行人的财产不足以清偿全部债务的，应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息
/// > (法释〔2014〕8号第四条)。
pub const RATIO_OF: &str = "受偿比例为受偿数额占同一种类应受偿数额的比例；加倍部分债务利息在生效法律文书确定的金钱债务之后受偿，比例另行计算（《民诉法解释》第五百零八条；《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第四条）。";

/// What a creditor recovers in one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Who.
    pub party: PartyNo,
    /// In which class.
    pub class: Class,
    /// What is due.
    pub due: Fen,
    /// What is paid.
    pub paid: Fen,
}

impl Recovery {
    /// What stays unpaid.
    #[must_use]
    pub fn unpaid(&self) -> Fen {
        self.due - self.paid
    }

    /// The part of what is due in this class that is paid, as per cent.
    #[must_use]
    pub fn ratio(&self) -> String {
        ratio(self.paid, self.due)
    }
}

/// The part that is paid of what is due, as per cent; a dash where nothing is due.
#[must_use]
pub fn ratio(paid: Fen, due: Fen) -> String {
    if due.is_zero() {
        return "—".to_owned();
    }
    Ratio::new(i128::from(paid.0), i128::from(due.0)).percent(2)
}

/// What the creditors recover, creditor by creditor, each in the order of payment.
#[must_use]
pub fn recoveries(lines: &[PlanLine]) -> Vec<Recovery> {
    let mut sums: BTreeMap<(PartyNo, Class), (Fen, Fen)> = BTreeMap::new();
    for line in lines {
        let Some(party) = line.party else { continue };
        let (due, paid) = sums.entry((party, line.class)).or_default();
        *due += line.due_fen;
        *paid += line.paid_fen;
    }
    sums.into_iter().map(|((party, class), (due, paid))| Recovery { party, class, due, paid }).collect()
}

/// What a class takes of the proceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The class.
    pub class: Class,
    /// What is due in it.
    pub due: Fen,
    /// What is paid.
    pub paid: Fen,
}

impl Taken {
    /// What happens to the money, in words, with what is due where it is not all paid.
    #[must_use]
    pub fn words(&self) -> String {
        let what = match self.class {
            Class::Cost => "扣除实际支出的执行费用",
            Class::ExecutionFee => "收取执行申请费",
            Class::Priority => "清偿应当优先受偿的债权",
            Class::Ordinary => "清偿普通债权",
            Class::Doubled => "清偿加倍部分债务利息",
        };
        if self.paid == self.due { what.to_owned() } else { format!("{what}（应付{}元）", self.due) }
    }
}

/// What each class takes of the proceeds, in the order of payment.
#[must_use]
pub fn course(lines: &[PlanLine]) -> Vec<Taken> {
    let mut course: Vec<Taken> = Vec::new();
    for line in lines {
        match course.iter_mut().find(|taken| taken.class == line.class) {
            Some(taken) => {
                taken.due += line.due_fen;
                taken.paid += line.paid_fen;
            }
            None => course.push(Taken { class: line.class, due: line.due_fen, paid: line.paid_fen }),
        }
    }
    course
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(party: Option<PartyNo>, class: Class, due: i64, paid: i64) -> PlanLine {
        PlanLine { party, class, due_fen: Fen(due), paid_fen: Fen(paid) }
    }

    /// 甲 advanced costs and has two mortgages; 甲 and 乙 share what is left, and nothing reaches the doubled part.
    fn lines() -> Vec<PlanLine> {
        vec![
            line(Some(1), Class::Cost, 500, 500),
            line(Some(1), Class::Priority, 1_000, 1_000),
            line(Some(1), Class::Priority, 2_000, 1_500),
            line(Some(1), Class::Ordinary, 3_000, 1_000),
            line(Some(3), Class::Ordinary, 6_000, 2_000),
            line(None, Class::ExecutionFee, 70, 70),
            line(Some(1), Class::Doubled, 400, 0),
        ]
    }

    #[test]
    fn costs_and_the_doubled_part_do_not_change_the_ratio_of_a_claim() {
        let found = recoveries(&lines());
        let shown: Vec<(PartyNo, Class, String, Fen)> =
            found.iter().map(|one| (one.party, one.class, one.ratio(), one.unpaid())).collect();
        let expected = [
            (1, Class::Cost, "100.00%", 0),
            (1, Class::Priority, "83.33%", 500),
            (1, Class::Ordinary, "33.33%", 2_000),
            (1, Class::Doubled, "0.00%", 400),
            (3, Class::Ordinary, "33.33%", 4_000),
        ];
        let expected: Vec<_> =
            expected.map(|(party, class, ratio, left)| (party, class, ratio.to_owned(), Fen(left))).into();
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_course_follows_the_order_of_payment_and_says_what_was_due() {
        let words: Vec<(String, Fen)> =
            course(&lines()).iter().map(|taken| (taken.words(), taken.paid)).collect();
        let expected = [
            ("扣除实际支出的执行费用", 500),
            ("清偿应当优先受偿的债权（应付30.00元）", 2_500),
            ("清偿普通债权（应付90.00元）", 3_000),
            ("收取执行申请费", 70),
            ("清偿加倍部分债务利息（应付4.00元）", 0),
        ];
        assert_eq!(words, expected.map(|(words, paid)| (words.to_owned(), Fen(paid))));
    }
}
