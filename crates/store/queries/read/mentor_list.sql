select learner, from_on, mentor, until_on from staff_mentor where court = $1 order by learner, from_on
