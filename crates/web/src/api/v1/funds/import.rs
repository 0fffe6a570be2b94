//! Import a statement of the bank.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{answer, nullable, request, text};
use app::App;
use app::funds::import::{ImportedFile, ImportedStatement};
use axum::extract::{DefaultBodyLimit, State};
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use values::Fen;

/// The largest statement: some hundred thousand lines.
const BODY_BYTES_MAX: usize = 64 * 1024 * 1024;

pub(crate) fn endpoint() -> Endpoint {
    let route = post(import).layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    Endpoint::post("/funds/statements", "import_statement", route)
        .about(TAG, "导入银行流水")
        .described(
            "由财务人员办理；CSV 或者 CAMT.053 的文字，Excel 文件请在网页上传。同一文件重复导入不会重复登记；\
             汇入案款子账号的自动认领，有误的行逐行说明，其他行照常导入。",
        )
        .taking(|_| {
            let fields = [
                ("name", text("文件名，用于说明")),
                ("text", text("流水文件的文字")),
                ("account", nullable(text("本院收款账户；文件已写明的可以不填"))),
            ];
            request(&["name", "text"], &fields)
        })
        .giving::<FileImported>(200)
        .failing(&[Fault::Forbidden])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    name: String,
    text: String,
    #[serde(default)]
    account: Option<String>,
}

answer! {
    /// What an import did.
    pub(crate) struct FileImported {
        format: String, "识别的格式";
        claimed: i64, "自动认领的笔数";
        claimed_fen: Fen, "自动认领的金额（分）";
        recognised: i64, "本次导入后待认领、而有线索可寻的笔数";
        recognised_fen: Fen, "待认领、而有线索可寻的金额（分）";
        statements: Vec<StatementImported>, "各账户的流水";
        refused: Vec<LineRefused>, "汇入案款子账号而未能自动认领的";
    }
}

answer! {
    /// What an import did with the lines of one account.
    pub(crate) struct StatementImported {
        account: String, "本院账户";
        entered: i64, "本次导入的到账笔数";
        entered_fen: Fen, "本次导入的到账金额（分）";
        linked: i64, "其中与手工登记关联的笔数";
        known: u32, "此前已经导入的笔数";
        outgoing: i64, "本次导入的支出笔数";
        outgoing_fen: Fen, "本次导入的支出金额（分）";
        matched: i64, "与本院付款核对相符的支出笔数";
        bad: u32, "未能读入的行数";
        bad_lines: Vec<String>, "未能读入的行及其原因，最多 200 行";
        findings: Vec<String>, "需要核对之处";
    }
}

answer! {
    /// A line that the program could not claim.
    pub(crate) struct LineRefused {
        account: String, "本院账户";
        source_no: String, "流水号";
        sentence: String, "原因，中文";
    }
}

impl From<ImportedStatement> for StatementImported {
    fn from(done: ImportedStatement) -> StatementImported {
        StatementImported {
            account: done.account,
            entered: done.entered.count,
            entered_fen: done.entered.amount,
            linked: done.linked.count,
            known: done.known,
            outgoing: done.outgoing.count,
            outgoing_fen: done.outgoing.amount,
            matched: done.matched.count,
            bad: u32::try_from(done.bad).unwrap_or(u32::MAX),
            bad_lines: done.bad_lines,
            findings: done.findings,
        }
    }
}

impl From<ImportedFile> for FileImported {
    fn from(done: ImportedFile) -> FileImported {
        let refused = |(id, sentence): (ledger::bank_line::LineId, String)| LineRefused {
            account: id.account,
            source_no: id.source_no,
            sentence,
        };
        FileImported {
            format: done.format,
            claimed: done.claimed.count,
            claimed_fen: done.claimed.amount,
            recognised: done.recognised.count,
            recognised_fen: done.recognised.amount,
            statements: done.statements.into_iter().map(StatementImported::from).collect(),
            refused: done.refused.into_iter().map(refused).collect(),
        }
    }
}

async fn import(
    State(app): State<App>,
    bearer: Bearer,
    Body(sent): Body<Sent>,
) -> Result<Response, ApiError> {
    answered(move || {
        let file = (sent.name.as_str(), sent.text.as_bytes());
        let done = app.import_statement(&bearer.actor, file, sent.account.as_deref().unwrap_or_default())?;
        Ok(FileImported::from(done))
    })
    .await
}
