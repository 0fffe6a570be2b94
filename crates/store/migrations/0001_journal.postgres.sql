-- Many nodes append at once, so PostgreSQL hands out the positions.
create sequence journal_position_sequence;
