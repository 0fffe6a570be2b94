//! Ask institutions about the property of debtors (发起网络查控).
//!
//! Each institution is asked once for each debtor, and each question is a page of its own: the number of that page
//! is the number of the request, so that sending it again can never ask twice.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::directory::Institution;
use crate::event::{Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::inquiry::{FIVE_CHECKS, Inquiry, InquiryMatter, InquiryState, coverage};
use crate::office::Office;
use crate::party::{Party, PartyNo, Role};
use crate::refusal::{Basis, Refusal};
use law::property_investigation2020;
use serde::{Deserialize, Serialize};
use values::{Day, InstitutionId, InstitutionKind};

/// Which institutions are asked: stored words and titles.
pub const SCOPES: &[(&str, &str)] = &[
    ("missing", "未查询或者答复已过时的机构"),
    ("five_checks", "五查：银行、不动产、土地、车辆、股权"),
    ("every", "全部协助执行单位"),
];

command! {
    /// Asks institutions about one debtor or all of them.
    pub struct AskInstitutions {
        pub debtor: Option<PartyNo>, "被执行人", Kind::Debtor, "不选的，查询全部被执行人";
        pub scope: String, "查询范围", Kind::Choice(SCOPES);
        pub institution: Option<InstitutionId>, "机构", Kind::Institution, "只向一个机构查询的，在此选择，查询范围不再适用";
    }
}

/// 查询.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionAsked {
    /// About whom.
    pub debtor: PartyNo,
    /// What is asked.
    pub matter: InquiryMatter,
    /// Who is asked.
    pub institution: InstitutionId,
    /// What kind of institution it is.
    pub kind: InstitutionKind,
    /// Its name.
    pub name: String,
    /// The day by which an answer is expected.
    pub due_on: Day,
}

impl InstitutionAsked {
    /// The question to an institution, asked today.
    #[must_use]
    pub fn of(debtor: PartyNo, id: &InstitutionId, institution: &Institution, today: Day) -> Self {
        InstitutionAsked {
            debtor,
            matter: InquiryMatter::of(institution.kind),
            institution: id.clone(),
            kind: institution.kind,
            name: institution.name.clone(),
            due_on: today.plus_days(institution.answer_days as i32),
        }
    }
}

impl Act for AskInstitutions {
    const ABOUT: About = About {
        name: "ask_institutions",
        title: "查询财产",
        topic: Topic::Property,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader, Office::CommandCentre],
        approval: Approval::None,
        basis: Basis::Article(property_investigation2020::article("第一条、第十二条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::WhereTheRoundEnded,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || ctx.directory.institutions.is_empty() {
            return Vec::new();
        }
        let coverage = coverage(case, ctx.directory, ctx.today);
        let made = format!("五查已完成{}", coverage.percent_words());
        let (reason, weight, scope) = match (coverage.unasked(), coverage.missing()) {
            (0, 0) => (format!("{made}，可以随时再次查询"), Weight::Possible, "five_checks"),
            (0, _) => (format!("{made}，查询都已发出，可以向其他机构查询"), Weight::Possible, "every"),
            (unasked, _) => {
                (format!("{made}，尚有{unasked}个机构未查或者答复已过时"), Weight::Next, "missing")
            }
        };
        vec![Offer::Open { reason, due_on: None, weight, prefill: vec![("scope", scope.to_owned())] }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let debtors: Vec<&Party> = match self.debtor {
            Some(no) => vec![case.debtor(no)?],
            None => case.side(Role::Debtor).collect(),
        };
        if let Some(unknown) = debtors.iter().find(|party| !party.has_number()) {
            return Err(Refusal::NoIdentityNumber { name: unknown.name.clone() });
        }
        let mut events = Vec::new();
        for party in debtors {
            for (id, institution) in self.asked(case, party.no, ctx)? {
                events.push(InstitutionAsked::of(party.no, id, institution, ctx.today).into());
            }
        }
        if events.is_empty() { Err(Refusal::NothingToAsk) } else { Ok(events) }
    }

    fn summary(&self, _case: &Case) -> String {
        "查询被执行人财产".to_owned()
    }
}

impl AskInstitutions {
    /// Who is asked about a debtor: nobody twice while a question to it is open, unless the reply to it is disputed.
    fn asked<'a>(
        &self,
        case: &Case,
        debtor: PartyNo,
        ctx: &Context<'a>,
    ) -> Result<Vec<(&'a InstitutionId, &'a Institution)>, Refusal> {
        let directory = ctx.directory;
        let open = |id: &InstitutionId| {
            case.inquiries
                .iter()
                .any(|one| one.debtor == debtor && one.institution == *id && case.awaits_answer_to(one))
        };
        if let Some(id) = &self.institution {
            let (id, institution) =
                directory.serving_institution(id).ok_or(Refusal::NotOnDocket("协助执行单位"))?;
            return Ok(if open(id) { Vec::new() } else { vec![(id, institution)] });
        }
        let stale = coverage(case, directory, ctx.today);
        let wanted = |id: &InstitutionId, institution: &Institution| match self.scope.as_str() {
            "every" => InquiryMatter::of(institution.kind) == InquiryMatter::Property,
            "five_checks" => FIVE_CHECKS.contains(&institution.kind),
            _ => FIVE_CHECKS.contains(&institution.kind) && stale.lacks(debtor, id),
        };
        let serving = directory.institutions.iter().filter(|(_, institution)| institution.serving);
        Ok(serving.filter(|(id, institution)| wanted(id, institution) && !open(id)).collect())
    }
}

impl Happening for InstitutionAsked {
    const KIND: &'static str = "institution_asked";
    const TITLE: &'static str = "查询";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.inquiries.push(Inquiry {
            no: stamp.no,
            debtor: self.debtor,
            matter: self.matter,
            institution: self.institution.clone(),
            kind: self.kind,
            name: self.name.clone(),
            asked_on: stamp.on,
            due_on: self.due_on,
            state: InquiryState::Open,
            disputed: Vec::new(),
        });
        if self.matter == InquiryMatter::Property {
            case.await_round_query(stamp.on);
        }
    }

    fn sentence(&self, case: &Case) -> String {
        let what = match self.matter {
            InquiryMatter::Property => "财产",
            InquiryMatter::Whereabouts => "下落",
        };
        format!("向{}查询{}的{what}", self.name, case.party_name(self.debtor))
    }
}
