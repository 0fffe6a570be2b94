//! The couriers of an installation: where their keys lie, and by which clock they go.

use anyhow::{Context, bail};
use app::institutions::Couriers;
use app::{App, Clock as _, MachineClock};
use gateways::channel::Clock;
use gateways::signature::Key;
use std::path::PathBuf;
use std::sync::Arc;
use values::InstitutionId;

/// The machine's clock, by which every message is signed.
pub(crate) fn machine_clock() -> Clock {
    Clock::new(|| MachineClock.now())
}

/// The folder with the keys that the court shares with institutions: a file `<institution>.key` for each, one line
/// `id:hexadecimal`.
#[derive(Clone, Debug)]
pub(crate) struct KeyFolder(pub(crate) PathBuf);

impl KeyFolder {
    fn path(&self, institution: &InstitutionId) -> PathBuf {
        self.0.join(format!("{institution}.key"))
    }

    /// The key of an institution, read anew each time, so that a new file needs no restart.
    pub(crate) fn key(&self, institution: &InstitutionId) -> anyhow::Result<Key> {
        let path = self.path(institution);
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("无法读取密钥文件 {}", path.display()))?;
        text.parse().with_context(|| format!("{} 不是密钥文件", path.display()))
    }

    /// Whether the key of an institution is there, can be read, and is read by nobody else.
    pub(crate) fn check(&self, institution: &InstitutionId) -> anyhow::Result<()> {
        self.key(institution)?;
        let path = self.path(institution);
        if is_open_to_others(&path) {
            bail!("密钥文件 {} 可被其他用户读取，请改为仅属主可读（chmod 600）", path.display());
        }
        Ok(())
    }
}

#[cfg(unix)]
fn is_open_to_others(path: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_path: &std::path::Path) -> bool {
    false
}

/// Starts the couriers of an application with the keys of a folder; none go where no folder is set.
pub(crate) fn start_couriers(app: &App, keys: Option<KeyFolder>) -> Couriers {
    let key_of = move |institution: &InstitutionId| {
        keys.as_ref()?.key(institution).inspect_err(|error| tracing::debug!(%institution, "{error:#}")).ok()
    };
    app.start_couriers(Arc::new(key_of), machine_clock())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_key_is_read_anew_and_must_be_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = std::env::temp_dir().join(format!("zhida-keys-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let keys = KeyFolder(folder.clone());
        let bank: InstitutionId = "bank-1".parse().unwrap();
        assert!(keys.check(&bank).unwrap_err().to_string().starts_with("无法读取密钥文件"));
        let file = folder.join("bank-1.key");
        std::fs::write(&file, "no key").unwrap();
        assert!(keys.check(&bank).unwrap_err().to_string().ends_with("不是密钥文件"));
        std::fs::write(&file, format!("court-1:{}\n", "0f".repeat(32))).unwrap();
        for (mode, good) in [(0o644, false), (0o640, false), (0o600, true), (0o400, true)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(keys.check(&bank).is_ok(), good, "{mode:o}");
        }
        assert_eq!(keys.key(&bank).unwrap().id(), "court-1");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
