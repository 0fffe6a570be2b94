//! From a corrected draft to an application: every field is checked, every problem is named.

use crate::intake::draft::{
    AFTER_DUE, DUE, Draft, DraftClaim, DraftInterest, DraftParty, EFFECT, FieldProblem,
};
use docket::claim::{Claim, ClaimClass, Doubled, Duty, Interest, Liability, RateBasis};
use docket::filing::file_case::Application;
use docket::filing::{Kind, Livelihood};
use docket::party::{Party, PartyKind, PartyNo, Role};
use law::{Calendar, period_of_days};
use serde::de::DeserializeOwned;
use std::str::FromStr;
use values::{CreditCode, Day, Fen, Ratio, ResidentId};

#[derive(Default)]
struct Problems(Vec<FieldProblem>);

impl Problems {
    fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push(FieldProblem { field: field.into(), message: message.into() });
    }

    /// Reads a field that must be filled in.
    fn need<T>(&mut self, field: String, label: &str, text: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        if text.trim().is_empty() {
            self.add(field, format!("请填写{label}"));
            return None;
        }
        self.may(field, label, text)
    }

    /// Reads a field that may stay empty.
    fn may<T>(&mut self, field: String, label: &str, text: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        if text.trim().is_empty() {
            return None;
        }
        match text.trim().parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(field, format!("{label}：{error}"));
                None
            }
        }
    }
}

/// Reads a stored word of one of the docket's enumerations.
fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.trim().to_owned())).ok()
}

impl Draft {
    /// The application that the corrected draft makes.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read, with a sentence for the officer.
    pub fn application(&self) -> Result<Application, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let kind = self.check_kind(&mut problems);
        let earlier = match kind {
            Kind::Resumed => problems.need("earlier".into(), "原执行案件的案号", &self.earlier),
            Kind::First | Kind::Preservation => None,
        };
        let received_on = problems.need("received_on".into(), "收到申请日期", &self.received_on);
        let effective_on = problems.need("effective_on".into(), "法律文书生效日期", &self.effective_on);
        let instrument: Option<String> = problems.need("instrument".into(), "执行依据文号", &self.instrument);
        let instrument_by = problems.need("instrument_by".into(), "作出机关", &self.instrument_by);
        let cause = problems.need("cause".into(), "案由", &self.cause);
        let parties = self.check_parties(&mut problems);
        let claims = self
            .claims
            .iter()
            .enumerate()
            .filter_map(|(place, claim)| self.check_claim(place, claim, (kind, effective_on), &mut problems))
            .collect();
        let duties = self.check_duties(effective_on, &mut problems);
        match (received_on, effective_on, instrument, instrument_by, cause) {
            (Some(received_on), Some(effective_on), Some(instrument), Some(instrument_by), Some(cause))
                if problems.0.is_empty() =>
            {
                Ok(Application {
                    kind,
                    earlier,
                    received_on,
                    instrument,
                    instrument_by,
                    effective_on,
                    cause,
                    livelihood: Livelihood::by_word(&self.livelihood),
                    parties,
                    claims,
                    duties,
                    judgment: Some(self.judgment.clone()).filter(|text| !text.is_empty()),
                })
            }
            _ => Err(problems.0),
        }
    }

    fn check_kind(&self, problems: &mut Problems) -> Kind {
        let text = self.kind.trim();
        Kind::by_word(text).unwrap_or_else(|| {
            if !text.is_empty() {
                problems.add("kind", "案件类型：请选择首次执行、恢复执行或者财产保全");
            }
            Kind::First
        })
    }

    fn check_parties(&self, problems: &mut Problems) -> Vec<Party> {
        self.parties
            .iter()
            .zip(1..)
            .filter(|(party, _)| !party.name.trim().is_empty())
            .filter_map(|(party, no)| check_party(party, no, problems))
            .collect()
    }

    fn check_claim(
        &self,
        place: usize,
        claim: &DraftClaim,
        (kind, effective_on): (Kind, Option<Day>),
        problems: &mut Problems,
    ) -> Option<Claim> {
        let field = |name: &str| format!("claims-{place}-{name}");
        let before = problems.0.len();
        let which = format!("第{}项", place + 1);
        let amount_fen: Option<Fen> = problems.need(field("amount"), &format!("{which}金额"), &claim.amount);
        let label: Option<String> = problems.need(field("label"), &format!("{which}名目"), &claim.label);
        let creditors =
            self.numbers(field("creditors"), &format!("{which}权利人"), &claim.creditors, problems);
        let debtors = self.numbers(field("debtors"), &format!("{which}义务人"), &claim.debtors, problems);
        // A ruling of preservation names a sum, and gives no time to perform.
        let due_on = match kind {
            Kind::Preservation => effective_on,
            Kind::First | Kind::Resumed => {
                due_on((field("due_days"), &which), (&claim.due_days, &claim.due_by), effective_on, problems)
            }
        };
        let class = word::<ClaimClass>(&claim.class).unwrap_or(ClaimClass::Principal);
        let doubled = match kind {
            Kind::Preservation => Doubled::LeftOut,
            Kind::First | Kind::Resumed => word::<Doubled>(&claim.doubled).unwrap_or(Doubled::Counts),
        };
        let mut interest = Vec::new();
        for (index, typed) in claim.interest.iter().enumerate() {
            let name = |part: &str| format!("claims-{place}-interest-{index}-{part}");
            if let Some(term) = check_interest(typed, name, &which, (effective_on, due_on), problems) {
                interest.push(term);
            }
        }
        if problems.0.len() > before {
            return None;
        }
        Some(Claim {
            no: u32::try_from(place).ok()? + 1,
            label: label?,
            creditors,
            debtors,
            liability: Liability::Joint,
            class,
            doubled,
            amount_fen: amount_fen?,
            due_on: due_on?,
            interest,
            span: claim.span,
        })
    }

    fn check_duties(&self, effective_on: Option<Day>, problems: &mut Problems) -> Vec<Duty> {
        let mut duties = Vec::new();
        for (place, duty) in self.duties.iter().enumerate() {
            if duty.text.trim().is_empty() {
                continue;
            }
            let field = |name: &str| format!("duties-{place}-{name}");
            let which = format!("行为义务第{}项", place + 1);
            let debtors = self.numbers(field("debtors"), &format!("{which}义务人"), &duty.debtors, problems);
            let named = !duty.due_days.trim().is_empty() || !duty.due_by.trim().is_empty();
            let due_on = named
                .then(|| {
                    due_on(
                        (field("due_days"), &which),
                        (&duty.due_days, &duty.due_by),
                        effective_on,
                        problems,
                    )
                })
                .flatten();
            duties.push(Duty {
                no: u32::try_from(place + 1).unwrap_or(u32::MAX),
                text: duty.text.trim().to_owned(),
                debtors,
                due_on,
            });
        }
        duties
    }

    /// Numbers of parties, typed as `1、2`.
    fn numbers(&self, field: String, label: &str, text: &str, problems: &mut Problems) -> Vec<PartyNo> {
        let numbers: Option<Vec<PartyNo>> = text
            .split(['、', ',', '，', ' '])
            .filter(|part| !part.trim().is_empty())
            .map(|part| part.trim().parse().ok().filter(|no| (1..=self.parties.len() as u32).contains(no)))
            .collect();
        match numbers {
            Some(numbers) if !numbers.is_empty() => numbers,
            _ => {
                problems.add(field, format!("请填写{label}：当事人的序号，多人用顿号分开，例如 1、2"));
                Vec::new()
            }
        }
    }
}

fn check_party(party: &DraftParty, no: PartyNo, problems: &mut Problems) -> Option<Party> {
    let field = |name: &str| format!("parties-{}-{name}", no - 1);
    let Some(role) = word::<Role>(&party.role) else {
        problems.add(field("role"), format!("请选择{}的诉讼地位", party.name));
        return None;
    };
    let kind = word::<PartyKind>(&party.kind).unwrap_or_else(|| PartyKind::suggested_by(&party.name));
    let label = format!("{}的证件号码", party.name);
    let (resident_id, credit_code) = match kind {
        PartyKind::Person => (problems.may::<ResidentId>(field("identity"), &label, &party.identity), None),
        PartyKind::Enterprise | PartyKind::Organisation => {
            (None, problems.may::<CreditCode>(field("identity"), &label, &party.identity))
        }
    };
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Some(Party {
        no,
        role,
        name: party.name.trim().to_owned(),
        kind,
        resident_id,
        credit_code,
        phone: filled(&party.phone),
        address: filled(&party.address),
    })
}

/// The last day of a performance period: days from effect, rolled over rest days (INT-11), or a day.
fn due_on(
    (field, which): (String, &str),
    (days, by): (&str, &str),
    effective_on: Option<Day>,
    problems: &mut Problems,
) -> Option<Day> {
    if let Some(by) = problems.may::<Day>(field.clone(), &format!("{which}履行期限"), by) {
        return Some(by);
    }
    if days.trim().is_empty() {
        problems.add(field, format!("请填写{which}履行期限：生效后多少日，或者具体日期；判决未定期限的填 0"));
        return None;
    }
    match days.trim().parse::<u32>() {
        Ok(0) => effective_on,
        Ok(days) if days <= 36_500 => Some(period_of_days(Calendar::national(), effective_on?, days).end),
        _ => {
            problems.add(field, format!("{which}履行期限应为天数"));
            None
        }
    }
}

fn check_interest(
    typed: &DraftInterest,
    field: impl Fn(&str) -> String,
    which: &str,
    (effective_on, due_on): (Option<Day>, Option<Day>),
    problems: &mut Problems,
) -> Option<Interest> {
    let empty =
        [&typed.base, &typed.rate, &typed.from, &typed.until].iter().all(|text| text.trim().is_empty());
    if empty {
        return None;
    }
    let Some(basis) = word::<RateBasis>(&typed.basis) else {
        problems
            .add(field("basis"), format!("请选择{which}利息的计算方式；判决未写明利率的，先向审判庭询问"));
        return None;
    };
    let rate: Option<Ratio> = problems.need(field("rate"), &format!("{which}利率"), &typed.rate);
    let from = match typed.from.trim() {
        EFFECT => effective_on,
        AFTER_DUE => due_on.map(Day::next),
        other => problems.need(field("from"), &format!("{which}利息起算日"), other),
    };
    let until = match typed.until.trim() {
        "" => None,
        EFFECT => effective_on,
        DUE => due_on,
        other => problems.may(field("until"), &format!("{which}利息截止日"), other),
    };
    let base_fen = problems.may(field("base"), &format!("{which}计息基数"), &typed.base);
    let cap_fen = problems.may(field("cap"), &format!("{which}利息上限"), &typed.cap);
    Some(Interest { base_fen, rate: rate?, basis, from: from?, until, cap_fen, year_days: 365 })
}
