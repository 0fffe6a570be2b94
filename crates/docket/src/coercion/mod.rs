//! Measures against persons: summons (传唤), compelled appearance (拘传) and detention (司法拘留).

pub mod compel_appearance;
pub mod detain;
pub mod obstacle;
pub mod release_detained;
pub mod release_early;
pub mod summon;

use crate::case::Case;
use crate::coercion::obstacle::Obstacle;
use crate::event::EntryNo;
use crate::form::Answer;
use crate::party::{Party, PartyKind, PartyNo};
use crate::refusal::Refusal;
use law::Article;
use law::civil_procedure2023::sanctions::Role;
use values::Day;

impl Answer for Role {
    const REQUIRED: bool = true;
}

/// The place of a person towards the debtor, as officers choose it.
pub(crate) const ROLES: &[(&str, &str)] = &[
    ("debtor", "被执行人本人"),
    ("legal_representative", "法定代表人"),
    ("principal", "负责人"),
    ("actual_controller", "实际控制人"),
    ("directly_responsible", "直接责任人员"),
];

/// What a person is called beside the debtor's name: `法定代表人`.
#[must_use]
pub fn role_title(role: Role) -> &'static str {
    match role {
        Role::Debtor => "被执行人",
        Role::LegalRepresentative => "法定代表人",
        Role::Principal => "负责人",
        Role::ActualController => "实际控制人",
        Role::DirectlyResponsible => "直接责任人员",
        Role::Other => "其他人员",
    }
}

/// A person against whom something was ordered.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Person {
    /// The debtor.
    pub debtor: PartyNo,
    /// The place towards the debtor.
    pub role: Role,
    /// The name.
    pub name: String,
}

impl Person {
    /// Who is meant: a debtor who is a person himself, and somebody of a debtor that is an entity.
    pub(crate) fn of(
        debtor: &Party,
        role: Role,
        name: Option<&String>,
        article: Article,
    ) -> Result<Person, Refusal> {
        let is_person = debtor.kind == PartyKind::Person;
        if is_person != (role == Role::Debtor) {
            return Err(Obstacle::RoleUnsuited {
                role: role_title(role),
                name: debtor.name.clone(),
                article,
            }
            .into());
        }
        let name = match role {
            Role::Debtor => debtor.name.clone(),
            _ => name
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .ok_or(Obstacle::PersonMissing)?,
        };
        Ok(Person { debtor: debtor.no, role, name })
    }

    /// In words: `王某`, `某某公司法定代表人王某`.
    #[must_use]
    pub fn words(&self, case: &Case) -> String {
        match self.role {
            Role::Debtor => self.name.clone(),
            role => format!("{}{}{}", case.party_name(self.debtor), role_title(role), self.name),
        }
    }
}

/// A summons to be questioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summons {
    /// The page that issued it.
    pub no: EntryNo,
    /// The day of that page.
    pub on: Day,
    /// Who is summoned.
    pub person: Person,
    /// The day on which to appear.
    pub appear_on: Day,
}

/// An appearance that was compelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compelled {
    /// The page of the warrant.
    pub no: EntryNo,
    /// The day of that page.
    pub on: Day,
    /// The summons that was not followed.
    pub summons: EntryNo,
    /// Who is brought.
    pub person: Person,
}

/// A detention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detention {
    /// The page that decided it.
    pub no: EntryNo,
    /// The day of that page.
    pub on: Day,
    /// Who is detained.
    pub person: Person,
    /// What for: the kind of conduct and its day, by which the same conduct is known again.
    pub conduct: String,
    /// The first day.
    pub from: Day,
    /// The last day of the term.
    pub until: Day,
    /// The day of release.
    pub released_on: Option<Day>,
}

impl Case {
    /// A summons.
    #[must_use]
    pub fn summons(&self, no: EntryNo) -> Option<&Summons> {
        self.summonses.iter().find(|summons| summons.no == no)
    }

    /// A detention.
    #[must_use]
    pub fn detention(&self, no: EntryNo) -> Option<&Detention> {
        self.detentions.iter().find(|detention| detention.no == no)
    }

    /// A detention that has not ended, or the refusal that says why not.
    pub(crate) fn running_detention(&self, no: EntryNo) -> Result<&Detention, Refusal> {
        let detention = self.detention(no).ok_or(Refusal::NotOnDocket("拘留"))?;
        match detention.released_on {
            Some(on) => Err(Obstacle::Released { on }.into()),
            None => Ok(detention),
        }
    }

    /// Who a detention is of, in words; nothing where it is not on the docket.
    pub(crate) fn detained(&self, no: EntryNo) -> String {
        self.detention(no).map_or_else(String::new, |detention| detention.person.words(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::grounds::Ground;

    #[test]
    fn officers_choose_among_all_who_may_be_summoned() {
        let words: Vec<serde_json::Value> = ROLES.iter().map(|(word, _)| serde_json::json!(word)).collect();
        let summoned: Vec<serde_json::Value> = Role::ALL
            .iter()
            .filter(|role| role.may_be_summoned())
            .map(|role| serde_json::json!(role))
            .collect();
        assert_eq!(words, summoned);
    }
}
