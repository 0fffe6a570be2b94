use crate::signature::SignatureError;
use std::path::PathBuf;

/// Why nothing came back. Whether the institution has the requests is not known: they may be sent again as they are.
///
/// `Display` is a sentence for the log; [`ChannelError::officer_sentence`] is one for the officer.
#[derive(Debug, thiserror::Error)]
pub enum ChannelError {
    /// There was no connection, or it broke.
    #[error("the institution cannot be reached: {why}")]
    Unreachable {
        /// What the connection said.
        why: String,
    },
    /// There was no answer in time.
    #[error("the institution did not answer in time")]
    TimedOut,
    /// The institution asks to come back later.
    #[error("the institution is busy and asks to come back{}", seconds_later(*.retry_after_seconds))]
    Busy {
        /// After how many seconds, where it says so.
        retry_after_seconds: Option<u32>,
    },
    /// The institution does not accept our signature.
    #[error("the institution refuses our signature: {why}")]
    SignatureRefused {
        /// What it says.
        why: String,
    },
    /// The signature of the institution does not hold.
    #[error("the signature of the institution does not hold: {0}")]
    SignatureWrong(SignatureError),
    /// What came back cannot be understood.
    #[error("what the institution answered cannot be understood: {why}")]
    Unintelligible {
        /// What is wrong with it.
        why: String,
    },
    /// The institution offers nothing of the kind.
    #[error("the institution does not offer this")]
    NotOffered,
    /// A file cannot be read, written or moved.
    #[error("{path} cannot be {what}")]
    File {
        /// The file.
        path: PathBuf,
        /// What was to be done to it.
        what: &'static str,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

fn seconds_later(seconds: Option<u32>) -> String {
    seconds.map_or_else(|| " later".to_owned(), |seconds| format!(" in {seconds} seconds"))
}

impl ChannelError {
    /// The stored word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            ChannelError::Unreachable { .. } => "unreachable",
            ChannelError::TimedOut => "timed_out",
            ChannelError::Busy { .. } => "busy",
            ChannelError::SignatureRefused { .. } => "signature_refused",
            ChannelError::SignatureWrong(_) => "signature_wrong",
            ChannelError::Unintelligible { .. } => "unintelligible",
            ChannelError::NotOffered => "not_offered",
            ChannelError::File { .. } => "file",
        }
    }

    /// A sentence for the officer: what happened, and what happens next or must be done.
    #[must_use]
    pub fn officer_sentence(&self) -> String {
        match self {
            ChannelError::Unreachable { .. } => "与协助单位的连接不通，系统将自动重发".to_owned(),
            ChannelError::TimedOut => "协助单位未在限定时间内答复，系统将自动重发".to_owned(),
            ChannelError::Busy { retry_after_seconds: Some(seconds) } => {
                format!("协助单位系统繁忙，要求{seconds}秒后再发，系统将按时重发")
            }
            ChannelError::Busy { retry_after_seconds: None } => "协助单位系统繁忙，系统将稍后重发".to_owned(),
            ChannelError::SignatureRefused { .. } => {
                "协助单位不认可本院的签名，请联系管理员核对密钥和服务器时间".to_owned()
            }
            ChannelError::SignatureWrong(_) => {
                "协助单位答复的签名核验不符，答复未予采用，请联系管理员核查".to_owned()
            }
            ChannelError::Unintelligible { .. } => {
                "协助单位的答复无法识别，未予采用；系统将重发，仍不能识别的请联系该单位".to_owned()
            }
            ChannelError::NotOffered => "该协助单位不提供此项服务".to_owned(),
            ChannelError::File { .. } => "交换文件夹无法读写，请联系管理员检查磁盘和权限".to_owned(),
        }
    }
}
