select account, source_no, value_on, entered_on, amount_fen, payer, payer_account, sub_account, wording, state, state_on,
  case_id, page, assigned, version
from bank_line
where court = $1 and state = 'unclaimed' and version = 1 and sub_account <> ''
  and (sub_account, value_on, account, source_no) > ($2, $3, $4, $5)
order by sub_account, value_on, account, source_no
limit $6
