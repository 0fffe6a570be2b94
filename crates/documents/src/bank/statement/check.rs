//! What every statement is checked for, whatever file it came from.

use super::super::amount::LARGEST;
use super::super::layout::Numbers;
use super::{BadLine, Fault, Finding, Statement, StatementLine, number};
use values::Fen;

/// Numbers the lines, leaves out repetitions and checks the balances.
pub(super) fn finish(statement: &mut Statement, numbers: Numbers, column: Option<&str>) {
    number::give(statement, numbers);
    drop_repeated(statement, column);
    follow_balances(statement);
    add_up(statement);
}

/// Keeps one line of each number: the same again is a finding, the same number on something else a bad line.
fn drop_repeated(statement: &mut Statement, column: Option<&str>) {
    // Places in the order of their numbers: a table of the numbers would take more room than many a statement.
    let number = |place: usize| &*statement.entries[place].source_no;
    let mut places: Vec<usize> = (0..statement.entries.len()).collect();
    places.sort_by(|one, other| number(*one).cmp(number(*other)));
    let mut dropped: Vec<(usize, usize)> = places
        .chunk_by(|one, other| number(*one) == number(*other))
        .flat_map(|alike| alike[1..].iter().map(|again| (*again, alike[0])))
        .collect();
    dropped.sort_unstable();
    if dropped.is_empty() {
        return;
    }
    for (index, earlier) in &dropped {
        let (line, earlier) = (&statement.entries[*index], &statement.entries[*earlier]);
        let (row, first_row) = (line.row, earlier.row);
        if same(line, earlier) {
            statement.findings.push(Finding::Repeated { row, first_row });
        } else {
            let fault = Fault::NumberTaken { number: line.source_no.clone(), first_row };
            statement.bad_lines.push(BadLine { row, column: column.map(Into::into), fault });
        }
    }
    let mut index = 0;
    let mut left = dropped.iter().map(|(index, _)| *index).peekable();
    statement.entries.retain(|_| {
        let out = left.next_if_eq(&index).is_some();
        index += 1;
        !out
    });
    statement.bad_lines.sort_by_key(|line| line.row);
}

/// Whether two lines say the same, wherever they stand.
fn same(one: &StatementLine, other: &StatementLine) -> bool {
    let mut other = other.clone();
    other.row = one.row;
    *one == other
}

/// Compares the balance beside each line with that beside the line before. Newest first is as good as oldest first.
fn follow_balances(statement: &mut Statement) {
    let lines = &statement.entries;
    if lines.is_empty() || lines.iter().any(|line| line.balance.is_none()) {
        return;
    }
    let balance = |line: &StatementLine| line.balance.expect("every line has a balance here");
    let forward = lines.windows(2).filter(|pair| balance(&pair[1]) != balance(&pair[0]) + pair[1].signed());
    let backward = lines.windows(2).filter(|pair| balance(&pair[0]) != balance(&pair[1]) + pair[0].signed());
    let newest_first = match (forward.count(), backward.count()) {
        (forward, backward) if forward == backward => lines[0].booked_on > lines[lines.len() - 1].booked_on,
        (forward, backward) => backward < forward,
    };
    let ordered: Vec<&StatementLine> =
        if newest_first { lines.iter().rev().collect() } else { lines.iter().collect() };
    let broken = ordered.windows(2).filter_map(|pair| {
        let expected = balance(pair[0]) + pair[1].signed();
        let stated = balance(pair[1]);
        (expected != stated).then_some(Finding::BalanceBroken { row: pair[1].row, expected, stated })
    });
    let broken: Vec<Finding> = broken.collect();
    let (first, last) = (ordered[0], ordered[ordered.len() - 1]);
    statement.opening = statement.opening.or(Some(balance(first) - first.signed()));
    statement.closing = statement.closing.or(Some(balance(last)));
    statement.findings.extend(broken);
}

/// Opening and lines must give closing.
fn add_up(statement: &mut Statement) {
    let (Some(opening), Some(closing)) = (statement.opening, statement.closing) else {
        if !statement.entries.is_empty() {
            statement.findings.push(Finding::NotCheckable);
        }
        return;
    };
    let moved: i128 = statement.entries.iter().map(|line| i128::from(line.signed().0)).sum();
    let difference = i128::from(closing.0) - i128::from(opening.0) - moved;
    if difference != 0 {
        // What does not fit is beyond all reason, and only shown.
        let shown = |fen: i128| {
            let limit = i128::from(LARGEST) * 1_000;
            Fen(i64::try_from(fen.clamp(-limit, limit)).expect("clamped to far less than i64"))
        };
        statement.findings.push(Finding::Unbalanced {
            opening,
            moved: shown(moved),
            closing,
            difference: shown(difference),
        });
    }
}
