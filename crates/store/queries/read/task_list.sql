select case_id, proposal, approver, summary, proposed_by, proposed_on, due_on, number, team, precedence
from case_task
where court = $1 and approver = $2
order by precedence, due_on, case_id, proposal
limit 200
