select distinct case_id, payer_account
from bank_line
where court = $1 and state = 'claimed' and payer_account <> ''
  and exists (
    select 1 from debtor_row
    where debtor_row.court = bank_line.court and debtor_row.case_id = bank_line.case_id
  )
order by case_id, payer_account
