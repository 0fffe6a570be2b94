select court, stream, version, position, recorded_at, on_day, actor, kind, schema_version, body, hash
from journal
where (court, stream, version) > ($1, $2, $3)
order by court, stream, version
limit $4
