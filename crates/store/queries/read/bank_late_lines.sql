select account, source_no, value_on, entered_on, amount_fen, payer, payer_account, sub_account, wording, state, state_on,
  case_id, page, assigned, version
from bank_line
where court = $1 and account = $2 and value_on <= $3 and entered_on >= $4
  and (entered_on > $4 or exists (
    select 1 from journal j
    where j.court = bank_line.court and j.stream = 'bank/' || bank_line.account || '/' || bank_line.source_no
      and j.version = 1 and j.position > $5
  ))
order by value_on, source_no
limit $6
