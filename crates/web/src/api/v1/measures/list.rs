//! List control measures by their last safe day, the earliest first.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::cases::list::Scope;
use app::measures::board::{self, Carried, HORIZONS, Span, State as Stands};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::directory::Directory;
use docket::property::PROPERTY_KINDS;
use store::read::measures::MeasureRow;
use values::{Day, Fen};

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办的")];

const SPANS: [(&str, &str); 5] = [
    ("due", "最迟续行日在今后 days 日以内或者已过，尚未裁定续行，包括届满未续的"),
    ("unsafe", "最迟续行日已过，尚未裁定续行"),
    ("ended", "届满未续，尚未登记处理"),
    ("awaited", "已裁定续行，待回执"),
    ("all", "全部"),
];

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "span", kind: ParameterKind::Words(&SPANS), meaning: "哪些措施，默认 due" },
    Parameter {
        name: "days",
        kind: ParameterKind::Whole(0, 1_000),
        meaning: "span 为 due 时，今后多少日以内，默认 30",
    },
    Parameter { name: "scope", kind: ParameterKind::Words(&SCOPES), meaning: "范围，默认 seen" },
    Parameter { name: "team", kind: ParameterKind::Text(32), meaning: "团队代号，默认全部" },
    Parameter {
        name: "handler", kind: ParameterKind::Text(32), meaning: "承办人用户名，默认全部"
    },
    Parameter {
        name: "kind", kind: ParameterKind::Words(PROPERTY_KINDS), meaning: "财产种类，默认全部"
    },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/measures", "list_measures", get(list))
        .about(TAG, "控制措施，最迟续行日在前的先列")
        .described("最迟续行日已扣除协助执行单位办理续行所需的工作日和节假日。")
        .with_query(PARAMETERS)
        .giving::<MeasureList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Control measures by their last safe day.
    pub(crate) struct MeasureList {
        today: Day, "法院当日";
        counts: MeasuresCounted, "各状态的项数，按范围、团队、承办人、财产种类计";
        measures: Vec<MeasureLine>, "各项措施";
    }
}

answer! {
    /// How many measures stand how.
    pub(crate) struct MeasuresCounted {
        ended: i64, "届满未续，尚未登记处理";
        without_safe_path: i64, "最迟续行日已过，尚未裁定续行";
        within: Vec<WithinCounted>, "最迟续行日在今后若干日以内或者已过，尚未裁定续行，包括届满未续的";
        awaited: i64, "已裁定续行，待回执";
    }
}

answer! {
    /// How many measures are to be renewed within some days.
    pub(crate) struct WithinCounted {
        days: i32, "今后多少日以内";
        count: i64, "项数";
    }
}

answer! {
    /// One control measure.
    pub(crate) struct MeasureLine {
        case_id: String, "案件标识";
        number: String, "案号";
        measure: u32, "措施编号，即案卷页码";
        kind: String, "财产种类代码";
        kind_title: &'static str, "财产种类";
        way: String, "控制方式";
        place: String, "控制的财产，号码已遮盖";
        debtor: String, "被执行人";
        held_fen: Fen, "控制金额（分）";
        from: Day, "生效日";
        until: Day, "届满日";
        last_safe_on: Day, "最迟续行日";
        state: &'static str, "ended：届满未续；unsafe：来不及稳妥续行；awaited：待回执；running：待续行";
        state_title: &'static str, "状态，中文";
        order: Option<u32>, "最近一次续行的案卷页码";
        outcome: String, "最近一次续行的结果，中文；没有续行过的为空";
        over_the_counter: bool, "是否柜面冻结：须到银行办理续冻后登记";
        by_hand: &'static str, "续行须由人办理的，怎样办理；自动发送的为空";
        team: Option<String>, "团队代号";
        handler: Option<String>, "承办人用户名";
        handler_name: Option<String>, "承办人姓名";
    }
}

impl MeasureLine {
    fn new(row: MeasureRow, today: Day, directory: &Directory) -> MeasureLine {
        let state = Stands::of(&row, today);
        MeasureLine {
            state: match state {
                Stands::Ended => "ended",
                Stands::WithoutSafePath => "unsafe",
                Stands::Awaited => "awaited",
                Stands::Running => "running",
            },
            by_hand: Carried::of_row(directory, &row).words(),
            state_title: state.title(),
            kind_title: board::kind_title(&row.kind),
            case_id: row.case_id,
            number: row.number,
            measure: row.entry,
            kind: row.kind,
            way: row.way,
            place: row.place,
            debtor: row.debtor,
            held_fen: row.held,
            from: row.from_on,
            until: row.until_on,
            last_safe_on: row.last_safe_on,
            order: row.order_entry,
            outcome: row.outcome,
            over_the_counter: row.over_the_counter,
            team: row.team,
            handler: row.handler,
            handler_name: row.handler_name,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    let wanted = board::Asked {
        span: match asked.get::<String>("span").as_deref() {
            Some("unsafe") => Span::WithoutSafePath,
            Some("ended") => Span::Ended,
            Some("awaited") => Span::Awaited,
            Some("all") => Span::All,
            _ => Span::Within(asked.get("days").unwrap_or(board::BATCH_DAYS)),
        },
        scope: match asked.get::<String>("scope").as_deref() {
            Some("mine") => Scope::Mine,
            _ => Scope::Seen,
        },
        team: asked.get("team").unwrap_or_default(),
        handler: asked.get("handler").unwrap_or_default(),
        kind: asked.get("kind").unwrap_or_default(),
        offset: asked.get("offset").unwrap_or(0),
        limit: asked.get("limit").unwrap_or(50),
    };
    answered(move || {
        let today = app.today();
        let counts = app.measure_counts(&bearer.actor, &wanted)?;
        let rows = app.measure_list(&bearer.actor, &wanted)?;
        let directory = app.directory();
        let within = HORIZONS.into_iter().zip(counts.within);
        Ok(MeasureList {
            today,
            counts: MeasuresCounted {
                ended: counts.ended,
                without_safe_path: counts.without_safe_path,
                within: within.map(|(days, count)| WithinCounted { days, count }).collect(),
                awaited: counts.awaited,
            },
            measures: rows.into_iter().map(|row| MeasureLine::new(row, today, &directory)).collect(),
        })
    })
    .await
}
