-- Whether somebody must act on how a request to an institution ended, and nobody has.

alter table institution_request add column needs_somebody bigint not null default 0;
create index institution_request_needs on institution_request (court, needs_somebody, due_on, case_id, entry);
