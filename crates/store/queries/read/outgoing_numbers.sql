select source_no
from outgoing_line
where court = $1 and account = $2 and source_no >= $3 and source_no <= $4
