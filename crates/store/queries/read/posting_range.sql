select p.case_id, p.entry, p.line, p.account, p.amount_fen, p.value_on, p.booked_on, p.bank_account, coalesce(r.bank_reference, ''), p.party
from posting p
left join bank_receipt r on r.court = p.court and r.case_id = p.case_id and r.entry = p.entry
where p.court = $1 and p.booked_on >= $2 and p.booked_on <= $3
order by p.case_id, p.entry, p.line
