select kind, sum(case when due_on < $2 then 1 else 0 end), sum(case when due_on = $2 then 1 else 0 end),
  sum(case when due_on > $2 then 1 else 0 end)
from case_clock
where court = $1 and handler = $4 and state = 'running' and due_on <= $3
  and ($5 = '' or office = $5)
group by kind
order by kind
