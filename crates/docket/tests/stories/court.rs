//! The court of the stories: its staff, one filed case, and the runner of text tables.
//!
//! A table has one step a line:
//!
//! ```text
//! DAY OFFICER ACT field=text … -> kind,kind @page     what is entered; @page names the last page
//! DAY OFFICER ACT field=text … -> !code               the refusal
//! DAY bank sends|settles|fails payment=@page batch=… -> kind   what finance and the bank do with a payment
//! DAY = figure=value …                                what must hold on that day
//! DAY OFFICER opens act,act / bars code,code          the next steps of that officer
//! ```
//!
//! Fields are the typed text of the form. `@page` in a field is the number of that page.

use docket::act::{Context, Settings};
use docket::approval::Outcome;
use docket::claim::{Claim, ClaimClass, Doubled, Liability};
use docket::directory::{Directory, Institution, Member, Team};
use docket::filing::file_case::{Application, file};
use docket::inquiry::answer::{Told, take};
use docket::measure::order::{Done, Report};
use docket::money::payment::{self, BankWord};
use docket::office::{Actor, Office};
use docket::party::{Party, PartyKind, Role};
use docket::property::register_change::ToldChange;
use docket::{Case, Entry, EntryNo, Event, Refusal, Stamp, act, form, measure};
use std::collections::{BTreeMap, BTreeSet};
use values::{CaseId, CaseNumber, Day, Fen, Instant, InstitutionId, InstitutionKind, StaffId, TeamId};

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The day on which every story begins, a Monday.
pub(crate) const FILED_ON: &str = "2026-03-02";

const STAFF: [(&str, &str, Office, &str); 17] = [
    ("lin", "林某", Office::Handler, "fast"),
    ("qiao", "乔某", Office::Handler, "fast"),
    ("ma", "马某", Office::Assistant, "fast"),
    ("wen", "文某", Office::Clerk, ""),
    ("tao", "陶某", Office::TeamLeader, "fast"),
    ("gao", "高某", Office::TeamLeader, "second"),
    ("luo", "罗某", Office::BureauHead, ""),
    ("xie", "谢某", Office::VicePresident, ""),
    ("han", "韩某", Office::President, ""),
    ("jin", "金某", Office::Finance, ""),
    ("kou", "寇某", Office::CommandCentre, ""),
    ("shen", "沈某", Office::Auditor, ""),
    ("yu", "于某", Office::Handler, "second"),
    ("bai", "白某", Office::Handler, "second"),
    ("fu", "傅某", Office::Handler, "second"),
    ("mao", "茅某", Office::Handler, "second"),
    ("内02:gong", "某市中级人民法院龚某", Office::UpperCourt, ""),
];

pub(crate) fn directory() -> Directory {
    let mut directory = Directory::default();
    for (id, name, office, team) in STAFF {
        let member = Member { name: name.to_owned(), office, team: team.parse().ok(), serving: id != "yu" };
        directory.members.insert(id.parse().unwrap(), member);
    }
    use docket::staffing::{Absence, Conflict};
    use law::civil_procedure2023::recusal::Ground;
    // 乔某 is away for two weeks: first 茅某 stands in, then 白某.
    for (from, until, cover) in [("2026-03-09", "2026-03-13", "mao"), ("2026-03-16", "2026-03-20", "bai")] {
        let away = Absence { until: day(until), cover: cover.parse().unwrap() };
        directory.absences.insert(("qiao".parse().unwrap(), day(from)), away);
    }
    for (id, name, ground) in
        [("bai", "某某县某顺建材有限公司", Ground::Interest), ("fu", "常某", Ground::Kin)]
    {
        let conflict = Conflict { name: name.to_owned(), number: None, ground };
        directory.conflicts.insert(id.parse().unwrap(), vec![conflict]);
    }
    for (id, name) in [("fast", "速执团队"), ("second", "普执二组")] {
        directory.teams.insert(id.parse::<TeamId>().unwrap(), Team { name: name.to_owned() });
    }
    directory
}

/// Institutions that serve the court: two banks, one register of real estate, vehicles, equity, and the police.
pub(crate) fn institutions() -> BTreeMap<InstitutionId, Institution> {
    use InstitutionKind::{Bank, Equity, Police, RealEstate, Vehicle};
    let all = [
        ("bank-1", "某某银行", Bank, true),
        ("bank-2", "某某信用社", Bank, true),
        ("house", "某某县不动产登记中心", RealEstate, true),
        ("cars", "某某市车辆管理所", Vehicle, false),
        ("register", "某某县市场监督管理局", Equity, true),
        ("police", "某某县公安局", Police, true),
    ];
    let one = |(id, name, kind, has_service): (&str, &str, InstitutionKind, bool)| {
        let institution = Institution {
            name: name.to_owned(),
            kind,
            answer_days: 7,
            renewal_days: 5,
            has_service,
            serving: true,
        };
        (id.parse().unwrap(), institution)
    };
    all.into_iter().map(one).collect()
}

pub(crate) fn party(no: u32, role: Role, name: &str) -> Party {
    Party {
        no,
        role,
        name: name.to_owned(),
        kind: PartyKind::suggested_by(name),
        resident_id: None,
        credit_code: None,
        phone: None,
        address: None,
    }
}

pub(crate) fn claim(no: u32, label: &str, yuan: i64, due: &str, debtors: &[u32]) -> Claim {
    Claim {
        no,
        label: label.to_owned(),
        creditors: vec![1],
        debtors: debtors.to_vec(),
        liability: Liability::Joint,
        class: ClaimClass::Principal,
        doubled: Doubled::Counts,
        amount_fen: Fen(yuan * 100),
        due_on: day(due),
        interest: Vec::new(),
        span: None,
    }
}

/// 常某 against a company, 100,000 yuan due on 2026-01-15: 17.50 yuan of the doubled part a day.
pub(crate) fn loan() -> Application {
    Application {
        kind: docket::filing::Kind::First,
        earlier: None,
        received_on: day(FILED_ON),
        instrument: "（2025）某0101民初88号".to_owned(),
        instrument_by: "某某县人民法院".to_owned(),
        effective_on: day("2026-01-05"),
        cause: "民间借贷纠纷".to_owned(),
        livelihood: None,
        parties: vec![party(1, Role::Creditor, "常某"), party(2, Role::Debtor, "某某县某顺建材有限公司")],
        claims: vec![claim(1, "借款本金", 100_000, "2026-01-15", &[2])],
        duties: Vec::new(),
        judgment: None,
    }
}

/// One docket with the court around it.
pub(crate) struct Court {
    pub(crate) directory: Directory,
    pub(crate) settings: Settings,
    pub(crate) law: law::Settings,
    pub(crate) entries: Vec<Entry>,
    pages: BTreeMap<String, u32>,
    /// The acts that were accepted and the codes of the refusals, for the test that misses none.
    pub(crate) accepted: BTreeSet<String>,
    pub(crate) refused: BTreeSet<&'static str>,
}

impl Court {
    /// Files an application on the day it was received.
    pub(crate) fn filing(application: Application) -> Court {
        Court::under(law::Settings::default(), application)
    }

    /// Files it at a court that has answered questions of law.
    pub(crate) fn under(law: law::Settings, application: Application) -> Court {
        let mut court = Court {
            directory: directory(),
            settings: Settings::default(),
            law,
            entries: Vec::new(),
            pages: BTreeMap::new(),
            accepted: BTreeSet::new(),
            refused: BTreeSet::new(),
        };
        let on = application.received_on;
        let clerk = court.actor("wen");
        let events = file(application, case_number(), &court.context(&clerk, on));
        court.enter("wen", on, events.expect("the application is complete"));
        court
    }

    pub(crate) fn actor(&self, id: &str) -> Actor {
        let id: StaffId = id.parse().unwrap();
        self.directory.actor(&id).unwrap_or_else(|| panic!("nobody called {id}"))
    }

    fn actor_on(&self, id: &str, on: Day) -> Actor {
        let id: StaffId = id.parse().unwrap();
        self.directory.actor_on(&id, on).unwrap_or_else(|| panic!("nobody called {id}"))
    }

    pub(crate) fn context<'a>(&'a self, actor: &'a Actor, today: Day) -> Context<'a> {
        Context { today, actor, directory: &self.directory, settings: &self.settings, law: &self.law }
    }

    pub(crate) fn case(&self) -> Case {
        Case::of(&case_id(), &self.entries).expect("the docket begins with its filing")
    }

    /// Enters what an institution tells; gives the kinds of the pages.
    pub(crate) fn told(&mut self, on: &str, inquiry: u32, told: &Told) -> Vec<&'static str> {
        let events = take(&self.case(), EntryNo(inquiry), told);
        let kinds = events.iter().map(Event::kind).collect();
        self.enter("gateway", day(on), events);
        kinds
    }

    /// Enters a change in the register of enterprises; gives the kinds of the pages.
    pub(crate) fn changed(&mut self, on: &str, told: &ToldChange) -> Vec<&'static str> {
        let events = docket::property::register_change::take(&self.case(), told);
        let kinds = events.iter().map(Event::kind).collect();
        self.enter("gateway", day(on), events);
        kinds
    }

    /// Lets the program repeat what it is to repeat on a day; gives the kinds of the pages.
    pub(crate) fn run_standing(&mut self, on: &str) -> Vec<&'static str> {
        let clerk = self.actor("wen");
        let events = docket::inquiry::set_standing_query::run(&self.case(), &self.context(&clerk, day(on)));
        let kinds = events.iter().map(Event::kind).collect();
        self.enter("gateway", day(on), events);
        kinds
    }

    /// Enters what an institution reports of an order; gives the kinds of the pages.
    pub(crate) fn reported(&mut self, on: &str, order: u32, done: Done) -> Vec<&'static str> {
        let report = Report { on: day(on), receipt: "回执".to_owned(), done };
        let events = measure::order::take(&self.case(), EntryNo(order), &report);
        let kinds = events.iter().map(Event::kind).collect();
        self.enter("gateway", day(on), events);
        kinds
    }

    /// Finance hands a payment to the bank in a batch, or the bank answers on the same day; gives the kinds of the
    /// pages.
    pub(crate) fn bank(&mut self, on: Day, what: &str, payment: u32, batch: &str) -> Vec<&'static str> {
        let (case, payment) = (self.case(), EntryNo(payment));
        let word = match what {
            "settles" => Some(BankWord::Settled { on, bank_no: None }),
            "fails" => Some(BankWord::Failed { reason: "户名与账号不符".to_owned() }),
            _ => None,
        };
        let event = match word {
            Some(word) => payment::take(&case, payment, batch, on, &word),
            None => payment::send(&case, payment, batch),
        };
        let events: Vec<Event> = event.into_iter().collect();
        let kinds = events.iter().map(Event::kind).collect();
        self.enter("jin", on, events);
        self.stays_sound(on);
        kinds
    }

    /// Claims a line of the bank statement for the case, or takes back what is claimed: the kinds of the pages, or the
    /// code of the refusal.
    pub(crate) fn money(
        &mut self,
        on: &str,
        officer: &str,
        asked: impl FnOnce(&Case, &Context<'_>) -> Result<Vec<Event>, Refusal>,
    ) -> String {
        let actor = match officer {
            "system" => Actor { office: Office::System, ..self.actor("wen") },
            officer => self.actor(officer),
        };
        let events = asked(&self.case(), &self.context(&actor, day(on)));
        match events {
            Ok(events) => {
                let kinds: Vec<&str> = events.iter().map(Event::kind).collect();
                let kinds = kinds.join(",");
                self.enter(actor.id.as_str(), day(on), events);
                self.stays_sound(day(on));
                kinds
            }
            Err(refusal) => {
                self.refused.insert(refusal.code());
                format!("!{}", refusal.code())
            }
        }
    }

    pub(crate) fn enter(&mut self, officer: &str, on: Day, events: Vec<Event>) {
        for event in events {
            let stamp = Stamp {
                no: EntryNo(self.entries.len() as u32 + 1),
                on,
                recorded_at: Instant::at(on, 9 * 3_600),
                actor: officer.parse().unwrap(),
            };
            self.entries.push(Entry { stamp, event });
        }
    }

    /// Asks with the text of a form; what is accepted is entered.
    pub(crate) fn ask(
        &mut self,
        on: Day,
        officer: &str,
        act: &str,
        typed: &BTreeMap<String, String>,
    ) -> Result<Vec<&'static str>, Refusal> {
        let fields = act::by_name(act).map_or(&[][..], |act| act.fields);
        let actor = self.actor_on(officer, on);
        let asked = form::read(fields, typed)
            .map_err(Refusal::FormIncomplete)
            .and_then(|command| act::ask(&self.case(), act, &command, &self.context(&actor, on)));
        match asked {
            Ok(events) => {
                let kinds = events.iter().map(Event::kind).collect();
                if !events.iter().any(|event| event.kind() == "proposed") {
                    self.accepted.insert(act.to_owned());
                }
                if let Some(Event::Approved(approved)) = events.first() {
                    let case = self.case();
                    let proposal = case.proposals.iter().find(|one| one.no == approved.proposal).unwrap();
                    assert_eq!(proposal.outcome, Outcome::Waiting);
                    self.accepted.insert(proposal.act.clone());
                }
                self.enter(officer, on, events);
                self.stays_sound(on);
                Ok(kinds)
            }
            Err(refusal) => {
                assert!(!refusal.sentence().is_empty() && !refusal.remedy().is_empty());
                assert!(!refusal.basis().to_string().is_empty());
                self.refused.insert(refusal.code());
                Err(refusal)
            }
        }
    }

    /// What must hold after every page of every docket.
    pub(crate) fn stays_sound(&self, on: Day) {
        let case = self.case();
        assert!(case.balance() >= Fen::ZERO, "balance {}", case.balance());
        assert!(case.surplus() >= Fen::ZERO, "surplus {}", case.surplus());
        for creditor in case.payees() {
            let (credited, reserved) = (case.credited(creditor.no), case.reserved(creditor.no));
            assert!(case.payable(creditor.no) >= Fen::ZERO, "payable {}", case.payable(creditor.no));
            // What is under way, held back and payable is no more than what is there.
            let spoken_for = reserved + case.held_back(creditor.no) + case.payable(creditor.no);
            assert!(spoken_for <= credited, "{spoken_for} of {credited}");
        }
        let to_come: Fen = case.payees().map(|one| case.credited(one.no)).sum();
        assert!(to_come <= case.balance(), "{to_come} credited, {} there", case.balance());
        // Every page survives its stored form, and is told in words.
        let stored: Vec<Entry> = self
            .entries
            .iter()
            .map(|Entry { stamp, event }| {
                assert!(!event.sentence(&case).is_empty() && !event.title().is_empty());
                let event = Event::read(event.kind(), &event.body_text()).unwrap();
                Entry { stamp: stamp.clone(), event }
            })
            .collect();
        assert_eq!(stored, self.entries);
        assert_eq!(Case::of(&case_id(), &stored), Some(case.clone()));
        // Nobody's next steps fail to be drawn.
        for (id, _, _, _) in STAFF.iter().filter(|(id, ..)| *id != "yu") {
            let actor = self.actor(id);
            let _ = docket::steps(&case, &self.context(&actor, on));
        }
    }

    /// Runs a table of steps.
    pub(crate) fn check(&mut self, table: &str) -> &mut Court {
        for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let on = day(words.next().unwrap());
            assert!(on >= self.entries.last().unwrap().stamp.on, "the days of a docket run on: {line}");
            let officer = words.next().unwrap();
            if officer == "=" {
                for figure in words {
                    let (name, expected) = figure.split_once('=').expect("name=value");
                    assert_eq!(self.figure(name, on), expected, "{name} in: {line}");
                }
                continue;
            }
            let act = words.next().unwrap();
            let rest: Vec<&str> = words.collect();
            if officer == "bank" {
                let arrow = rest.iter().position(|word| *word == "->").unwrap();
                let told: BTreeMap<String, String> =
                    rest[..arrow].iter().map(|field| self.typed(field)).collect();
                let kinds = self.bank(on, act, told["payment"].parse().unwrap(), &told["batch"]);
                assert_eq!(kinds.join(","), rest.get(arrow + 1).copied().unwrap_or_default(), "{line}");
                continue;
            }
            if act == "opens" {
                assert_eq!(self.opens(officer, on), rest.join(" "), "{line}");
                continue;
            }
            let arrow =
                rest.iter().position(|word| *word == "->").unwrap_or_else(|| panic!("no -> in {line}"));
            let typed = rest[..arrow].iter().map(|field| self.typed(field)).collect();
            let outcome = match self.ask(on, officer, act, &typed) {
                Ok(kinds) => kinds.join(","),
                Err(refusal) => format!("!{}", refusal.code()),
            };
            assert_eq!(outcome, rest[arrow + 1], "{line}");
            if let Some(name) = rest.get(arrow + 2) {
                self.pages.insert((*name).to_owned(), self.entries.len() as u32);
            }
        }
        self
    }

    fn typed(&self, field: &str) -> (String, String) {
        let (name, text) = field.split_once('=').unwrap_or_else(|| panic!("no = in {field}"));
        let text = match self.pages.get(text) {
            Some(page) => page.to_string(),
            None => text.to_owned(),
        };
        (name.to_owned(), text)
    }

    fn figure(&self, name: &str, on: Day) -> String {
        let case = self.case();
        if let Some((name, party)) = name.split_once('.') {
            let party = party.parse().unwrap();
            return match name {
                "payable" => case.payable(party),
                "held_back" => case.held_back(party),
                "planned" => case.distribution.plan().unwrap().paid_to(party),
                other => panic!("no figure {other} of a party"),
            }
            .to_string();
        }
        match name {
            "owed" => case.statement(on).totals.owed.to_string(),
            "held" => case.held(on).to_string(),
            "limit" => case.control_limit(on, self.settings.forecast_months).to_string(),
            "balance" => case.balance().to_string(),
            "payable" => case.payable(1).to_string(),
            "surplus" => case.surplus().to_string(),
            "paid" => case.paid_out().to_string(),
            "reserved" => case.reserved(1).to_string(),
            "held_back" => case.held_back(1).to_string(),
            "fee" => case.fee_taken().to_string(),
            "doubled" => case.statement(on).totals.doubled_left.to_string(),
            "collectable" => case.collectable(&case.statement(on)).to_string(),
            "stage" => case.stage().word().to_owned(),
            "handler" => case.handler().map_or_else(String::new, ToString::to_string),
            "until" => case.measures.iter().map(|one| one.until.to_string()).collect::<Vec<_>>().join(","),
            // Every running clock: kind, subject where it has one, last day.
            "clocks" => case
                .clocks
                .running()
                .iter()
                .map(|clock| match clock.subject {
                    0 => format!("{}:{}", clock.kind.word(), clock.due_on),
                    subject => format!("{}.{subject}:{}", clock.kind.word(), clock.due_on),
                })
                .collect::<Vec<_>>()
                .join(","),
            // What the last division gave: creditor, claim, part and sum, then fee and surplus.
            "divided" => {
                let Some(allocation) =
                    case.receipts.iter().filter_map(|one| one.allocation.as_ref()).max_by_key(|one| one.no)
                else {
                    return String::new();
                };
                let mut words: Vec<String> = allocation
                    .shares
                    .iter()
                    .map(|share| {
                        let part = format!("{:?}", share.part).to_lowercase();
                        format!("{}:{}:{part}:{}", share.creditor, share.claim, share.amount_fen.plain())
                    })
                    .collect();
                words.push(format!("fee:{}", allocation.fee.plain()));
                words.push(format!("surplus:{}", allocation.surplus.plain()));
                words.join(",")
            }
            _ => panic!("no figure {name}"),
        }
    }

    fn opens(&self, officer: &str, on: Day) -> String {
        let actor = self.actor_on(officer, on);
        let steps = docket::steps(&self.case(), &self.context(&actor, on));
        let open: Vec<&str> = steps.open.iter().map(|step| step.act).collect();
        let barred: Vec<&str> = steps.barred.iter().map(|bar| bar.refusal.code()).collect();
        match barred.as_slice() {
            [] => open.join(","),
            barred => format!("{} / bars {}", open.join(","), barred.join(",")),
        }
    }
}

pub(crate) fn case_number() -> CaseNumber {
    "（2026）某0101执7号".parse().unwrap()
}

pub(crate) fn case_id() -> CaseId {
    CaseId::from(&case_number())
}
