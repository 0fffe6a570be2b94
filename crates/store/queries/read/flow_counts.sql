select node, team, node_since
from case_flow
where court = $1 and is_open = 1
