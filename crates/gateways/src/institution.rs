//! How an institution that helps to enforce (协助执行单位) is reached.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;
pub use values::InstitutionKind;

/// How an institution is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Transport {
    /// A service that answers over HTTP.
    Http {
        /// Its address: `http://10.1.2.3:4200`.
        address: String,
    },
    /// A folder into which batches are put and from which replies are taken: for institutions without a service.
    Folder {
        /// The folder; it has the subfolders `out`, `in`, `done` and `bad`.
        folder: PathBuf,
    },
}
