select case_id, entry, amount_fen, left_fen, held_fen, value_on, due_on, paused, waits_for, told, number, handler_name,
  precedence
from unpaid_receipt
where court = $1
