//! Institutions that help to enforce (协助执行单位): who they are ([`manage`]), what they are told and asked
//! ([`translate`]), replies that no docket asked for ([`stray`]), and how requests travel and replies are taken ([`courier`], [`service`]).

pub mod courier;
pub mod manage;
pub mod service;
pub mod stray;

mod feed;
mod reply;
mod translate;

pub use courier::{Courier, Round, Trouble};
pub use gateways::institution::Transport;
pub use manage::{InstitutionEvent, InstitutionShown, STREAM, may_manage};
pub use reply::Taken;
pub(crate) use reply::gateway;
pub use service::{Couriers, Troubles};
pub use translate::request_words;
