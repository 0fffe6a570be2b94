//! List the questions of law with the court's answers, and every change.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use app::App;
use app::settings::{Change, Overview, Question};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::office::Actor;
use law::settings::Answers;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/law-settings", "list_law_settings", get(list))
        .about(TAG, "法律适用设置和更改记录")
        .described("条文没有规定或者没有查到原文的问题，以及本院的决定。没有决定的按默认办理，结果标注待核。")
        .giving::<LawSettings>(200)
}

answer! {
    /// The settings of the law.
    pub(crate) struct LawSettings {
        may_decide: bool, "本人能否更改";
        seen: u32, "更改的次数，更改时原样带回";
        settings: Vec<LawSetting>, "各设置项";
        changes: Vec<LawSettingChange>, "全部更改，最近的在前";
    }
}

answer! {
    /// One question with its answer.
    pub(crate) struct LawSetting {
        id: &'static str, "设置项标识";
        group: String, "所属分组";
        question: String, "问题";
        about: &'static str, "为什么是问题";
        choices: Vec<LawSettingChoice>, "可选的答案；填写数字的为空";
        number: Option<LawSettingNumber>, "数字的范围；选择答案的为 null";
        answer: String, "现行答案的代码或者数字";
        answer_label: String, "现行答案";
        is_open: bool, "是否尚未由本院决定（待核）";
        decision: Option<LawSettingChange>, "本院的决定；没有决定的为 null";
        effect: String, "何时生效、影响什么";
        rules: Vec<&'static str>, "所影响的规则";
    }
}

answer! {
    /// One choice.
    pub(crate) struct LawSettingChoice {
        name: &'static str, "答案代码";
        label: &'static str, "答案";
    }
}

answer! {
    /// The bounds of a number.
    pub(crate) struct LawSettingNumber {
        least: u32, "最小";
        greatest: u32, "最大";
        unit: &'static str, "单位";
    }
}

answer! {
    /// One change.
    pub(crate) struct LawSettingChange {
        no: u32, "序号";
        at: String, "更改时间，ISO 8601";
        by: String, "更改人标识";
        setting: String, "设置项标识";
        question: String, "问题";
        before: String, "原来";
        after: String, "改为";
        reason: String, "理由";
    }
}

impl LawSettings {
    /// What an officer sees.
    pub(crate) fn of(app: &App, actor: &Actor) -> LawSettings {
        let Overview { groups, changes, may_decide } = app.law_settings_overview(actor);
        let settings = groups.iter().flat_map(|group| {
            group.questions.iter().map(|question| LawSetting::new(question, group.title.clone()))
        });
        LawSettings {
            may_decide,
            seen: u32::try_from(changes.len()).unwrap_or(u32::MAX),
            settings: settings.collect(),
            changes: changes.iter().map(LawSettingChange::new).collect(),
        }
    }
}

impl LawSetting {
    fn new(question: &Question, group: String) -> LawSetting {
        let (choices, number) = match question.answers {
            Answers::Choices(choices) => {
                let choice = |choice: &law::settings::Choice| LawSettingChoice {
                    name: choice.name,
                    label: choice.label,
                };
                (choices.iter().map(choice).collect(), None)
            }
            Answers::Number { least, greatest, unit, .. } => {
                (Vec::new(), Some(LawSettingNumber { least, greatest, unit }))
            }
        };
        LawSetting {
            id: question.id,
            group,
            question: question.question.clone(),
            about: question.about,
            choices,
            number,
            answer: question.answer.clone(),
            answer_label: question.answer_label(),
            is_open: question.is_open(),
            decision: question.decision.as_ref().map(LawSettingChange::new),
            effect: question.effect.sentence(),
            rules: question.rules.iter().map(|rule| rule.id).collect(),
        }
    }
}

impl LawSettingChange {
    fn new(change: &Change) -> LawSettingChange {
        LawSettingChange {
            no: u32::try_from(change.no).unwrap_or(u32::MAX),
            at: change.at.to_string(),
            by: change.by.clone(),
            setting: change.setting.clone(),
            question: change.question.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            reason: change.reason.clone(),
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || Ok(LawSettings::of(&app, &bearer.actor))).await
}
