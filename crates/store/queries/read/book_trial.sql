select kind,
  cast(sum(case when booked_on < $2 then debit_fen - credit_fen else 0 end) as bigint),
  cast(sum(case when booked_on >= $2 then debit_fen else 0 end) as bigint),
  cast(sum(case when booked_on >= $2 then credit_fen else 0 end) as bigint)
from book_day
where court = $1 and booked_on <= $3
group by kind
order by kind
