//! One institution: what it has registered, what it has answered, and what it answers next.

use super::faults::{Fault, Faults};
use super::measures::{Asking, Effect, Register};
use super::script::Script;
use super::state::{Line, Watched};
use super::world::{World, is_money, number_of};
use crate::institution::InstitutionKind;
use crate::message::{Holding, Matter, Outcome, Person, RegisterChange, Reply, Request, Trace};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use values::{Day, Fen, Instant};

/// The longest term that an institution registers: that of real estate and of rights.
const MONTHS_MAX: u32 = 36;

/// An institution. Everything in it but the faults follows from the lines of its file.
pub(super) struct Institution {
    world: World,
    pub(super) faults: Faults,
    /// How often a request is only accepted under [`Fault::Later`].
    accepted_times: u32,
    register: Register,
    answered: HashMap<String, Answered>,
    /// How often a request will still be accepted only.
    accepted: HashMap<String, u32>,
    receipts: u64,
    controls: u64,
    scripted_day: Option<Day>,
    latest_day: Day,
    scripted_holdings: HashMap<String, Vec<Holding>>,
    /// Things held by measures from before the institution joined, by the number of their owner.
    held_before: HashMap<String, Vec<Holding>>,
    scripted_traces: HashMap<String, Vec<Trace>>,
    feed: Vec<RegisterChange>,
    coming: BTreeMap<Day, Vec<RegisterChange>>,
    watched: HashSet<String>,
}

struct Answered {
    meaning: String,
    reply: Box<str>,
}

/// How a request is answered.
struct Decision {
    /// Whom the institution takes it to be about.
    person: Person,
    outcome: Outcome,
    effect: Option<Effect>,
}

impl Decision {
    fn plain(person: &Person, outcome: Outcome) -> Decision {
        Decision { person: person.clone(), outcome, effect: None }
    }
}

impl Institution {
    pub(super) fn new(world: World, faults: Faults, accepted_times: u32) -> Institution {
        Institution {
            world,
            faults,
            accepted_times,
            register: Register::default(),
            answered: HashMap::new(),
            accepted: HashMap::new(),
            receipts: 0,
            controls: 0,
            scripted_day: None,
            latest_day: Day::MIN,
            scripted_holdings: HashMap::new(),
            held_before: HashMap::new(),
            scripted_traces: HashMap::new(),
            feed: Vec::new(),
            coming: BTreeMap::new(),
            watched: HashSet::new(),
        }
    }

    /// Answers a request: the JSON of its reply, and in `lines` what is to be kept.
    pub(super) fn answer(&mut self, court: &str, request: &Request, lines: &mut Vec<Line>) -> String {
        let today = self.scripted_day.unwrap_or(request.issued_on);
        let meaning = meaning(request);
        if let Some(before) = self.answered.get(&request.id) {
            if before.meaning == meaning {
                return before.reply.to_string();
            }
            let reason = "该请求编号已用于另一请求".to_owned();
            return json(&self.reply(request, &request.person, Outcome::Refused { reason }, today));
        }
        if let Some(left) = self.accepts_only(&request.id) {
            self.accepted.insert(request.id.clone(), left);
            lines.push(Line::Accepted { request: request.id.clone(), left });
            return json(&self.reply(request, &request.person, Outcome::Accepted, today));
        }
        self.pass_to(today);
        let decision = self.decide(court, request, today);
        let mut reply = self.reply(request, &decision.person, decision.outcome, today);
        reply.receipt = format!("{}回{}-{:08}", sign(self.world.kind), today.year(), self.receipts + 1);
        let line = Line::Answered {
            on: today,
            meaning,
            reply: Box::new(reply),
            effect: decision.effect,
            watched: self.to_be_watched(request),
        };
        // What is applied already, to know how it turned out, is not applied again.
        let reply = self.note_answer(&line);
        lines.push(line);
        if self.faults.of_reply(Fault::Unreadable, &request.id) {
            return serde_json::json!({"request": request.id, "outcome": "乱码"}).to_string();
        }
        reply
    }

    /// Takes in a line of the file, as it was when it was written.
    pub(super) fn replay(&mut self, line: Line) {
        match &line {
            Line::World { .. } => {}
            Line::Accepted { request, left } => {
                self.accepted.insert(request.clone(), *left);
            }
            Line::Scripted { script } => self.take_in(script.clone()),
            Line::Answered { on, effect, .. } => {
                self.pass_to(*on);
                if let Some(effect) = effect {
                    self.apply(effect, *on);
                }
                self.note_answer(&line);
            }
        }
    }

    /// Takes in what a script says.
    pub(super) fn take_in(&mut self, script: Script) {
        match script {
            Script::Holdings(scripted) => {
                for holding in &scripted.holdings {
                    self.register.set_balance(&holding.id, holding.amount_fen);
                }
                self.scripted_holdings.insert(scripted.number, scripted.holdings);
            }
            Script::Measures(earlier) => {
                self.register.take_in(&earlier);
                let things = self.held_before.entry(earlier.number).or_default();
                if things.iter().all(|thing| thing.id != earlier.holding.id) {
                    things.push(earlier.holding);
                }
            }
            Script::Traces(scripted) => {
                self.scripted_traces.insert(scripted.number, scripted.traces);
            }
            Script::Changes(change) => self.publish(RegisterChange {
                number: 0,
                credit_code: change.credit_code,
                name: change.name,
                on: change.on,
                kind: change.kind,
                before: change.before,
                after: change.after,
            }),
            Script::Clock(clock) => {
                self.scripted_day = clock.today;
                if let Some(today) = clock.today {
                    self.pass_to(today);
                }
            }
            Script::Faults(scripted) => match scripted.rate {
                Some(rate) => self.faults.set_rate(scripted.fault, rate),
                None => self.faults.order(scripted.fault, scripted.times, scripted.request),
            },
        }
    }

    /// The changes after a number.
    pub(super) fn changes(&self, after: u64, limit: usize) -> &[RegisterChange] {
        let begin = usize::try_from(after).unwrap_or(usize::MAX).min(self.feed.len());
        let end = begin.saturating_add(limit).min(self.feed.len());
        &self.feed[begin..end]
    }

    /// Whether a request is accepted only, and how often it still will be.
    fn accepts_only(&mut self, id: &str) -> Option<u32> {
        match self.accepted.get(id) {
            Some(left) => left.checked_sub(1),
            None if self.faults.of_reply(Fault::Later, id) => self.accepted_times.checked_sub(1),
            None => None,
        }
    }

    fn decide(&mut self, court: &str, request: &Request, today: Day) -> Decision {
        let person = &request.person;
        if self.faults.of_reply(Fault::Refusal, &request.id) {
            return Decision::plain(person, refused("系统维护，暂不办理"));
        }
        let asking = Asking { court, case_number: &request.case_number };
        let mut decision = match self.outcome(request, asking, today) {
            Ok((outcome, effect)) => Decision { person: person.clone(), outcome, effect },
            Err(reason) => Decision::plain(person, refused(&reason)),
        };
        if self.faults.of_reply(Fault::WrongDebtor, &request.id) {
            decision.person = self.world.stranger(&request.id);
            if request.matter == Matter::Query {
                decision.outcome =
                    Outcome::Holdings { holdings: self.holdings_shown(&decision.person, asking, today) };
            }
        }
        if let Outcome::Holdings { holdings } = &mut decision.outcome
            && holdings.iter().any(|holding| holding.amount_fen.is_some())
            && self.faults.of_reply(Fault::Contradiction, &request.id)
        {
            for amount in holdings.iter_mut().filter_map(|holding| holding.amount_fen.as_mut()) {
                *amount = *amount + *amount + Fen::yuan(1);
            }
        }
        decision
    }

    /// What comes of a request, and what it did, which is done already; or why it is refused.
    fn outcome(
        &mut self,
        request: &Request,
        asking: Asking<'_>,
        today: Day,
    ) -> Result<(Outcome, Option<Effect>), String> {
        let kind = self.world.kind;
        match &request.matter {
            Matter::Query if kind == InstitutionKind::Police => Err("本机关只办理查找人员".to_owned()),
            Matter::Query => {
                let holdings = self.holdings_shown(&request.person, asking, today);
                Ok((Outcome::Holdings { holdings }, None))
            }
            Matter::Locate if kind == InstitutionKind::Police => {
                let scripted = self.scripted_traces.get(number_of(&request.person)).cloned();
                let traces = scripted.unwrap_or_else(|| self.world.traces(&request.person, today));
                Ok((Outcome::Located { traces }, None))
            }
            Matter::Locate => Err("本单位不办理查找人员".to_owned()),
            Matter::Control { holding, amount_fen, months, .. } => {
                let effect = self.control(request, asking, holding, *amount_fen, *months, today)?;
                self.apply(&effect, today);
                let Effect::Controlled { control, .. } = &effect else {
                    return Err("未能办理".to_owned());
                };
                let outcome = self.register.status(control, asking.court, today)?.outcome(control);
                Ok((outcome, Some(effect)))
            }
            Matter::Status { control } => {
                Ok((self.register.status(control, asking.court, today)?.outcome(control), None))
            }
            Matter::Renew { control, months } => {
                let standing = self.register.status(control, asking.court, today)?;
                if standing.until.is_none() {
                    return Err("轮候措施尚未生效，无需续行".to_owned());
                }
                check_months(*months)?;
                let effect = Effect::Renewed { control: control.clone(), months: *months };
                self.apply(&effect, today);
                let standing = self.register.status(control, asking.court, today)?;
                let until = standing.until.ok_or("未能办理")?;
                Ok((Outcome::Renewed { until }, Some(effect)))
            }
            Matter::Release { control, amount_fen } => {
                let standing = self.register.status(control, asking.court, today)?;
                if let Some(amount) = amount_fen {
                    if !standing.money {
                        return Err("该项财产非按金额冻结，不能部分解除".to_owned());
                    }
                    if !amount.is_positive() || *amount > standing.held {
                        return Err("解除金额超过已冻结金额".to_owned());
                    }
                }
                let effect = Effect::Released { control: control.clone(), amount_fen: *amount_fen };
                self.apply(&effect, today);
                Ok((Outcome::Released { on: today }, Some(effect)))
            }
            Matter::Deduct { control, amount_fen, to_account } => {
                let standing = self.register.status(control, asking.court, today)?;
                if !standing.money {
                    return Err("该项财产不是存款，不能划拨".to_owned());
                }
                if !amount_fen.is_positive() || *amount_fen > standing.held {
                    return Err("划拨金额超过已冻结金额".to_owned());
                }
                if to_account.is_empty() {
                    return Err("未载明收款账户".to_owned());
                }
                let effect = Effect::Deducted { control: control.clone(), amount_fen: *amount_fen };
                self.apply(&effect, today);
                let reference = format!("T{}{:010}", today.to_string().replace('-', ""), self.receipts + 1);
                Ok((Outcome::Deducted { amount_fen: *amount_fen, on: today, reference }, Some(effect)))
            }
        }
    }

    /// What a request to hold a thing would do.
    fn control(
        &mut self,
        request: &Request,
        asking: Asking<'_>,
        holding: &str,
        amount: Option<Fen>,
        months: u32,
        today: Day,
    ) -> Result<Effect, String> {
        check_months(months)?;
        let thing = self
            .holdings(&request.person)
            .into_iter()
            .find(|thing| thing.id == holding)
            .ok_or("被执行人名下查无此项财产")?;
        let asked_fen = if is_money(thing.kind) {
            let asked = amount.or(thing.amount_fen).unwrap_or_default();
            if !asked.is_positive() {
                return Err("冻结金额应当大于零".to_owned());
            }
            let free = self.register.free(&thing, today).unwrap_or_default();
            let half = Fen(asked.min(free).0 / 2);
            let partial = half.is_positive() && self.faults.of_reply(Fault::Partial, &request.id);
            Some(if partial { half } else { asked })
        } else {
            None
        };
        Ok(Effect::Controlled {
            control: self.next_control(),
            thing: (!self.register.knows(holding)).then(|| Box::new(thing)),
            holding: holding.to_owned(),
            court: asking.court.to_owned(),
            case_number: asking.case_number.to_owned(),
            asked_fen,
            months,
        })
    }

    /// A number that stands for no measure yet.
    fn next_control(&self) -> String {
        let numbers = (self.controls + 1..).map(|number| format!("{}控-{number:08}", sign(self.world.kind)));
        let mut fresh = numbers.filter(|control| !self.register.has(control));
        fresh.next().expect("there are more numbers than measures")
    }

    fn apply(&mut self, effect: &Effect, today: Day) {
        self.controls += u64::from(matches!(effect, Effect::Controlled { .. }));
        self.register.apply(effect, today);
    }

    /// What a person has, before any measure.
    fn holdings(&self, person: &Person) -> Vec<Holding> {
        let number = number_of(person);
        let scripted = self.scripted_holdings.get(number).cloned();
        let mut holdings = scripted.unwrap_or_else(|| self.world.holdings(person));
        for held in self.held_before.get(number).into_iter().flatten() {
            if holdings.iter().all(|one| one.id != held.id) {
                holdings.push(held.clone());
            }
        }
        holdings
    }

    fn holdings_shown(&mut self, person: &Person, asking: Asking<'_>, today: Day) -> Vec<Holding> {
        let holdings = self.holdings(person);
        holdings.into_iter().map(|holding| self.register.shown(holding, asking, today)).collect()
    }

    /// The enterprise that a query is the first to be about, in a register of enterprises.
    fn to_be_watched(&self, request: &Request) -> Option<Watched> {
        let credit_code = request.person.credit_code.clone()?;
        let is_first = self.world.kind == InstitutionKind::Equity
            && request.matter == Matter::Query
            && !self.watched.contains(credit_code.reveal());
        is_first.then(|| Watched { name: request.person.name.clone(), credit_code })
    }

    /// Keeps an answer, and gives its JSON.
    fn note_answer(&mut self, line: &Line) -> String {
        let Line::Answered { on, meaning, reply, watched, .. } = line else { return String::new() };
        self.receipts += 1;
        self.accepted.remove(&reply.request);
        let text = json(reply);
        let answered = Answered { meaning: meaning.clone(), reply: text.clone().into() };
        self.answered.insert(reply.request.clone(), answered);
        if let Some(watched) = watched {
            self.watched.insert(watched.credit_code.reveal().to_owned());
            for change in self.world.changes(&watched.name, &watched.credit_code, *on) {
                if change.on <= self.latest_day {
                    self.publish(change);
                } else {
                    self.coming.entry(change.on).or_default().push(change);
                }
            }
        }
        text
    }

    /// Lets the days pass: what was to come by then is in the feed.
    fn pass_to(&mut self, today: Day) {
        self.latest_day = self.latest_day.max(today);
        while let Some(first) = self.coming.first_entry().filter(|first| *first.key() <= self.latest_day) {
            for change in first.remove() {
                self.publish(change);
            }
        }
    }

    fn publish(&mut self, change: RegisterChange) {
        let number = self.feed.len() as u64 + 1;
        self.feed.push(RegisterChange { number, ..change });
    }

    /// A reply, written in the office hours of the day.
    fn reply(&self, request: &Request, person: &Person, outcome: Outcome, today: Day) -> Reply {
        let second = 9 * 3_600 + (self.receipts % (8 * 3_600)) as i64;
        Reply {
            request: request.id.clone(),
            at: Instant::at(today, second),
            receipt: String::new(),
            person: person.label(),
            outcome,
        }
    }
}

fn refused(reason: &str) -> Outcome {
    Outcome::Refused { reason: reason.to_owned() }
}

fn check_months(months: u32) -> Result<(), String> {
    if (1..=MONTHS_MAX).contains(&months) { Ok(()) } else { Err("期限应为1至36个月".to_owned()) }
}

fn json(reply: &Reply) -> String {
    serde_json::to_string(reply).expect("a reply has a JSON form")
}

/// A digest of what a request asks and about whom.
fn meaning(request: &Request) -> String {
    let asked = serde_json::to_vec(&(&request.person, &request.matter)).expect("a request has a JSON form");
    Sha256::digest(asked)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
/// By which the numbers of an institution begin: `银回2026-00000004` is a receipt of a bank, `银控-00000001` its number
/// of a measure.
fn sign(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::Bank => "银",
        InstitutionKind::RealEstate => "房",
        InstitutionKind::Land => "地",
        InstitutionKind::Vehicle => "车",
        InstitutionKind::Equity => "股",
        InstitutionKind::Securities => "证",
        InstitutionKind::Pension => "金",
        InstitutionKind::PaymentPlatform => "付",
        InstitutionKind::Police => "警",
        InstitutionKind::Tax => "税",
    }
}
