-- What can be asked?
SELECT table_name AS name, comment FROM duckdb_tables() WHERE NOT internal
UNION ALL
SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
ORDER BY name
