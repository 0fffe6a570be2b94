select case_id, entry, purpose, payee, amount_fen, state, batch, since, told, number, handler_name,
  precedence
from payment_order
where court = $1
