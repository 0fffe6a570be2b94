//! Lists of the command centre that go over several pages.

use std::collections::BTreeMap;

/// Lines on a page.
const LINES: u32 = 100;

/// A page of a list, counted from 1.
#[derive(Clone, Copy)]
pub(super) struct Paged(u32);

impl Paged {
    /// The first page.
    pub(super) const FIRST: Paged = Paged(1);

    /// The page that an address asks for.
    pub(super) fn asked(query: &BTreeMap<String, String>) -> Paged {
        Paged(query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_u32).clamp(1, 10_000))
    }

    /// How many lines are passed over, and how many follow at most.
    pub(super) fn lines(self) -> (u32, u32) {
        ((self.0 - 1) * LINES, LINES)
    }

    /// The foot of the page with so many lines; `more` where there are others, `address` leads to a page by its number.
    pub(super) fn foot(
        self,
        (shown, unit): (usize, &str),
        more: bool,
        address: impl Fn(u32) -> String,
    ) -> Pager {
        let (passed, _) = self.lines();
        Pager {
            span: format!("第{}—{}{unit}", passed + 1, passed as usize + shown),
            previous: (self.0 > 1).then(|| address(self.0 - 1)),
            next: more.then(|| address(self.0 + 1)),
        }
    }

    /// As [`Paged::foot`], where a full page may have another after it.
    pub(super) fn foot_of_full(self, (shown, unit): (usize, &str), address: impl Fn(u32) -> String) -> Pager {
        self.foot((shown, unit), shown == LINES as usize, address)
    }
}

/// Which lines a page shows, and where the others are.
pub(super) struct Pager {
    pub(super) span: String,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl Pager {
    /// Says also how many lines there are in all.
    pub(super) fn of_all(self, count: u32, unit: &str) -> Pager {
        Pager { span: format!("共{count}{unit}，{}", self.span), ..self }
    }

    /// Whether there is another page.
    pub(super) fn turns(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}
