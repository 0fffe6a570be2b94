-- Changes in the register of enterprises that nobody has answered yet, in open cases.

create table register_alert (
  court text not null,
  case_id text not null,
  entry bigint not null,
  kind text not null,
  told text not null,
  changed_on text not null,
  number text not null,
  team text,
  handler text,
  handler_name text,
  primary key (court, case_id, entry)
);
create index register_alert_day on register_alert (court, changed_on, case_id, entry);
create index register_alert_handler on register_alert (court, handler, changed_on);
create index register_alert_team on register_alert (court, team, changed_on);

-- Whereabouts asked of the police, counted by year.
create index institution_request_matter on institution_request (court, matter, asked_on);
