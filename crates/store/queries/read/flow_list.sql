select case_id, node, node_since, team, handler, handler_name, number, cause, filed_on, last_page_on
from case_flow
where court = $1 and is_open = 1
