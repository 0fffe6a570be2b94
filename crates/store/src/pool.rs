//! Connections that are lent and come back.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// At most so many of a thing, made when first needed and kept for the next.
pub(crate) struct Pool<T> {
    most: usize,
    state: Mutex<State<T>>,
    returned: Condvar,
}

struct State<T> {
    idle: Vec<T>,
    made: usize,
}

/// A thing on loan; it goes back when this is dropped.
pub(crate) struct Lent<'pool, T> {
    pool: &'pool Pool<T>,
    thing: Option<T>,
    fresh: bool,
}

impl<T> Pool<T> {
    pub(crate) fn new(most: usize) -> Pool<T> {
        Pool { most, state: Mutex::new(State { idle: Vec::new(), made: 0 }), returned: Condvar::new() }
    }

    /// One that is idle, or a new one, or the next that comes back.
    pub(crate) fn take<E>(&self, make: impl FnOnce() -> Result<T, E>) -> Result<Lent<'_, T>, E> {
        let mut state = self.lock();
        loop {
            if let Some(thing) = state.idle.pop() {
                return Ok(Lent { pool: self, thing: Some(thing), fresh: false });
            }
            if state.made < self.most {
                break;
            }
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.made += 1;
        drop(state);
        // Until it holds a thing, the loan only reserves the place, and gives it back when the making fails.
        let mut lent = Lent { pool: self, thing: None, fresh: true };
        lent.thing = Some(make()?);
        Ok(lent)
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Lent<'_, T> {
    /// Whether it was made for this loan.
    pub(crate) fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Throws it away instead of giving it back.
    pub(crate) fn discard(mut self) {
        self.thing = None;
    }
}

impl<T> Deref for Lent<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.thing.as_ref().expect("a loan holds its thing until it is dropped")
    }
}

impl<T> DerefMut for Lent<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.thing.as_mut().expect("a loan holds its thing until it is dropped")
    }
}

impl<T> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        let mut state = self.pool.lock();
        match self.thing.take() {
            // Whoever panics may leave it in the middle of something.
            Some(thing) if !std::thread::panicking() => state.idle.push(thing),
            _ => state.made -= 1,
        }
        drop(state);
        self.pool.returned.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn a_thing_is_made_once_and_lent_again() {
        let pool = Pool::new(1);
        assert_eq!(*pool.take(|| Ok::<_, Infallible>(1)).unwrap(), 1);
        assert_eq!(*pool.take(|| Ok::<_, Infallible>(2)).unwrap(), 1);
    }

    #[test]
    fn a_failed_making_and_a_discarded_thing_leave_their_place() {
        let pool = Pool::new(1);
        assert!(pool.take(|| Err::<i32, _>("no")).is_err());
        pool.take(|| Ok::<_, Infallible>(2)).unwrap().discard();
        assert_eq!(*pool.take(|| Ok::<_, Infallible>(3)).unwrap(), 3);
    }

    #[test]
    fn whoever_finds_none_waits_for_the_next() {
        let pool = Pool::new(2);
        std::thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        *pool.take(|| Ok::<_, Infallible>(0)).unwrap() += 1;
                    }
                });
            }
        });
        assert_eq!(pool.lock().idle.iter().sum::<i32>(), 1_600);
    }
}
