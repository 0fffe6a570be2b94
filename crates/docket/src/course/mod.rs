//! The course of a case: suspension, performance, corrections, closing (案件流程).

pub mod close_performed;
pub mod close_preservation;
pub mod closing;
pub mod correct_entry;
pub mod end_round;
pub mod extend_handling;
pub mod obstacle;
pub mod record_performance;
pub mod resume_case;
pub mod suspend_case;
pub mod terminate_case;
pub mod withdraw_case;
