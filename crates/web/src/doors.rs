//! Several courts behind one address: a request goes to the rooms of the court in which its session was begun.
//!
//! Every handler has the one [`App`] of its court, and cannot reach another but through [`Courts`], which asks who
//! stands above whom. Whoever has no session is received by the home court of the installation; the sign-in page there
//! asks for the court.

use crate::error::WebError;
use crate::server::{blocking, rooms};
use crate::session::{bearer_token, cookie_token};
use app::{App, Courts};
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use tower::ServiceExt;

/// The rooms of each court, by its code, furnished when somebody first comes.
#[derive(Clone)]
struct Doors {
    courts: Courts,
    rooms: Arc<BTreeMap<String, OnceLock<Router>>>,
}

/// The one entrance of several courts.
pub(crate) fn router(courts: Courts) -> Router {
    let rooms = courts.all().map(|app| (app.court().to_string(), OnceLock::new())).collect();
    Router::new().fallback(enter).with_state(Doors { courts, rooms: Arc::new(rooms) })
}

impl Doors {
    fn rooms_of(&self, app: &App) -> Router {
        let room = self.rooms.get(app.court().as_str()).expect("every court of the installation has rooms");
        room.get_or_init(|| rooms(app.clone(), self.courts.clone())).clone()
    }
}

async fn enter(State(doors): State<Doors>, request: Request) -> Response {
    let token = cookie_token(request.headers()).or_else(|| bearer_token(request.headers()));
    let app = match token {
        None => Ok(doors.courts.home().clone()),
        Some(token) => {
            let courts = doors.courts.clone();
            blocking(move || Ok(courts.of_session(&token)?.unwrap_or_else(|| courts.home()).clone())).await
        }
    };
    match app {
        Ok(app) => match doors.rooms_of(&app).oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        },
        Err(error) => WebError::App(error).into_response(),
    }
}
