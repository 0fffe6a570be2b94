//! The parts of the command centre, as the head of its pages shows them.

/// A part of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommandPart {
    /// 质效指标.
    Indicators,
    /// 督办.
    Supervision,
    /// 同类比对预警.
    Warnings,
    /// 流程节点.
    Nodes,
    /// 期限预测.
    Forecast,
    /// 繁简分流.
    Triage,
    /// 分案.
    Assignment,
}

/// One part as a link.
pub(crate) struct CommandTab {
    pub(crate) title: &'static str,
    pub(crate) address: &'static str,
    pub(crate) here: bool,
}

/// The parts.
pub(crate) fn tabs(here: CommandPart) -> Vec<CommandTab> {
    [
        (CommandPart::Indicators, "质效指标", "/command/indicators"),
        (CommandPart::Supervision, "督办", "/command/supervision"),
        (CommandPart::Warnings, "同类预警", "/command/warnings"),
        (CommandPart::Nodes, "流程节点", "/command/nodes"),
        (CommandPart::Forecast, "期限预测", "/command/forecast"),
        (CommandPart::Triage, "繁简分流", "/command/triage"),
        (CommandPart::Assignment, "分案", "/command/assignment"),
    ]
    .into_iter()
    .map(|(part, title, address)| CommandTab { title, address, here: part == here })
    .collect()
}
