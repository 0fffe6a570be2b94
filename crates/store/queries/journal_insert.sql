insert into journal
  (court, stream, version, position, recorded_at, on_day, actor, kind, schema_version, body, hash)
values
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
