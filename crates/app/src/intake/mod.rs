//! Intake: from the text of a judgment to an application that an officer has looked at.
//!
//! [`judgment::read`] reads; [`Draft::of`] lays what was read out as a form, field by field, all typed text; the
//! officer corrects; [`Draft::application`] turns the corrected form into an application or says, field by field,
//! what is missing.

pub mod bounds;

mod check;
mod draft;

pub use draft::{Draft, DraftClaim, DraftDuty, DraftInterest, DraftParty, FieldProblem};

/// The rate bases of a draft: stored words and Chinese titles.
pub const RATE_BASES: [(&str, &str); 6] = docket::claim::RateBasis::CHOICES;

/// The classes of a claim: stored words and Chinese titles.
pub const CLAIM_CLASSES: [(&str, &str); 3] =
    [("principal", "本金、赔偿等"), ("fixed_interest", "已确定的利息"), ("cost", "实现债权的费用")];

/// Whether the doubled part runs: stored words and Chinese titles.
pub const DOUBLED: [(&str, &str); 2] = [("counts", "计算"), ("left_out", "不计算")];

/// The kinds of party: stored words and Chinese titles.
pub const PARTY_KINDS: [(&str, &str); 3] =
    [("person", "自然人"), ("enterprise", "企业法人"), ("organisation", "其他组织")];

/// The sides: stored words and Chinese titles.
pub const ROLES: [(&str, &str); 2] = [("creditor", "申请执行人"), ("debtor", "被执行人")];
