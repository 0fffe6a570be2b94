select account, source_no, value_on, entered_on, amount_fen, payer, payer_account, sub_account, wording, state, state_on,
  case_id, page, assigned, version
from bank_line
where court = $1 and account = $2 and state = 'sent_back' and state_on >= $3 and state_on <= $4
  and ($5 = 0 or not exists (
    select 1 from outgoing_line o
    where o.court = bank_line.court and o.account = bank_line.account and o.sent_back = bank_line.source_no
      and o.value_on <= $4
  ))
order by state_on, source_no
