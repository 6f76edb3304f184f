"""One whole run: the order of work, its Prefect flow, and what it tells at the end."""
