"""A run over real HTTP on loopback: a first one, an unchanged one, and one whose source is gone."""

from __future__ import annotations

import asyncio
import email
import json
import re
import threading
from dataclasses import replace
from datetime import timedelta
from email.policy import default
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from flows.cli import health
from flows.clock import utc_now
from flows.errors import ExitCode
from flows.exports.formats import Format
from flows.paths import Places
from flows.run import execute as run_execute
from flows.run import fetching
from flows.run.execute import execute
from flows.run.job import Job
from tests.flows.conftest import CHECKOUT
from tests.flows.mail.conftest import PASSWORD, USER, Postbox, authority, ca_file, postbox, start_server
from warehouse import OutcomeStatus, RunKind, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from flows.http.policy import FetchPolicy
    from flows.run.setup import Setup

__all__ = ["authority", "ca_file", "postbox", "start_server"]

JOB = Job(RunKind.SCHEDULED, sources=("xx_site",))
SOURCE = """
name = "A site on loopback"
publisher = "us.fbi"
language = "en"
tier = "official"
hosts = ["127.0.0.1:{port}"]
at_least = 1
stale_after_days = 36500
[[address]]
kind = "feed"
url = "http://127.0.0.1:{port}/feed.xml"
"""
PAGE = """<html lang="en"><head><title>On {name}</title></head><body><main><h1>On {name}</h1>
<p>On 3 March 2025 hackers of North Korea's Lazarus Group stole $12.5 million from the cryptocurrency exchange
{name}, the FBI has concluded.</p></main></body></html>"""


class _Site(SimpleHTTPRequestHandler):
    """Serves a folder, answers conditional requests, and keeps what was asked."""

    asked: list[tuple[str, int]]

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Keep path and status."""
        del size
        self.asked.append((self.path, int(str(getattr(code, "value", code)))))


class Site:
    """A running site: its folder, port, and the requests so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, int]] = []
        handler = type("Handler", (_Site,), {"asked": self.asked})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def stop(self) -> None:
        """Stop serving and free the port."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def write(self, *names: str) -> None:
        """Write a feed and its pages."""
        items = "".join(
            f"<item><title>On {name}</title><link>http://127.0.0.1:{self.port}/{name.lower()}.html</link>"
            "<pubDate>Wed, 05 Mar 2025 12:00:00 -0500</pubDate></item>"
            for name in names
        )
        feed = f'<rss version="2.0"><channel><title>Site</title>{items}</channel></rss>'
        (self.folder / "feed.xml").write_text(feed)
        for name in names:
            (self.folder / f"{name.lower()}.html").write_text(PAGE.format(name=name))

    def write_notes(self, days: list[date]) -> None:
        """Write a feed without dates and its pages, a dated one a day, that tell of no theft."""
        links = (f"http://127.0.0.1:{self.port}/{day}.html" for day in days)
        items = "".join(f"<item><title>Note</title><link>{link}</link></item>" for link in links)
        feed = f'<rss version="2.0"><channel><title>Site</title>{items}</channel></rss>'
        (self.folder / "feed.xml").write_text(feed)
        for day in days:
            head = f'<meta property="article:published_time" content="{day}">'
            text = f"<h1>Note of {day}</h1><p>The agency has moved its office to another house.</p>"
            page = f'<html lang="en"><head>{head}</head><body><main>{text}</main></body></html>'
            (self.folder / f"{day}.html").write_text(page)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "robots.txt").write_text("User-agent: *\nAllow: /\n")
    running = Site(folder)
    yield running
    running.stop()


@pytest.fixture
def places(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Folders whose one source is the site; loopback is allowed for this test alone."""
    real = fetching.make_policy

    def make_policy(setup: Setup) -> FetchPolicy:
        return replace(real(setup), open_networks=(ip_network("127.0.0.0/8"),))

    monkeypatch.setattr(fetching, "make_policy", make_policy)
    own = tmp_path / "own"
    (own / "sources").mkdir(parents=True)
    (own / "sources" / "xx_site.toml").write_text(SOURCE.format(port=site.port))
    (own / "pipeline.toml").write_text("[fetch]\npause_seconds = 0\nattempts = 1\ntimeout_seconds = 10\n")
    return Places((CHECKOUT / "config", own), tmp_path / "data")


def test_an_unchanged_source_is_asked_for_headers_only(places: Places, site: Site) -> None:
    site.write("Qorvex", "Zentiva")
    first = asyncio.run(execute(JOB, places))
    assert first.exit_code is ExitCode.DONE
    assert first.documents_read == 2
    assert {row["victim"] for row in show(places.published, "export/claims")} == {"qorvex", "zentiva"}

    site.asked.clear()
    second = asyncio.run(execute(JOB, places))
    assert (second.documents_read, second.commit.claims_new, second.commit.mails_queued) == (0, 0, 0)
    assert second.outcomes[0].documents_unchanged == 2
    assert {status for path, status in site.asked if path != "/robots.txt"} == {304}


def test_a_new_page_is_a_new_document_and_the_others_stay(places: Places, site: Site) -> None:
    site.write("Qorvex")
    asyncio.run(execute(JOB, places))
    site.write("Qorvex", "Zentiva")
    report = asyncio.run(execute(JOB, places))
    assert (report.documents_read, report.commit.documents_new) == (1, 1)


def test_a_feed_s_text_stands_in_for_a_missing_page_until_that_comes(places: Places, site: Site) -> None:
    """Told as a warning, without a second claim once the page itself is there."""
    (told,) = re.findall(r"<p>.*?</p>", PAGE.format(name="Qorvex"), re.DOTALL)
    text = f"{told}<p>{'It gives its customers advice. ' * 20}</p>"
    item = f"<title>On Qorvex</title><link>http://127.0.0.1:{site.port}/qorvex.html</link>"
    (site.folder / "feed.xml").write_text(
        f'<rss version="2.0"><channel><title>Site</title><item>{item}<pubDate>Wed, 05 Mar 2025 12:00:00 -0500'
        f"</pubDate><description><![CDATA[{text}]]></description></item></channel></rss>"
    )
    first = asyncio.run(execute(JOB, places))
    assert first.exit_code is ExitCode.DONE
    assert [(one.kind, one.stage) for one in first.warnings] == [("feed_text", "discover")]
    assert (first.documents_read, first.commit.claims_new) == (1, 1)

    again = asyncio.run(execute(JOB, places))
    assert (again.documents_read, again.commit.claims_new, again.outcomes[0].documents_unchanged) == (0, 0, 1)

    (site.folder / "qorvex.html").write_text(PAGE.format(name="Qorvex"))
    third = asyncio.run(execute(JOB, places))
    assert (third.commit.documents_new, third.commit.versions_new) == (0, 1)
    assert third.warnings == ()
    standing = [row for row in show(places.published, "export/claims") if row["closing"] is None]
    assert [row["victim"] for row in standing] == ["qorvex"]


def test_a_document_that_nobody_dates_is_kept_and_told(places: Places, site: Site) -> None:
    site.write("Qorvex")
    undated = re.sub("<pubDate>.*?</pubDate>", "", (site.folder / "feed.xml").read_text())
    (site.folder / "feed.xml").write_text(undated)
    report = asyncio.run(execute(JOB, places))
    assert report.exit_code is ExitCode.PARTLY
    (told,) = report.failures
    assert (told.stage, told.kind, told.source_id) == ("parse", "no_date", "xx_site")
    assert "`published_on`" in told.next_action
    assert (report.documents_read, report.commit.claims_new) == (1, 1)


def test_a_source_silent_for_longer_than_ever_ends_the_run_with_1(
    places: Places, site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten pages, one every other day until five days ago: that is told, here and by `sources check`."""
    today = utc_now().date()
    days = [today - timedelta(days=5 + 2 * number) for number in range(10)]
    site.write_notes(days)
    assert asyncio.run(execute(JOB, places)).exit_code is ExitCode.DONE

    report = asyncio.run(execute(JOB, places))
    assert report.exit_code is ExitCode.PARTLY
    (told,) = report.failures
    assert (told.kind, told.source_id) == ("stale", "xx_site")
    assert "never been silent for more than 2 days" in told.message

    monkeypatch.setattr(health, "make_policy", fetching.make_policy)
    assert health.check_sources(places, ("xx_site",), Format.JSON) is ExitCode.PARTLY
    said = capsys.readouterr()
    (row,) = json.loads(said.out)
    assert (row["status"], row["links"], row["silent_days"], row["longest_silence_days"]) == (
        "partial",
        10,
        5,
        2,
    )
    assert row["newest"] == str(days[0])
    assert row["last_success_at"]
    assert "never been silent for more than 2 days" in said.err

    health.list_sources(places, ("xx_site", "us_ic3_psa"), Format.JSON)
    known, untried = json.loads(capsys.readouterr().out)
    assert (known["is_stale"], known["silent_days"], known["longest_silence_days"]) == (True, 5, 2)
    assert untried["status"] == "never tried"


def test_a_source_that_is_gone_is_named_and_its_claims_stay(
    places: Places, site: Site, postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unreachable host retracts nothing; whoever looks after the sources is told once."""
    site.write("Qorvex")
    asyncio.run(execute(JOB, places))
    site.server.server_close()

    monkeypatch.setenv("CLAIMWATCH_SMTP_PASSWORD", PASSWORD)
    (places.config[-1] / "alerts.toml").write_text(
        f'[smtp]\nhost = "127.0.0.1"\nport = {postbox.port}\nusername = "{USER}"\nca_file = "{ca_file}"\n'
        'timeout_seconds = 5\n[[recipient]]\naddress = "keeper@localhost"\ncategories = ["withdrawn"]\n'
    )
    report = asyncio.run(execute(JOB, places))
    assert report.exit_code is ExitCode.NOTHING
    (outcome,) = report.outcomes
    assert outcome.status is OutcomeStatus.FAILED
    assert outcome.next_action
    assert [row["withdrawn_at"] for row in show(places.published, "export/claims")] == [None]

    (taken,) = postbox.taken
    mail = email.message_from_bytes(bytes(taken.content or b""), policy=default)
    assert mail["Subject"] == "claimwatch maintenance: 1 in trouble: xx_site"
    assert f"http://127.0.0.1:{site.port}/feed.xml" in mail.get_content()

    asyncio.run(execute(JOB, places))
    assert len(postbox.taken) == 1


def test_a_list_that_has_moved_on_while_nobody_looked_ends_the_run_with_1(places: Places, site: Site) -> None:
    """Nothing on it was ever asked for: what came and went in between is on no list any more."""
    site.write("Qorvex")
    assert asyncio.run(execute(JOB, places)).exit_code is ExitCode.DONE
    site.write("Zentiva", "Bravex")
    report = asyncio.run(execute(JOB, places))
    assert report.exit_code is ExitCode.PARTLY
    (told,) = report.failures
    assert (told.kind, told.source_id) == ("gap", "xx_site")
    assert "none of the 2 documents listed was known" in told.message
    assert "run --source xx_site --since" in told.next_action
    assert report.documents_read == 2
    assert asyncio.run(execute(JOB, places)).failures == ()


def test_what_is_new_is_asked_for_before_what_is_known_where_the_budget_ends(
    places: Places, site: Site
) -> None:
    site.write("Qorvex", "Zentiva")
    asyncio.run(execute(JOB, places))
    site.write("Qorvex", "Zentiva", "Bravex")
    own = places.config[-1] / "pipeline.toml"
    own.write_text(own.read_text() + "requests_per_run = 3\n")  # robots.txt, the feed, one document
    site.asked.clear()
    report = asyncio.run(execute(JOB, places))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/feed.xml", "/bravex.html"]
    assert (report.documents_read, report.commit.documents_new) == (1, 1)
    assert [one.kind for one in report.failures] == ["budget"]


def test_a_replay_of_long_ago_reads_lists_by_the_days_of_its_archive(
    places: Places, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sitemap is read a month back: from the day of the archive, not from the day of the replay."""
    site.write("Qorvex")
    today = utc_now().date()
    rows = f"<url><loc>http://127.0.0.1:{site.port}/qorvex.html</loc><lastmod>{today}</lastmod></url>"
    (site.folder / "feed.xml").write_text(f"<urlset>{rows}</urlset>")
    described = SOURCE.format(port=site.port).replace('kind = "feed"', 'kind = "sitemap"')
    (places.config[-1] / "sources" / "xx_site.toml").write_text(described)
    first = asyncio.run(execute(JOB, places))
    assert first.documents_read == 1

    monkeypatch.setattr(run_execute, "utc_now", lambda: utc_now() + timedelta(days=400))
    again = replace(places, data=tmp_path / "again")
    job = Job(RunKind.REPLAY, replay=tuple(places.archive.glob("*.warc.gz")))
    report = asyncio.run(execute(job, again))
    assert report.documents_read == 1
    assert [one.kind for one in report.failures] == [one.kind for one in first.failures]
    columns = ("claim_id", "theft_id", "victim", "party", "quote", "quote_start", "document_id")
    claims = [
        [[row[name] for name in columns] for row in show(one.published, "export/claims")]
        for one in (places, again)
    ]
    assert claims[0] == claims[1]
    assert claims[0]
