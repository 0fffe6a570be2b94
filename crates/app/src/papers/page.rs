//! A page of the docket that issues papers, with the case as it stood there.

use crate::papers::letterhead::Letterhead;
use docket::event::Paper;
use docket::party::{Party, PartyKind, Role};
use docket::{Case, Entry, EntryNo, Event};
use documents::forms;
use values::{CaseNumber, Day, Fen};

/// What papers are made from: the docket up to one page, the case it tells, and the court.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The name of the court.
    pub court: &'a str,
    /// How it is reached.
    pub letterhead: &'a Letterhead,
    /// The docket up to the page, the page included.
    pub entries: &'a [Entry],
    /// The case as it stood when the page was entered.
    pub case: &'a Case,
    /// The page.
    pub entry: &'a Entry,
}

impl Page<'_> {
    /// The day of the page, which its papers bear.
    pub(crate) fn on(&self) -> Day {
        self.entry.stamp.on
    }

    /// Whether the case carries out a ruling of preservation.
    pub(crate) fn is_preservation(&self) -> bool {
        self.case.filing.kind == docket::filing::Kind::Preservation
    }

    /// Whether the page issues no ruling of its own.
    pub(crate) fn issues_no_ruling(&self) -> bool {
        let papers = self.entry.event.papers_in(self.entry.stamp.no, self.case);
        !papers.into_iter().any(Paper::is_ruling)
    }

    /// The case number.
    pub(crate) fn number(&self) -> &CaseNumber {
        &self.case.filing.number
    }

    /// The number of the ruling that this page issues.
    pub(crate) fn ruling_number(&self) -> CaseNumber {
        ruling_number(self.number(), self.entries, self.entry.stamp.no)
    }

    /// The number of the ruling that an earlier page issued.
    pub(crate) fn ruling_number_of(&self, no: EntryNo) -> CaseNumber {
        ruling_number(self.number(), self.entries, no)
    }

    /// The beginning and end of a paper of the given number.
    pub(crate) fn head(&self, number: &CaseNumber, attachments: &[&str]) -> forms::Head {
        head(self.court, self.letterhead, number, self.on(), attachments)
    }

    /// The name of the handler when the page was entered.
    pub(crate) fn handler(&self) -> &str {
        self.case.assignment.as_ref().map_or("", |assignment| assignment.handler_name.as_str())
    }

    pub(crate) fn contact(&self) -> forms::Contact {
        self.letterhead.contact(self.handler())
    }

    /// The handler signs alone; the clerk, whom the docket does not name, signs by hand.
    pub(crate) fn signatures(&self) -> forms::Signatures {
        let judge = forms::Signer { office: "审判员".to_owned(), name: self.handler().to_owned() };
        forms::Signatures { judges: vec![judge], clerk: String::new() }
    }

    pub(crate) fn creditors(&self) -> String {
        self.case.side_names(Role::Creditor)
    }

    pub(crate) fn debtors(&self) -> String {
        self.case.side_names(Role::Debtor)
    }

    pub(crate) fn basis(&self) -> forms::Basis {
        basis(self.case)
    }

    /// The parties as the head of a ruling names them, creditors first.
    pub(crate) fn parties(&self) -> Vec<forms::Party> {
        [Role::Creditor, Role::Debtor]
            .into_iter()
            .flat_map(|role| self.case.side(role))
            .map(|party| forms::Party {
                role: party.role.title().to_owned(),
                name: party.name.clone(),
                details: details(party),
            })
            .collect()
    }
}

/// The beginning and end of a paper.
pub(crate) fn head(
    court: &str,
    letterhead: &Letterhead,
    number: &CaseNumber,
    on: Day,
    attachments: &[&str],
) -> forms::Head {
    forms::Head {
        court: court.to_owned(),
        case_number: number.to_string(),
        issued_on: on.chinese_numerals(),
        attachments: attachments.iter().map(|line| (*line).to_owned()).collect(),
        mark: letterhead.mark.clone(),
    }
}

/// The number of the ruling issued by a page: the first ruling of a case bears the number of the case, the next ones
/// 之一, 之二 and so on, in the order of the docket. Struck pages keep theirs.
fn ruling_number(number: &CaseNumber, entries: &[Entry], no: EntryNo) -> CaseNumber {
    let earlier = entries
        .iter()
        .filter(|entry| entry.stamp.no < no && entry.event.papers().iter().any(|paper| paper.is_ruling()))
        .count();
    match u32::try_from(earlier) {
        Ok(earlier @ 1..) => number.clone().with_paper(earlier).unwrap_or_else(|_| number.clone()),
        _ => number.clone(),
    }
}

/// Kinds of instruments as they stand at the end of a citation, with the words papers use for them.
const INSTRUMENTS: [(&str, &str); 16] = [
    ("刑事附带民事判决书", "刑事附带民事判决"),
    ("刑事附带民事调解书", "刑事附带民事调解书"),
    ("民事判决书", "民事判决"),
    ("民事调解书", "民事调解书"),
    ("民事裁定书", "民事裁定"),
    ("刑事判决书", "刑事判决"),
    ("刑事裁定书", "刑事裁定"),
    ("行政判决书", "行政判决"),
    ("行政裁定书", "行政裁定"),
    ("仲裁裁决书", "仲裁裁决"),
    ("仲裁调解书", "仲裁调解书"),
    ("执行证书", "执行证书"),
    ("裁决书", "裁决"),
    ("调解书", "调解书"),
    ("判决书", "判决"),
    ("支付令", "支付令"),
];

/// The instrument as papers cite it. The docket holds no kind of instrument: it is taken from the citation itself,
/// then from the words of the operative part; failing both it is a 法律文书, which is never wrong.
pub(crate) fn basis(case: &Case) -> forms::Basis {
    let filing = &case.filing;
    let cited = filing.instrument.trim();
    let by_ending = INSTRUMENTS
        .iter()
        .find_map(|(ending, title)| cited.strip_suffix(ending).map(|number| (number.trim(), *title)));
    let (number, title) = by_ending.unwrap_or_else(|| (cited, title_by_content(cited, &filing.judgment)));
    let maker = filing.instrument_by.trim();
    forms::Basis {
        maker: maker.to_owned(),
        number: number.strip_prefix(maker).unwrap_or(number).to_owned(),
        title: title.to_owned(),
        cause: filing.cause.clone(),
    }
}

fn title_by_content(cited: &str, judgment: &Option<String>) -> &'static str {
    let text = judgment.as_deref().unwrap_or("");
    if cited.contains("仲") {
        "仲裁裁决"
    } else if !cited.contains('民') {
        "法律文书"
    } else if text.contains("判决如下") {
        "民事判决"
    } else if text.contains("协议如下") || text.contains("达成协议") {
        "民事调解书"
    } else {
        "法律文书"
    }
}

/// The instrument in one phrase: `固阳县人民法院（2025）内0222民初345号民事判决`.
pub(crate) fn instrument(basis: &forms::Basis) -> String {
    format!("{}{}{}", basis.maker, basis.number, basis.title)
}

/// What the head of a ruling says of a party after its name, with the final stop; empty where nothing is known.
pub(crate) fn details(party: &Party) -> String {
    let mut words = Vec::new();
    if let Some(id) = &party.resident_id {
        words.push(id.sex().title().to_owned());
        words.extend(id.born_on().map(|day| format!("{}出生", day.chinese())));
    }
    if let Some(address) = &party.address {
        let lives = if party.kind == PartyKind::Person { "住" } else { "住所地" };
        words.push(format!("{lives}{}", address.trim().trim_end_matches('。')));
    }
    words.extend(identity(party));
    if words.is_empty() { String::new() } else { format!("{}。", words.join("，")) }
}

/// The number by which an institution finds a party, with its name.
pub(crate) fn identity(party: &Party) -> Option<String> {
    let person = party.resident_id.as_ref().map(|id| format!("公民身份号码{}", id.reveal()));
    person.or_else(|| party.credit_code.as_ref().map(|code| format!("统一社会信用代码{}", code.reveal())))
}

/// How a paper speaks to a party.
pub(crate) fn you(party: &Party) -> &'static str {
    if party.kind == PartyKind::Person { "你" } else { "你单位" }
}

/// A sum as papers write it: `人民币52,318.40元`.
pub(crate) fn yuan(amount: Fen) -> String {
    format!("人民币{amount}元")
}

/// A number from 1 to 99 in Chinese.
pub(crate) fn numeral(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = ((number / 10 % 10) as usize, (number % 10) as usize);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

/// The page of the docket of the given number that issues the given paper, with the docket up to it.
pub(crate) fn issuing(entries: &[Entry], no: EntryNo, paper: Paper) -> Option<(&[Entry], &Entry)> {
    let place = entries.iter().position(|entry| entry.stamp.no == no)?;
    let entry = &entries[place];
    entry.event.papers().contains(&paper).then_some((&entries[..=place], entry))
}

/// The measure that a page of measures is about.
pub(crate) fn measure_of(entry: &Entry) -> Option<EntryNo> {
    match &entry.event {
        Event::DepositFrozen(_) => Some(entry.stamp.no),
        Event::FreezeRenewed(renewed) => Some(renewed.measure),
        Event::DepositDeducted(deducted) => Some(deducted.measure),
        Event::FreezeReleased(released) => Some(released.measure),
        Event::ControlOrdered(_) => Some(entry.stamp.no),
        Event::RenewalOrdered(renewed) => Some(renewed.measure),
        Event::ReleaseOrdered(released) => Some(released.measure),
        Event::DeductionOrdered(deducted) => Some(deducted.measure),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_chinese() {
        for (number, words) in [(1, "一"), (5, "五"), (10, "十"), (15, "十五"), (20, "二十"), (30, "三十")]
        {
            assert_eq!(numeral(number), words);
        }
    }
}
