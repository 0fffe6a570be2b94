select team, name, duty from team_row where court = $1 order by team
