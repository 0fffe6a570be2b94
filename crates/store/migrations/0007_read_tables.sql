-- What the read tables of a court were made by: a program that reckons otherwise makes them anew.
create table read_tables (
  court text not null,
  fingerprint text not null,
  primary key (court)
);
