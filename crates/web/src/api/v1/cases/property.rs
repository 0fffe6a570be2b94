//! What was asked, found and held in a case, as the API tells it.

use super::show::masked;
use crate::api::schema::answer;
use app::cases::open::CaseView;
use docket::directory::Directory;
use docket::inquiry::{Check, Inquiry, InquiryMatter, InquiryState, coverage};
use docket::measure::order::{Order, OrderState};
use docket::measure::{Measure, Standing};
use docket::property::{Encumbrance, PROPERTY_KINDS, Property};
use docket::{Case, property::Source};
use values::{Day, Fen};

answer! {
    /// Property and control of a case.
    pub(crate) struct PropertySection {
        control_limit_fen: Fen, "控制上限（分）";
        committed_fen: Fen, "已控制和待回执合计（分）";
        coverage_percent: u32, "五查已完成的百分比；已结案的截至结案之日";
        checks: Vec<CheckShown>, "五查，逐人逐项";
        inquiries: Vec<InquiryShown>, "查询";
        traces: Vec<TraceShown>, "被执行人下落";
        properties: Vec<AssetShown>, "已查明财产";
        orders: Vec<OrderShown>, "发给协助执行单位的控制、续行、解除、划拨事项";
    }
}

answer! {
    /// One of the five checks of one debtor.
    pub(crate) struct CheckShown {
        debtor: u32, "被执行人序号";
        kind: &'static str, "机构种类代码";
        title: &'static str, "机构种类";
        institutions: u32, "这一种类的机构数";
        answered: u32, "有有效答复的机构数";
        awaited: u32, "待答复的机构数";
        found: u32, "查到几项";
        since: Option<Day>, "有效答复中最早一份的日期";
        lacking: Vec<String>, "没有有效答复的机构代号";
        offline_on: Option<Day>, "最近一次线下调查日期";
        made: bool, "是否已完成";
    }
}

answer! {
    /// A question to an institution.
    pub(crate) struct InquiryShown {
        no: u32, "案卷页码，即查询的编号";
        debtor: u32, "被执行人序号";
        matter: &'static str, "query：查财产；locate：查下落";
        institution: String, "机构代号";
        institution_name: String, "机构名称";
        asked_on: Day, "查询日期";
        due_on: Day, "应答复日期";
        state: &'static str, "open：待答复；answered：已答复；refused：不予答复；timed_out：逾期未答复";
        state_words: String, "状态，中文";
        on: Option<Day>, "答复或者逾期的日期";
        found: Option<u32>, "查到几项；没有答复的为 null";
        awaits_officer: bool, "是否有存疑的答复等待处理";
        disputed: Vec<DisputeShown>, "存疑的答复";
    }
}

answer! {
    /// A reply that was not taken as it came.
    pub(crate) struct DisputeShown {
        no: u32, "案卷页码";
        why: &'static str, "为何存疑";
        told: String, "答复内容，号码已遮盖";
    }
}

answer! {
    /// Where a debtor was seen.
    pub(crate) struct TraceShown {
        debtor: u32, "被执行人序号";
        on: Day, "日期";
        place: String, "地点";
        what: String, "如何得知";
    }
}

answer! {
    /// One property.
    pub(crate) struct AssetShown {
        no: u32, "案卷页码，即财产的编号";
        debtor: u32, "被执行人序号";
        kind: &'static str, "财产种类代码";
        kind_title: &'static str, "财产种类";
        description: String, "财产描述，号码已遮盖";
        register_no: Option<String>, "账号、权证号或者号牌，长号码已遮盖";
        institution: Option<String>, "登记或者保管的机构代号";
        source: &'static str, "来源";
        owner: Option<String>, "登记的权利人";
        share: Option<String>, "共有份额，例如 1/2";
        encumbrances: Vec<EncumbranceShown>, "权利负担";
        value_fen: Option<Fen>, "价值或者余额（分）";
        value_on: Option<Day>, "价值的日期";
        usable_fen: Option<Fen>, "扣除他人份额、担保和保留的生活费用后，本案可用的价值（分）；价值不明的为 null";
        exemption: Option<String>, "豁免认定，中文；没有的为 null";
        measure: Option<u32>, "控制该财产的措施编号；没有的为 null";
        gone_on: Option<Day>, "从何日起不再登记在其名下";
    }
}

answer! {
    /// What rests on a property.
    pub(crate) struct EncumbranceShown {
        kind: &'static str, "抵押、质押、租赁、他案查封";
        by: String, "权利人或者法院";
        amount_fen: Option<Fen>, "金额（分）";
        until: Option<Day>, "截止日";
    }
}

answer! {
    /// An order to an institution.
    pub(crate) struct OrderShown {
        no: u32, "案卷页码，即协助事项的编号";
        measure: u32, "措施编号";
        what: &'static str, "control：控制；renew：续行；release：解除；deduct：划拨；status：查询轮候状态";
        institution: Option<String>, "机构代号；法院自行办理的为 null";
        ordered_on: Day, "发出日期";
        due_on: Day, "应回执日期";
        state: &'static str, "open：待回执；done：已办理；refused：未办成；timed_out：逾期未回执；disputed：回执存疑";
        state_words: String, "状态，中文";
    }
}

impl PropertySection {
    /// Property and control of a case.
    pub(crate) fn new(view: &CaseView, directory: &Directory, forecast_months: u32) -> PropertySection {
        let case = &view.case;
        let coverage = coverage(case, directory, case.closed_on().unwrap_or(view.today));
        PropertySection {
            control_limit_fen: case.control_limit(view.today, forecast_months),
            committed_fen: case.committed(view.today),
            coverage_percent: u32::try_from(coverage.percent()).unwrap_or(100),
            checks: coverage.checks.iter().map(check_shown).collect(),
            inquiries: case.inquiries.iter().map(|inquiry| inquiry_shown(case, inquiry)).collect(),
            traces: traces_shown(case),
            properties: case
                .properties
                .iter()
                .map(|property| asset_shown(case, property, view.today))
                .collect(),
            orders: case.orders.iter().map(OrderShown::from).collect(),
        }
    }
}

fn check_shown(check: &Check) -> CheckShown {
    CheckShown {
        debtor: check.debtor,
        kind: check.kind.word(),
        title: check.kind.title(),
        institutions: check.institutions,
        answered: check.answered,
        awaited: check.awaited,
        found: check.found,
        since: check.since,
        lacking: check.lacking.iter().map(ToString::to_string).collect(),
        offline_on: check.offline_on,
        made: check.is_made(),
    }
}

fn inquiry_shown(case: &Case, inquiry: &Inquiry) -> InquiryShown {
    let (state, on, found) = match &inquiry.state {
        InquiryState::Open => ("open", None, None),
        InquiryState::Answered { on, found, .. } => ("answered", Some(*on), Some(*found)),
        InquiryState::Refused { on, .. } => ("refused", Some(*on), None),
        InquiryState::TimedOut { on } => ("timed_out", Some(*on), None),
    };
    InquiryShown {
        no: inquiry.no.0,
        debtor: inquiry.debtor,
        matter: match inquiry.matter {
            InquiryMatter::Property => "query",
            InquiryMatter::Whereabouts => "locate",
        },
        institution: inquiry.institution.to_string(),
        institution_name: inquiry.name.clone(),
        asked_on: inquiry.asked_on,
        due_on: inquiry.due_on,
        state,
        state_words: inquiry.state_words(),
        on,
        found,
        awaits_officer: case.is_disputed(inquiry),
        disputed: inquiry
            .disputed
            .iter()
            .map(|one| DisputeShown { no: one.no.0, why: one.why.title(), told: one.told.clone() })
            .collect(),
    }
}

fn traces_shown(case: &Case) -> Vec<TraceShown> {
    let traces = case.traces.iter().map(|(debtor, trace)| TraceShown {
        debtor: *debtor,
        on: trace.on,
        place: trace.place.clone(),
        what: values::mask_long_numbers(&trace.what),
    });
    traces.collect()
}

fn asset_shown(case: &Case, property: &Property, today: Day) -> AssetShown {
    AssetShown {
        no: property.no.0,
        debtor: property.debtor,
        kind: PROPERTY_KINDS[property.kind as usize].0,
        kind_title: property.kind.title(),
        description: property.words(),
        register_no: property.register_no.as_deref().map(values::mask_long_numbers),
        institution: property.institution.as_ref().map(ToString::to_string),
        source: Source::title(property.source),
        owner: property.owner.clone(),
        share: property.share.clone(),
        encumbrances: property.encumbrances.iter().map(EncumbranceShown::from).collect(),
        value_fen: property.value,
        value_on: property.value_on,
        usable_fen: property.usable_value(None),
        exemption: property.exemption.map(|exemption| exemption.words()),
        measure: case.held_by(property, today).map(|measure| measure.no.0),
        gone_on: property.gone_on,
    }
}

impl From<&Encumbrance> for EncumbranceShown {
    fn from(one: &Encumbrance) -> EncumbranceShown {
        EncumbranceShown {
            kind: one.kind.title(),
            by: one.by.clone(),
            amount_fen: one.amount_fen,
            until: one.until,
        }
    }
}

impl From<&Order> for OrderShown {
    fn from(order: &Order) -> OrderShown {
        OrderShown {
            no: order.no.0,
            measure: order.measure.0,
            what: order.what.word(),
            institution: order.institution.as_ref().map(ToString::to_string),
            ordered_on: order.ordered_on,
            due_on: order.due_on,
            state: match order.state {
                OrderState::Open => "open",
                OrderState::Done { .. } => "done",
                OrderState::Refused { .. } => "refused",
                OrderState::TimedOut { .. } => "timed_out",
                OrderState::Disputed { .. } => "disputed",
            },
            state_words: order.state_words(),
        }
    }
}

answer! {
    /// A control measure.
    pub(crate) struct MeasureShown {
        no: u32, "案卷页码，即措施的编号";
        debtor: u32, "被执行人序号";
        kind: &'static str, "财产种类代码";
        way: &'static str, "控制方式";
        place: String, "控制的财产，号码已遮盖";
        property: Option<u32>, "财产编号；柜面冻结的为 null";
        institution: Option<String>, "办理的机构代号；法院自行办理或者柜面办理的为 null";
        bank: String, "协助单位或者保管人";
        account: String, "账号、权证号或者号牌，只显示末四位";
        control_no: String, "机构的控制编号";
        ordered_fen: Fen, "裁定金额或者估值（分）";
        held_fen: Fen, "回执确认控制（分）";
        deducted_fen: Fen, "已划拨（分）";
        from: Day, "生效日；没有回执的为发出日";
        until: Day, "届满日";
        last_safe_on: Day, "最迟续行日：已扣除协助执行单位办理续行所需的工作日和节假日";
        standing: &'static str, "ordered：待回执；confirmed：已确认；waiting：轮候；refused：未办成";
        standing_words: String, "当日状态，中文";
        rank: Option<u32>, "轮候顺位";
        released_on: Option<Day>, "解除日期";
        runs: bool, "当日是否有效";
    }
}

/// A measure as it stands on a day.
pub(crate) fn measure_shown(measure: &Measure, today: Day) -> MeasureShown {
    let (standing, rank) = match &measure.standing {
        Standing::Ordered => ("ordered", None),
        Standing::Confirmed => ("confirmed", None),
        Standing::Waiting(rank) => ("waiting", Some(*rank)),
        Standing::Refused { .. } => ("refused", None),
    };
    MeasureShown {
        no: measure.no.0,
        debtor: measure.debtor,
        kind: PROPERTY_KINDS[measure.kind as usize].0,
        way: measure.way.title(),
        place: measure.place(),
        property: measure.property.map(|property| property.0),
        institution: measure.institution.as_ref().map(ToString::to_string),
        bank: measure.holder.clone(),
        account: masked(&measure.register_no),
        control_no: measure.control_no.clone(),
        ordered_fen: measure.ordered,
        held_fen: measure.held,
        deducted_fen: measure.deducted,
        from: measure.from,
        until: measure.until,
        last_safe_on: measure.last_safe_on(),
        standing,
        standing_words: measure.standing_words(today),
        rank,
        released_on: measure.released_on,
        runs: measure.runs_on(today),
    }
}
