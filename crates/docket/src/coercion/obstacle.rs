//! Why a measure against a person is refused.

use crate::refusal::{Basis, Refusal};
use law::{Article, civil_procedure2023, procedure_interpretation2022, property_investigation2020};
use values::{Day, Fen};

/// What stands in the way of a measure against a person. The fields say by their names what they carry.
#[allow(missing_docs)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The measure does not meet a person in this place.
    RoleUnsuited { role: &'static str, name: String, article: Article },
    /// Somebody of an entity is not named.
    PersonMissing,
    /// The day on which to appear is past.
    AppearancePast { day: Day },
    /// Something is missing before an appearance is compelled.
    NotToBeCompelled { what: &'static str, article: Article },
    /// A warrant followed this summons already.
    AlreadyCompelled,
    /// A detention is longer than the law allows.
    DetentionTooLong { days: u32 },
    /// The same conduct was sanctioned before.
    AlreadySanctioned,
    /// The president approves before, but in an emergency.
    ApprovalComesFirst { from: Day },
    /// The property of the enterprise is under control.
    PropertyControlled { name: String, held: Fen },
    /// The detention has ended.
    Released { on: Day },
    /// The term of the detention runs.
    DetentionRunning { until: Day },
}

impl From<Obstacle> for Refusal {
    fn from(obstacle: Obstacle) -> Refusal {
        Refusal::Coercion(obstacle)
    }
}

impl Obstacle {
    /// A stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::RoleUnsuited { .. } => "role_unsuited",
            Obstacle::PersonMissing => "person_missing",
            Obstacle::AppearancePast { .. } => "appearance_past",
            Obstacle::NotToBeCompelled { .. } => "not_to_be_compelled",
            Obstacle::AlreadyCompelled => "already_compelled",
            Obstacle::DetentionTooLong { .. } => "detention_too_long",
            Obstacle::AlreadySanctioned => "already_sanctioned",
            Obstacle::ApprovalComesFirst { .. } => "approval_comes_first",
            Obstacle::PropertyControlled { .. } => "property_controlled",
            Obstacle::Released { .. } => "detainee_released",
            Obstacle::DetentionRunning { .. } => "detention_running",
        }
    }

    /// What stands in the way, in one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Obstacle::RoleUnsuited { role, name, .. } => format!("对被执行人{name}，该措施不适用于其{role}"),
            Obstacle::PersonMissing => "被执行人是单位的，须写明措施所针对人员的姓名".to_owned(),
            Obstacle::AppearancePast { day } => format!("应到日期{}已经过去", day.chinese()),
            Obstacle::NotToBeCompelled { what, .. } => format!("不得拘传，尚缺：{what}"),
            Obstacle::AlreadyCompelled => "就该次传唤已经拘传".to_owned(),
            Obstacle::DetentionTooLong { days } => format!("拘留{days}日，超过法定的十五日"),
            Obstacle::AlreadySanctioned => "就同一妨害行为已经拘留，不得连续适用".to_owned(),
            Obstacle::ApprovalComesFirst { from } => {
                format!("拘留起始日期{}早于院长批准之日", from.chinese())
            }
            Obstacle::PropertyControlled { name, held } => format!(
                "{name}的财产已被本案控制（实际控制{held}元），拘留其法定代表人、负责人须写明仍须拘留的理由"
            ),
            Obstacle::Released { on } => format!("该拘留已于{}解除", on.chinese()),
            Obstacle::DetentionRunning { until } => format!("拘留期限至{}，尚未届满", until.chinese()),
        }
    }

    /// What the officer can do instead.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Obstacle::RoleUnsuited { .. } => {
                "自然人选择“被执行人本人”；单位选择其法定代表人、负责人或者直接责任人员。"
            }
            Obstacle::PersonMissing => "请填写姓名，可以查询登记信息核实。",
            Obstacle::AppearancePast { .. } => "请填写今日或者以后的日期，留出送达的时间。",
            Obstacle::NotToBeCompelled { .. } => "请依法传唤并送达本人；有正当理由的，另定时间再次传唤。",
            Obstacle::AlreadyCompelled => "需要再次拘传的，先再次传唤。",
            Obstacle::DetentionTooLong { .. } => "请填写十五日以下的期限；有新的妨害行为的，可以重新拘留。",
            Obstacle::AlreadySanctioned => {
                "发生新的妨害行为的，写明新的行为和日期；构成犯罪的，移送追究刑事责任。"
            }
            Obstacle::ApprovalComesFirst { .. } => {
                "请先报院长批准；确属紧急情况的，选择“拘留后立即补办批准手续”。"
            }
            Obstacle::PropertyControlled { .. } => {
                "请先处置已控制的财产；确有必要的，填写理由，由院长一并批准。"
            }
            Obstacle::Released { .. } => "无须重复办理。",
            Obstacle::DetentionRunning { .. } => "被拘留人认错悔改的，办理“提前解除拘留”，报院长批准。",
        }
    }

    /// The article, or the rule of the house, that forbids it.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let procedure = |article| Basis::Article(civil_procedure2023::article(article));
        let interpretation = |article| Basis::Article(procedure_interpretation2022::article(article));
        match self {
            Obstacle::RoleUnsuited { article, .. } | Obstacle::NotToBeCompelled { article, .. } => {
                Basis::Article(*article)
            }
            Obstacle::PersonMissing => Basis::Article(property_investigation2020::article("第十五条第一款")),
            Obstacle::AppearancePast { .. } => {
                Basis::House("案卷登记规则：传票载明的应到日期在签发之后，留出送达的时间")
            }
            Obstacle::AlreadyCompelled => interpretation("第四百八十二条第一款"),
            Obstacle::DetentionTooLong { .. } => procedure("第一百一十八条第二款"),
            Obstacle::AlreadySanctioned => interpretation("第一百八十四条"),
            Obstacle::ApprovalComesFirst { .. } => procedure("第一百一十九条第一款"),
            Obstacle::PropertyControlled { .. } => Basis::Rule {
                id: "PER-07",
                and: "慎用拘留：企业财产已被控制的，对其法定代表人、负责人的拘留须写明理由，由院长批准",
            },
            Obstacle::Released { .. } => Basis::House("案卷登记规则：同一措施只登记一次，终止一次"),
            Obstacle::DetentionRunning { .. } => interpretation("第一百八十二条"),
        }
    }

    /// One example of each, for the reference page.
    #[must_use]
    pub fn examples() -> Vec<Obstacle> {
        let day = Day::from_number(20_500);
        vec![
            Obstacle::RoleUnsuited {
                role: "实际控制人",
                name: "某某建材有限公司".to_owned(),
                article: civil_procedure2023::article("第一百一十四条第二款"),
            },
            Obstacle::PersonMissing,
            Obstacle::AppearancePast { day },
            Obstacle::NotToBeCompelled {
                what: "已经依法传唤",
                article: procedure_interpretation2022::article("第四百八十二条第一款"),
            },
            Obstacle::AlreadyCompelled,
            Obstacle::DetentionTooLong { days: 20 },
            Obstacle::AlreadySanctioned,
            Obstacle::ApprovalComesFirst { from: day },
            Obstacle::PropertyControlled {
                name: "某某建材有限公司".to_owned(), held: Fen::yuan(50_000)
            },
            Obstacle::Released { on: day },
            Obstacle::DetentionRunning { until: day },
        ]
    }
}
