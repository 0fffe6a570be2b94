select court, stream, version, position, recorded_at, on_day, actor, kind, schema_version, body, hash
from journal
where court = $1 and stream = $2 and version = $3
