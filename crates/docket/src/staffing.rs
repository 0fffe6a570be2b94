//! How a court is staffed: what a team takes, who is away and who stands in, who learns from whom, and from whose
//! cases somebody withdraws.

use crate::directory::Directory;
use crate::office::Actor;
use crate::party::{Party, PartyKind};
use law::civil_procedure2023::recusal::Ground;
use serde::{Deserialize, Serialize};
use values::{Day, StaffId, TeamId};

/// What a team is there for (A11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamDuty {
    /// 综合事务: no cases.
    Affairs,
    /// 终本管理与信访.
    Upkeep,
    /// 速执.
    Fast,
    /// 普通执行.
    Ordinary,
    /// 涉企执行.
    Enterprise,
    /// 拘传拘留: goes out with the handlers, and has no cases.
    Summons,
}

impl TeamDuty {
    /// Every duty.
    pub const ALL: [TeamDuty; 6] = [
        TeamDuty::Affairs,
        TeamDuty::Upkeep,
        TeamDuty::Fast,
        TeamDuty::Ordinary,
        TeamDuty::Enterprise,
        TeamDuty::Summons,
    ];

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            TeamDuty::Affairs => "综合事务",
            TeamDuty::Upkeep => "终本管理与信访",
            TeamDuty::Fast => "速执",
            TeamDuty::Ordinary => "普通执行",
            TeamDuty::Enterprise => "涉企执行",
            TeamDuty::Summons => "拘传拘留",
        }
    }

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            TeamDuty::Affairs => "affairs",
            TeamDuty::Upkeep => "upkeep",
            TeamDuty::Fast => "fast",
            TeamDuty::Ordinary => "ordinary",
            TeamDuty::Enterprise => "enterprise",
            TeamDuty::Summons => "summons",
        }
    }

    /// The duty behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<TeamDuty> {
        TeamDuty::ALL.into_iter().find(|duty| duty.word() == word)
    }

    /// Whether new cases are assigned to teams of this duty.
    #[must_use]
    pub fn takes_new_cases(self) -> bool {
        matches!(self, TeamDuty::Fast | TeamDuty::Ordinary | TeamDuty::Enterprise)
    }
}

/// Somebody is away (请假), and somebody stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The last day.
    pub until: Day,
    /// Who stands in.
    pub cover: StaffId,
}

/// Somebody learns from somebody (导师–学员).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentorship {
    /// Who teaches.
    pub mentor: StaffId,
    /// The last day, where it ended.
    pub until: Option<Day>,
}

/// A person with whom a member of staff must not deal, recorded beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The name.
    pub name: String,
    /// The identity number or credit code, where known.
    pub number: Option<String>,
    /// Why.
    pub ground: Ground,
}

/// What the records say of an officer and the parties of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recusal {
    /// The officer withdraws.
    Certain {
        /// The party.
        name: String,
        /// Why.
        ground: Ground,
    },
    /// A party bears the name of a recorded person, and it is not known whether it is the same.
    Doubtful {
        /// The party.
        name: String,
    },
}

impl Directory {
    /// What a team is there for: ordinary cases, where nothing was said.
    #[must_use]
    pub fn duty(&self, team: &TeamId) -> TeamDuty {
        self.duties.get(team).copied().unwrap_or(TeamDuty::Ordinary)
    }

    /// The absence of a member on a day.
    #[must_use]
    pub fn absence_on(&self, staff: &StaffId, day: Day) -> Option<&Absence> {
        self.absences
            .iter()
            .filter(|((who, from), absence)| who == staff && *from <= day && day <= absence.until)
            .map(|(_, absence)| absence)
            .next_back()
    }

    /// For whom a member stands in on a day. Standing in is not handed on: whoever is away himself stands in for nobody.
    #[must_use]
    pub fn covered_on(&self, cover: &StaffId, day: Day) -> Vec<StaffId> {
        if self.absence_on(cover, day).is_some() {
            return Vec::new();
        }
        self.members
            .keys()
            .filter(|staff| self.absence_on(staff, day).is_some_and(|absence| absence.cover == *cover))
            .cloned()
            .collect()
    }

    /// The member as someone who acts on a day, where serving.
    #[must_use]
    pub fn actor_on(&self, id: &StaffId, day: Day) -> Option<Actor> {
        Some(Actor { covers: self.covered_on(id, day), ..self.actor(id)? })
    }

    /// From whom a member learns on a day.
    #[must_use]
    pub fn mentor_on(&self, learner: &StaffId, day: Day) -> Option<&StaffId> {
        self.mentors
            .iter()
            .filter(|((who, from), pair)| {
                who == learner && *from <= day && pair.until.is_none_or(|until| day <= until)
            })
            .map(|(_, pair)| &pair.mentor)
            .next_back()
    }

    /// Whether a member withdraws from a case with these parties. Numbers decide where both are known; the full name of
    /// an organisation is its own, that of a natural person is not.
    #[must_use]
    pub fn recusal(&self, staff: &StaffId, parties: &[Party]) -> Option<Recusal> {
        let mut doubt = None;
        for (conflict, party) in self
            .conflicts
            .get(staff)?
            .iter()
            .flat_map(|conflict| parties.iter().map(move |party| (conflict, party)))
        {
            let certain = || Recusal::Certain { name: party.name.clone(), ground: conflict.ground };
            match (conflict.number.as_deref(), number_of(party)) {
                (Some(recorded), Some(number)) if recorded == number => return Some(certain()),
                (Some(_), Some(_)) => {}
                _ if conflict.name != party.name => {}
                _ if party.kind != PartyKind::Person => return Some(certain()),
                _ => doubt = Some(Recusal::Doubtful { name: party.name.clone() }),
            }
        }
        doubt
    }
}

fn number_of(party: &Party) -> Option<&str> {
    let resident = party.resident_id.as_ref().map(values::ResidentId::reveal);
    resident.or_else(|| party.credit_code.as_ref().map(values::CreditCode::reveal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Member;
    use crate::office::Office;
    use crate::party::Role;

    fn id(name: &str) -> StaffId {
        name.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn directory() -> Directory {
        let mut directory = Directory::default();
        for name in ["lin", "qiao", "ma"] {
            let member = Member { name: name.to_owned(), office: Office::Handler, team: None, serving: true };
            directory.members.insert(id(name), member);
        }
        let away = |until: &str, cover: &str| Absence { until: day(until), cover: id(cover) };
        directory.absences.insert((id("lin"), day("2026-03-02")), away("2026-03-06", "qiao"));
        directory.absences.insert((id("qiao"), day("2026-03-06")), away("2026-03-10", "ma"));
        directory
    }

    #[test]
    fn a_cover_stands_in_from_the_first_day_to_the_last_and_hands_nothing_on() {
        let directory = directory();
        for (on, cover, covered) in [
            ("2026-03-01", "qiao", &[][..]),
            ("2026-03-02", "qiao", &["lin"]),
            ("2026-03-05", "qiao", &["lin"]),
            ("2026-03-06", "qiao", &[]),
            ("2026-03-06", "ma", &["qiao"]),
            ("2026-03-10", "ma", &["qiao"]),
            ("2026-03-11", "ma", &[]),
        ] {
            let found: Vec<String> =
                directory.covered_on(&id(cover), day(on)).iter().map(ToString::to_string).collect();
            assert_eq!(found, covered, "{cover} on {on}");
        }
    }

    #[test]
    fn a_number_decides_and_a_name_alone_only_where_it_is_that_of_an_organisation() {
        let party = |name: &str, code: Option<&str>| Party {
            no: 1,
            role: Role::Debtor,
            name: name.to_owned(),
            kind: PartyKind::suggested_by(name),
            resident_id: None,
            credit_code: code.map(|code| code.parse().unwrap()),
            phone: None,
            address: None,
        };
        let code = "91110000600037341L";
        let conflict = |name: &str, number: Option<&str>| Conflict {
            name: name.to_owned(),
            number: number.map(str::to_owned),
            ground: Ground::Kin,
        };
        for (recorded, party, expected) in [
            (conflict("王某", None), party("王某", None), "doubtful"),
            (conflict("王某", None), party("李某", None), "none"),
            (conflict("某某有限公司", None), party("某某有限公司", None), "certain"),
            (conflict("旧名有限公司", Some(code)), party("新名有限公司", Some(code)), "certain"),
            (conflict("某某有限公司", Some("另一个")), party("某某有限公司", Some(code)), "none"),
        ] {
            let mut directory = directory();
            directory.conflicts.insert(id("lin"), vec![recorded.clone()]);
            let found = match directory.recusal(&id("lin"), std::slice::from_ref(&party)) {
                Some(Recusal::Certain { .. }) => "certain",
                Some(Recusal::Doubtful { .. }) => "doubtful",
                None => "none",
            };
            assert_eq!(found, expected, "{recorded:?} {}", party.name);
        }
        assert_eq!(directory().recusal(&id("qiao"), &[party("王某", None)]), None);
    }

    #[test]
    fn every_duty_is_found_by_its_word() {
        for duty in TeamDuty::ALL {
            assert_eq!(TeamDuty::by_word(duty.word()), Some(duty));
        }
    }
}
