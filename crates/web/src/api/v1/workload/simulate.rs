//! Simulate what a leave, more hands or more intake does to the clocks.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Answers, Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::command::whatif::{Answer, Both, WhatIf};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use std::collections::BTreeMap;
use values::Day;

const CASES: [(&str, &str); 3] =
    [("spread", "分给本团队其他承办人"), ("cover", "由代管人办理"), ("stay", "不动")];

const PARAMETERS: [Parameter; 9] = [
    Parameter {
        name: "months", kind: ParameterKind::Whole(1, 6), meaning: "推演几个月，默认三个月"
    },
    Parameter {
        name: "intake",
        kind: ParameterKind::Text(4),
        meaning: "收案增减的百分比，-50 至 200，默认 0",
    },
    Parameter { name: "away", kind: ParameterKind::Text(40), meaning: "离岗的承办人的用户名" },
    Parameter { name: "from", kind: ParameterKind::Day, meaning: "离岗首日，默认当日" },
    Parameter { name: "until", kind: ParameterKind::Day, meaning: "离岗末日，默认首日起一个月" },
    Parameter {
        name: "cases", kind: ParameterKind::Words(&CASES), meaning: "其案件怎样办理，默认 spread"
    },
    Parameter {
        name: "cover",
        kind: ParameterKind::Text(40),
        meaning: "代管人的用户名；不填的为登记的代管人",
    },
    Parameter { name: "team", kind: ParameterKind::Text(40), meaning: "增减人手的团队的代号" },
    Parameter {
        name: "hands", kind: ParameterKind::Text(2), meaning: "增减的人数，-9 至 9，默认 0"
    },
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/workload-simulation", "simulate_workload", get(simulate))
        .about(TAG, "有人离岗、收案增减、增减人手对期限的影响")
        .described(
            "以本院已有的案卷推演，不改动任何记载；各数为二百次推演的十分位、中位数和九十分位。记载不足的 is_enough 为 false，\
             没有任何估计。同一天问同一问题结果相同。只推演用户看得见的团队；按名册排列，不作排名。",
        )
        .with_query(&PARAMETERS)
        .giving::<WorkloadSimulation>(200)
        .failing(&[Fault::Forbidden, Fault::BadFields])
}

answer! {
    /// What was simulated.
    pub(crate) struct WorkloadSimulation {
        is_enough: bool, "记载是否足以推演";
        weeks_observed: u32, "依据的周数";
        met_observed: u32, "其间办结的期限";
        simulation: Option<Simulation>, "推演的结果；记载不足的为 null";
    }
}

answer! {
    /// The result.
    pub(crate) struct Simulation {
        from: Day, "推演首日";
        until: Day, "推演末日";
        pace_percent: u32, "办理能力，为实际办结数量的百分之几";
        past: Option<PastTestAnswer>, "用上月检验；记载不足的为 null";
        running: u32, "现在计算的期限";
        overdue: u32, "其中已逾期的";
        paused: u32, "中止、暂缓的，不计";
        nobodys: u32, "没有在岗承办人的，不计";
        missed: WorkloadSpans, "预计逾期";
        open: WorkloadSpans, "期末未办";
        weeks: Vec<WorkloadWeek>, "逐周预计逾期";
        kinds: Vec<WorkloadKind>, "按期限种类";
        teams: Vec<WorkloadTeam>, "按团队";
    }
}

answer! {
    /// The test on the last month.
    pub(crate) struct PastTestAnswer {
        from: Day, "首日";
        until: Day, "末日";
        simulated_low: u32, "推演逾期，十分位";
        simulated: u32, "推演逾期，中位数";
        simulated_high: u32, "推演逾期，九十分位";
        missed: u32, "实际逾期";
    }
}

answer! {
    /// A number without and with the change.
    pub(crate) struct WorkloadSpans {
        base_low: u32, "现状，十分位";
        base: u32, "现状，中位数";
        base_high: u32, "现状，九十分位";
        changed_low: u32, "变化后，十分位";
        changed: u32, "变化后，中位数";
        changed_high: u32, "变化后，九十分位";
    }
}

answer! {
    /// A week.
    pub(crate) struct WorkloadWeek {
        from: Day, "首日";
        missed: WorkloadSpans, "其间届满而未办的";
    }
}

answer! {
    /// A kind of clock.
    pub(crate) struct WorkloadKind {
        kind: &'static str, "期限种类代码";
        kind_title: &'static str, "期限种类";
        missed: WorkloadSpans, "预计逾期";
    }
}

answer! {
    /// A team.
    pub(crate) struct WorkloadTeam {
        team: Option<String>, "团队代号；未编入团队的为 null";
        team_name: String, "团队";
        intake_tenths: u32, "测得的每周收案，以十分之一件计";
        missed: WorkloadSpans, "预计逾期";
        open: WorkloadSpans, "期末未办";
        with_time: Vec<String>, "变化后每周还能多办一项以上的承办人";
        one_more: Option<u32>, "再增加一人后的预计逾期，中位数；变化没有使逾期增加的为 null";
        handlers: Vec<WorkloadHandler>, "承办人，按名册排列";
    }
}

answer! {
    /// A handler.
    pub(crate) struct WorkloadHandler {
        handler: String, "用户名";
        handler_name: String, "姓名";
        running: u32, "现在计算的期限";
        pace_tenths: Option<u32>, "测得的每五个工作日办结的期限，以十分之一项计；没有记载的为 null";
        missed: WorkloadSpans, "预计逾期";
        open: WorkloadSpans, "期末未办";
    }
}

impl From<Both> for WorkloadSpans {
    fn from(both: Both) -> WorkloadSpans {
        let Both { base, changed } = both;
        WorkloadSpans {
            base_low: base.low,
            base: base.middle,
            base_high: base.high,
            changed_low: changed.low,
            changed: changed.middle,
            changed_high: changed.high,
        }
    }
}

impl From<Answer> for Simulation {
    fn from(answer: Answer) -> Simulation {
        let kinds = answer.kinds.into_iter().map(|(kind, both)| WorkloadKind {
            kind: kind.word(),
            kind_title: kind.title(),
            missed: both.into(),
        });
        let teams = answer.teams.into_iter().map(|team| WorkloadTeam {
            team: team.team.map(|id| id.to_string()),
            team_name: team.name,
            intake_tenths: team.intake_tenths,
            missed: team.missed.into(),
            open: team.open.into(),
            with_time: team.with_time,
            one_more: team.one_more.map(|span| span.middle),
            handlers: team
                .desks
                .into_iter()
                .map(|desk| WorkloadHandler {
                    handler: desk.staff.to_string(),
                    handler_name: desk.name,
                    running: desk.running,
                    pace_tenths: desk.pace_tenths,
                    missed: desk.missed.into(),
                    open: desk.open.into(),
                })
                .collect(),
        });
        Simulation {
            from: answer.from,
            until: answer.until,
            pace_percent: answer.pace_percent,
            past: answer.past.map(|past| PastTestAnswer {
                from: past.from,
                until: past.until,
                simulated_low: past.simulated.low,
                simulated: past.simulated.middle,
                simulated_high: past.simulated.high,
                missed: past.missed,
            }),
            running: answer.running,
            overdue: answer.overdue,
            paused: answer.paused,
            nobodys: answer.nobodys,
            missed: answer.missed.into(),
            open: answer.open.into(),
            weeks: answer
                .weeks
                .into_iter()
                .map(|(from, both)| WorkloadWeek { from, missed: both.into() })
                .collect(),
            kinds: kinds.collect(),
            teams: teams.collect(),
        }
    }
}

fn fields(asked: &Answers) -> BTreeMap<String, String> {
    let told = PARAMETERS.iter().map(|parameter| parameter.name);
    told.filter_map(|name| Some((name.to_owned(), asked.get::<String>(name)?))).collect()
}

async fn simulate(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let question = app.read_what_if(&fields(&asked))?;
        Ok(match app.what_if(&bearer.actor, &question)? {
            WhatIf::TooLittle { weeks, met } => WorkloadSimulation {
                is_enough: false,
                weeks_observed: weeks,
                met_observed: met,
                simulation: None,
            },
            WhatIf::Found(answer) => WorkloadSimulation {
                is_enough: true,
                weeks_observed: answer.weeks_observed,
                met_observed: answer.met_observed,
                simulation: Some(Simulation::from(*answer)),
            },
        })
    })
    .await
}
