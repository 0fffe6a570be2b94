//! The disk's own limit.

use crate::{Store, StoreError};
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::time::Instant;

/// How many times the disk is asked.
const ROUNDS: u64 = 500;

impl Store {
    /// How many times a second 4 KiB can be brought to the store's own disk, one after the other; none where the
    /// store is on a server, whose disk cannot be asked.
    ///
    /// # Errors
    /// [`StoreError::File`].
    pub fn fsync_rate(&self) -> Result<Option<u64>, StoreError> {
        let Some(store) = self.file() else { return Ok(None) };
        let path = store.with_extension(format!("fsync-{}", std::process::id()));
        let rate = measure(&path).map_err(|source| StoreError::File { path: path.clone(), source });
        // Where it cannot be removed, the measurement has said why.
        let _ = std::fs::remove_file(&path);
        rate.map(Some)
    }
}

fn measure(path: &std::path::Path) -> std::io::Result<u64> {
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).open(path)?;
    let block = [0x5a_u8; 4_096];
    file.write_all(&block)?;
    file.sync_all()?;
    let start = Instant::now();
    for _ in 0..ROUNDS {
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&block)?;
        file.sync_data()?;
    }
    Ok(ROUNDS * 1_000_000 / u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX).max(1))
}
