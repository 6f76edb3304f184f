"""Fetching measured: 50 sources with 20 documents each on loopback, a first run and an unchanged second one.

    python -m tests.bench.fetch [--sources 50] [--documents 20] [--whole]

Each run is done in a process of its own, so that its peak memory is its own: by our own discovery, fetcher
and archive (`claimwatch`), and by a bare httpx client that asks for the same addresses with the same
concurrency and keeps nothing (`httpx`). The pause between two requests to a host is off: a live run spends
most of its time with it. `--whole` adds whole runs, which also read, load and publish, without and with
Prefect: the difference is what Prefect costs.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from flows.archive import RecordingFetcher, open_archive
from flows.catalogue import Address, AddressKind, Source, Tier
from flows.clock import utc_now
from flows.discover import collect, discover
from flows.http import FetchPolicy, open_live_fetcher
from flows.paths import Places, find_places
from flows.run import fetching
from flows.run.execute import execute
from flows.run.job import Job
from flows.run.launch import launch
from flows.walls import load_walls
from parsers.listings import ListShape
from parsers.values import Reading
from warehouse import RunKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[2]
AT_ONCE = 8


@dataclass(frozen=True)
class Measured:
    """What one run took. `bytes_received`: bodies and headers that the site sent."""

    who: str
    run: str
    requests: int
    bytes_received: int
    seconds: float
    peak_megabytes: float
    documents: int


@dataclass
class Traffic:
    """What the site has sent since it was last asked."""

    requests: int = 0
    bytes_sent: int = 0


def host(number: int) -> str:
    """Give each source a loopback address of its own."""
    return f"127.0.{1 + number // 250}.{1 + number % 250}"


def document(path: str) -> bytes:
    """Make a page of some 20 kB."""
    words = f"On its page {path} the agency says who took what from whom and how much of it was moved. " * 220
    text = f"<main><h1>Notice {path}</h1><p>{words}</p></main>"
    return f"<html><title>Notice {path}</title><body>{text}</body></html>".encode()


def feed(at: str, documents: int) -> bytes:
    """Make a feed of all documents of a host."""
    items = "".join(
        f"<item><title>N {n}</title><link>http://{at}/d/{n}</link>"
        "<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>"
        for n in range(documents)
    )
    return f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>".encode()


# --- the site ---------------------------------------------------------------------------------------------


async def serve(sources: int, documents: int) -> None:
    """Serve all hosts on one port; prints the port, and the traffic so far after each line on stdin."""
    traffic = Traffic()
    server = await asyncio.start_server(
        lambda reader, writer: _talk(reader, writer, documents, traffic), [host(n) for n in range(sources)], 0
    )
    # one port for all hosts: the first address's, bound on the others too
    port = server.sockets[0].getsockname()[1]
    server.close()
    server = await asyncio.start_server(
        lambda reader, writer: _talk(reader, writer, documents, traffic),
        [host(n) for n in range(sources)],
        port,
    )
    print(port, flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(asdict(traffic)), flush=True)
        traffic.requests = traffic.bytes_sent = 0
    server.close()


async def _talk(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, documents: int, traffic: Traffic
) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            answer = _answer(head.decode("latin-1").lower(), documents)
            traffic.requests += 1
            traffic.bytes_sent += len(answer)
            writer.write(answer)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def _answer(head: str, documents: int) -> bytes:
    path = head.split(" ", 2)[1]
    at = head.split("\r\nhost: ", 1)[1].split("\r\n", 1)[0]
    if path == "/robots.txt":
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    body = feed(at, documents) if path == "/feed" else document(at + path)
    tag = f'"{sha256(body).hexdigest()[:16]}"'
    if f"if-none-match: {tag}" in head:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nContent-Length: 0\r\n\r\n".encode()
    kind = "application/rss+xml" if path == "/feed" else "text/html; charset=utf-8"
    coded = gzip.compress(body, 6, mtime=0)
    lines = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\nETag: {tag}\r\n"
    return f"{lines}Content-Length: {len(coded)}\r\n\r\n".encode() + coded


# --- the two clients --------------------------------------------------------------------------------------


def source(number: int, port: int) -> Source:
    """Describe one host."""
    at = f"{host(number)}:{port}"
    address = Address(AddressKind.FEED, f"http://{at}/feed", ListShape(), None, "", 2, 30)
    return Source(
        source_id=f"xx_bench_{number}",
        name="Bench",
        publisher="us.fbi",
        language="en",
        tier=Tier.OFFICIAL,
        hosts=(at,),
        addresses=(address,),
        match=(re.compile("/d/"),),
        drop=(),
        keep_query=None,
        attachments="",
        reading=Reading(),
        at_least=1,
        may_be_empty=False,
        stale_after_days=36500,
        needs_legacy_tls=False,
        unconfirmed=(),
    )


POLICY = FetchPolicy(pause=0, hosts_at_once=AT_ONCE, open_networks=(ip_network("127.0.0.0/8"),))


async def run_claimwatch(folder: Path, sources: int, port: int) -> int:
    """Discover and fetch all sources into an archive; gives how many documents were new or changed."""
    walls = load_walls(ROOT / "config" / "walls.toml")
    async with AsyncExitStack() as stack:
        live = await stack.enter_async_context(
            open_live_fetcher(replace(POLICY, requests_per_run=10**6), now=utc_now)
        )
        archive = stack.enter_context(open_archive(folder, run_id="bench", now=utc_now, walls=walls))
        known = {one.url: one.content_sha256 for one in archive.holdings.documents()}
        fetcher = RecordingFetcher(live, archive)

        async def one(number: int) -> int:
            found = await discover(source(number, port), fetcher, walls=walls, today=date(2026, 11, 20))
            got = await collect(found, fetcher, archive, walls=walls, known=known)
            if got.failures or found.problems:
                raise RuntimeError(f"{got.failures[:1]} {found.problems[:1]}")
            return len(got.captures)

        return sum(await asyncio.gather(*(one(number) for number in range(sources))))


async def run_httpx(folder: Path, sources: int, port: int) -> int:
    """Ask for the same addresses with a bare client; validators are kept in one JSON file."""
    kept = folder / "tags.json"
    tags: dict[str, str] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    slots = asyncio.Semaphore(AT_ONCE)
    new = 0

    async with httpx.AsyncClient(http2=True) as client:

        async def get(url: str) -> httpx.Response:
            headers = {"If-None-Match": tags[url]} if url in tags else {}
            response = await client.get(url, headers=headers)
            tags[url] = response.headers.get("ETag", "")
            return response

        async def one(number: int) -> int:
            base = f"http://{host(number)}:{port}"
            fresh = 0
            async with slots:
                await client.get(f"{base}/robots.txt")
                listed = await get(f"{base}/feed")
                paths = re.findall(r"<link>(.*?)</link>", listed.text) or [
                    url for url in tags if url.startswith(f"{base}/d/")
                ]
                for url in paths:
                    fresh += (await get(url)).status_code == httpx.codes.OK
            return fresh

        new = sum(await asyncio.gather(*(one(number) for number in range(sources))))
    kept.write_text(json.dumps(tags), "utf-8")
    return new


def run_whole(folder: Path, sources: int, port: int) -> int:
    """Do a whole run without Prefect: the documents are also read, loaded, compared and published."""
    return asyncio.run(execute(*_whole_job(folder, sources, port))).documents_read


def run_prefect(folder: Path, sources: int, port: int) -> int:
    """Do the same under Prefect with a server of its own, as `claimwatch run` does."""
    return launch(*_whole_job(folder, sources, port)).documents_read


def _whole_job(folder: Path, sources: int, port: int) -> tuple[Job, Places]:
    config = folder / "config" / "sources"
    config.mkdir(parents=True, exist_ok=True)
    for number in range(sources):
        at = f"{host(number)}:{port}"
        (config / f"xx_bench_{number}.toml").write_text(
            f'name = "Bench"\npublisher = "us.fbi"\nlanguage = "en"\ntier = "official"\nhosts = ["{at}"]\n'
            "stale_after_days = 36500\n[[address]]\nkind = 'feed'\n"
            f'url = "http://{at}/feed"\n[documents]\nmatch = ["/d/"]\n',
            "utf-8",
        )
    # loopback is closed to every configuration: the benchmark opens it in this process alone
    fetching.make_policy = lambda setup: replace(
        POLICY, requests_per_run=10**6, contact=setup.pipeline.fetch.contact
    )
    places = find_places(folder / "config", folder / "data", {})
    ids = tuple(f"xx_bench_{number}" for number in range(sources))
    return Job(kind=RunKind.SCHEDULED, sources=ids, sends_alerts=False), places


CLIENTS: dict[str, Callable[[Path, int, int], int]] = {
    "claimwatch": lambda *site: asyncio.run(run_claimwatch(*site)),
    "httpx": lambda *site: asyncio.run(run_httpx(*site)),
}
WHOLE: dict[str, Callable[[Path, int, int], int]] = {"whole run": run_whole, "+ Prefect": run_prefect}


def run_child(who: str, folder: Path, sources: int, port: int) -> None:
    """Do one run in this process and print what it took."""
    start = time.perf_counter()
    documents = {**CLIENTS, **WHOLE}[who](folder, sources, port)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_megabytes": peak, "documents": documents}))


# --- the report -------------------------------------------------------------------------------------------


def measure(sources: int, documents: int, clients: Iterable[str]) -> list[Measured]:
    """Run each client twice against the same site."""
    me = [sys.executable, "-m", "tests.bench.fetch"]
    size = ["--sources", str(sources), "--documents", str(documents)]
    site = subprocess.Popen(  # noqa: S603 - this very module
        [*me, "--serve", *size], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert site.stdin
    assert site.stdout
    port = site.stdout.readline().strip()
    rows = []
    try:
        for who in clients:
            with tempfile.TemporaryDirectory() as folder:
                for run in ("first", "unchanged"):
                    child = [*me, "--child", who, "--folder", folder, "--port", port, *size]
                    said = subprocess.run(child, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603
                    if said.returncode:
                        sys.exit(f"{who}, {run} run: ended with {said.returncode}\n{said.stderr[-3000:]}")
                    site.stdin.write("\n")
                    site.stdin.flush()
                    traffic = json.loads(site.stdout.readline())
                    rows.append(
                        Measured(
                            who,
                            run,
                            traffic["requests"],
                            traffic["bytes_sent"],
                            **json.loads(said.stdout.splitlines()[-1]),
                        )
                    )
    finally:
        site.stdin.close()
        site.wait()
    return rows


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=int, default=50)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--whole", action="store_true", help="also whole runs, without and with Prefect")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.serve:
        asyncio.run(serve(told.sources, told.documents))
    elif told.child:
        run_child(told.child, told.folder, told.sources, told.port)
    else:
        show = partial("{:<11} {:<10} {:>9} {:>12} {:>9} {:>9} {:>10}".format)
        print(show("client", "run", "requests", "bytes", "seconds", "peak MB", "documents"))
        for one in measure(told.sources, told.documents, (*CLIENTS, *(WHOLE if told.whole else ()))):
            print(
                show(
                    one.who, one.run, one.requests, one.bytes_received, f"{one.seconds:.2f}",
                    f"{one.peak_megabytes:.0f}", one.documents,
                )
            )  # fmt: skip


if __name__ == "__main__":
    main()
