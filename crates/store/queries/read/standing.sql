select
  (select count(*) from case_row where court = $1 and handler = $2 and is_open = 1),
  (select count(*) from case_clock where court = $1 and handler = $2 and state = 'running'),
  (select count(*) from case_row where court = $1 and handler = $2 and balance_fen > 0),
  (select cast(coalesce(sum(balance_fen), 0) as bigint) from case_row where court = $1 and handler = $2),
  (select count(*) from case_task t join case_row c on c.court = t.court and c.case_id = t.case_id
    where t.court = $1 and c.handler = $2),
  (select count(*) from institution_request where court = $1 and handler = $2 and state in ('open', 'timed_out', 'disputed')),
  (select count(*) from running_measure where court = $1 and handler = $2 and until_on <= $3),
  (select count(*) from payment_order where court = $1 and handler = $2 and state in ('ordered', 'sent', 'failed')),
  (select count(*) from bank_line where court = $1 and assigned = $2 and state = 'unclaimed'),
  (select count(*) from supervision_item where court = $1 and handler = $2 and state = 'waiting')
