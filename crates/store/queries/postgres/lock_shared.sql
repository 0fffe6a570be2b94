select pg_advisory_xact_lock_shared($1::bigint # here.number), pg_advisory_xact_lock_shared($2::bigint # here.number)
from (select hashtextextended(coalesce(current_schema(), ''), 0) as number) as here
