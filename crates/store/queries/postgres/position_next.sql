select nextval('journal_position_sequence') from generate_series(1, $1::bigint)
