//! The words every other crate speaks: money in fen, exact ratios, civil days, case numbers, identity and credit
//! codes.
//!
//! Values are small, immutable and checked when they are made; whoever holds one need not check again. Nothing
//! here knows a rule of law, a database or a page. Start with [`Fen`], [`Day`] and [`CaseNumber`].

mod text;

mod day;
mod fen;
mod instant;
mod ratio;

mod case_kind;
mod case_number;
mod court;
mod identity;
mod ids;
mod institution;

pub use case_kind::{CaseKind, NotACaseKind, OtherKind};
pub use case_number::{CaseNumber, NotACaseNumber};
pub use court::{Court, CourtCode, CourtLevel, NotACourtCode};
pub use day::{Day, NotADay, Weekday};
pub use fen::{Fen, NotMoney};
pub use identity::{BankAccount, CreditCode, Phone, ResidentId, Sex, mask_long_numbers};
pub use identity::{NotABankAccount, NotACreditCode, NotAPhone, NotAResidentId};
pub use ids::{CaseId, InstitutionId, StaffId, TeamId};
pub use ids::{NotACaseId, NotAStaffId, NotATeamId, NotAnInstitutionId};
pub use instant::Instant;
pub use institution::{InstitutionKind, NotAnInstitutionKind};
pub use ratio::{NotARatio, Ratio};
