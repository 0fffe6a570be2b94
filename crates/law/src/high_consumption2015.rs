//! 最高人民法院关于限制被执行人高消费及有关消费的若干规定 (法释〔2015〕17号), read in excerpts only.
//!
//! The text of 2010 was read in full; where the two agree the rule rests on both.

use crate::approvals::{Act, approval_requirement};
use crate::calendar::Calendar;
use crate::checklist::{Conditions, requirement};
use crate::civil_procedure2023::exit_ban::Force;
use crate::civil_procedure2023::period::Period;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::power_checks2021::RESTRICTION_LIFTED;
use crate::{procedure_interpretation2022 as interpretation, statutes};
use serde::{Deserialize, Serialize};
use values::Day;

/// An article of the provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::HIGH_CONSUMPTION, article)
}

const fn goodwill(article: &'static str) -> Article {
    Article::new(statutes::GOODWILL_ENFORCEMENT, article)
}

/// Whether a restriction shall or may be ordered (CON-01).
#[must_use]
pub fn restriction(performed_in_time: bool, listed: bool) -> Explained<Force> {
    let derivation = Derivation::new("CON-01", "限制消费的条件", Confidence::Excerpt);
    if listed {
        derivation
            .step(article("第一条第二款"), "纳入失信被执行人名单的，应当采取限制消费措施。")
            .conclude(Force::Shall, "应当限制消费。")
    } else if performed_in_time {
        derivation
            .step(article("第一条第一款"), "未按执行通知书指定的期间履行的，可以限制消费。")
            .conclude(Force::No, "已按期履行，不得限制消费。")
    } else {
        derivation
            .step(article("第一条第一款"), "未按执行通知书指定的期间履行的，可以限制消费。")
            .conclude(Force::May, "可以限制消费。")
    }
}

grounds! {
    /// What a person spends on (article 3).
    Spending {
        /// A plane.
        Plane = article("第三条第一款第一项"), "乘坐飞机";
        /// A soft sleeper.
        SoftSleeper = article("第三条第一款第一项"), "乘坐列车软卧";
        /// A ship in second class or above.
        ShipSecondClassUp = article("第三条第一款第一项"), "乘坐轮船二等以上舱位";
        /// Hotels with stars, night clubs, golf.
        StarHotels = article("第三条第一款第二项"), "在星级以上宾馆、酒店、夜总会、高尔夫球场等场所高消费";
        /// Buying, building, enlarging or fitting out real estate in luxury.
        RealEstate = article("第三条第一款第三项"), "购买不动产或者新建、扩建、高档装修房屋";
        /// Renting luxury offices.
        LuxuryOffices = article("第三条第一款第四项"), "租赁高档写字楼、宾馆、公寓等场所办公";
        /// Buying a car that the business does not need.
        PrivateCar = article("第三条第一款第五项"), "购买非经营必需车辆";
        /// Travel and holidays.
        Travel = article("第三条第一款第六项"), "旅游、度假";
        /// A high-fee private school for children.
        PrivateSchool = article("第三条第一款第七项"), "子女就读高收费私立学校";
        /// High premiums for insurance products.
        InsuranceProducts = article("第三条第一款第八项"), "支付高额保费购买保险理财产品";
        /// Any seat on a G-train.
        GTrain = article("第三条第一款第九项"), "乘坐G字头动车组列车全部座位";
        /// First class or above on another EMU train.
        OtherEmuFirstClassUp = article("第三条第一款第九项"), "乘坐其他动车组列车一等以上座位";
        /// Other spending that life and work do not need.
        OtherNotNecessary = article("第三条第一款第九项"), "其他非生活和工作必需的消费行为";
        /// Second class on an EMU train that is no G-train: free.
        OtherEmuSecondClass = article("第三条第一款第九项"), "乘坐其他动车组列车二等座位";
        /// A hard sleeper or seat: free.
        HardSleeper = article("第三条第一款第一项"), "乘坐列车硬卧、硬座";
        /// What life and work need: free.
        Necessary = article("第三条第一款"), "生活和工作必需的消费";
    }
}

/// Whether spending is barred (CON-02).
#[must_use]
pub fn is_barred(spending: Spending) -> Explained<bool> {
    let barred =
        !matches!(spending, Spending::OtherEmuSecondClass | Spending::HardSleeper | Spending::Necessary);
    Derivation::new("CON-02", "限制消费的项目", Confidence::Excerpt)
        .input("消费行为", spending.words())
        .step(spending.article(), if barred { "属于禁止的高消费或者非必需消费。" } else { "不在禁止之列。" })
        .conclude(barred, if barred { "不得进行。" } else { "可以进行。" })
}

grounds! {
    /// Whom a restriction on a debtor that is an entity binds (article 3, paragraph 2).
    BoundPerson {
        /// The entity itself.
        Entity = article("第三条第二款"), "被执行单位";
        /// Its legal representative.
        LegalRepresentative = article("第三条第二款"), "法定代表人";
        /// Its principal.
        Principal = article("第三条第二款"), "主要负责人";
        /// A person directly responsible who affects performance.
        DirectlyResponsible = article("第三条第二款"), "影响债务履行的直接责任人员";
        /// The actual controller.
        ActualController = article("第三条第二款"), "实际控制人";
        /// Anybody else of the entity.
        Other = article("第三条第二款"), "其他人员";
    }
}

/// Whose money is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Funds {
    /// The entity's.
    Entity,
    /// The person's own, for private ends, without leave.
    Private,
    /// The person's own, for private ends, after the court granted his application.
    PrivateWithLeave,
}

/// Whether a person is bound by the restriction on an entity (CON-03).
#[must_use]
pub fn is_bound(person: BoundPerson, funds: Funds) -> Explained<bool> {
    let excepted = funds == Funds::PrivateWithLeave && person != BoundPerson::Entity;
    let bound = person != BoundPerson::Other && !excepted;
    Derivation::new("CON-03", "单位被限制消费的人员", Confidence::Excerpt)
        .input("人员", person.words())
        .step(
            person.article(),
            "单位被限制消费后，法定代表人、主要负责人、直接责任人员、实际控制人不得实施禁止的行为。",
        )
        .step(person.article(), "因私消费以个人财产实施的，可以申请，经审查属实应予准许。")
        .conclude(bound, if bound { "不得实施禁止的消费。" } else { "不受限制。" })
}

/// What a restriction order needs (CON-04).
pub const ORDER: Conditions = Conditions {
    rule: "CON-04",
    title: "限制消费令",
    confidence: Confidence::Recalled,
    requirements: &[
        requirement("applied_or_ex_officio", article("第四条"), "申请执行人书面申请，或者法院依职权决定"),
        approval_requirement(Act::RestrictConsumption, "president_signed", "限制消费令由院长签发"),
        requirement("term_stated", article("第五条"), "载明限制消费的期间"),
        requirement("items_stated", article("第五条"), "载明限制消费的项目"),
        requirement("consequences_stated", article("第五条"), "载明法律后果"),
    ],
    met: "限制消费令符合要求。",
    unmet: "限制消费令不完整。",
};

/// The longest leave to travel by plane or train, in months (CON-05).
pub const LEAVE_MONTHS: i32 = 1;

grounds! {
    /// What a restricted person asks leave for (CON-05).
    LeaveReason {
        /// Something that life or business needs.
        Necessity = article("第八条"), "因生活或者经营必需而进行禁止的消费";
        /// His own or a near relative's grave illness.
        Illness = goodwill("第十七条第三项"), "本人或者近亲属重大疾病就医";
        /// The death of a near relative.
        Funeral = goodwill("第十七条第三项"), "近亲属丧葬";
        /// An exam, or a public or foreign engagement.
        Exam = goodwill("第十七条第三项"), "本人参加重大考试、公务、外事等活动";
        /// Anything else.
        Other = article("第八条"), "其他事由";
    }
}

/// Until when leave lasts at most (CON-05): a month for travel, else the stated act only.
#[must_use]
pub fn leave(reason: LeaveReason, from: Day) -> Explained<Option<Day>> {
    let derivation = Derivation::new("CON-05", "限制消费的例外", Confidence::Excerpt)
        .input("事由", reason.words())
        .step(article("第八条"), "因生活或者经营必需的，应当提出申请，获批准后方可进行。");
    match reason {
        LeaveReason::Other => derivation.conclude(None, "不予准许。"),
        LeaveReason::Necessity => derivation.conclude(Some(from), "经批准可以进行该项消费，仅以该项为限。"),
        LeaveReason::Illness | LeaveReason::Funeral | LeaveReason::Exam => {
            let until = from.plus_months(LEAVE_MONTHS);
            derivation
                .step(
                    goodwill("第十七条第三项"),
                    "急需赴外地的，可以暂时解除乘坐飞机、高铁限制，至多一个月。",
                )
                .at_most(Confidence::Recalled)
                .conclude(Some(until), format!("可以暂时解除，至迟{}恢复。", until.chinese()))
        }
    }
}

grounds! {
    /// Why a restriction is lifted (article 9).
    Lifting {
        /// The debt was performed.
        Performed = article("第九条"), "履行完毕生效法律文书确定的义务";
        /// Effective security was given.
        SecurityGiven = article("第九条"), "提供确实有效的担保";
        /// The applicant agrees.
        ApplicantAgrees = article("第九条"), "申请执行人同意";
    }
}

/// The lifting of a restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LiftingDue {
    /// Whether it shall or may be lifted.
    pub force: Force,
    /// Until when, since the opinion of 2021.
    pub by: Option<Period>,
}

/// Until when a restriction is lifted (CON-06): within three working days in all three cases, since 2021-12-06.
#[must_use]
pub fn lifting_due(calendar: &Calendar, ground: Lifting, happened_on: Day) -> Explained<LiftingDue> {
    let opinion_from = Day::new(2021, 12, 6).expect("the first day of the opinion is a day");
    let derivation = Derivation::new("CON-06", "解除限制消费", Confidence::Excerpt)
        .input("事由", ground.words())
        .input("发生日", happened_on.chinese())
        .step(ground.article(), "履行完毕的应当解除；担保或者申请执行人同意的可以解除。");
    if happened_on < opinion_from {
        let force = if ground == Lifting::Performed { Force::Shall } else { Force::May };
        let words = if force == Force::Shall { "应当及时解除。" } else { "可以解除。" };
        return derivation.conclude(LiftingDue { force, by: None }, words);
    }
    let by = RESTRICTION_LIFTED.after(calendar, happened_on).value;
    derivation.step(RESTRICTION_LIFTED.article, "三种情形均应当在三个工作日内解除限制消费令。").conclude(
        LiftingDue { force: Force::Shall, by: Some(by) },
        format!("应当解除，最迟{}。", by.end.chinese()),
    )
}

/// Whether a former legal representative is freed (CON-07).
#[must_use]
pub fn former_representative(is_controller: bool, is_responsible: bool) -> Explained<bool> {
    let lift = !is_controller && !is_responsible;
    Derivation::new("CON-07", "原法定代表人的解除", Confidence::Excerpt)
        .step(
            goodwill("第十七条第二项"),
            "原法定代表人证明其并非实际控制人、影响债务履行的直接责任人员的，应予准许解除，并对变更后的法定代表人限制消费。",
        )
        .conclude(lift, if lift { "解除，并限制现任法定代表人。" } else { "不予解除。" })
}

grounds! {
    /// Who breaks a restriction (CON-08).
    Breaker {
        /// The debtor.
        Debtor = interpretation::article("第一百八十八条第三项"), "违反限制高消费令进行消费的被执行人";
        /// A unit that was told and let him spend.
        Unit = interpretation::article("第一百九十二条第一项"), "接到协助执行通知书后允许被执行人高消费的单位";
    }
}

/// What a breach leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BreachResult {
    /// Whether he may be fined.
    pub may_fine: bool,
    /// Whether he may be detained.
    pub may_detain: bool,
    /// Whether it is a ground of listing.
    pub listing_ground: bool,
}

/// What a breach leads to (CON-08).
///
/// > 解释第一百八十八条 民事诉讼法第一百一十四条第一款第六项规定的拒不履行人民法院已经发生法律效力的判决、裁定的行为，包括：……（三）违反人民法院限制高消费令进行消费的；
/// >
/// > 解释第一百九十二条 有关单位接到人民法院协助执行通知书后，有下列行为之一的，人民法院可以适用民事诉讼法第一百一十七条规定处理：（一）允许被执行人高消费的；
#[must_use]
pub fn breach(breaker: Breaker) -> Explained<BreachResult> {
    let debtor = breaker == Breaker::Debtor;
    let value = BreachResult { may_fine: true, may_detain: debtor, listing_ground: debtor };
    let derivation =
        Derivation::new("CON-08", "违反限制消费令", Confidence::Read).input("主体", breaker.words());
    if debtor {
        derivation
            .step(
                breaker.article(),
                "属于拒不履行生效判决、裁定，依民事诉讼法第一百一十四条罚款、拘留；构成犯罪的追究刑事责任。",
            )
            .step(crate::dishonest_list2017::article("第一条第五项"), "并应当纳入失信名单。")
            .conclude(value, "可以罚款、拘留，并应当纳入失信名单。")
    } else {
        derivation
            .step(breaker.article(), "依民事诉讼法第一百一十七条处理，可以罚款；其负责人仍不协助的可以拘留。")
            .conclude(value, "可以对单位罚款。")
    }
}

grounds! {
    /// How a case was closed, for the restriction that stands in it (CON-09).
    Closing {
        /// Performed.
        Performed = article("第九条"), "执行完毕";
        /// This round was ended.
        RoundEnded = Article::new(statutes::ENDING_ROUND, "第八条"), "终结本次执行程序";
        /// Enforcement was ended.
        Ended = article("第九条"), "终结执行";
    }
}

/// Whether a restriction stays in force after a closing (CON-09): only after the end of this round.
#[must_use]
pub fn stays_after(closing: Closing) -> Explained<bool> {
    let stays = closing == Closing::RoundEnded;
    Derivation::new("CON-09", "终本后的限制消费", Confidence::Recalled)
        .input("结案方式", closing.words())
        .step(
            closing.article(),
            if stays {
                "终结本次执行程序后，限制消费措施不解除。"
            } else {
                "应当解除限制消费令。"
            },
        )
        .conclude(stays, if stays { "继续有效。" } else { "应当解除。" })
}
