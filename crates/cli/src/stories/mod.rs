//! Stories: programs that drive the public API of a running Zhida under a clock that they move.
//!
//! A story is one file. It founds nothing and writes nothing past the API: it signs in as the officers of a
//! throwaway court, asks for acts, tries what must be refused on the way, and asserts the closing figures. Only the
//! stories of figures (B…) enter their many dockets in process, by the same acts, and ask the API for the figures. The same
//! script is a test, a demonstration and documentation.

mod b01;
mod b02;
mod b03;
mod b04;
mod b05;
mod b06;
mod b07;
mod b08;
mod b09;
mod b10;
mod c02;
mod c03;
mod c12;
mod figures;
mod institutions;
mod m01;
mod m02;
mod m03;
mod payments;
mod stage;

pub(crate) use stage::Stage;

/// A story.
pub(crate) struct Story {
    /// Its id.
    pub(crate) id: &'static str,
    /// Its title.
    pub(crate) title: &'static str,
    /// How it ends.
    pub(crate) ends_with: &'static str,
    /// The first day.
    pub(crate) begins_on: &'static str,
    /// The script.
    pub(crate) run: fn(&mut Stage) -> anyhow::Result<()>,
}

/// Every story.
pub(crate) static STORIES: &[Story] = &[
    m01::STORY,
    m02::STORY,
    m03::STORY,
    b01::STORY,
    b02::STORY,
    b03::STORY,
    b04::STORY,
    b05::STORY,
    b06::STORY,
    b07::STORY,
    b08::STORY,
    b09::STORY,
    b10::STORY,
    c02::STORY,
    c03::STORY,
    c12::STORY,
];
