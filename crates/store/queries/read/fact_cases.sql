select f.fact, f.on_day, f.case_id, f.subject, f.number, f.amount_fen, f.handler,
  coalesce(c.number, m.name, u.urging_id, ''), coalesce(c.creditors, u.applicant, ''), coalesce(c.debtors, u.debtor, ''),
  coalesce(c.cause, u.instrument, ''), coalesce(c.handler_name, u.opened_by_name), coalesce(c.stage, '')
from case_fact f
left join case_row c on c.court = f.court and c.case_id = f.case_id
left join campaign_row m on m.court = f.court and m.campaign_id = f.case_id
left join urging_row u on u.court = f.court and u.urging_id = f.case_id
where f.court = $1
