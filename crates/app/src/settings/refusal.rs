//! Why a setting of the law is not changed.

use docket::office::Office;
use law::settings::SettingError;

/// Why a setting of the law is not changed. Each has a sentence of its own and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingRefusal {
    /// Another office decides about it.
    NotYours {
        /// The office of whoever asked.
        office: Office,
    },
    /// There is no such setting, or the answer is not allowed.
    NotAllowed(SettingError),
    /// No reason is given.
    NoReason,
    /// The reason is too long.
    LongReason {
        /// The most characters.
        most: usize,
    },
    /// It stands so already.
    Unchanged {
        /// The question.
        question: String,
    },
    /// Somebody changed a setting since the officer looked.
    ChangedMeanwhile,
}

impl SettingRefusal {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            SettingRefusal::NotYours { .. } => "setting_not_yours",
            SettingRefusal::NotAllowed(SettingError::Unknown(_)) => "setting_unknown",
            SettingRefusal::NotAllowed(SettingError::NotAllowed { .. }) => "setting_not_allowed",
            SettingRefusal::NoReason => "setting_without_reason",
            SettingRefusal::LongReason { .. } => "setting_reason_too_long",
            SettingRefusal::Unchanged { .. } => "setting_unchanged",
            SettingRefusal::ChangedMeanwhile => "setting_changed_meanwhile",
        }
    }

    /// The sentence for whoever asked.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            SettingRefusal::NotYours { office } => {
                format!("法律适用设置由执行局局长决定，{}只能查看，未作任何改动", office.title())
            }
            SettingRefusal::NotAllowed(error) => error.to_string(),
            SettingRefusal::NoReason => {
                "更改法律适用设置应当写明理由（会议纪要、上级法院意见等），未作任何改动".to_owned()
            }
            SettingRefusal::LongReason { most } => format!("理由最多{most}字，未作任何改动"),
            SettingRefusal::Unchanged { question } => format!("“{question}”现在就是这样设置的，无需更改"),
            SettingRefusal::ChangedMeanwhile => "他人刚刚更改了法律适用设置，本次未作任何改动".to_owned(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            SettingRefusal::NotYours { .. } => "请将意见和理由提交执行局局长。",
            SettingRefusal::NotAllowed(_) => "请在页面列出的选项或者范围内选择。",
            SettingRefusal::NoReason => "请补充理由后重新提交。",
            SettingRefusal::LongReason { .. } => "请写明要点，详细材料另行存档。",
            SettingRefusal::Unchanged { .. } => "需要更改的，请选择其他答案。",
            SettingRefusal::ChangedMeanwhile => "请刷新页面，核对后重新提交。",
        }
    }
}
