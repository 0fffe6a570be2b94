select pg_advisory_xact_lock($1::bigint # hashtextextended(coalesce(current_schema(), ''), 0))
