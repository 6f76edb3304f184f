"""Pure reading: bytes in, values out. No clock, network, files, environment, database or Prefect."""
