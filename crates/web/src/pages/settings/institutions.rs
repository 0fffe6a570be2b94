//! The institutions that help to enforce (协助执行单位): who they are, how many days they take, how they are reached.

use crate::error::{WebError, status};
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell, encode};
use ::app::institutions::{InstitutionEvent, InstitutionShown, Transport};
use ::app::staff::sign_in::Officer;
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use values::{InstitutionId, InstitutionKind};

/// The ways to reach an institution: stored word and Chinese title.
const WAYS: [(&str, &str); 3] =
    [("paper", "书面送达，答复由人工登记"), ("http", "网络接口（HTTP）"), ("folder", "文件夹交换")];

#[derive(Template)]
#[template(path = "settings/institutions.html")]
struct InstitutionsPage {
    shell: Shell,
    form_token: String,
    /// What was just done.
    done: String,
    serving: Vec<Line>,
    gone: Vec<Line>,
    form: Typed,
    kinds: Vec<Choice>,
    ways: Vec<Choice>,
    refused: Option<(String, String)>,
}

struct Line {
    id: String,
    name: String,
    kind: &'static str,
    answer_days: u32,
    renewal_days: u32,
    reached: String,
    trouble: Option<String>,
    change: String,
    leave: String,
}

struct Choice {
    value: &'static str,
    title: &'static str,
    chosen: bool,
}

/// The form as it was typed, or as the institution stands.
#[derive(Clone, Default)]
struct Typed {
    id: String,
    name: String,
    kind: String,
    answer_days: String,
    renewal_days: String,
    way: String,
    address: String,
    /// Whether an institution is changed, whose id stays.
    is_known: bool,
}

impl Typed {
    fn blank() -> Typed {
        Typed {
            kind: "bank".to_owned(),
            answer_days: "5".to_owned(),
            renewal_days: "5".to_owned(),
            way: "paper".to_owned(),
            ..Typed::default()
        }
    }

    fn of(shown: &InstitutionShown) -> Typed {
        let (way, address) = match &shown.transport {
            None => ("paper", String::new()),
            Some(Transport::Http { address }) => ("http", address.clone()),
            Some(Transport::Folder { folder }) => ("folder", folder.display().to_string()),
        };
        Typed {
            id: shown.id.to_string(),
            name: shown.institution.name.clone(),
            kind: shown.institution.kind.word().to_owned(),
            answer_days: shown.institution.answer_days.to_string(),
            renewal_days: shown.institution.renewal_days.to_string(),
            way: way.to_owned(),
            address,
            is_known: true,
        }
    }

    fn sent(form: &BTreeMap<String, String>) -> Typed {
        let field = |name: &str| form.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        Typed {
            id: field("id"),
            name: field("name"),
            kind: field("kind"),
            answer_days: field("answer_days"),
            renewal_days: field("renewal_days"),
            way: field("way"),
            address: field("address"),
            is_known: form.contains_key("known"),
        }
    }

    /// The event that the form asks for.
    fn event(&self) -> Result<InstitutionEvent, AppError> {
        let bad = |sentence: &str| AppError::BadInput(sentence.to_owned());
        let institution: InstitutionId = self
            .id
            .parse()
            .map_err(|error: values::NotAnInstitutionId| AppError::BadInput(error.to_string()))?;
        let transport = match self.way.as_str() {
            "http" | "folder" if self.address.is_empty() => {
                return Err(bad("请填写网络接口地址或者文件夹"));
            }
            "http" => Some(Transport::Http { address: self.address.clone() }),
            "folder" => Some(Transport::Folder { folder: self.address.clone().into() }),
            _ => None,
        };
        Ok(InstitutionEvent::Joined {
            institution,
            name: self.name.clone(),
            institution_kind: self.kind.parse().map_err(|_| bad("请选择机构种类"))?,
            answer_days: self.answer_days.parse().map_err(|_| bad("答复天数应为整数"))?,
            renewal_days: self.renewal_days.parse().map_err(|_| bad("续行天数应为整数"))?,
            transport,
        })
    }
}

impl InstitutionsPage {
    fn new((app, officer): (&App, &Officer), all: &[InstitutionShown], form: Typed) -> InstitutionsPage {
        let troubles = app.troubles().all();
        let line = |one: &InstitutionShown| Line {
            id: one.id.to_string(),
            name: one.institution.name.clone(),
            kind: one.institution.kind.title(),
            answer_days: one.institution.answer_days,
            renewal_days: one.institution.renewal_days,
            reached: match &one.transport {
                None => "书面".to_owned(),
                Some(Transport::Http { address }) => address.clone(),
                Some(Transport::Folder { folder }) => folder.display().to_string(),
            },
            trouble: troubles.get(&one.id).map(|trouble| trouble.sentence.clone()),
            change: format!("/settings/institutions?change={}#form", encode(one.id.as_str())),
            leave: format!("/settings/institutions/{}/leave", encode(one.id.as_str())),
        };
        let (serving, gone): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.institution.serving);
        InstitutionsPage {
            shell: Shell::new(app, officer, Room::Settings, "协助执行单位"),
            form_token: officer.form_token.clone(),
            done: String::new(),
            serving: serving.into_iter().map(line).collect(),
            gone: gone.into_iter().map(line).collect(),
            kinds: InstitutionKind::ALL
                .into_iter()
                .map(|kind| Choice {
                    value: kind.word(),
                    title: kind.title(),
                    chosen: kind.word() == form.kind,
                })
                .collect(),
            ways: WAYS
                .into_iter()
                .map(|(value, title)| Choice { value, title, chosen: value == form.way })
                .collect(),
            form,
            refused: None,
        }
    }
}

async fn all(app: &App, officer: &Officer) -> Result<Vec<InstitutionShown>, WebError> {
    let (app, actor) = (app.clone(), officer.actor.clone());
    Ok(blocking(move || app.institutions(&actor)).await?)
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let all = all(&app, &officer).await?;
    let known = |name: &str| {
        let id = query.get(name)?;
        all.iter().find(|one| one.id.as_str() == id)
    };
    let form = known("change").map_or_else(Typed::blank, Typed::of);
    let done = known("done").map(|one| {
        let name = &one.institution.name;
        if one.institution.serving {
            format!("已保存：{name}")
        } else {
            format!("已停止协助：{name}")
        }
    });
    let page = InstitutionsPage {
        done: done.unwrap_or_default(),
        ..InstitutionsPage::new((&app, &officer), &all, form)
    };
    Ok(Html(page.render()?).into_response())
}

pub(crate) async fn change(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let typed = Typed::sent(&form);
    let known = all(&app, &officer).await?;
    let event = typed.event().and_then(|event| {
        let taken = known.iter().any(|one| one.id.as_str() == typed.id && one.institution.serving);
        if taken && !typed.is_known {
            return Err(AppError::BadInput("这个代号已有机构使用，请另取代号，或者在列表中更改".to_owned()));
        }
        Ok(event)
    });
    let outcome = match event {
        Ok(event) => manage(&app, &officer, event).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to(&done(&typed.id)).into_response()),
        Err(error @ AppError::BadInput(_)) => {
            let page = InstitutionsPage {
                refused: Some((error.sentence(), error.remedy())),
                ..InstitutionsPage::new((&app, &officer), &known, typed)
            };
            Ok((status(&error), Html(page.render()?)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn leave(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let known = all(&app, &officer).await?;
    let serving = known.iter().find(|one| one.id.as_str() == id && one.institution.serving);
    let institution = serving.map(|one| one.id.clone()).ok_or(WebError::App(AppError::NotFound))?;
    manage(&app, &officer, InstitutionEvent::Left { institution }).await?;
    Ok(Redirect::to(&done(&id)).into_response())
}

async fn manage(app: &App, officer: &Officer, event: InstitutionEvent) -> Result<(), AppError> {
    let (app, actor) = (app.clone(), officer.actor.clone());
    blocking(move || app.manage_institutions(&actor, &[event])).await
}

fn done(id: &str) -> String {
    format!("/settings/institutions?done={}#done", encode(id))
}
