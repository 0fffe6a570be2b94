-- The journal: every act of every court, appended once and never changed.
-- `version` counts a stream's events from 1; `position` orders all events of the store.
-- `hash` seals the event to the one before it on the same stream (see src/chain.rs).
create table journal (
  court text not null,
  stream text not null,
  version bigint not null,
  position bigint not null,
  recorded_at text not null,
  on_day text not null,
  actor text not null,
  kind text not null,
  schema_version bigint not null,
  body text not null,
  hash text not null,
  primary key (court, stream, version)
);

create index journal_position on journal (position);
