//! The command centre: the nodes of the flow, warnings, what will fall due.

pub(crate) mod forecast;
pub(crate) mod nodes;
pub(crate) mod warnings;

use crate::api::request::{Answers, Parameter, ParameterKind};
use app::cases::list::Scope;

/// The tag of these endpoints.
const TAG: &str = "指挥中心";

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办的")];

const SCOPE: Parameter =
    Parameter { name: "scope", kind: ParameterKind::Words(&SCOPES), meaning: "范围，默认 seen" };
const TEAM: Parameter =
    Parameter { name: "team", kind: ParameterKind::Text(32), meaning: "团队标识，默认全部" };
pub(crate) const OFFSET: Parameter =
    Parameter {
        name: "offset", kind: ParameterKind::Whole(0, 1_000_000), meaning: "跳过的行数，默认 0"
    };
pub(crate) const LIMIT: Parameter =
    Parameter { name: "limit", kind: ParameterKind::Whole(1, 200), meaning: "最多的行数，默认 50" };

fn scope(asked: &Answers) -> Scope {
    match asked.get::<String>("scope").as_deref() {
        Some("mine") => Scope::Mine,
        _ => Scope::Seen,
    }
}
