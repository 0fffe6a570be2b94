-- Campaigns (专项行动): one row a campaign (read table of the streams `campaign/<number>`).
create table campaign_row (
  court text not null,
  campaign_id text not null,
  number bigint not null,
  name text not null,
  from_on text not null,
  until_on text not null,
  ended_on text,
  operations bigint not null,
  joint_operations bigint not null,
  primary key (court, campaign_id)
);
create index campaign_row_number on campaign_row (court, number);

-- Urging before filing (执前督促): one row an urging (read table of the streams `urging/<number>`).
create table urging_row (
  court text not null,
  urging_id text not null,
  number bigint not null,
  applicant text not null,
  debtor text not null,
  instrument text not null,
  sum_fen bigint not null,
  asked_on text not null,
  last_day_on text not null,
  opened_by text not null,
  opened_by_name text not null,
  team text not null,
  contacts bigint not null,
  last_contact_on text,
  state text not null,
  settled_on text,
  performed_fen bigint not null,
  primary key (court, urging_id)
);
create index urging_row_state on urging_row (court, state, number);
create index urging_row_number on urging_row (court, number);
