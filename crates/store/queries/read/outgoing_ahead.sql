select account, source_no, value_on, entered_on, amount_fen, payee, payee_account, wording, state, state_on, case_id, page,
  sent_back, version
from outgoing_line o
where court = $1 and account = $2 and state = 'matched' and value_on >= $3 and value_on <= $4
  and (
    exists (
      select 1 from posting p
      where p.court = o.court and p.case_id = o.case_id and p.entry = o.page and p.account = 'bank' and p.value_on > $4
    )
    or exists (
      select 1 from bank_line l
      where l.court = o.court and l.account = o.account and l.source_no = o.sent_back and l.state_on > $4
    )
  )
order by value_on, source_no
