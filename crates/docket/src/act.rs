//! Acts: what an officer can do in a case, and the one way in.
//!
//! An act is written once, in its own file. It lists its command (with the form), who may ask for it and who must
//! approve it, what it offers among the next steps, and [`Act::decide`]. The registry [`ACTS`] gives all of that to
//! the pages, the API, the spreadsheet import, the timeline and the reference pages without further code.
//!
//! [`ask`] is the only way in: it checks the office, the form and the case, then decides. An act that needs approval
//! is entered as a proposal; [`crate::approval`] decides it again on the day it is approved.

use crate::approval::Proposed;
use crate::case::{Case, Stage};
use crate::course::obstacle::Obstacle;
use crate::directory::Directory;
use crate::event::Event;
use crate::filing::Kind;
use crate::form::{self, Field, Form};
use crate::office::{Actor, Office};
use crate::refusal::{Basis, Refusal};
use crate::staffing::Recusal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use values::Day;

/// Everything outside the case that a decision may depend on.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The court's day.
    pub today: Day,
    /// Who asks.
    pub actor: &'a Actor,
    /// The staff and teams of the court.
    pub directory: &'a Directory,
    /// The settings of the installation.
    pub settings: &'a Settings,
    /// What the court decided where the law leaves a question open.
    pub law: &'a law::Settings,
}

/// What shapes the work in the cases of an installation beside the law, whose questions are answered in
/// [`law::Settings`]. Only `report_days` has a key in the settings file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Days that the property-report order gives the debtor, proposed on the form.
    pub report_days: u32,
    /// Months of further interest that count when the limit of control is drawn (SEI-08): six everywhere so far.
    pub forecast_months: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { report_days: 10, forecast_months: 6 }
    }
}

/// Where an act belongs on the case page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// 审批.
    Approval,
    /// 立案分案.
    Filing,
    /// 通知送达.
    Notice,
    /// 财产调查.
    Property,
    /// 财产控制.
    Measure,
    /// 案款.
    Money,
    /// 惩戒措施.
    Sanction,
    /// 案件流程.
    Course,
    /// 督办.
    Supervision,
}

impl Topic {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Topic::Approval => "审批",
            Topic::Filing => "立案分案",
            Topic::Notice => "通知送达",
            Topic::Property => "财产调查",
            Topic::Measure => "财产控制",
            Topic::Money => "案款",
            Topic::Sanction => "惩戒措施",
            Topic::Course => "案件流程",
            Topic::Supervision => "督办",
        }
    }
}

/// What an act says about itself.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The name in routes and stored proposals; never changes.
    pub name: &'static str,
    /// The Chinese title.
    pub title: &'static str,
    /// Where it belongs.
    pub topic: Topic,
    /// The offices that may ask for it.
    pub offices: &'static [Office],
    /// Whether somebody else must approve it.
    pub approval: Approval,
    /// What the act rests on.
    pub basis: Basis,
    /// Whether it is done while enforcement is suspended.
    pub while_suspended: WhileSuspended,
    /// Whether it is done in a closed case.
    pub after_closing: AfterClosing,
}

/// Whether an act needs approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approval {
    /// It takes effect at once.
    None,
    /// It takes effect when someone else who holds this office approves it.
    By(Office),
}

/// Whether an act may be done while enforcement is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhileSuspended {
    /// It may: it keeps what is held or handles money that came in.
    Allowed,
    /// It may not.
    Barred,
}

/// Whether an act may be done in a closed case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterClosing {
    /// It may not.
    Barred,
    /// It may where what is held stays held ([`Closing::keeps_measures`]): it looks after it.
    ///
    /// [`Closing::keeps_measures`]: crate::course::closing::Closing::keeps_measures
    WhereMeasuresAreKept,
    /// It may where only a round ended (终本): debtors are queried for five years after it.
    WhereTheRoundEnded,
    /// It may: it ends what must end because the case is closed.
    Always,
}

/// One thing that an act offers on a case page today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It can be done now.
    Open {
        /// Why it is offered, one Chinese sentence.
        reason: String,
        /// The last day, where there is one.
        due_on: Option<Day>,
        /// How strongly it is offered.
        weight: Weight,
        /// Fields filled in beforehand, as typed text.
        prefill: Vec<(&'static str, String)>,
    },
    /// It cannot be done, and it is worth saying why.
    Barred(Refusal),
}

/// How strongly an act is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The next thing to do.
    Next,
    /// Useful now.
    Useful,
    /// Possible at any time.
    Possible,
}

/// An act: a command that a case can decide.
pub trait Act: Form + Serialize + DeserializeOwned {
    /// What the act says about itself.
    const ABOUT: About;

    /// What it offers on this case today. Nothing where the act has no place now.
    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer>;

    /// Decides: the events that follow, or why not.
    ///
    /// # Errors
    /// The refusal that names the obstacle.
    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal>;

    /// One Chinese line that says what a proposal asks for.
    fn summary(&self, case: &Case) -> String;

    /// What else is shown to whoever approves, as it is stored with the proposal. Where it would be something else on
    /// the day of approval, the proposal is not approved.
    fn shown(&self, _case: &Case) -> Option<Value> {
        None
    }

    /// Who must approve this very command, where that follows from what it asks for.
    fn approval(&self) -> Approval {
        Self::ABOUT.approval
    }
}

/// What an act answers.
pub(crate) struct Answered {
    summary: String,
    approval: Approval,
    pub(crate) shown: Option<Value>,
    pub(crate) events: Vec<Event>,
}

type Decide = fn(&Value, &Case, &Context<'_>) -> Result<Answered, Refusal>;

/// An act in the registry.
#[derive(Clone, Copy)]
pub struct Registered {
    /// What the act says about itself.
    pub about: About,
    /// Its form.
    pub fields: &'static [Field],
    offers: fn(&Case, &Context<'_>) -> Vec<Offer>,
    decide: Decide,
}

const fn registered<A: Act>() -> Registered {
    Registered { about: A::ABOUT, fields: A::FIELDS, offers: A::offers, decide: decide_json::<A> }
}

fn decide_json<A: Act>(command: &Value, case: &Case, ctx: &Context<'_>) -> Result<Answered, Refusal> {
    form::check(A::FIELDS, command).map_err(Refusal::FormIncomplete)?;
    let act: A = serde_json::from_value(command.clone()).map_err(|error| {
        Refusal::FormIncomplete(vec![form::FieldError {
            field: String::new(),
            message: format!("内容与“{}”的格式不符（{error}）", A::ABOUT.title),
        }])
    })?;
    let events = act.decide(case, ctx)?;
    Ok(Answered { summary: act.summary(case), approval: act.approval(), shown: act.shown(case), events })
}

/// Every act of a filed case.
pub static ACTS: &[Registered] = &[
    registered::<crate::approval::decide_proposal::ApproveProposal>(),
    registered::<crate::approval::decide_proposal::RejectProposal>(),
    registered::<crate::filing::assign_case::AssignCase>(),
    registered::<crate::triage::override_track::OverrideTrack>(),
    registered::<crate::triage::override_track::ProposeTrack>(),
    registered::<crate::triage::settle_track::SettleTrack>(),
    registered::<crate::notice::issue_notice::IssueNotice>(),
    registered::<crate::notice::serve_notice::ServeNotice>(),
    registered::<crate::inquiry::ask_institutions::AskInstitutions>(),
    registered::<crate::inquiry::set_standing_query::SetStandingQuery>(),
    registered::<crate::inquiry::record_answer::RecordAnswer>(),
    registered::<crate::inquiry::record_offline_check::RecordOfflineCheck>(),
    registered::<crate::property::record_declaration::RecordDeclaration>(),
    registered::<crate::property::record_property::RecordProperty>(),
    registered::<crate::property::value_property::ValueProperty>(),
    registered::<crate::property::decide_exemption::DecideExemption>(),
    registered::<crate::property::settle_alert::SettleAlert>(),
    registered::<crate::measure::freeze_deposit::FreezeDeposit>(),
    registered::<crate::measure::renew_freeze::RenewFreeze>(),
    registered::<crate::measure::deduct_deposit::DeductDeposit>(),
    registered::<crate::measure::release_freeze::ReleaseFreeze>(),
    registered::<crate::measure::control_property::ControlProperty>(),
    registered::<crate::measure::record_receipt::RecordReceipt>(),
    registered::<crate::measure::order_renewal::OrderRenewal>(),
    registered::<crate::measure::ask_status::AskStatus>(),
    registered::<crate::measure::record_lapse::RecordLapse>(),
    registered::<crate::measure::order_deduction::OrderDeduction>(),
    registered::<crate::measure::order_release::OrderRelease>(),
    registered::<crate::measure::substitute_property::SubstituteProperty>(),
    registered::<crate::measure::take_over_preservation::TakeOverPreservation>(),
    registered::<crate::measure::inspect_seal::InspectSeal>(),
    registered::<crate::money::open_sub_account::OpenSubAccount>(),
    registered::<crate::money::receive_money::ReceiveMoney>(),
    registered::<crate::money::book_late_receipt::BookLateReceipt>(),
    registered::<crate::money::allocate_money::AllocateMoney>(),
    registered::<crate::money::redivide_money::RedivideMoney>(),
    registered::<crate::money::record_account::RecordAccount>(),
    registered::<crate::money::pay_out::PayOut>(),
    registered::<crate::money::return_surplus::ReturnSurplus>(),
    registered::<crate::money::hold_payment::HoldPayment>(),
    registered::<crate::money::hold_payment::ReleaseHold>(),
    registered::<crate::distribution::admit_creditor::AdmitCreditor>(),
    registered::<crate::distribution::record_priority::RecordPriority>(),
    registered::<crate::distribution::draw_plan::DrawPlan>(),
    registered::<crate::distribution::serve_plan::ServePlan>(),
    registered::<crate::distribution::object_to_plan::ObjectToPlan>(),
    registered::<crate::distribution::tell_objection::TellObjection>(),
    registered::<crate::distribution::oppose_objection::OpposeObjection>(),
    registered::<crate::distribution::tell_opposition::TellOpposition>(),
    registered::<crate::distribution::record_plan_suit::RecordPlanSuit>(),
    registered::<crate::distribution::settle_objection::SettleObjection>(),
    registered::<crate::distribution::carry_out_plan::CarryOutPlan>(),
    registered::<crate::coercion::summon::Summon>(),
    registered::<crate::coercion::compel_appearance::CompelAppearance>(),
    registered::<crate::coercion::detain::Detain>(),
    registered::<crate::coercion::release_detained::ReleaseDetained>(),
    registered::<crate::coercion::release_early::ReleaseEarly>(),
    registered::<crate::credit::restrict_consumption::RestrictConsumption>(),
    registered::<crate::credit::lift_restriction::LiftRestriction>(),
    registered::<crate::credit::list_dishonest::ListDishonest>(),
    registered::<crate::credit::remove_listing::RemoveListing>(),
    registered::<crate::publicity::offer_bounty::OfferBounty>(),
    registered::<crate::publicity::expose_debtor::ExposeDebtor>(),
    registered::<crate::course::record_performance::RecordPerformance>(),
    registered::<crate::course::close_performed::ClosePerformed>(),
    registered::<crate::course::end_round::EndRound>(),
    registered::<crate::course::terminate_case::TerminateCase>(),
    registered::<crate::course::withdraw_case::WithdrawCase>(),
    registered::<crate::course::close_preservation::ClosePreservation>(),
    registered::<crate::course::suspend_case::SuspendCase>(),
    registered::<crate::course::extend_handling::ExtendHandling>(),
    registered::<crate::course::resume_case::ResumeCase>(),
    registered::<crate::settlement::record_settlement::RecordSettlement>(),
    registered::<crate::settlement::record_instalment::RecordInstalment>(),
    registered::<crate::settlement::remind_instalment::RemindInstalment>(),
    registered::<crate::settlement::resume_instrument::ResumeInstrument>(),
    registered::<crate::supervision::supervise::Supervise>(),
    registered::<crate::supervision::reply_supervision::ReplySupervision>(),
    registered::<crate::supervision::settle_supervision::SettleSupervision>(),
    registered::<crate::course::correct_entry::CorrectEntry>(),
];

/// The act of the given name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Registered> {
    ACTS.iter().find(|act| act.about.name == name)
}

impl Registered {
    /// What the act offers on this case to this officer today.
    #[must_use]
    pub fn offers(&self, case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        if self.stands_open(case, ctx).is_err() {
            return Vec::new();
        }
        (self.offers)(case, ctx)
    }

    /// Whether the office, the case and its course allow the act at all.
    fn stands_open(&self, case: &Case, ctx: &Context<'_>) -> Result<(), Refusal> {
        let about = &self.about;
        holds_office(about.title, about.offices, case, ctx)?;
        self.suits(case)
    }

    /// Whether kind and course of the case allow the act.
    fn suits(&self, case: &Case) -> Result<(), Refusal> {
        let about = &self.about;
        suits_stage(about.while_suspended, about.after_closing, case)?;
        if !case.filing.kind.has_place_for(about) {
            return Err(Refusal::Course(Obstacle::NotInPreservation { act: about.title }));
        }
        Ok(())
    }

    /// Decides the act without looking at office or approval: for the approval of a proposal, which may have been stored
    /// when the form had other fields.
    pub(crate) fn decide(
        &self,
        command: &Value,
        case: &Case,
        ctx: &Context<'_>,
    ) -> Result<Answered, Refusal> {
        self.suits(case)?;
        let command = form::as_asked_now(self.fields, command);
        (self.decide)(&command, case, ctx)
    }
}

/// Whether the office may do something in this case.
fn holds_office(
    title: &'static str,
    offices: &[Office],
    case: &Case,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if !offices.contains(&ctx.actor.office) {
        return Err(Refusal::NotYourOffice { act: title, allowed: offices.to_vec() });
    }
    match case.handler() {
        Some(handler) if ctx.actor.office == Office::Handler && !ctx.actor.handles_for(handler) => {
            Err(Refusal::NotYourCase)
        }
        // Whoever stands in for an absent colleague is bound by the recusal that was recorded of himself.
        Some(handler) if *handler != ctx.actor.id && ctx.actor.covers.contains(handler) => {
            match ctx.directory.recusal(&ctx.actor.id, &case.parties) {
                Some(Recusal::Certain { name, ground }) => {
                    Err(Refusal::Recused { officer: ctx.actor.name.clone(), name, ground })
                }
                Some(Recusal::Doubtful { .. }) | None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Whether the course of the case allows something.
fn suits_stage(
    while_suspended: WhileSuspended,
    after_closing: AfterClosing,
    case: &Case,
) -> Result<(), Refusal> {
    match case.stage() {
        Stage::Closed(on) => {
            if case.closing.is_some_and(|closing| closing.allows(after_closing)) {
                Ok(())
            } else {
                Err(Refusal::CaseClosed { on })
            }
        }
        Stage::Suspended(since) if while_suspended == WhileSuspended::Barred => {
            Err(Refusal::CaseSuspended { since })
        }
        _ => Ok(()),
    }
}

/// Whether office and case allow what is no act of its own, because more than the docket takes part in it: money is
/// claimed and given back whether or not enforcement is suspended. The program itself holds every office.
pub(crate) fn stands_open(
    title: &'static str,
    offices: &[Office],
    case: &Case,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if ctx.actor.office != Office::System {
        holds_office(title, offices, case, ctx)?;
    }
    suits_stage(WhileSuspended::Allowed, AfterClosing::Barred, case)?;
    if case.filing.kind == Kind::Preservation {
        return Err(Refusal::Course(Obstacle::NotInPreservation { act: title }));
    }
    Ok(())
}

/// Asks a case for an act: the events to be entered on its docket, or the refusal.
///
/// # Errors
/// The refusal that names the obstacle and its article.
pub fn ask(case: &Case, act: &str, command: &Value, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let registered = by_name(act).ok_or_else(|| Refusal::UnknownAct(act.to_owned()))?;
    registered.stands_open(case, ctx)?;
    let Answered { summary, approval, shown, events } = (registered.decide)(command, case, ctx)?;
    match approval {
        Approval::None => Ok(events),
        Approval::By(approver) => Ok(vec![
            Proposed {
                act: registered.about.name.to_owned(),
                command: command.clone(),
                summary,
                approver,
                shown,
            }
            .into(),
        ]),
    }
}
