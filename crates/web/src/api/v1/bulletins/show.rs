//! One bulletin: as it was sealed, with what has changed since, or as it stands now.

use super::{TAG, id_of};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use app::bulletins::paper::Marks;
use app::bulletins::{Bulletin, BulletinId, Changed, Comparison, LateCase, Row, Sealed};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::indicator::{Figure, Indicator};
use docket::office::Actor;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/bulletins/{bulletin}", "show_bulletin", get(show))
        .about(TAG, "一期通报")
        .described("已制作的为封存时的各数，附此后的变化和引起变化的案件；尚未制作的为当前各数。只列有权查看的团队和承办人，按名册次序，不是排名。")
        .giving::<BulletinShown>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// One bulletin.
    pub(crate) struct BulletinShown {
        bulletin: String, "通报标识";
        title: &'static str, "名称";
        from: Day, "期间首日";
        until: Day, "期间末日";
        number: Option<String>, "期号；尚未制作的为 null";
        made_on: Option<Day>, "制作日期";
        made_by: Option<String>, "制作人";
        position: Option<i64>, "封存时日志的位置";
        columns: Vec<ColumnShown>, "各项指标";
        rows: Vec<RowShown>, "全院、各团队或者各承办人";
        changed: Vec<ChangedShown>, "封存以后有变化的数";
        other_formulas: Vec<&'static str>, "公式已有新版、不再比较的指标";
        cases: Vec<LateShown>, "引起变化的案件";
        has_more_cases: bool, "是否还有没有列出的案件";
    }
}

answer! {
    /// One indicator of the bulletin.
    pub(crate) struct ColumnShown {
        id: &'static str, "指标代号";
        title: &'static str, "名称";
        formula: String, "公式";
        version: u32, "公式的版本";
        mark: &'static str, "计算规则尚待本院确认的为“待核”，否则为空";
    }
}

answer! {
    /// The figures of one unit.
    pub(crate) struct RowShown {
        unit: String, "团队标识或者用户名；全院的为空";
        name: String, "名称";
        overdue: i64, "逾期期限数";
        spans: Vec<SpanShown>, "本期、上期、上年同期";
    }
}

answer! {
    /// The figures over some days.
    pub(crate) struct SpanShown {
        from: Day, "首日";
        until: Day, "末日";
        figures: Vec<FigureShown>, "各数，次序与 columns 相同";
    }
}

answer! {
    /// One figure.
    pub(crate) struct FigureShown {
        counted: i64, "分子；没有分母的为数量；金额以分计";
        base: Option<i64>, "分母；没有分母的为 null";
        written: Option<String>, "结果，中文；分母为零的为 null";
    }
}

answer! {
    /// A figure that is another now.
    pub(crate) struct ChangedShown {
        name: String, "全院、团队或者承办人";
        id: &'static str, "指标代号";
        sealed: FigureShown, "封存时";
        now: FigureShown, "当前";
    }
}

answer! {
    /// A case whose pages came later.
    pub(crate) struct LateShown {
        case_id: String, "案件标识";
        number: String, "案号";
        facts: Vec<FactShown>, "有变化的事项";
        pages: Vec<PageShown>, "以后记入的案卷各页";
    }
}

answer! {
    /// A fact that is counted otherwise.
    pub(crate) struct FactShown {
        fact: &'static str, "事项";
        difference: i64, "增减数；仅金额有变的为 0";
    }
}

answer! {
    /// A page of a docket.
    pub(crate) struct PageShown {
        page: u32, "案卷页码";
        recorded_on: Day, "记入日期";
    }
}

impl FigureShown {
    fn new(indicator: &Indicator, figure: Figure) -> FigureShown {
        FigureShown { counted: figure.counted, base: figure.base, written: indicator.written(figure) }
    }
}

impl RowShown {
    fn new(bulletin: &Bulletin, row: &Row) -> RowShown {
        let spans = row.spans.iter().map(|span| SpanShown {
            from: span.from,
            until: span.until,
            figures: bulletin
                .columns
                .iter()
                .zip(&span.figures)
                .map(|((indicator, _), figure)| FigureShown::new(indicator, *figure))
                .collect(),
        });
        RowShown {
            unit: row.of.unit.clone(),
            name: row.name.clone(),
            overdue: row.overdue,
            spans: spans.collect(),
        }
    }
}

impl From<&Changed> for ChangedShown {
    fn from(one: &Changed) -> ChangedShown {
        ChangedShown {
            name: one.name.clone(),
            id: one.indicator.id,
            sealed: FigureShown::new(one.indicator, one.sealed),
            now: FigureShown::new(one.indicator, one.now),
        }
    }
}

impl From<&LateCase> for LateShown {
    fn from(case: &LateCase) -> LateShown {
        let facts = case.facts.iter();
        let pages = case.pages.iter();
        LateShown {
            case_id: case.id.to_string(),
            number: case.number.clone(),
            facts: facts
                .map(|(fact, difference)| FactShown { fact: fact.title(), difference: *difference })
                .collect(),
            pages: pages.map(|(page, on)| PageShown { page: *page, recorded_on: *on }).collect(),
        }
    }
}

impl BulletinShown {
    pub(super) fn of(app: &App, actor: &Actor, id: BulletinId) -> Result<BulletinShown, AppError> {
        let marks = app.indicator_marks();
        match app.sealed_bulletin(actor, id)? {
            Some(sealed) => {
                let comparison = app.compare_bulletin(actor, &sealed)?;
                Ok(BulletinShown::new(&sealed.bulletin, Some(&sealed), &comparison, &marks))
            }
            None => Ok(BulletinShown::new(&app.bulletin(actor, id)?, None, &Comparison::default(), &marks)),
        }
    }

    fn new(
        bulletin: &Bulletin,
        sealed: Option<&Sealed>,
        comparison: &Comparison,
        marks: &Marks,
    ) -> BulletinShown {
        let columns = bulletin.columns.iter().map(|(indicator, version)| ColumnShown {
            id: indicator.id,
            title: indicator.title,
            formula: indicator.formula(),
            version: *version,
            mark: marks.of(indicator),
        });
        BulletinShown {
            bulletin: bulletin.id.to_string(),
            title: bulletin.id.kind.title(),
            from: bulletin.id.from,
            until: bulletin.id.until(),
            number: sealed.map(Sealed::written_number),
            made_on: sealed.map(|sealed| sealed.made_on),
            made_by: sealed.map(|sealed| sealed.made_by.clone()),
            position: sealed.map(|sealed| sealed.position),
            columns: columns.collect(),
            rows: bulletin.rows.iter().map(|row| RowShown::new(bulletin, row)).collect(),
            changed: comparison.changed.iter().map(ChangedShown::from).collect(),
            other_formulas: comparison.other_formulas.clone(),
            cases: comparison.cases.iter().map(LateShown::from).collect(),
            has_more_cases: comparison.more,
        }
    }
}

async fn show(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let id = id_of(&path)?;
    answered(move || Ok(BulletinShown::of(&app, &bearer.actor, id)?)).await
}
