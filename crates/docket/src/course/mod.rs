//! The course of a case: suspension, performance, corrections, closing (案件流程).

pub mod close_performed;
pub mod correct_entry;
pub mod record_performance;
pub mod resume_case;
pub mod suspend_case;
