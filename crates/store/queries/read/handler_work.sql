select handler, suspended, livelihood, band, debtors, count(*)
from (
  select c.handler as handler, case when c.stage = 'suspended' then 1 else 0 end as suspended,
    case when c.livelihood is null then 0 else 1 end as livelihood,
    case when c.claimed_fen >= $4 then 3 when c.claimed_fen >= $3 then 2 when c.claimed_fen >= $2 then 1 else 0 end as band,
    (select count(*) from debtor_row d where d.court = c.court and d.case_id = c.case_id) as debtors
  from case_row c
  where c.court = $1 and c.is_open = 1 and c.handler is not null
) as open_cases
group by handler, suspended, livelihood, band, debtors
