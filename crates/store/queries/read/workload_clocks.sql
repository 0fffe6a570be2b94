select c.case_id, c.kind, c.started_on, c.due_on, c.state, c.state_on, c.team, c.handler, r.filed_on
from case_clock c
join case_row r on r.court = c.court and r.case_id = c.case_id
where c.court = $1 and (c.state <> 'met' or c.state_on >= $2)
order by c.case_id, c.kind, c.subject
