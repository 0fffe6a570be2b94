//! The choice of property (精准选择财产): which things to take control of, so that the debt is covered and the
//! business is hurt least.
//!
//! # The law behind it
//!
//! > 财产保全规定第十三条第一款 被保全人有多项财产可供保全的，在能够实现保全目的的情况下，人民法院应当选择对其生产经营活动影响较小的财产进行保全。
//!
//! > 查封、扣押、冻结财产规定第十九条第一款 查封、扣押、冻结被执行人的财产，以其价额足以清偿法律文书确定的债权额及执行费用为限，不得明显超标的额查封、扣押、冻结。
//!
//! > 查封、扣押、冻结财产规定第十九条第二款 发现超标的额查封、扣押、冻结的，人民法院应当根据被执行人的申请或者依职权，及时解除对超标的额部分财产的查封、扣押、冻结，但该财产为不可分物且被执行人无其他可供执行的财产或者其他财产不足以清偿债务的除外。
//!
//! The catalogue of rules has the first as SEI-20 and the second as SEI-08.
//!
//! # What is chosen
//!
//! A thing counts for what it surely brings: its low value less the cost of its disposal. A set **suffices** where its
//! things together bring the debt. Among the sets that suffice, the one is chosen that is first in this order, each
//! criterion deciding only where all before it are equal:
//!
//! 1. the least **harm** to business and life, summed over the things (SEI-20);
//! 2. the **order** of taking: as few things as possible of the last rank, then of the rank before it, and so on. What
//!    is free comes before what is mortgaged or pledged; within both, money before movables before real estate and rights;
//! 3. the least **time**: the days until the last of them is disposed of, for they are disposed of side by side;
//! 4. the least **cost** of disposal;
//! 5. the least **excess** over the debt (SEI-08).
//!
//! Where all are equal, a number made from the ids decides, so that the order in which things are listed does not
//! matter, and leaving out a thing that is not chosen changes nothing.
//!
//! Money can be divided, and only what is needed of it is taken; a thing cannot, and may exceed the debt. But a thing
//! that alone brings obviously more than the debt (above `obvious_above`) is not considered at all while the others
//! suffice without such things: that is the exception of article 19, paragraph 2.
//!
//! Assumption: harm and cost of an account count in full, however much of it is taken.
//! Interpretation: no article ranks money, movables and real estate; criterion 2 is what courts practise, and decides
//! only between sets of equal harm.
//!
//! Where nothing suffices, all that can be used is taken, and [`Choice::uncovered`] says what is missing.
//!
//! # How
//!
//! [`choose()`] is exact. `search` is a branch and bound over partial decisions, outwards from the thing at which the
//! best things by weight for money reach the debt; it drops what a fraction of the next thing could not save, and
//! what another partial decision surpasses in everything. Should it ever have to give up proving, the choice says so
//! ([`Proof`]).

mod alternatives;
mod asset;
mod choose;
mod explain;
pub mod invented;
mod search;
mod words;

pub use alternatives::{Alternative, alternatives};
pub use asset::{Asset, Charge, Class, Harm, Liquidity, Question, Standing, Unfit, ValueRange};
pub use choose::{Choice, Left, Proof, Score, Taken, WhyOut, choose};
pub use explain::{Explanation, explain};
