//! The forms: which papers there are and what data each takes.
//!
//! A form is a template `forms/<form>.typ` and a struct of the same name that lists what the template may use. Amounts,
//! days and names come formatted: a template places words, it does not compute.

mod fields;
mod parts;

mod assistance_notice;
mod case_funds_statement;
mod closing_notice;
mod control_ruling;
mod creditor_statement;
mod debt_calculation;
mod debt_statement;
mod deduction_ruling;
mod distribution_plan;
mod execution_notice;
mod freeze_ruling;
mod property_report_order;
mod release_ruling;
mod settlement_record;

pub use assistance_notice::AssistanceNotice;
pub use case_funds_statement::{CaseFundsStatement, FundsMovement, FundsShare, FundsStanding};
pub use closing_notice::ClosingNotice;
pub use control_ruling::ControlRuling;
pub use creditor_statement::{CreditorClaim, CreditorPayment, CreditorStatement};
pub use debt_calculation::{DebtCalculation, ExplainedStep};
pub use debt_statement::{DebtPayment, DebtStatement, DebtStep, DebtTotal};
pub use deduction_ruling::DeductionRuling;
pub use distribution_plan::{DistributionLine, DistributionPlan};
pub use execution_notice::ExecutionNotice;
pub use fields::{Field, Fields};
pub use freeze_ruling::FreezeRuling;
pub use parts::{Account, Basis, Contact, Head, Holding, Party, Signatures, Signer};
pub use property_report_order::PropertyReportOrder;
pub use release_ruling::ReleaseRuling;
pub use settlement_record::{SettlementInstalment, SettlementRecord};

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Write as _;

macro_rules! forms {
    ($( $(#[doc = $doc:literal])+ $form:ident = $name:literal, $title:literal; )+) => {
        /// A kind of paper.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Form {
            $( $(#[doc = $doc])+ $form, )+
        }

        impl Form {
            /// Every form, in the order of a case.
            pub const ALL: &'static [Form] = &[$( Form::$form, )+];

            /// The name in files and addresses, `execution_notice`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Form::$form => $name, )+ }
            }

            /// What the court calls the paper.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $( Form::$form => $title, )+ }
            }

            /// The built-in template.
            pub(crate) const fn template(self) -> &'static str {
                match self { $( Form::$form => include_str!(concat!("../../forms/", $name, ".typ")), )+ }
            }

            /// The fields its template may use.
            #[must_use]
            pub const fn fields(self) -> &'static [Field] {
                match self { $( Form::$form => <$form as Fields>::FIELDS, )+ }
            }

            /// Data as the court may see them: an invented case whose names hold rare characters.
            #[must_use]
            pub fn sample(self) -> Value {
                match self { $( Form::$form => value($form::sample()), )+ }
            }

            /// The data in full, absent optional fields as null, or what is missing or wrong.
            pub(crate) fn complete(self, data: &Value) -> Result<Value, serde_json::Error> {
                match self { $( Form::$form => complete::<$form>(data), )+ }
            }
        }
    };
}

forms! {
    /// 执行通知书（民事诉讼法第二百五十一条）.
    ExecutionNotice = "execution_notice", "执行通知书";
    /// 报告财产令（民事诉讼法第二百五十二条）.
    PropertyReportOrder = "property_report_order", "报告财产令";
    /// 执行裁定书（冻结）（民事诉讼法第二百五十三条）.
    FreezeRuling = "freeze_ruling", "执行裁定书（冻结）";
    /// 执行裁定书（控制财产）（民事诉讼法第二百五十三条、第二百五十五条）: also renewals and releases.
    ControlRuling = "control_ruling", "执行裁定书（控制财产）";
    /// 执行裁定书（划拨）（民事诉讼法第二百五十三条）.
    DeductionRuling = "deduction_ruling", "执行裁定书（划拨）";
    /// 执行裁定书（解除冻结）（查封、扣押、冻结规定第二十八条）.
    ReleaseRuling = "release_ruling", "执行裁定书（解除冻结）";
    /// 协助执行通知书（民事诉讼法第二百五十三条第二款）, with the reply slip.
    AssistanceNotice = "assistance_notice", "协助执行通知书";
    /// 执行和解笔录（民事诉讼法第二百四十一条）.
    SettlementRecord = "settlement_record", "执行和解笔录";
    /// 结案通知书.
    ClosingNotice = "closing_notice", "结案通知书";
    /// 债务计算书: how the debt was reckoned, step by step.
    DebtStatement = "debt_statement", "债务计算书";
    /// 债务试算书: a debt that no case holds, with every step and its article.
    DebtCalculation = "debt_calculation", "债务试算书";
    /// 财产分配方案（民诉法解释第五百零九条）: what each of several creditors gets.
    DistributionPlan = "distribution_plan", "财产分配方案";
    /// 执行案款月结单: the account of a case over a month, for the parties.
    CaseFundsStatement = "case_funds_statement", "执行案款月结单";
    /// 案款发放对账单: what a creditor got and what is still owed to him.
    CreditorStatement = "creditor_statement", "案款发放对账单";
}

impl Form {
    /// The form of this name, or none.
    #[must_use]
    pub fn named(name: &str) -> Option<Form> {
        Form::ALL.iter().copied().find(|form| form.name() == name)
    }
}

fn value(data: impl serde::Serialize) -> Value {
    serde_json::to_value(data).expect("form data are plain values")
}

/// Fields that the struct does not know stay: a court's own template may use them.
fn complete<T: DeserializeOwned + serde::Serialize>(data: &Value) -> Result<Value, serde_json::Error> {
    let mut full = serde_json::to_value(T::deserialize(data)?)?;
    if let (Some(full), Some(given)) = (full.as_object_mut(), data.as_object()) {
        for (key, value) in given {
            full.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    Ok(full)
}

/// The page `docs/reference/forms.md`: every form with its file, its fields and the groups they are made of.
#[must_use]
pub fn reference() -> String {
    let mut page = String::from(
        "# 文书格式\n\n\
         <!-- Generated by `documents::reference()`. Do not edit. -->\n\n\
         每种文书由一个 Typst 格式文件排版，内置在程序中。\n\
         法院把同名文件放进自己的文书格式文件夹，即以该文件代替内置格式，不必重新编译；移走该文件即恢复内置格式。\n\
         共用的版式在 `court.typ`，也可以同样代替。\n\
         格式文件第一行写 `#import \"/court.typ\": *`，其后用 `data.字段名` 取下列内容。\n\
         金额、日期、姓名都已经按文书写法排好，格式文件只安排文字，不作计算。\n\
         格式文件只能读取本文件夹内的文件。\n\n\
         “类型”一栏：`String` 是文字，`Vec<…>` 是若干项，`Option<…>` 可以没有（为 `none`），其余是一组字段，见文末。\n",
    );
    for form in Form::ALL {
        let _ = write!(page, "\n## {} `{}.typ`\n\n", form.title(), form.name());
        table(&mut page, form.fields());
    }
    page.push_str("\n# 共用的字段组\n");
    for (name, fields) in GROUPS {
        let _ = write!(page, "\n## `{name}`\n\n");
        table(&mut page, fields);
    }
    page
}

const GROUPS: &[(&str, &[Field])] = &[
    ("Head", Head::FIELDS),
    ("Basis", Basis::FIELDS),
    ("Party", Party::FIELDS),
    ("Account", Account::FIELDS),
    ("Contact", Contact::FIELDS),
    ("Signatures", Signatures::FIELDS),
    ("Signer", Signer::FIELDS),
    ("Holding", Holding::FIELDS),
    ("DebtStep", DebtStep::FIELDS),
    ("DebtPayment", DebtPayment::FIELDS),
    ("DebtTotal", DebtTotal::FIELDS),
    ("ExplainedStep", ExplainedStep::FIELDS),
    ("DistributionLine", DistributionLine::FIELDS),
    ("FundsMovement", FundsMovement::FIELDS),
    ("FundsShare", FundsShare::FIELDS),
    ("FundsStanding", FundsStanding::FIELDS),
    ("SettlementInstalment", SettlementInstalment::FIELDS),
    ("CreditorPayment", CreditorPayment::FIELDS),
    ("CreditorClaim", CreditorClaim::FIELDS),
];

fn table(page: &mut String, fields: &[Field]) {
    page.push_str("| 字段 | 类型 | 内容 |\n|---|---|---|\n");
    for field in fields {
        let _ = writeln!(page, "| `{}` | `{}` | {} |", field.name, field.kind, field.label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_complete_and_comes_back_unchanged() {
        for form in Form::ALL {
            assert_eq!(form.complete(&form.sample()).unwrap(), form.sample(), "{form:?}");
            assert_eq!(Form::named(form.name()), Some(*form));
        }
    }

    #[test]
    fn fields_of_the_court_itself_are_kept() {
        let mut data = Form::ClosingNotice.sample();
        data["motto"] = "公正".into();
        assert_eq!(Form::ClosingNotice.complete(&data).unwrap()["motto"], "公正");
    }

    #[test]
    fn the_reference_names_every_group_a_field_is_made_of() {
        let page = reference();
        let groups = GROUPS.iter().flat_map(|(_, fields)| fields.iter());
        for field in Form::ALL.iter().flat_map(|form| form.fields()).chain(groups) {
            let kind =
                field.kind.trim_start_matches("Vec<").trim_start_matches("Option<").trim_end_matches('>');
            assert!(kind == "String" || page.contains(&format!("## `{kind}`")), "{kind} is not described");
        }
    }

    #[test]
    fn the_committed_reference_page_is_current() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/forms.md");
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == reference(), "{} differs from documents::reference()", path.display());
    }
}
