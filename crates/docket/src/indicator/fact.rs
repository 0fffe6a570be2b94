//! What is counted, and of which class of cases.

use crate::case::Case;
use crate::filing::Livelihood;
use crate::party::{PartyKind, Role};
use law::closing2014::Way;

macro_rules! facts {
    ($($(#[$meta:meta])* $variant:ident = $word:literal, $title:literal, $unit:literal;)*) => {
        /// What is counted on a docket. Each has a number and, where money belongs to it, a sum.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Fact {
            $($(#[$meta])* $variant,)*
        }

        impl Fact {
            /// Every fact.
            pub const ALL: &'static [Fact] = &[$(Fact::$variant),*];

            /// The stored word; never changes.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Fact::$variant => $word,)* }
            }

            /// The Chinese title.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Fact::$variant => $title,)* }
            }

            /// What its number counts, in Chinese.
            #[must_use]
            pub fn unit(self) -> &'static str {
                match self { $(Fact::$variant => $unit,)* }
            }
        }
    };
}

facts! {
    /// A case was filed; the sum is what was applied for.
    Accepted = "accepted", "新收", "件";
    /// Of these: the table of triage found it fast (速执) when it was filed.
    FiledFast = "filed_fast", "新收速执案件", "件";
    /// The same: ordinary (普通).
    FiledOrdinary = "filed_ordinary", "新收普通案件", "件";
    /// The same: complex (复杂).
    FiledComplex = "filed_complex", "新收复杂案件", "件";
    /// A case came to a handler from somebody else or from nobody.
    Arrived = "arrived", "转入", "件";
    /// A case left a handler, or left those that nobody held.
    Left = "left", "转出", "件";
    /// A case was closed in whatever way; the sum is what was applied for in it, with interest until that day.
    Closed = "closed", "结案", "件";
    /// Of these: performed.
    ClosedPerformed = "closed_performed", "执行完毕", "件";
    /// Of these: this round of enforcement was ended.
    RoundEnded = "round_ended", "终结本次执行程序", "件";
    /// Of these: enforcement was ended.
    ClosedEnded = "closed_ended", "终结执行", "件";
    /// Of these: struck off.
    ClosedCancelled = "closed_cancelled", "销案", "件";
    /// Of these: a preservation was carried out, in part or for want of anything to preserve.
    PreservationClosed = "preservation_closed", "保全案件办结", "件";
    /// A closed case, performed by a settlement (和解).
    ClosedBySettlement = "closed_by_settlement", "以和解方式结案", "件";
    /// A closed case that was more than a year old.
    ClosedAfterAYear = "closed_after_a_year", "清理一年以上案件", "件";
    /// A closed case that was closed within the limit of its handling (TIM-01, TIM-02).
    ClosedInTime = "closed_in_time", "法定期限内结案", "件";
    /// What creditors recovered in a closed case: the sum, without the fee and what was too much.
    RecoveredInClosed = "recovered_in_closed", "结案案件执行到位", "件";
    /// Days that a closed case took without those left out.
    DaysTaken = "days_taken", "结案用时（扣除不计入期间）", "日";
    /// All days that a closed case took.
    DaysInAll = "days_in_all", "结案用时（自然日）", "日";
    /// Debtors who performed before anything of theirs was taken, in a case that was closed as performed.
    PerformedByThemselves = "performed_by_themselves", "主动履行的被执行人", "人";
    /// Money came in for a case.
    Received = "received", "执行到位", "笔";
    /// Money went to a creditor.
    Paid = "paid", "发放案款", "笔";
    /// The pay-out of a receipt was due and done, or overdue when done.
    PaidOff = "paid_off", "案款发放完毕", "笔";
    /// The same, within its limit.
    PaidOffInTime = "paid_off_in_time", "案款按期发放完毕", "笔";
    /// The parties settled.
    Settled = "settled", "达成执行和解", "件";
    /// Something was ordered in a case by supervision (督办).
    Supervised = "supervised", "督办", "项";
    /// An order of supervision was answered.
    SupervisionReplied = "supervision_replied", "回复督办", "次";
    /// The same, by its day.
    SupervisionRepliedInTime = "supervision_replied_in_time", "按期回复督办", "次";
    /// A debtor was traced by the police.
    Traced = "traced", "协助查找被执行人轨迹", "人次";
    /// Somebody was summoned.
    Summoned = "summoned", "传唤", "人次";
    /// An appearance was compelled.
    Compelled = "compelled", "拘传", "人次";
    /// Somebody was detained.
    Detained = "detained", "司法拘留", "人次";
    /// A debtor's consumption was restricted.
    Restricted = "restricted", "限制消费", "人次";
    /// A debtor was listed as dishonest.
    Listed = "listed", "纳入失信名单", "人次";
    /// A bounty was offered.
    BountyOffered = "bounty_offered", "发布悬赏公告", "件";
    /// A listed debtor was exposed in public.
    Exposed = "exposed", "公开曝光", "人次";
    /// An operation of a campaign was held, on whatever day and at whatever time.
    OperationHeld = "operation_held", "集中执行行动", "次";
    /// The same, together with police or others.
    JointOperationHeld = "joint_operation_held", "联合行动", "次";
    /// A debtor is urged to perform before a case is filed; the sum is what is owed.
    Urged = "urged", "执前督促", "件";
    /// He performed; the sum is what he performed.
    UrgedPerformed = "urged_performed", "执前督促促成履行", "件";
    /// He did not, and enforcement was applied for.
    UrgedUnperformed = "urged_unperformed", "执前督促未履行", "件";
}

impl Fact {
    /// What a closing counts as, by its way, beside [`Fact::Closed`].
    pub(crate) fn closed_by(way: Way) -> Option<Fact> {
        match way {
            Way::Performed => Some(Fact::ClosedPerformed),
            Way::RoundEnded => Some(Fact::RoundEnded),
            Way::Ended => Some(Fact::ClosedEnded),
            Way::Cancelled => Some(Fact::ClosedCancelled),
            Way::Preserved | Way::PartlyPreserved | Way::NothingToPreserve => Some(Fact::PreservationClosed),
            _ => None,
        }
    }

    /// The fact behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Fact> {
        Fact::ALL.iter().copied().find(|fact| fact.word() == word)
    }
}

/// The class of a case in the counts: what goes first, then what touches an enterprise, then the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A livelihood case (涉民生).
    Livelihood(Livelihood),
    /// A debtor is an enterprise (涉企).
    Enterprise,
    /// Neither.
    Ordinary,
}

impl Class {
    /// The class of a case as it is now.
    #[must_use]
    pub fn of(case: &Case) -> Class {
        if let Some(livelihood) = case.filing.livelihood {
            return Class::Livelihood(livelihood);
        }
        match case.side(Role::Debtor).any(|debtor| debtor.kind == PartyKind::Enterprise) {
            true => Class::Enterprise,
            false => Class::Ordinary,
        }
    }

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Class::Livelihood(livelihood) => livelihood.word(),
            Class::Enterprise => "enterprise",
            Class::Ordinary => "ordinary",
        }
    }

    /// Stored words and Chinese titles, for filters.
    pub const CHOICES: [(&'static str, &'static str); 6] = [
        Livelihood::CHOICES[0],
        Livelihood::CHOICES[1],
        Livelihood::CHOICES[2],
        Livelihood::CHOICES[3],
        ("enterprise", "涉企案件"),
        ("ordinary", "普通案件"),
    ];

    /// Whether a stored word is a livelihood class.
    #[must_use]
    pub fn is_livelihood(word: &str) -> bool {
        Livelihood::by_word(word).is_some()
    }
}
