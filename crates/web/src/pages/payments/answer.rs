//! Upload what the bank answered: what followed, and what somebody must look at.

use crate::error::WebError;
use crate::pages::calculators::excel::taken;
use crate::pages::payments::{ROOM, overview};
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::Shell;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::response::{Html, IntoResponse, Response};

/// Orders of which the same is to be said.
struct Group {
    title: &'static str,
    class: &'static str,
    hint: &'static str,
    /// The order, and more about it.
    lines: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "payments/answer.html")]
struct AnswerPage {
    shell: Shell,
    file: String,
    lead: String,
    groups: Vec<Group>,
}

pub(super) async fn read(
    State(app): State<App>,
    Signed(officer): Signed,
    parts: Multipart,
) -> Result<Response, WebError> {
    let Some((fields, sent)) = taken(parts).await else {
        let problem = "上传没有完成，或者文件超过 20 MB，请重新上传".to_owned();
        return overview::page(app, officer, Some(problem)).await;
    };
    check_form(&officer, &fields)?;
    let Some((name, bytes)) = sent else {
        let problem = "请选择银行的支付状态报告（pain.002）或者支付结果表格".to_owned();
        return overview::page(app, officer, Some(problem)).await;
    };
    let read = {
        let (app, actor, name) = (app.clone(), officer.actor.clone(), name.clone());
        blocking(move || app.read_payment_answers(&actor, &name, &bytes)).await
    };
    let read = match read {
        Ok(read) => read,
        Err(error @ (AppError::BadInput(_) | AppError::Conflict)) => {
            return overview::page(app, officer, Some(error.sentence())).await;
        }
        Err(error) => return Err(error.into()),
    };
    let plain = |orders: Vec<String>| orders.into_iter().map(|order| (order, String::new())).collect();
    let lead = if read.changed_something() {
        format!("付讫{}笔，未付成{}笔", read.settled.len(), read.failed.len())
    } else {
        "没有新的结果，未作任何改动".to_owned()
    };
    let group = |title, class, hint, lines: Vec<(String, String)>| Group { title, class, hint, lines };
    let groups = vec![
        group("需要核实", "bad", "与本院记录不符，未登记", read.disputed),
        group("没有这笔付款", "bad", "不是本院发出的指令号，未登记", plain(read.unknown)),
        group(
            "未能识别的行",
            "bad",
            "其余各行不受影响",
            read.bad_lines.iter().map(|line| (line.to_string(), String::new())).collect(),
        ),
        group("未付成", "bad", "款项已退回待发放，请承办人核实账户后重新报批", read.failed),
        group("付讫", "green", "", plain(read.settled)),
        group("银行办理中", "warn", "有结果后再次上传", plain(read.under_way)),
        group("此前已登记", "", "同一结果只登记一次", plain(read.known)),
    ];
    let shown = AnswerPage {
        shell: Shell::new(&app, &officer, ROOM, "银行回执"),
        file: name,
        lead,
        groups: groups.into_iter().filter(|group| !group.lines.is_empty()).collect(),
    };
    Ok(Html(shown.render()?).into_response())
}
