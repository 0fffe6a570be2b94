select staff, from_on, until_on, cover from staff_absence where court = $1 order by staff, from_on
