select p.case_id, p.entry, p.amount_fen, l.value_on, p.booked_on, c.number, l.payer, l.source_no
from bank_line l
join posting p on p.court = l.court and p.case_id = l.case_id and p.entry = l.page
  and p.account = 'bank' and p.bank_account = '' and p.value_on > $4
join case_row c on c.court = p.court and c.case_id = p.case_id
where l.court = $1 and l.account = $2 and l.value_on >= $3 and l.value_on <= $4
order by l.value_on, l.source_no
