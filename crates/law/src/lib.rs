//! The law as pure functions: one module per statute, each function under the article it carries out.
//!
//! Start with [`civil_procedure2023::period`] for periods and [`debt`] for what is owed. A function answers with an
//! [`Explained`] value: the number or day, and the [`Derivation`] that lets a judge check it by hand. The catalogue of
//! all rules is [`registry`].
//!
//! Nothing here reads a clock, a file or an environment. Time is a parameter; money is [`values::Fen`], rates are
//! [`values::Ratio`], and rounding happens once.

pub mod approvals;
pub mod bounty;
pub mod calendar;
pub mod checklist;
mod dated_facts;
pub mod debt;
pub mod derivation;
pub mod distribution;
pub mod grounds;
pub mod indicators;
pub mod limit;
pub mod priorities;
pub mod rates;
pub mod reference_price_fees2018;
pub mod registry;
pub mod settings;
pub mod statutes;

pub mod administrative_litigation2017;
pub mod arbitral_award2018;
pub mod auction2020;
pub mod bankruptcy_law2006;
pub mod bankruptcy_transfer2017;
pub mod bidder_qualification2021;
pub mod case_filing2014;
pub mod case_funds2017;
pub mod case_numbers2015;
pub mod civil_code;
pub mod civil_procedure2023;
pub mod closing2014;
pub mod company_law2023;
pub mod criminal_property2014;
pub mod delay_interest2014;
pub mod dishonest_list2017;
pub mod ending_round2016;
pub mod enforcement_periods2006;
pub mod enforcement_procedure2020;
pub mod enforcement_work2020;
pub mod entrusted_enforcement2020;
pub mod equity_enforcement2021;
pub mod guarantee2020;
pub mod high_consumption2015;
pub mod judicial_aid2016;
pub mod listed_state_shares2001;
pub mod litigation_fees2006;
pub mod mortgaged_house2005;
pub mod net_auction2016;
pub mod network_freeze2013;
pub mod notarized_debt2018;
pub mod objection2020;
pub mod online_litigation2021;
pub mod party_change2020;
pub mod postal_service2004;
pub mod power_checks2021;
pub mod preservation2020;
pub mod procedure_interpretation2022;
pub mod property_investigation2020;
pub mod reference_price2018;
pub mod refusal_crime2024;
pub mod seizure2020;
pub mod settlement2020;
pub mod supervision2023;
pub mod trademark_preservation2020;
pub mod trial_limits2000;

pub use calendar::Calendar;
pub use civil_code::{TermLength, term_end};
pub use civil_procedure2023::limitation::{LimitationEvent, LimitationStart, limitation_end};
pub use civil_procedure2023::period::{Period, period_of_days, period_of_months, period_of_years};
pub use civil_procedure2023::service::{ServiceMethod, effective_on as service_effective_on};
pub use dated_facts::dated_facts;
pub use debt::{Debt, Statement, statement};
pub use derivation::{Article, Confidence, Derivation, Explained, Step};
pub use litigation_fees2006::{execution_fee, execution_fee_amount, execution_fee_due};
pub use procedure_interpretation2022::PropertyKind;
pub use rates::Rates;
pub use registry::{Answer, Rule, rule, rules, verify};
pub use settings::Settings;
