select number, batch, payee
from payment_order
where court = $1 and state = 'sent' and amount_fen = $2 and payee = $3
order by since
limit 1
