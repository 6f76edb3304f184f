"""The edges and the order of work: Prefect, network, mail, clock, files, settings, command line."""
