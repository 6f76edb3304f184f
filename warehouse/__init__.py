"""The only part that knows DuckDB. SQL stands in .sql files; Python here only runs it."""
