//! What is posted to the work group: each post has a number and goes once.
//!
//! The group knows no numbers, so the attempt is on disk before the post leaves, and its outcome after. A post of which
//! nobody knows whether it arrived is not sent again by itself: somebody looks into the group and says so.

use crate::app::{App, new_event};
use crate::bulletins::paper::cell;
use crate::bulletins::seal::Sealed;
use crate::bulletins::{BulletinId, BulletinKind, MAKER, NO_RANKING, maker, may_make};
use crate::error::AppError;
use docket::event::Unreadable;
use docket::office::Actor;
use gateways::work_group::{CONTENT_BYTES_MAX, PostError, WorkGroup};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use store::StreamAppend;
use values::{Instant, StaffId};

/// The stream of posts.
const STREAM: &str = "posts";
/// Bulletins that are older than so many days are posted no more.
const FRESH_DAYS: i32 = 7;
/// An attempt without an outcome for so many seconds was broken off.
const BROKEN_OFF_SECONDS: i64 = 600;
/// The first pause after a failure, doubled from try to try.
const FIRST_PAUSE_SECONDS: i64 = 30;
/// The longest pause.
const LONGEST_PAUSE_SECONDS: i64 = 3_600;
/// A post that was refused or failed so often waits for somebody.
const TRIES: u32 = 12;
/// How often the outbox is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// The bulletin shows these of each team in the group.
const SHOWN: [&str; 5] = ["received", "closed", "closed_performed", "recovered", "IND-07"];

/// What happens to posts. Stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "post_event", rename_all = "snake_case")]
enum PostEvent {
    /// A post is to be sent; its number is how many there are then.
    Queued { bulletin: String, content: String },
    /// It leaves now.
    Tried { post: u32 },
    /// It arrived: the group said so, or an officer saw it there.
    Sent { post: u32 },
    /// It did not arrive.
    Failed { post: u32, why: String },
    /// Nobody knows.
    Unclear { post: u32, why: String },
    /// An officer did not find it in the group, or has mended what was wrong: it goes again.
    Again { post: u32 },
}

/// Where a post stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostState {
    /// It waits to be sent.
    Waiting,
    /// It is on its way since then.
    UnderWay(Instant),
    /// It arrived then.
    Sent(Instant),
    /// It failed so often, for this reason last, then.
    Failed(u32, String, Instant),
    /// Nobody knows whether it arrived.
    Unclear(String),
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its number, from 1.
    pub number: u32,
    /// Of which bulletin.
    pub bulletin: String,
    /// The text.
    pub content: String,
    /// Where it stands.
    pub state: PostState,
}

impl Post {
    /// Whether nothing happens to it until somebody says something.
    #[must_use]
    pub fn waits_for_somebody(&self) -> bool {
        match &self.state {
            PostState::Unclear(_) => true,
            PostState::Failed(times, ..) => *times >= TRIES,
            PostState::Waiting | PostState::UnderWay(_) | PostState::Sent(_) => false,
        }
    }

    /// Whether it may leave now.
    fn is_due(&self, now: Instant) -> bool {
        match &self.state {
            PostState::Waiting => true,
            PostState::Failed(times, _, at) if *times < TRIES => {
                let pause = FIRST_PAUSE_SECONDS.saturating_mul(1 << (*times - 1).min(20));
                at.plus_seconds(pause.min(LONGEST_PAUSE_SECONDS)) <= now
            }
            _ => false,
        }
    }
}

/// The text of a post: the figures of teams and of the court; of handlers only that the bulletin is there, because each
/// reads his own in it. No party and no case is named.
fn content(court: &str, sealed: &Sealed) -> String {
    let bulletin = &sealed.bulletin;
    let id = bulletin.id;
    let mut text = format!(
        "**{court}执行工作通报**　{}\n{}（{}至{}）\n",
        sealed.written_number(),
        id.kind.title(),
        id.from.chinese(),
        id.until().chinese()
    );
    for row in bulletin.rows.iter().filter(|_| id.kind != BulletinKind::Handlers) {
        let figures: Vec<String> = bulletin
            .columns
            .iter()
            .zip(&row.spans[0].figures)
            .filter(|((indicator, _), _)| SHOWN.contains(&indicator.id))
            .map(|((indicator, _), figure)| {
                let written = indicator.written(*figure);
                format!("{}{}", indicator.title, written.unwrap_or_else(|| cell(indicator, *figure)))
            })
            .collect();
        let line = format!("> {}：{}\n", row.name, figures.join("，"));
        if text.len() + line.len() + 400 > CONTENT_BYTES_MAX {
            text.push_str("> 其余见系统内通报\n");
            break;
        }
        text.push_str(&line);
    }
    if id.kind == BulletinKind::Handlers {
        text.push_str("> 请在系统“指挥中心—通报”中查看本人情况\n");
    }
    text.push_str(NO_RANKING);
    text
}

/// Applies an event; the day on which it was recorded is its time.
fn apply(posts: &mut Vec<Post>, event: PostEvent, at: Instant) {
    let (number, state) = match event {
        PostEvent::Queued { bulletin, content } => {
            let number = u32::try_from(posts.len() + 1).unwrap_or(u32::MAX);
            posts.push(Post { number, bulletin, content, state: PostState::Waiting });
            return;
        }
        PostEvent::Tried { post } => {
            // How often it failed is kept through the attempt, so that pauses grow.
            (post, PostState::UnderWay(at))
        }
        PostEvent::Sent { post } => (post, PostState::Sent(at)),
        PostEvent::Failed { post, why } => (post, PostState::Failed(1, why, at)),
        PostEvent::Unclear { post, why } => (post, PostState::Unclear(why)),
        PostEvent::Again { post } => (post, PostState::Waiting),
    };
    if let Some(post) = posts.iter_mut().find(|post| post.number == number) {
        post.state = state;
    }
}

impl App {
    /// Every post with where it stands, in their order, and how many events that are.
    fn posts(&self) -> Result<(Vec<Post>, u64), AppError> {
        let stored = self.store().stream(self.court().as_str(), STREAM)?;
        let mut posts: Vec<Post> = Vec::new();
        let mut failures: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
        for event in &stored {
            let read: PostEvent = serde_json::from_str(&event.body).map_err(|source| {
                AppError::Unreadable(Unreadable::BadBody { kind: event.kind.clone(), source })
            })?;
            let failed = match &read {
                PostEvent::Failed { post, .. } => Some(*post),
                PostEvent::Again { post } => {
                    failures.remove(post);
                    None
                }
                _ => None,
            };
            apply(&mut posts, read, event.recorded_at);
            if let Some(number) = failed {
                let times = failures.entry(number).or_default();
                *times += 1;
                if let Some(post) = posts.iter_mut().find(|post| post.number == number)
                    && let PostState::Failed(counted, ..) = &mut post.state
                {
                    *counted = *times;
                }
            }
        }
        Ok((posts, stored.len() as u64))
    }

    /// The posts of a bulletin.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn posts_of(&self, id: BulletinId) -> Result<Vec<Post>, AppError> {
        let bulletin = id.to_string();
        Ok(self.posts()?.0.into_iter().filter(|post| post.bulletin == bulletin).collect())
    }

    fn enter_post(&self, actor: &StaffId, expected: u64, event: &PostEvent) -> Result<(), AppError> {
        let kind = match event {
            PostEvent::Queued { .. } => "post_queued",
            PostEvent::Tried { .. } => "post_tried",
            PostEvent::Sent { .. } => "post_sent",
            PostEvent::Failed { .. } => "post_failed",
            PostEvent::Unclear { .. } => "post_unclear",
            PostEvent::Again { .. } => "post_again",
        };
        let event = new_event(kind, self.today(), actor, event);
        self.append(
            vec![StreamAppend { stream: STREAM.to_owned(), expected, events: vec![event] }],
            Vec::new(),
        )
    }

    /// Puts the bulletins of the last days that are not there yet into the outbox.
    fn queue_posts(&self) -> Result<(), AppError> {
        let today = self.today();
        let mut sealed = self.sealed_of_year(today.year())?;
        sealed.extend(self.sealed_of_year(today.year() - 1)?);
        for one in sealed.iter().filter(|one| one.made_on.plus_days(FRESH_DAYS) >= today) {
            let (posts, length) = self.posts()?;
            let bulletin = one.bulletin.id.to_string();
            if posts.iter().all(|post| post.bulletin != bulletin) {
                let content = content(self.court_name(), one);
                self.enter_post(&maker().id, length, &PostEvent::Queued { bulletin, content })?;
            }
        }
        Ok(())
    }

    /// Queues what is new and sends what is due, with pauses by the court's clock; gives how many posts left.
    ///
    /// # Errors
    /// The store cannot be read or written. Trouble of the group is no error: it stands with the post.
    pub fn send_posts(&self, group: &WorkGroup) -> Result<usize, AppError> {
        App::trying(|| self.queue_posts())?;
        let program = maker().id;
        let mut sent = 0;
        let (posts, _) = self.posts()?;
        for post in posts {
            let now = self.inner.clock.now();
            let (number, is_broken_off) = match &post.state {
                PostState::UnderWay(since) => (post.number, since.plus_seconds(BROKEN_OFF_SECONDS) <= now),
                _ => (post.number, false),
            };
            if is_broken_off {
                let why = "发送时中断".to_owned();
                App::trying(|| {
                    let event = PostEvent::Unclear { post: number, why: why.clone() };
                    self.enter_post(&program, self.posts()?.1, &event)
                })?;
            }
            if !post.is_due(now) {
                continue;
            }
            // Whoever writes the attempt sends it: another node finds it under way.
            let (fresh, length) = self.posts()?;
            let is_as_before = fresh.contains(&post);
            if !is_as_before {
                continue;
            }
            match self.enter_post(&program, length, &PostEvent::Tried { post: number }) {
                Ok(()) => {}
                Err(AppError::Conflict) => continue,
                Err(error) => return Err(error),
            }
            let outcome = match group.post(&post.content) {
                Ok(()) => PostEvent::Sent { post: number },
                Err(error @ PostError::Unclear(_)) => {
                    PostEvent::Unclear { post: number, why: error.officer_sentence() }
                }
                Err(error) => PostEvent::Failed { post: number, why: error.officer_sentence() },
            };
            App::trying(|| self.enter_post(&program, self.posts()?.1, &outcome))?;
            sent += 1;
        }
        Ok(sent)
    }

    /// Says what became of a post of which nobody knew: it stands in the group.
    ///
    /// # Errors
    /// As [`App::post_again`].
    pub fn post_was_seen(&self, actor: &Actor, number: u32) -> Result<(), AppError> {
        self.answer_post(actor, number, PostEvent::Sent { post: number })
    }

    /// Sends a post again that did not arrive.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that make no bulletins; [`AppError::NotFound`] where no such post waits for
    /// somebody.
    pub fn post_again(&self, actor: &Actor, number: u32) -> Result<(), AppError> {
        self.answer_post(actor, number, PostEvent::Again { post: number })
    }

    fn answer_post(&self, actor: &Actor, number: u32, event: PostEvent) -> Result<(), AppError> {
        if !may_make(actor) || actor.id.as_str() == MAKER {
            return Err(AppError::Forbidden);
        }
        App::trying(|| {
            let (posts, length) = self.posts()?;
            let post = posts.iter().find(|post| post.number == number);
            post.filter(|post| post.waits_for_somebody()).ok_or(AppError::NotFound)?;
            self.enter_post(&actor.id, length, &event)
        })
    }
}

/// The courier to the work group; it stops when this is dropped.
pub struct Poster {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Poster {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            if thread.join().is_err() {
                tracing::error!("the courier to the work group failed");
            }
        }
    }
}

impl App {
    /// Starts the courier that carries posts to the work group.
    #[must_use = "the courier stops when this is dropped"]
    pub fn start_poster(&self, group: WorkGroup) -> Poster {
        let (app, stop) = (self.clone(), Arc::new(AtomicBool::new(false)));
        let thread = thread::spawn({
            let stop = stop.clone();
            move || {
                while !stop.load(Ordering::SeqCst) {
                    if let Err(error) = app.send_posts(&group) {
                        tracing::error!(%error, "the outbox of the work group cannot be read or written");
                    }
                    thread::park_timeout(LOOK_EVERY);
                }
            }
        });
        Poster { stop, thread: Some(thread) }
    }
}
