//! The rules of the law: read them, and ask what they give.

use crate::api::error::ApiError;
use crate::api::request::PathParts;
use crate::api::schema::request;
use law::{Rule, rule};
use serde_json::{Value, json};

pub(crate) mod debt;
pub(crate) mod evaluate;
pub(crate) mod list;
pub(crate) mod show;

/// The tag of these operations.
const TAG: &str = "规则";

/// The schema of a rule.
fn rule_schema() -> Value {
    let text = |meaning: &str| json!({"type": "string", "description": meaning});
    let list = |meaning: &str| json!({"type": "array", "items": {"type": "object"}, "description": meaning});
    let flag = |meaning: &str| json!({"type": "boolean", "description": meaning});
    let fields = [
        ("id", text("规则编号")),
        ("title", text("名称")),
        ("says", text("内容")),
        ("article", json!({"type": ["string", "null"], "description": "首要依据"})),
        ("file", text("原文在资料库中的名称；未收录的为空")),
        ("confidence", text("可信程度：R 已读原文，X 仅见摘录，M 未核对原文，D 设计")),
        ("needs_confirmation", flag("须由本院核定（待核）")),
        ("in_force_from", text("现行文本的施行日")),
        ("in_force_to", text("现行文本的最后一日；仍施行的为空")),
        (
            "versions",
            list("各文本，旧的在前：in_force_from、in_force_to、confidence、sources（article、file、quote）"),
        ),
        ("settings", json!({"type": "array", "items": {"type": "string"}, "description": "影响结果的设置"})),
        ("computes", flag("可以计算")),
        ("computes_nothing_because", text("不计算的原因；可以计算的为空")),
        ("event", text("决定适用哪一文本的输入；没有的为空")),
        (
            "inputs",
            list(
                "输入：name、label、required、kind（money、day、moment、whole、flag、flag_or_word、choice、several、rate、text、phrase、list、rows、tuples、tuple、object、by_name、either、nested 或者 input_name）；金额有 unit（fen），可选的词在 choices（word、title），列表的各项在 items，各部分在 parts，几种写法在 either，其他写法的说明在 form；名称 * 代表其他任何名称",
            ),
        ),
        ("outputs", list("输出，写法同 inputs；各规则另可给出 not_in_force、provisional 等")),
        ("tests", json!({"type": "integer", "description": "核对过的算例和引文数"})),
    ];
    let mut schema = request(&fields.each_ref().map(|(name, _)| *name), &fields);
    schema["additionalProperties"] = json!(true);
    schema
}

/// The rule of the id in a path.
fn rule_of(parts: &PathParts) -> Result<&'static Rule, ApiError> {
    let id: String = parts.get("id")?;
    rule(&id.to_uppercase()).ok_or(ApiError::NoSuchRule)
}
