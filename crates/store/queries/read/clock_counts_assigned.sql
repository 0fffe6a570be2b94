select kind, sum(case when due_on < $2 then 1 else 0 end), sum(case when due_on = $2 then 1 else 0 end),
  sum(case when due_on > $2 then 1 else 0 end)
from case_clock
where court = $1 and coalesce(handler, '') = $4 and state = 'running' and due_on <= $3 and ($5 = '' or team = $5)
  and ($6 = '' or office = $6)
group by kind
order by kind
