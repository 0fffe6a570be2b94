select court, case_id, number, filed_on, cause, livelihood, stage, is_open, team, handler, handler_name, creditors,
  debtors, claimed_fen, received_fen, paid_fen, balance_fen, held_fen, due_on, due_kind, due_label, closed_on, pages, kind,
  closing_way, track, suggested_track
from case_row
where court = $1
