insert into migration (version, name, digest) values ($1, $2, $3)
