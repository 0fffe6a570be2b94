-- Money of livelihood cases goes first (绿色通道): 0 for those, 1 for others, in every queue where payments wait.

alter table payment_order add column precedence bigint not null default 1;
alter table unpaid_receipt add column precedence bigint not null default 1;
alter table case_task add column precedence bigint not null default 1;

drop index payment_order_state;
create index payment_order_state on payment_order (court, state, precedence, since, case_id, entry);
drop index unpaid_receipt_age;
create index unpaid_receipt_age on unpaid_receipt (court, precedence, value_on, case_id, entry);
drop index unpaid_receipt_handler;
create index unpaid_receipt_handler on unpaid_receipt (court, handler, precedence, value_on);
drop index unpaid_receipt_team;
create index unpaid_receipt_team on unpaid_receipt (court, team, precedence, value_on);
