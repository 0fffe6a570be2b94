select p.case_id, p.entry, p.amount_fen, p.value_on, p.booked_on, c.number, coalesce(o.payee, ''), coalesce(o.batch, '')
from posting p
join case_row c on c.court = p.court and c.case_id = p.case_id
left join payment_order o on o.court = p.court and o.case_id = p.case_id and o.booked_by = p.entry
where p.court = $1 and p.account = 'bank' and p.bank_account = '' and p.booked_on >= $2 and p.value_on <= $3
  and p.amount_fen < 0
  and ($4 = 0 or not exists (
    select 1 from outgoing_line l where l.court = p.court and l.case_id = p.case_id and l.page = p.entry and l.value_on <= $3
  ))
order by p.value_on, p.case_id, p.entry
