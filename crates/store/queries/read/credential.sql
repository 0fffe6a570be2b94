select password_hash, failures, locked_until from credential where court = $1 and staff = $2
