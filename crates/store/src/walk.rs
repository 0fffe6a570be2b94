//! The journal stream by stream, a page at a time.

use crate::{Query, Store, StoreError, StoredEvent};
use std::vec::IntoIter;

const BY_STREAM: Query = query!("journal_by_stream");

/// All events of the journal, those of a stream together and in their order. See [`Store::events_by_stream`].
pub struct EventsByStream<'store> {
    store: &'store Store,
    page: u32,
    /// The last event read: court, stream, number.
    after: (String, String, u64),
    read: IntoIter<StoredEvent>,
    ended: bool,
}

impl Store {
    /// All events, court by court and stream by stream, read when they are drawn and `page` at a time: what is held in
    /// memory does not grow with the journal.
    ///
    /// Pages are read one after the other. Whoever must see one steady state draws them while nobody appends, as in
    /// [`Store::replace_tables`].
    #[must_use]
    pub fn events_by_stream(&self, page: u32) -> EventsByStream<'_> {
        let after = (String::new(), String::new(), 0);
        EventsByStream { store: self, page, after, read: Vec::new().into_iter(), ended: false }
    }

    /// Whether anything stands in the journal of a court.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn has_events(&self, court: &str) -> Result<bool, StoreError> {
        let from = [court.into(), "".into(), 0_i64.into(), 1_u32.into()];
        let rows = self.read(|connection| connection.rows(&BY_STREAM, &from))?;
        Ok(rows.first().map(StoredEvent::from_row).transpose()?.is_some_and(|event| event.court == court))
    }
}

impl EventsByStream<'_> {
    fn next_page(&self) -> Result<Vec<StoredEvent>, StoreError> {
        let (court, stream, version) = &self.after;
        let from =
            [court.as_str().into(), stream.as_str().into(), version.cast_signed().into(), self.page.into()];
        let rows = self.store.read(|connection| connection.rows(&BY_STREAM, &from))?;
        rows.iter().map(StoredEvent::from_row).collect()
    }
}

impl Iterator for EventsByStream<'_> {
    type Item = Result<StoredEvent, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.read.len() == 0 && !self.ended {
            match self.next_page() {
                Ok(page) => {
                    if let Some(last) = page.last() {
                        self.after = (last.court.clone(), last.stream.clone(), last.version);
                    }
                    self.read = page.into_iter();
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
        let next = self.read.next();
        self.ended |= next.is_none();
        next.map(Ok)
    }
}
