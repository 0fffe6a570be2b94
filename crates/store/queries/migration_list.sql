select version, name, digest from migration order by version
