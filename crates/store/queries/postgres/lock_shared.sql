select pg_advisory_xact_lock_shared($1::bigint), pg_advisory_xact_lock_shared($2::bigint)
