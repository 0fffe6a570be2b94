-- By which a stray reply that comes again is known, and the page of its stream on which it came.

alter table stray_reply add column digest text not null default '';
alter table stray_reply add column entry bigint not null default 0;
create index stray_reply_digest on stray_reply (court, digest);
