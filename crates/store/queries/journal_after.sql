select court, stream, version, position, recorded_at, on_day, actor, kind, schema_version, body, hash
from journal
where position > $1
order by position
limit $2
