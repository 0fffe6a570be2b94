//! For which case a payment probably is: ranked candidates, each with its reasons.
//!
//! A virtual sub-account says it for certain. Everything else only speaks for a case: its number in the wording, a
//! deduction whose money is awaited, the name of the payer, an account from which money for the case came before, a sum
//! that is all that was claimed and has not come. Somebody looks at the reasons and decides.

use std::collections::{BTreeMap, HashMap};
use values::{CaseId, CaseNumber, Fen};

/// What is known of a payment.
#[derive(Clone, Copy, Debug)]
pub struct Payment<'a> {
    /// How much.
    pub amount: Fen,
    /// Who paid.
    pub payer: &'a str,
    /// From which account.
    pub payer_account: &'a str,
    /// The virtual sub-account to which it came.
    pub sub_account: &'a str,
    /// What the payer wrote.
    pub wording: &'a str,
}

/// What is known of a debtor of an open case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The case.
    pub case: CaseId,
    /// The number of the debtor in it.
    pub debtor: u32,
    /// The debtor's name.
    pub name: String,
    /// What is left of the sums claimed against the debtor. Running interest is left out: it is another sum every day,
    /// and an index made of read tables does not reckon.
    pub owed: Fen,
    /// The virtual sub-account of the case.
    pub sub_account: String,
    /// Sums that were deducted from the debtor's accounts and have not arrived.
    pub awaited: Vec<Fen>,
    /// Accounts from which money of the debtor came before.
    pub paid_from: Vec<String>,
}

/// Why a payment may be for a case, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It came to the virtual sub-account of the case.
    SubAccount,
    /// The wording names the number of the case.
    CaseNumber,
    /// A deduction of this very sum is awaited.
    AwaitedDeduction,
    /// The payer is the debtor.
    Payer,
    /// Money for the case came from this account before.
    EarlierAccount,
    /// The wording names the debtor.
    NamedInWording,
    /// It is all that is left of the sums claimed.
    WholeDebt,
}

impl Reason {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Reason::SubAccount => "汇入本案子账号",
            Reason::CaseNumber => "附言写有本案案号",
            Reason::AwaitedDeduction => "与待到账的划拨金额相同",
            Reason::Payer => "付款人是本案被执行人",
            Reason::EarlierAccount => "此前曾由该账户为本案付款",
            Reason::NamedInWording => "附言写有被执行人姓名或者名称",
            Reason::WholeDebt => "金额与尚未到账的执行标的相同（未计利息）",
        }
    }

    fn weight(self) -> u32 {
        match self {
            Reason::SubAccount => 100,
            Reason::CaseNumber => 60,
            Reason::AwaitedDeduction | Reason::Payer => 40,
            Reason::EarlierAccount => 35,
            Reason::NamedInWording => 30,
            Reason::WholeDebt => 20,
        }
    }
}

/// A case that a payment may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The case.
    pub case: CaseId,
    /// The number of the debtor in it.
    pub debtor: u32,
    /// Why, the strongest first.
    pub reasons: Vec<Reason>,
    /// How much speaks for it.
    pub weight: u32,
}

impl Candidate {
    /// Whether it is for this case without anybody having to look: the money came to its sub-account.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.reasons.contains(&Reason::SubAccount)
    }
}

/// The debtors of all open cases, found by what payments tell of them.
#[derive(Clone, Debug, Default)]
pub struct Index {
    expected: Vec<Expected>,
    by_sub_account: HashMap<String, Vec<usize>>,
    by_case: HashMap<CaseId, Vec<usize>>,
    by_awaited: HashMap<Fen, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_account: HashMap<String, Vec<usize>>,
    by_owed: HashMap<Fen, Vec<usize>>,
    /// The lengths of names, in characters, that occur: words of the wording of these lengths are looked up.
    name_lengths: Vec<usize>,
}

/// So many debtors of one name or one sum say nothing any more.
const TOO_MANY: usize = 20;
/// The shortest name that is looked for within a wording.
const NAME_CHARS_MIN: usize = 2;

impl Index {
    /// Takes up the debtors of all open cases.
    #[must_use]
    pub fn new(expected: Vec<Expected>) -> Index {
        let mut index = Index::default();
        for (place, one) in expected.iter().enumerate() {
            let put = |map: &mut HashMap<String, Vec<usize>>, key: &str| {
                if !key.is_empty() {
                    map.entry(key.to_owned()).or_default().push(place);
                }
            };
            put(&mut index.by_sub_account, &one.sub_account);
            put(&mut index.by_name, &one.name);
            one.paid_from.iter().for_each(|account| put(&mut index.by_account, account));
            index.by_case.entry(one.case.clone()).or_default().push(place);
            one.awaited.iter().for_each(|sum| index.by_awaited.entry(*sum).or_default().push(place));
            if one.owed.is_positive() {
                index.by_owed.entry(one.owed).or_default().push(place);
            }
            index.name_lengths.push(one.name.chars().count());
        }
        index.name_lengths.sort_unstable();
        index.name_lengths.dedup();
        index.name_lengths.retain(|chars| *chars >= NAME_CHARS_MIN);
        index.expected = expected;
        index
    }

    /// The cases that a payment may be for, what most speaks for first.
    #[must_use]
    pub fn candidates(&self, payment: &Payment<'_>) -> Vec<Candidate> {
        let mut found: BTreeMap<usize, Vec<Reason>> = BTreeMap::new();
        let mut speaks = |places: Option<&Vec<usize>>, reason: Reason| {
            for place in places.filter(|places| places.len() <= TOO_MANY).into_iter().flatten() {
                let reasons = found.entry(*place).or_default();
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        };
        speaks(self.by_sub_account.get(payment.sub_account), Reason::SubAccount);
        for number in case_numbers(payment.wording) {
            speaks(self.by_case.get(&CaseId::from(&number)), Reason::CaseNumber);
        }
        speaks(self.by_awaited.get(&payment.amount), Reason::AwaitedDeduction);
        speaks(self.by_name.get(payment.payer.trim()), Reason::Payer);
        speaks(self.by_account.get(payment.payer_account), Reason::EarlierAccount);
        for name in self.names_in(payment.wording) {
            speaks(self.by_name.get(name), Reason::NamedInWording);
        }
        speaks(self.by_owed.get(&payment.amount), Reason::WholeDebt);
        let mut candidates: Vec<Candidate> = found
            .into_iter()
            .map(|(place, mut reasons)| {
                reasons.sort_unstable();
                let weight = reasons.iter().map(|reason| reason.weight()).sum();
                let one = &self.expected[place];
                Candidate { case: one.case.clone(), debtor: one.debtor, reasons, weight }
            })
            .collect();
        candidates.sort_by(|left, right| {
            (right.weight, &left.case, left.debtor).cmp(&(left.weight, &right.case, right.debtor))
        });
        candidates
    }

    /// The names of debtors that stand in a wording.
    fn names_in<'a>(&self, wording: &'a str) -> Vec<&'a str> {
        let starts: Vec<usize> = wording.char_indices().map(|(at, _)| at).chain([wording.len()]).collect();
        let mut names = Vec::new();
        for first in 0..starts.len() {
            for chars in &self.name_lengths {
                let Some(end) = starts.get(first + chars) else { break };
                let word = &wording[starts[first]..*end];
                if self.by_name.contains_key(word) && !names.contains(&word) {
                    names.push(word);
                }
            }
        }
        names
    }
}

/// The case numbers in a wording, however they are typed: with brackets of any kind or none, with or without 号.
#[must_use]
pub fn case_numbers(wording: &str) -> Vec<CaseNumber> {
    let plain: Vec<char> = wording
        .chars()
        .filter(|letter| !letter.is_whitespace() && !"()（）[]【】〔〕〈〉<>第字".contains(*letter))
        .map(|letter| match letter {
            '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10).unwrap_or(letter),
            other => other,
        })
        .collect();
    let mut numbers = Vec::new();
    for start in 0..plain.len() {
        let rest = &plain[start..];
        let is_year = rest.len() > 4
            && rest[..4].iter().all(char::is_ascii_digit)
            && rest[0] == '2'
            && (start == 0 || !plain[start - 1].is_ascii_digit())
            && !rest[4].is_ascii_digit();
        if !is_year {
            continue;
        }
        // The court, the kind, the serial: the last run of digits behind a kind of enforcement.
        let Some(kind) = rest.iter().take(16).position(|letter| *letter == '执') else { continue };
        let Some(serial) = rest.iter().skip(kind).take(4).position(char::is_ascii_digit) else { continue };
        let digits = rest[kind + serial..].iter().take_while(|letter| letter.is_ascii_digit()).count();
        let year: String = rest[..4].iter().collect();
        let words: String = rest[4..kind + serial + digits].iter().collect();
        if let Ok(number) = format!("（{year}）{words}号").parse::<CaseNumber>()
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(serial: u32) -> CaseNumber {
        format!("（2026）内0222执{serial}号").parse().unwrap()
    }

    fn expected(serial: u32, name: &str, owed: i64) -> Expected {
        Expected {
            case: CaseId::from(&number(serial)),
            debtor: 2,
            name: name.to_owned(),
            owed: Fen(owed),
            sub_account: format!("88{serial:04}"),
            awaited: Vec::new(),
            paid_from: Vec::new(),
        }
    }

    fn payment<'a>() -> Payment<'a> {
        Payment { amount: Fen(5), payer: "", payer_account: "", sub_account: "", wording: "" }
    }

    fn index() -> Index {
        let mut awaits = expected(9, "丁某", 900);
        awaits.awaited.push(Fen(77));
        awaits.paid_from.push("6222020000001234".to_owned());
        Index::new(vec![
            expected(7, "乙某", 1000),
            expected(8, "某某商贸有限公司", 1000),
            awaits,
            expected(10, "乙某", 2000),
        ])
    }

    /// The serials of the candidates with their reasons.
    fn found(payment: Payment<'_>) -> Vec<(u32, Vec<Reason>)> {
        index()
            .candidates(&payment)
            .into_iter()
            .map(|one| (one.case.number().serial(), one.reasons))
            .collect()
    }

    #[test]
    fn the_sub_account_says_it_for_certain() {
        let candidates = index().candidates(&Payment { sub_account: "880008", ..payment() });
        assert_eq!(candidates.len(), 1);
        assert!(candidates[0].is_certain());
        assert_eq!(candidates[0].case, CaseId::from(&number(8)));
    }

    #[test]
    fn more_reasons_rank_higher() {
        assert_eq!(
            found(Payment { payer: "乙某", wording: "2026内0222执10号还款", ..payment() }),
            [(10, vec![Reason::CaseNumber, Reason::Payer]), (7, vec![Reason::Payer])]
        );
        assert_eq!(
            found(Payment { amount: Fen(77), payer: "某某银行", ..payment() }),
            [(9, vec![Reason::AwaitedDeduction])]
        );
        assert_eq!(
            found(Payment { amount: Fen(1000), wording: "代某某商贸有限公司付", ..payment() }),
            [(8, vec![Reason::NamedInWording, Reason::WholeDebt]), (7, vec![Reason::WholeDebt])]
        );
        assert_eq!(
            found(Payment { payer_account: "6222020000001234", ..payment() }),
            [(9, vec![Reason::EarlierAccount])]
        );
        assert_eq!(found(payment()), []);
    }

    #[test]
    fn a_name_that_everybody_bears_says_nothing() {
        let many = (1..=30).map(|serial| expected(serial, "张某", 1)).collect();
        let candidates = Index::new(many).candidates(&Payment { payer: "张某", ..payment() });
        assert_eq!(candidates, []);
    }

    #[test]
    fn case_numbers_are_found_however_they_are_typed() {
        for wording in [
            "（2026）内0222执12号",
            "(2026)内0222执12号案款",
            "付 2026 内 0222 执 12 号",
            "[2026]内0222执12",
            "20260315转账（２０２６）内０２２２执１２号",
            "执行款，案号2026内0222执12号之一",
        ] {
            let numbers: Vec<u32> = case_numbers(wording).iter().map(CaseNumber::serial).collect();
            assert_eq!(numbers, [12], "{wording}");
        }
        assert_eq!(case_numbers("2026内0222执恢3号，2025内0222执4号").len(), 2);
        for wording in ["", "货款", "2026年3月工资", "执12号", "2026执"] {
            assert_eq!(case_numbers(wording), [], "{wording}");
        }
    }
}
