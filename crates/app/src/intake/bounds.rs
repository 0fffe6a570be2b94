//! How long the parts of an application may be: far above any real one, so that a broken client cannot fill the
//! tables. The docket itself judges whether an application is lawful.

use crate::intake::FieldProblem;
use docket::filing::file_case::Application;
use values::Day;

/// Characters of a name, a number, a cause, an address.
pub const LINE_CHARACTERS_MAX: usize = 200;
/// Characters of a duty.
pub const DUTY_CHARACTERS_MAX: usize = 10_000;
/// Characters of a judgment.
pub const JUDGMENT_CHARACTERS_MAX: usize = 200_000;
/// Parties, claims or duties of one case.
pub const PARTS_MAX: usize = 500;
/// Terms of interest on one claim.
pub const INTEREST_MAX: usize = 20;

/// The first day on which an application can have been received: case numbers begin with the People's Republic.
const FIRST_RECEIPT: (i32, u32, u32) = (1949, 10, 1);

/// What is out of bounds in an application, field by field.
#[must_use]
pub fn problems(application: &Application) -> Vec<FieldProblem> {
    let mut problems = Problems(Vec::new());
    let (year, month, day) = FIRST_RECEIPT;
    if Day::new(year, month, day).is_none_or(|first| application.received_on < first) {
        problems.add("received_on", "收到申请日期过早，请核对".to_owned());
    }
    problems.line("instrument", &application.instrument);
    problems.line("instrument_by", &application.instrument_by);
    problems.line("cause", &application.cause);
    if let Some(judgment) = &application.judgment {
        problems.text("judgment", judgment, JUDGMENT_CHARACTERS_MAX);
    }
    problems.count("parties", application.parties.len(), PARTS_MAX);
    problems.count("claims", application.claims.len(), PARTS_MAX);
    problems.count("duties", application.duties.len(), PARTS_MAX);
    for (place, party) in application.parties.iter().enumerate() {
        problems.line(&format!("parties[{place}].name"), &party.name);
        problems.line(&format!("parties[{place}].phone"), party.phone.as_deref().unwrap_or_default());
        problems.line(&format!("parties[{place}].address"), party.address.as_deref().unwrap_or_default());
    }
    for (place, claim) in application.claims.iter().enumerate() {
        problems.line(&format!("claims[{place}].label"), &claim.label);
        problems.count(&format!("claims[{place}].creditors"), claim.creditors.len(), PARTS_MAX);
        problems.count(&format!("claims[{place}].debtors"), claim.debtors.len(), PARTS_MAX);
        problems.count(&format!("claims[{place}].interest"), claim.interest.len(), INTEREST_MAX);
        for (index, interest) in claim.interest.iter().enumerate() {
            if !matches!(interest.year_days, 360 | 365) {
                let field = format!("claims[{place}].interest[{index}].year_days");
                problems.add(&field, "一年应按 360 或者 365 日计".to_owned());
            }
        }
    }
    for (place, duty) in application.duties.iter().enumerate() {
        problems.text(&format!("duties[{place}].text"), &duty.text, DUTY_CHARACTERS_MAX);
        problems.count(&format!("duties[{place}].debtors"), duty.debtors.len(), PARTS_MAX);
    }
    problems.0
}

struct Problems(Vec<FieldProblem>);

impl Problems {
    fn add(&mut self, field: &str, message: String) {
        self.0.push(FieldProblem { field: field.to_owned(), message });
    }

    fn line(&mut self, field: &str, text: &str) {
        self.text(field, text, LINE_CHARACTERS_MAX);
    }

    fn text(&mut self, field: &str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.add(field, format!("{field} 最多{most}字"));
        }
    }

    fn count(&mut self, field: &str, count: usize, most: usize) {
        if count > most {
            self.add(field, format!("{field} 最多{most}项"));
        }
    }
}
