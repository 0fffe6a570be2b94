//! Service (送达): articles 88 to 95 and 283, with the interpretations that say on which day service takes effect.

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use crate::{online_litigation2021, postal_service2004, procedure_interpretation2022 as interpretation};
use serde::{Deserialize, Serialize};
use values::Day;

/// A way of serving a paper; the day that goes with it is named at each variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceMethod {
    /// Handed over (直接送达): the day of signature by the addressee or somebody who may sign for him.
    Direct,
    /// Left at the home (留置送达): the day it was left there, with witnesses or with photo or video.
    Left,
    /// Refusal to sign at the court or elsewhere, recorded (拒绝签署送达回证): the day of the refusal.
    RefusedToSign,
    /// By post (邮寄送达): the day of receipt on the advice.
    Post,
    /// By post, returned through the addressee's fault (退回): the day the item came back.
    PostReturned,
    /// To an address the addressee gave or confirmed (电子送达): the day the court's system shows success.
    Electronic,
    /// To an electronic address he never confirmed: the day of his reply or of the proof that he read it.
    ElectronicUnconfirmed,
    /// Through another court (委托送达): the day of signature on the advice of service.
    Entrusted,
    /// Passed on by the unit that holds the addressee (转交送达): the day of signature on the advice of service.
    PassedOn,
    /// By public notice (公告送达): the last day of posting or publication.
    PublicNotice,
    /// By public notice, the addressee has no domicile in China: the last day of posting or publication.
    PublicNoticeAbroad,
}

impl ServiceMethod {
    /// Every way of serving, in the order of the statute.
    pub const ALL: [ServiceMethod; 11] = [
        ServiceMethod::Direct,
        ServiceMethod::Left,
        ServiceMethod::RefusedToSign,
        ServiceMethod::Post,
        ServiceMethod::PostReturned,
        ServiceMethod::Electronic,
        ServiceMethod::ElectronicUnconfirmed,
        ServiceMethod::Entrusted,
        ServiceMethod::PassedOn,
        ServiceMethod::PublicNotice,
        ServiceMethod::PublicNoticeAbroad,
    ];

    /// The method in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            ServiceMethod::Direct => "直接送达",
            ServiceMethod::Left => "留置送达",
            ServiceMethod::RefusedToSign => "拒绝签署送达回证",
            ServiceMethod::Post => "邮寄送达",
            ServiceMethod::PostReturned => "邮寄退回",
            ServiceMethod::Electronic => "电子送达",
            ServiceMethod::ElectronicUnconfirmed => "电子送达（地址未经确认）",
            ServiceMethod::Entrusted => "委托送达",
            ServiceMethod::PassedOn => "转交送达",
            ServiceMethod::PublicNotice => "公告送达",
            ServiceMethod::PublicNoticeAbroad => "公告送达（境内无住所）",
        }
    }

    /// What the day that goes with the method means, in Chinese: the label of the field.
    #[must_use]
    pub const fn day_label(self) -> &'static str {
        match self {
            ServiceMethod::Direct | ServiceMethod::Entrusted | ServiceMethod::PassedOn => "送达回证签收日期",
            ServiceMethod::Left => "留置日期",
            ServiceMethod::RefusedToSign => "拒绝签署日期",
            ServiceMethod::Post => "回执注明的收件日期",
            ServiceMethod::PostReturned => "文书退回日期",
            ServiceMethod::Electronic => "系统显示发送成功日期",
            ServiceMethod::ElectronicUnconfirmed => "回复收悉或者阅知日期",
            ServiceMethod::PublicNotice | ServiceMethod::PublicNoticeAbroad => "最后张贴或者刊登日期",
        }
    }

    /// The rule of the catalogue that is about the method.
    pub(crate) const fn rule(self) -> &'static str {
        match self {
            ServiceMethod::Direct | ServiceMethod::Left | ServiceMethod::RefusedToSign => "SVC-01",
            ServiceMethod::Post | ServiceMethod::PostReturned => "SVC-02",
            ServiceMethod::Electronic | ServiceMethod::ElectronicUnconfirmed => "SVC-03",
            ServiceMethod::PublicNotice | ServiceMethod::PublicNoticeAbroad => "SVC-05",
            ServiceMethod::Entrusted | ServiceMethod::PassedOn => "SVC-07",
        }
    }
}

/// The number of days after which a public notice counts as service.
///
/// > 第九十五条 受送达人下落不明，或者用本节规定的其他方式无法送达的，公告送达。自发出公告之日起，经过三十日，即视为送达。
pub const PUBLIC_NOTICE_DAYS: u16 = 30;

/// The same where the addressee has no domicile in China (第二百八十三条第二款).
pub const PUBLIC_NOTICE_ABROAD_DAYS: u16 = 60;

/// The day on which service takes effect.
///
/// Interpretation: the thirty days of article 95 are a fiction of effect, not a time for doing something, so that they
/// are not rolled over rest days.
#[must_use]
pub fn effective_on(method: ServiceMethod, day: Day) -> Explained<Day> {
    let derivation = Derivation::new(method.rule(), "送达生效日", Confidence::Read)
        .input("送达方式", method.label())
        .input(method.day_label(), day.chinese());
    let (served_on, derivation) = match method {
        ServiceMethod::Direct => {
            (day, derivation.step(article("第八十八条第二款"), "在送达回证上签收的日期为送达日期。"))
        }
        ServiceMethod::Left => (
            day,
            derivation.step(article("第八十九条"), "把诉讼文书留在受送达人的住所，即视为送达，以留置之日为送达日期。"),
        ),
        ServiceMethod::RefusedToSign => (
            day,
            derivation.step(interpretation::article("第一百三十一条"), "当事人拒绝签署送达回证的，视为送达。"),
        ),
        ServiceMethod::Post => {
            (day, derivation.step(article("第九十一条"), "邮寄送达的，以回执上注明的收件日期为送达日期。"))
        }
        ServiceMethod::PostReturned => (
            day,
            derivation
                .step(postal_service2004::article("第十一条第一款"), "因受送达人的原因未能被实际接收的，文书退回之日视为送达之日。")
                .step(postal_service2004::article("第十一条第二款"), "受送达人能够证明自己没有过错的除外。"),
        ),
        ServiceMethod::Electronic => (
            day,
            derivation
                .step(article("第九十条第二款"), "以送达信息到达受送达人特定系统的日期为送达日期。")
                .step(
                    interpretation::article("第一百三十五条第二款"),
                    "即人民法院对应系统显示发送成功的日期；受送达人证明到达日期不一致的，以其证明的日期为准。",
                ),
        ),
        ServiceMethod::ElectronicUnconfirmed => (
            day,
            derivation.step(
                online_litigation2021::article("第三十一条第二款"),
                "电子地址未经提供或者确认的，以受送达人回复收悉、作出相应诉讼行为或者系统反馈阅知之日为送达日期。",
            ),
        ),
        ServiceMethod::Entrusted => (
            day,
            derivation.step(
                interpretation::article("第一百三十四条第一款"),
                "委托送达的，以受送达人在送达回证上签收的日期为送达日期。",
            ),
        ),
        ServiceMethod::PassedOn => {
            (day, derivation.step(article("第九十四条"), "转交送达的，以在送达回证上的签收日期为送达日期。"))
        }
        ServiceMethod::PublicNotice => (
            day.plus_days(i32::from(PUBLIC_NOTICE_DAYS)),
            derivation
                .step(interpretation::article("第一百三十八条第一款"), "发出公告日期以最后张贴或者刊登的日期为准。")
                .step(article("第九十五条第一款"), "自发出公告之日起，经过三十日，即视为送达。"),
        ),
        ServiceMethod::PublicNoticeAbroad => (
            day.plus_days(i32::from(PUBLIC_NOTICE_ABROAD_DAYS)),
            derivation
                .step(interpretation::article("第一百三十八条第一款"), "发出公告日期以最后张贴或者刊登的日期为准。")
                .step(article("第二百八十三条第二款"), "自发出公告之日起，经过六十日，即视为送达。"),
        ),
    };
    derivation.conclude(served_on, format!("{}送达生效。", served_on.chinese()))
}

/// Whether the addressee has a domicile in China, which decides how long a public notice runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Domicile {
    /// He has.
    InChina,
    /// He has none.
    Abroad,
}

/// How long a public notice of that day runs before it counts as service.
///
/// Thirty days since 2022, sixty before; without a domicile in China sixty days since 2024, three months from 2013 and
/// six months before (the older terms are from memory).
fn public_notice_term(published_on: Day, domicile: Domicile) -> (Day, &'static str, Confidence) {
    let year = published_on.year();
    match domicile {
        Domicile::InChina if year >= 2022 => (published_on.plus_days(30), "三十日", Confidence::Read),
        Domicile::InChina => (published_on.plus_days(60), "六十日", Confidence::Recalled),
        Domicile::Abroad if year >= 2024 => (published_on.plus_days(60), "六十日", Confidence::Read),
        Domicile::Abroad if year >= 2013 => (published_on.plus_months(3), "三个月", Confidence::Recalled),
        Domicile::Abroad => (published_on.plus_months(6), "六个月", Confidence::Recalled),
    }
}

/// The day on which a public notice counts as service, by the law in force on the day it was published (SVC-05).
#[must_use]
pub fn public_notice_served_on(published_on: Day, domicile: Domicile) -> Explained<Day> {
    let (served_on, length, confidence) = public_notice_term(published_on, domicile);
    let provision = match domicile {
        Domicile::InChina => article("第九十五条第一款"),
        Domicile::Abroad => article("第二百八十三条第二款"),
    };
    public_notice(published_on)
        .step(provision, format!("公告之日施行的规定为：自发出公告之日起，经过{length}，即视为送达。"))
        .at_most(confidence)
        .conclude(served_on, format!("{}送达生效。", served_on.chinese()))
}

/// The day on which a public notice of so many days counts as service; doubtful where the law says another number.
#[must_use]
pub fn public_notice_of_days(published_on: Day, domicile: Domicile, days: u32) -> Explained<Day> {
    let served_on = published_on.plus_days(i32::try_from(days).unwrap_or(i32::MAX));
    let (lawful, length, _) = public_notice_term(published_on, domicile);
    let mut derivation = public_notice(published_on)
        .step(article("第九十五条第一款"), format!("按载明的公告期{days}日计算，公告期满即视为送达。"));
    if lawful != served_on {
        derivation = derivation
            .remark(format!("公告之日的法定公告期为{length}，与载明的{days}日不同，请核对。"))
            .at_most(Confidence::Design);
    }
    derivation.conclude(served_on, format!("{}送达生效。", served_on.chinese()))
}

fn public_notice(published_on: Day) -> Derivation {
    Derivation::new("SVC-05", "公告送达生效日", Confidence::Read)
        .input(ServiceMethod::PublicNotice.day_label(), published_on.chinese())
        .step(interpretation::article("第一百三十八条第一款"), "发出公告日期以最后张贴或者刊登的日期为准。")
}

/// The earliest of several valid services of the same paper (SVC-04); none where there is none.
#[must_use]
pub fn earliest(services: &[(ServiceMethod, Day)]) -> Option<Explained<Day>> {
    let mut first =
        services.iter().map(|(method, day)| effective_on(*method, *day)).min_by_key(|served| served.value)?;
    if services.len() > 1 {
        first.derivation.rule = "SVC-04";
        first.derivation = first.derivation.step(
            online_litigation2021::article("第三十一条第四款"),
            "对同一内容的送达材料采取多种电子方式的，以最先完成的有效送达时间作为送达生效时间。",
        );
        let electronic = |method: &ServiceMethod| {
            matches!(method, ServiceMethod::Electronic | ServiceMethod::ElectronicUnconfirmed)
        };
        if !services.iter().all(|(method, _)| electronic(method)) {
            first.derivation = first
                .derivation
                .remark("条文只写多种电子方式；与其他方式并用的，同样以最先完成的有效送达为准。")
                .at_most(Confidence::Design);
        }
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn service_takes_effect_on_its_own_day_except_by_public_notice() {
        for method in ServiceMethod::ALL {
            let expected = match method {
                ServiceMethod::PublicNotice => "2026-04-09",
                ServiceMethod::PublicNoticeAbroad => "2026-05-09",
                _ => "2026-03-10",
            };
            let served = effective_on(method, day("2026-03-10"));
            assert_eq!(served.value, day(expected), "{method:?}");
            assert!(served.derivation.steps.iter().all(|step| step.article.is_some()));
        }
    }

    #[test]
    fn a_public_notice_runs_as_long_as_the_law_of_its_day_says() {
        for (published, domicile, served) in [
            ("2021-12-31", Domicile::InChina, "2022-03-01"),
            ("2022-01-01", Domicile::InChina, "2022-01-31"),
            ("2012-12-31", Domicile::Abroad, "2013-06-30"),
            ("2023-12-31", Domicile::Abroad, "2024-03-31"),
            ("2024-01-01", Domicile::Abroad, "2024-03-01"),
        ] {
            assert_eq!(public_notice_served_on(day(published), domicile).value, day(served), "{published}");
        }
        let odd = public_notice_of_days(day("2026-03-10"), Domicile::InChina, 45);
        assert_eq!(odd.value, day("2026-04-24"));
        assert!(odd.derivation.confidence.needs_confirmation());
    }

    #[test]
    fn the_earliest_of_several_services_counts() {
        let services = [
            (ServiceMethod::PublicNotice, day("2026-03-01")),
            (ServiceMethod::Post, day("2026-03-20")),
            (ServiceMethod::Electronic, day("2026-03-18")),
        ];
        let first = earliest(&services).unwrap();
        assert_eq!((first.value, first.derivation.rule), (day("2026-03-18"), "SVC-04"));
        assert!(earliest(&[]).is_none());
    }
}
