//! Import a statement of the bank.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{answer, nullable, request, text};
use app::App;
use app::funds::entered::LineDiffers;
use app::funds::import::{ImportedFile, ImportedStatement, NewAccount};
use axum::extract::{DefaultBodyLimit, State};
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;
use values::Fen;

/// The largest statement: some hundred thousand lines.
const BODY_BYTES_MAX: usize = 64 * 1024 * 1024;

pub(crate) fn endpoint() -> Endpoint {
    let route = post(import).layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    Endpoint::post("/funds/statements", "import_statement", route)
        .about(TAG, "导入银行流水")
        .described(
            "由财务人员办理；CSV 或者 CAMT.053 的文字，Excel 文件请在网页上传。同一文件重复导入不会重复登记；\
             汇入案款子账号的自动认领，有误的行逐行说明，其他行照常导入；本院没有登记过的账户，须经确认（new_account）。",
        )
        .taking(|_| {
            let fields = [
                ("name", text("文件名，用于说明")),
                ("text", text("流水文件的文字")),
                ("account", nullable(text("本院收款账户；文件已写明的可以不填"))),
                ("new_account", json!({"type": "boolean", "description": "确认这是本院新的案款账户，默认 false；本院没有登记、此前也没有导入过的账户，须为 true"})),
            ];
            request(&["name", "text"], &fields)
        })
        .giving::<FileImported>(200)
        .failing(&[Fault::Forbidden, Fault::Refused])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    name: String,
    text: String,
    #[serde(default)]
    account: Option<String>,
    #[serde(default)]
    new_account: bool,
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
        differ: u32, "与已登记的同号流水不一致的行数，已登记的没有改动";
        differing: Vec<LineDiffering>, "与已登记的同号流水不一致的行，最多 200 行";
        bad: u32, "未能读入的行数";
        bad_lines: Vec<String>, "未能读入的行及其原因，最多 200 行";
        findings: Vec<String>, "需要核对之处";
    }
}

answer! {
    /// A line whose number is entered with other content.
    pub(crate) struct LineDiffering {
        source_no: String, "流水号";
        row: u32, "在文件中的行";
        entered: String, "已登记的内容，中文";
        told: String, "本次文件的内容，中文";
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
            differ: u32::try_from(done.differ).unwrap_or(u32::MAX),
            differing: done.differing.into_iter().map(LineDiffering::from).collect(),
            bad: u32::try_from(done.bad).unwrap_or(u32::MAX),
            bad_lines: done.bad_lines,
            findings: done.findings,
        }
    }
}

impl From<LineDiffers> for LineDiffering {
    fn from(line: LineDiffers) -> LineDiffering {
        LineDiffering {
            source_no: line.id.source_no,
            row: u32::try_from(line.row).unwrap_or(u32::MAX),
            entered: line.entered,
            told: line.told,
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
        let new = if sent.new_account { NewAccount::Confirmed } else { NewAccount::Refused };
        let account = (sent.account.as_deref().unwrap_or_default(), new);
        let done = app.import_statement(&bearer.actor, file, account)?;
        Ok(FileImported::from(done))
    })
    .await
}
