select s.bank_account, s.source_no, s.movement, s.line, s.account, s.amount_fen, s.value_on, s.booked_on, coalesce(l.payer, '')
from suspense_posting s
left join bank_line l on l.court = s.court and l.account = s.bank_account and l.source_no = s.source_no
where s.court = $1 and s.booked_on >= $2 and s.booked_on <= $3
order by s.bank_account, s.source_no, s.movement, s.line
