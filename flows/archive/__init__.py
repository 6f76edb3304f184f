"""The archive: WARC files, from which all else can be made again."""

from flows.archive.errors import ArchiveError
from flows.archive.holdings import Holdings, load_holdings
from flows.archive.recording import RecordingFetcher
from flows.archive.replay import ReplayFetcher, open_replay
from flows.archive.store import Archive, open_archive
from flows.archive.values import ArchivedCapture, Damage, Entry, Facts, Place

__all__ = [
    "Archive",
    "ArchiveError",
    "ArchivedCapture",
    "Damage",
    "Entry",
    "Facts",
    "Holdings",
    "Place",
    "RecordingFetcher",
    "ReplayFetcher",
    "load_holdings",
    "open_archive",
    "open_replay",
]
