"""The command line: `claimwatch`."""

from flows.cli.app import main

__all__ = ["main"]
