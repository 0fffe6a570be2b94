select team, name from team_row where court = $1 order by team
