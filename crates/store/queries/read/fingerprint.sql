select fingerprint from read_tables where court = $1
