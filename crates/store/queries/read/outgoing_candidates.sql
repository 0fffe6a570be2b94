select case_id, booked_by, amount_fen, since, payee, payee_account, bank_no
from payment_order
where court = $1 and state = 'settled' and since >= $2 and since <= $3 and booked_by is not null
  and not exists (
    select 1 from outgoing_line l
    where l.court = payment_order.court and l.case_id = payment_order.case_id and l.page = payment_order.booked_by
  )
