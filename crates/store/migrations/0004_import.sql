-- Rows of imported case lists that are filed already, so that the same file twice changes nothing.
create table import_row (
  court text not null,
  fingerprint text not null,
  case_id text not null,
  primary key (court, fingerprint)
);
