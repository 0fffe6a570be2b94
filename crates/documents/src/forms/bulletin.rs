//! 执行工作通报.

use super::fields::form_data;
use super::parts::Head;

form_data! {
    /// One line of figures over one period.
    BulletinLine {
        /// Which period, `上周`, or which indicator.
        label: String = "期间或者项目",
        /// The figures, one for each column.
        cells: Vec<String> = "各栏数字",
    }
}

form_data! {
    /// The lines of a team or a handler: each period beside the earlier ones of the same.
    BulletinGroup {
        /// Of whom; empty where the bulletin is of the court alone.
        name: String = "团队或者承办人（可空）",
        /// The lines.
        lines: Vec<BulletinLine> = "各期",
    }
}

form_data! {
    /// The figures of a week or a month, of the teams, the handlers or the court.
    Bulletin {
        /// What every paper carries; the case number is the number of the bulletin.
        head: Head = "文书首尾",
        /// What it tells, `各团队一周办案情况`.
        title: String = "通报名称",
        /// The days.
        period: String = "起止日期",
        /// The earlier days that stand beside them, a line each.
        earlier: Vec<String> = "对照期间，逐行",
        /// The head above the names; empty where there are none.
        names: String = "名称栏（可空）",
        /// The heads of the columns.
        columns: Vec<String> = "各栏名称",
        /// The figures.
        groups: Vec<BulletinGroup> = "数字",
        /// How the figures are made, one sentence each.
        notes: Vec<String> = "说明",
        /// Who made it.
        prepared_by: String = "制作人",
    }
}

impl Bulletin {
    /// A week of two teams.
    #[must_use]
    pub fn sample() -> Bulletin {
        let line = |label: &str, cells: [&str; 4]| BulletinLine {
            label: label.into(),
            cells: cells.map(String::from).to_vec(),
        };
        let group = |name: &str, first: [&str; 4]| BulletinGroup {
            name: name.into(),
            lines: vec![
                line("本周", first),
                line("前一周", ["9", "7", "204,500.00", "61.5"]),
                line("上年同期", ["8", "6", "—", "—"]),
            ],
        };
        Bulletin {
            head: Head { case_number: "2026年第12期".into(), ..Head::sample(&[]) },
            title: "各团队一周办案情况".into(),
            period: "2026年3月2日至2026年3月8日".into(),
            earlier: vec![
                "前一周2026年2月23日至2026年3月1日".into(),
                "上年同期2025年3月2日至2025年3月8日".into(),
            ],
            names: "团队".into(),
            columns: ["新收（件）", "已结（件）", "到位金额（元）", "平均用时（日）"]
                .map(String::from)
                .to_vec(),
            groups: vec![
                group("速执团队", ["12", "9", "370,318.40", "48.0"]),
                group("普执一团队", ["7", "8", "1,204,000.00", "96.4"]),
            ],
            notes: vec!["各数只与本团队过去比较，不作排名。".into()],
            prepared_by: "系统自动制作".into(),
        }
    }
}
