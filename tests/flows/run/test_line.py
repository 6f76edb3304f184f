"""The whole line over the bundled archive, as `make demo` runs it, without Prefect around it."""

from __future__ import annotations

import asyncio
import email
import json
import shutil
from dataclasses import replace
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from flows.clock import utc_now
from flows.errors import BusyError, ClaimwatchError, ExitCode
from flows.locks import Holder, hold
from flows.paths import Places
from flows.run import fetching
from flows.run.again import rebuild
from flows.run.execute import execute
from flows.run.job import Job, RunReport
from flows.run.verify import verify
from tests.flows.conftest import CHECKOUT, SAMPLES
from tests.flows.mail.conftest import PASSWORD, USER, Postbox, authority, ca_file, postbox, start_server
from warehouse import Limits, OutcomeStatus, RunKind, query, show

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from flows.catalogue import Source
    from flows.discover import Discovery

__all__ = ["authority", "ca_file", "postbox", "start_server"]

OFFLINE = Job(RunKind.SCHEDULED, is_offline=True)
REPLAY = Job(RunKind.REPLAY, replay=(SAMPLES / "archive.warc.gz",))


def _places(folder: Path) -> Places:
    own = folder / "config"
    shutil.copytree(SAMPLES / "config", own)
    return Places((CHECKOUT / "config", own), folder / "data")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders where nothing has been run yet."""
    return _places(tmp_path)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Places, RunReport]:
    """Do one run for all tests that begin after it. No mail server was named, so its mail is owed."""
    places = _places(tmp_path_factory.mktemp("first"))
    return places, do(REPLAY, places)


@pytest.fixture
def loaded(first_run: tuple[Places, RunReport], tmp_path: Path) -> Places:
    """Copy the folders of the first run."""
    places = _places(tmp_path)
    shutil.copytree(first_run[0].data, places.data)
    return places


def do(job: Job, places: Places) -> RunReport:
    return asyncio.run(execute(job, places))


def _rows(places: Places, sql: str) -> list[tuple[object, ...]]:
    return list(query(places.published, sql, Limits()).rows)


def _name_server(places: Places, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMWATCH_SMTP_PASSWORD", PASSWORD)
    (places.config[-1] / "alerts.toml").write_text(
        f'[smtp]\nhost = "127.0.0.1"\nport = {postbox.port}\nusername = "{USER}"\nca_file = "{ca_file}"\n'
        'timeout_seconds = 5\n[[recipient]]\naddress = "analyst@localhost"\n'
    )


def test_a_run_ends_with_differences_and_new_attributions(first_run: tuple[Places, RunReport]) -> None:
    places, report = first_run
    assert report.exit_code is ExitCode.DONE
    assert report.failures == ()
    assert report.commit.is_first_run
    categories = {(row["category"], row["victim"], row["party"]) for row in _differences(places)}
    assert ("new_theft", "bybit", "us") in categories
    assert ("restates", "dmm-bitcoin", "us") in categories
    found = show(places.published, "show/new_attributions", {"run_id": report.run_id})
    assert ("bybit", "us", "us.fbi") in {(row["victim"], row["party"], row["said_by"]) for row in found}


def _differences(places: Places) -> list[dict[str, object]]:
    wishes = {"baselines": [], "categories": [], "as_of": None}
    return list(show(places.published, "show/differences", wishes))


def test_every_quote_stands_where_its_row_says(loaded: Places) -> None:
    found = verify(loaded)
    assert found.faults == ()
    assert found.captures > 10
    assert found.read_otherwise == 0


def test_a_second_run_over_unchanged_sources_adds_nothing_and_mails_nothing(loaded: Places) -> None:
    before = _rows(loaded, "SELECT * EXCLUDE (last_seen_at) FROM claims ORDER BY claim_id")
    report = do(REPLAY, loaded)
    assert (report.documents_read, report.commit.claims_new, report.commit.mails_queued) == (0, 0, 0)
    assert report.commit.differences_new == 0
    assert _rows(loaded, "SELECT * EXCLUDE (last_seen_at) FROM claims ORDER BY claim_id") == before


def test_a_first_run_mails_one_summary_that_can_be_read_back(
    loaded: Places, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name_server(loaded, postbox, ca_file, monkeypatch)
    report = do(OFFLINE, loaded)
    assert report.exit_code is ExitCode.DONE
    (taken,) = postbox.taken
    mail = email.message_from_bytes(bytes(taken.content or b""), policy=default)
    assert mail["To"] == "analyst@localhost"
    assert "first run" in mail["Subject"]
    text = mail.get_body(("plain",)).get_content()
    page = mail.get_body(("html",)).get_content()
    (quote, url, language) = _rows(
        loaded, "SELECT quote, url, language FROM claims WHERE victim = 'bybit' AND party = 'us.fbi' LIMIT 1"
    )[0]
    for part in (text, page):
        assert "Bybit" in part
        assert str(url) in part
        assert "2025-01-14 does not name this theft" in part
    assert str(quote) in " ".join(text.split())
    assert f'lang="{language}"' in page

    ledger = [json.loads(line) for line in loaded.deliveries.read_text().splitlines()]
    assert [row["mail_id"] for row in ledger] == [mail["Message-ID"].strip("<>").split("@")[0]]

    do(OFFLINE, loaded)
    assert len(postbox.taken) == 1


def test_japanese_and_korean_quotes_arrive_as_they_were_written(
    loaded: Places, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name_server(loaded, postbox, ca_file, monkeypatch)
    do(OFFLINE, loaded)
    mail = email.message_from_bytes(bytes(postbox.taken[0].content or b""), policy=default)
    text = mail.get_body(("plain",)).get_content()
    for marked in ("[ja] “", "[ko] “"):
        assert marked in text


def test_a_mail_that_the_server_refuses_stays_owed_and_the_next_run_delivers_it(
    loaded: Places, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name_server(loaded, postbox, ca_file, monkeypatch)
    postbox.word = "451 come back later"
    report = do(OFFLINE, loaded)
    assert report.exit_code is ExitCode.PARTLY
    assert "451 come back later" in report.deliveries.problems[0]
    assert not loaded.deliveries.exists()

    postbox.word = "250 taken"
    assert len(do(OFFLINE, loaded).deliveries.accepted) == 1
    assert len(postbox.taken) == 1


def test_a_recorded_delivery_is_not_repeated_when_the_warehouse_is_lost(
    loaded: Places, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger beside the archive knows; a rebuilt warehouse owes nothing."""
    _name_server(loaded, postbox, ca_file, monkeypatch)
    do(OFFLINE, loaded)
    asyncio.run(rebuild(loaded))
    do(OFFLINE, loaded)
    assert len(postbox.taken) == 1


def test_a_rebuild_gives_the_same_claims_thefts_and_differences(loaded: Places) -> None:
    questions = (
        "SELECT * FROM claims ORDER BY claim_id",
        "SELECT * FROM thefts ORDER BY theft_id",
        "SELECT * FROM attributions ORDER BY theft_id, party",
        "SELECT * FROM documents ORDER BY version_id",
    )
    before = [_rows(loaded, question) for question in questions]
    differences = {row["difference_id"] for row in _differences(loaded)}
    report = asyncio.run(rebuild(loaded))
    assert report.commit.mails_queued == 0
    assert [_rows(loaded, question) for question in questions] == before
    assert {row["difference_id"] for row in _differences(loaded)} == differences


def test_a_rebuild_keeps_what_is_owed(
    loaded: Places, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed = _rows(loaded, "SELECT mail_id, difference_id FROM alerts WHERE delivered_at IS NULL ORDER BY ALL")
    assert owed
    asyncio.run(rebuild(loaded))
    again = "SELECT mail_id, difference_id FROM alerts WHERE delivered_at IS NULL ORDER BY ALL"
    assert _rows(loaded, again) == owed
    _name_server(loaded, postbox, ca_file, monkeypatch)
    do(OFFLINE, loaded)
    assert len(postbox.taken) == 1
    assert _rows(loaded, again) == []


def test_a_rebuild_without_its_archive_empties_nothing_unless_it_is_forced(loaded: Places) -> None:
    before = _rows(loaded, "SELECT claim_id FROM claims ORDER BY claim_id")
    for path in loaded.archive.glob("*.warc.gz"):
        path.rename(loaded.data / path.name)
    with pytest.raises(
        ClaimwatchError, match=r"\d+ captures that the warehouse has taken in cannot be found there"
    ):
        asyncio.run(rebuild(loaded))
    assert _rows(loaded, "SELECT claim_id FROM claims ORDER BY claim_id") == before
    assert not list(loaded.data.glob("*.rebuilding*"))
    for path in loaded.data.glob("*.warc.gz"):
        path.rename(loaded.archive / path.name)
    assert asyncio.run(rebuild(loaded)).exit_code is ExitCode.DONE
    for path in loaded.archive.glob("*.warc.gz"):
        path.unlink()
    asyncio.run(rebuild(loaded, is_forced=True))
    assert _rows(loaded, "SELECT claim_id FROM claims") == []


def test_reading_again_with_the_same_parser_changes_nothing(loaded: Places) -> None:
    before = _rows(loaded, "SELECT claim_id FROM claims ORDER BY claim_id")
    report = do(Job(RunKind.REPARSE, is_offline=True, sends_alerts=False), loaded)
    assert report.documents_read == len(_rows(loaded, "SELECT version_id FROM documents"))
    assert (report.commit.claims_new, report.commit.claims_closed, report.commit.mails_queued) == (0, 0, 0)
    assert _rows(loaded, "SELECT claim_id FROM claims ORDER BY claim_id") == before


def test_what_was_archived_and_not_loaded_is_loaded_by_the_next_run(loaded: Places) -> None:
    """As after a kill between the fetch and the load: the archive is there, the warehouse is not."""
    held = _rows(loaded, "SELECT claim_id FROM claims ORDER BY claim_id")
    loaded.warehouse.unlink()
    loaded.published.unlink()
    report = do(OFFLINE, loaded)
    assert report.commit.claims_new == len(held)
    assert _rows(loaded, "SELECT claim_id FROM claims ORDER BY claim_id") == held


def test_one_source_that_fails_does_not_stop_the_others(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a fault of ours inside one source is that source's failure: a row, and exit code 1."""
    real: Callable[..., Awaitable[Discovery]] = fetching.discover

    async def discover(source: Source, *given: object, **more: object) -> Discovery:
        if source.source_id == "us_fbi_press":
            raise RuntimeError("surprise")
        return await real(source, *given, **more)

    monkeypatch.setattr(fetching, "discover", discover)
    report = do(REPLAY, places)
    assert report.exit_code is ExitCode.PARTLY
    failed = [one.source_id for one in report.outcomes if one.status is OutcomeStatus.FAILED]
    assert failed == ["us_fbi_press"]
    told = _rows(places, "SELECT source_id, message FROM failures WHERE kind = 'unexpected'")
    assert told == [("us_fbi_press", "RuntimeError: surprise")]
    assert report.documents_read > 5


def test_a_source_that_the_archive_does_not_hold_fails_when_it_is_asked_for(places: Places) -> None:
    report = do(replace(REPLAY, sources=("us_nsa_press",)), places)
    assert report.exit_code is ExitCode.NOTHING
    assert {row.source_id for row in report.failures} == {"us_nsa_press"}


def test_two_runs_at_once_exclude_each_other(places: Places) -> None:
    holder = Holder(4711, "a run (scheduled)", utc_now().isoformat())
    said = r"a run \(scheduled\) is working there \(process 4711 since"
    with hold(places.run_lock, holder), pytest.raises(BusyError, match=said):
        do(REPLAY, places)
    assert do(REPLAY, places).exit_code is ExitCode.DONE


def test_a_saved_page_in_the_inbox_is_taken_in_once(places: Places) -> None:
    places.inbox.mkdir(parents=True)
    (places.inbox / "page.html").write_text(
        "<html lang='en'><body><main><h1>On Qorvex</h1><p>On 3 March 2025 hackers of the Lazarus Group "
        "stole $12.5 million from the cryptocurrency exchange Qorvex, the FBI said.</p></main></body></html>"
    )
    row = {"id": "q", "path": "page.html", "url": "https://www.fbi.gov/q", "publisher": "us.fbi"}
    (places.inbox / "MANIFEST.jsonl").write_text(json.dumps({**row, "published_on": "2025-03-05"}))
    assert do(OFFLINE, places).documents_read == 1
    assert _rows(places, "SELECT DISTINCT victim, party, url FROM claims") == [
        ("qorvex", "us.fbi", "https://www.fbi.gov/q")
    ]
    assert do(OFFLINE, places).documents_read == 0
