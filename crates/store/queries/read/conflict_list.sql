select staff, name, number, ground from staff_conflict where court = $1 order by staff, name
