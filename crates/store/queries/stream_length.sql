select coalesce(max(version), 0) from journal where court = $1 and stream = $2
