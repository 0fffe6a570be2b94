//! A simulator behind a folder, for institutions without a service.

use super::{Answer, Simulator, SimulatorError};
use crate::channel::{ChannelError, Clock, folder};
use crate::message::Batch;
use crate::signature::Key;
use std::path::{Path, PathBuf};

/// Takes batches from `out`, puts replies into `in`.
pub struct FolderService {
    simulator: Simulator,
    folder: PathBuf,
    key: Key,
    clock: Clock,
}

/// What keeps the service of a folder from working.
#[derive(Debug, thiserror::Error)]
pub enum FolderServiceError {
    /// A file of the folder.
    #[error(transparent)]
    Folder(ChannelError),
    /// The simulator.
    #[error(transparent)]
    Simulator(SimulatorError),
}

impl FolderService {
    /// Opens a folder for a simulator and makes its rooms.
    ///
    /// # Errors
    /// They cannot be made.
    pub fn open(
        simulator: Simulator,
        folder: &Path,
        key: Key,
        clock: Clock,
    ) -> Result<FolderService, FolderServiceError> {
        folder::make_rooms(folder).map_err(FolderServiceError::Folder)?;
        Ok(FolderService { simulator, folder: folder.to_owned(), key, clock })
    }

    /// The institution, for a script within the process.
    #[must_use]
    pub fn simulator(&self) -> &Simulator {
        &self.simulator
    }

    /// Answers the batches that lie there, and gives how many were answered. A batch is taken away once its reply is
    /// there; one that met a fault of its message stays for the next time or, where the answer was lost, is gone.
    ///
    /// # Errors
    /// A file cannot be read, written or moved.
    pub fn serve_waiting(&self) -> Result<usize, FolderServiceError> {
        let mut answered = 0;
        for path in folder::messages(&self.folder.join("out")).map_err(FolderServiceError::Folder)? {
            answered += usize::from(self.serve_one(&path)?);
        }
        Ok(answered)
    }

    fn serve_one(&self, path: &Path) -> Result<bool, FolderServiceError> {
        let batch = folder::read_signed(path, &self.key, &self.clock)
            .map_err(FolderServiceError::Folder)?
            .and_then(|body| serde_json::from_slice::<Batch>(&body).map_err(|error| error.to_string()));
        let batch = match batch {
            Ok(batch) => batch,
            Err(why) => {
                folder::set_aside(path, &self.folder.join("bad"), &why)
                    .map_err(FolderServiceError::Folder)?;
                return Ok(false);
            }
        };
        let body = match self.simulator.answer(&batch).map_err(FolderServiceError::Simulator)? {
            // Files are late by nature: a slow answer is an answer.
            Answer::Message { body, .. } => Some(body),
            Answer::Busy => return Ok(false),
            Answer::Silent => None,
        };
        if let Some(body) = &body {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            folder::put(&self.folder.join("in"), &name, body, &self.key, &self.clock)
                .map_err(FolderServiceError::Folder)?;
        }
        folder::remove(path).map_err(FolderServiceError::Folder)?;
        Ok(body.is_some())
    }
}
