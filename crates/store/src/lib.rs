//! The journal and the read tables, on SQLite and PostgreSQL from one body of SQL.
