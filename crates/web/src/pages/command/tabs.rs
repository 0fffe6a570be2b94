//! The parts of the command centre, as the head of its pages shows them.

use crate::shell::Shell;

/// A part of the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommandPart {
    /// 总览.
    Overview,
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
    /// 负荷推演.
    WhatIf,
    /// 繁简分流.
    Triage,
    /// 步骤时限.
    StepLimits,
    /// 分案.
    Assignment,
    /// 专项行动.
    Campaigns,
    /// 执前督促.
    Urgings,
    /// 通报.
    Bulletins,
    /// 下级法院.
    CourtsBelow,
}

/// One part as a link.
pub(crate) struct CommandTab {
    pub(crate) title: &'static str,
    pub(crate) address: &'static str,
    pub(crate) here: bool,
    part: CommandPart,
}

/// The parts, in the order of a bureau head's day: what is wrong, whom to ask, who does it, and what came of it.
pub(crate) fn tabs(here: CommandPart) -> Vec<CommandTab> {
    [
        (CommandPart::Overview, "总览", "/command"),
        (CommandPart::Supervision, "督办", "/command/supervision"),
        (CommandPart::Warnings, "同类预警", "/command/warnings"),
        (CommandPart::Forecast, "期限预测", "/command/forecast"),
        (CommandPart::WhatIf, "负荷推演", "/command/whatif"),
        (CommandPart::Nodes, "流程节点", "/command/nodes"),
        (CommandPart::Triage, "繁简分流", "/command/triage"),
        (CommandPart::StepLimits, "步骤时限", "/command/step-limits"),
        (CommandPart::Assignment, "分案", "/command/assignment"),
        (CommandPart::Indicators, "质效指标", "/command/indicators"),
        (CommandPart::Campaigns, "专项行动", "/command/campaigns"),
        (CommandPart::Urgings, "执前督促", "/command/urgings"),
        (CommandPart::Bulletins, "通报", "/command/bulletins"),
        (CommandPart::CourtsBelow, "下级法院", "/command/courts"),
    ]
    .into_iter()
    .map(|(part, title, address)| CommandTab { title, address, here: part == here, part })
    .collect()
}

impl CommandTab {
    /// Whether it is shown to the officer of a page.
    pub(crate) fn is_shown(&self, shell: &Shell) -> bool {
        match self.part {
            CommandPart::CourtsBelow => shell.has_courts_below,
            CommandPart::Assignment => shell.assigns || self.here,
            _ => true,
        }
    }
}
