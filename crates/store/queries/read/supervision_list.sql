select case_id, entry, told, by_id, by_name, by_office, ordered_on, due_on, state, state_on, sent_back, remark, reply,
  effect, reply_by, in_time, number, team, handler, handler_name
from supervision_item
where court = $1
