//! File what the officer has corrected, or show what is still missing.

use crate::error::{WebError, status};
use crate::pages::cases::case_path;
use crate::pages::intake::check_office;
use crate::pages::intake::review::Review;
use crate::pages::intake::typed::{Typed, add_row};
use crate::server::blocking;
use crate::session::{Signed, check_form};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;

pub(crate) async fn file(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    check_office(&officer)?;
    blocking(move || decide(&app, &officer, form)).await
}

fn decide(app: &App, officer: &Officer, form: BTreeMap<String, String>) -> Result<Response, WebError> {
    let add = form.get("add").cloned();
    let mut draft = Typed(form).draft();
    if let Some(what) = add {
        add_row(&mut draft, &what);
        return Review::new(draft).answer(app, officer, StatusCode::OK);
    }
    let application = match draft.application() {
        Ok(application) => application,
        Err(problems) => {
            let review = Review { problems, ..Review::new(draft) };
            return review.answer(app, officer, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    match app.file_case(&officer.actor, application) {
        Ok(id) => Ok(Redirect::to(&format!("{}?done=1-1#done", case_path(&id))).into_response()),
        Err(error @ (AppError::Refused(_) | AppError::Conflict)) => {
            let code = status(&error);
            Review { no: Some(error), ..Review::new(draft) }.answer(app, officer, code)
        }
        Err(error) => Err(error.into()),
    }
}
