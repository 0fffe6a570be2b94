//! Several creditors of one instrument (DIS-01).

use super::Debt;

/// The obligations to each creditor, in the order in which money reaches them; creditors stand in the order of their
/// first obligation.
pub(super) fn groups(debt: &Debt) -> Vec<Vec<usize>> {
    let creditor = |index: usize| debt.creditors.get(index).copied().unwrap_or_default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in 0..debt.obligations.len() {
        match groups.iter_mut().find(|group| creditor(group[0]) == creditor(index)) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|index| debt.obligations[*index].due_on);
    }
    groups
}

/// What of a sum reaches each creditor: all that is due where it suffices, else by the proportion of the dues. Odd fen
/// go to the largest remainders, and among equal ones to the first (DIS-11).
///
/// > 执行工作规定55第三款 一份生效法律文书确定金钱给付内容的多个债权人对同一被执行人申请执行，执行的财产不足清偿全部债务的，各债权人对执行标的物均无担保物权的，按照各债权比例受偿。
pub(super) fn by_proportion(sum: i64, dues: &[i64]) -> Vec<i64> {
    let all: i128 = dues.iter().map(|due| i128::from(*due)).sum();
    if all <= i128::from(sum) {
        return dues.to_vec();
    }
    let exact = |due: i64| i128::from(sum) * i128::from(due);
    let mut shares: Vec<i64> = dues.iter().map(|due| (exact(*due) / all) as i64).collect();
    let odd = sum - shares.iter().sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..dues.len()).collect();
    by_remainder.sort_by_key(|index| std::cmp::Reverse(exact(dues[*index]) % all));
    by_remainder.into_iter().take(odd as usize).for_each(|index| shares[index] += 1);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_suffice_is_shared_by_the_proportion_of_the_dues_to_the_fen() {
        for (sum, dues, shares) in [
            (600, &[100, 200, 300][..], &[100, 200, 300][..]),
            (900, &[100, 200, 300], &[100, 200, 300]),
            (300, &[100, 200, 300], &[50, 100, 150]),
            (100, &[50, 50, 50], &[34, 33, 33]),
            (101, &[300, 300, 100], &[43, 43, 15]),
            (0, &[5, 7], &[0, 0]),
            // DIS-03, worked: 588,000.00 yuan over claims of 500,000.00, 300,000.00 and 123,456.78.
            (58_800_000, &[50_000_000, 30_000_000, 12_345_678], &[31_836_899, 19_102_139, 7_860_962]),
            (
                i64::MAX - 1,
                &[i64::MAX / 2, i64::MAX / 2, i64::MAX / 2],
                &[3_074_457_345_618_258_602, 3_074_457_345_618_258_602, 3_074_457_345_618_258_602],
            ),
        ] {
            assert_eq!(by_proportion(sum, dues), shares, "{sum} over {dues:?}");
        }
    }
}
