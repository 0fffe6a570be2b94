select campaign_id, number, name, from_on, until_on, ended_on, operations, joint_operations
from campaign_row
where court = $1
order by number desc
limit $2 offset $3
