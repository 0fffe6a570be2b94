create table if not exists migration (
  version bigint not null primary key,
  name text not null,
  digest text not null
)
