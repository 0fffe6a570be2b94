select case_id, number, team, handler_name, kind, class, cause, magnitude, filed_on, last_page_on, suspended_days,
  notice_days, query_days, control_days, money_days, payout_days, close_days, debtors, has_property, was_preserved,
  was_suspended, node, handler
from case_flow
where court = $1
