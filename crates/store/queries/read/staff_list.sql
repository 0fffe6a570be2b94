select staff, name, office, team, serving from staff_row where court = $1 order by staff
