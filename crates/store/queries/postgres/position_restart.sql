select setval('journal_position_sequence', $1::bigint)
