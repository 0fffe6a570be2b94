//! The variable parts of a page's path.

use crate::error::WebError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// As [`axum::extract::Path`]; what cannot be read names no page.
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, WebError> {
        let read = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        read.map(|axum::extract::Path(parts)| Path(parts))
            .map_err(|_| WebError::Missing("地址中的编号不对，没有对应的内容".to_owned()))
    }
}
