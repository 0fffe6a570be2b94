//! Bulletins (通报): the figures of a week by team, of a month by handler, and of a month of the court.
//!
//! Nothing in a bulletin is typed: every figure comes from [`App::figures`](crate::App::figures). When a bulletin is
//! made it is sealed: an event on `bulletins/<year>` keeps its figures, the versions of the formulas and the position of
//! the journal, so that it can be reckoned again later and compared ([`compare`]). Each team and each handler stands
//! beside the own past, in the order of the directory; nothing is sorted by a figure, and nobody is ranked.

pub mod compare;
pub mod figures;
pub mod outbox;
pub mod paper;
pub mod period;
pub mod seal;

pub use compare::{Changed, Comparison, LateCase};
pub use figures::{Bulletin, Row, Span};
pub use outbox::{Post, PostState, Poster};
pub use period::{BulletinId, BulletinKind};
pub use seal::{Listed, Sealed};

use docket::office::{Actor, Office, Sight};

/// The id under which the program itself makes bulletins.
pub const MAKER: &str = "bulletins";
/// What stands on a bulletin that the program made.
pub const MAKER_NAME: &str = "系统自动制作";

/// The sentence that says what a bulletin is not.
pub const NO_RANKING: &str =
    "各团队、承办人按机构人员名册的次序列出，各数只与其本单位、本人的过去比较，不作排名，不按数字排序。";

/// Whether an officer may make a bulletin by hand that is due.
#[must_use]
pub fn may_make(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::BureauHead
            | Office::VicePresident
            | Office::President
            | Office::CommandCentre
            | Office::System
    )
}

/// Whether an officer sees any bulletin.
#[must_use]
pub fn may_read(actor: &Actor) -> bool {
    actor.office.sight() != Sight::Nothing
}

/// The program as someone who makes bulletins.
pub(crate) fn maker() -> Actor {
    Actor {
        id: MAKER.parse().expect("a short name"),
        name: MAKER_NAME.to_owned(),
        office: Office::System,
        team: None,
        covers: Vec::new(),
    }
}
