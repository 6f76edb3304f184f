"""Pure reading: bytes in, values out. No clock, network, files, environment, database or Prefect.

`documents` makes bytes into text with blocks, `mentions` finds sums, dates and names in it, `claims` reads who accuses
whom; `lexicon` holds the words of the configuration, `sources` the readers of single sources, `values` what is handed on.
"""
