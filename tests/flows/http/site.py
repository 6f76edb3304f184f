"""A hostile site on loopback: every path is one named behaviour, written on the bare socket."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import brotli
import zstandard

from flows.clock import utc_now

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Awaitable, Callable

PAGE = b"<html><head><title>Notice</title></head><body><main><h1>Notice</h1><p>" + b"words " * 400
PAGE += b"</p></main></body></html>"


@dataclass
class Asked:
    """A request as it came in. `count`: which one for this path."""

    path: str
    headers: dict[str, str]
    count: int


@dataclass
class Site:
    """`asked`: all requests so far; `robots`: status and body of its robots.txt; `pages`: path to body."""

    port: int = 0
    scheme: str = "http"
    asked: list[Asked] = field(default_factory=list)
    robots: tuple[int, bytes] = (404, b"")
    pages: dict[str, bytes] = field(default_factory=dict)
    connections: int = 0

    @property
    def host(self) -> str:
        """Host and port, as the catalogue writes hosts."""
        return f"127.0.0.1:{self.port}"

    @property
    def base(self) -> str:
        """The site's address without a path."""
        return f"{self.scheme}://{self.host}"

    def paths(self) -> list[str]:
        """List the paths that were asked for."""
        return [one.path for one in self.asked]


def reply(
    out: asyncio.StreamWriter,
    body: bytes = PAGE,
    *,
    status: str = "200 OK",
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
) -> None:
    """Write a well-formed answer."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
    lines.append(f"Content-Length: {len(body)}")
    out.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


BEHAVIOURS: dict[str, Callable[[Site, Asked, asyncio.StreamWriter], Awaitable[None]]] = {}


def behaviour(
    handler: Callable[[Site, Asked, asyncio.StreamWriter], Awaitable[None]],
) -> Callable[[Site, Asked, asyncio.StreamWriter], Awaitable[None]]:
    """Give a handler the path of its name."""
    BEHAVIOURS[handler.__name__] = handler
    return handler


@asynccontextmanager
async def hostile_site(tls: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    """Serve all behaviours on a free port of loopback until left."""
    site = Site(scheme="https" if tls else "http")
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        site.connections += 1
        try:
            await _answer_all(site, reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            tasks.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _answer_all(site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = head[0].split(" ")[1]
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        asked = Asked(path, headers, sum(one.path == path for one in site.asked) + 1)
        site.asked.append(asked)
        if path == "/robots.txt":
            code, rules = site.robots
            is_known = headers.get("if-none-match") == '"r"' and code == HTTPStatus.OK
            status = "304 x" if is_known else f"{code} x"
            reply(writer, b"" if is_known else rules, status=status, headers=(("ETag", '"r"'),))
        elif path in site.pages:
            reply(writer, site.pages[path])
        else:
            await BEHAVIOURS[path.split("/")[1].split("?")[0]](site, asked, writer)
        await writer.drain()
        if writer.is_closing():
            return


def _cut(out: asyncio.StreamWriter) -> None:
    out.close()


def _reset(out: asyncio.StreamWriter) -> None:
    raw = out.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    out.transport.abort()


def _coded(out: asyncio.StreamWriter, body: bytes, coding: str) -> None:
    reply(out, body, headers=(("Content-Type", "text/html"), ("Content-Encoding", coding)))


# --- good answers, for comparison -----------------------------------------------------------------


@behaviour
async def good(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out)


@behaviour
async def chunked(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n")
    for at in range(0, len(PAGE), 500):
        piece = PAGE[at : at + 500]
        out.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    out.write(b"0\r\n\r\n")


@behaviour
async def versioned(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    if asked.headers.get("if-none-match") == '"1"':
        reply(out, b"", status="304 Not Modified", headers=(("ETag", '"1"'),))
    else:
        reply(out, headers=(("ETag", '"1"'), ("Content-Type", "text/html")))


@behaviour
async def early_hints(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n")
    reply(out)


# --- statuses -------------------------------------------------------------------------------------


@behaviour
async def status(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out, b"no", status=f"{asked.path.rsplit('/', 1)[1]} X", headers=())


@behaviour
async def missing(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out, b"no", status="404 Not Found", headers=())


@behaviour
async def error_once(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out, status="200 OK" if asked.count > 1 else "503 Busy")


@behaviour
async def wait_a_second(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    if asked.count > 1:
        reply(out)
    else:
        reply(out, b"", status="429 Slow", headers=(("Retry-After", "1"),))


@behaviour
async def wait_until_a_date(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    at = format_datetime(utc_now() + timedelta(seconds=2), usegmt=True)
    if asked.count > 1:
        reply(out)
    else:
        reply(out, b"", status="503 Busy", headers=(("Retry-After", at),))


@behaviour
async def wait_for_a_day(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out, b"", status="429 Slow", headers=(("Retry-After", "86400"),))


@behaviour
async def unasked_304(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out, b"", status="304 Not Modified", headers=())


# --- redirects ------------------------------------------------------------------------------------


def _redirect(out: asyncio.StreamWriter, location: str, status: str = "302 Found") -> None:
    reply(out, b"", status=status, headers=(("Location", location),))


@behaviour
async def moved(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "/good", "301 Moved")


@behaviour
async def circle(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "/circle/b" if asked.path == "/circle" else "/circle")


@behaviour
async def ever_on(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, f"{asked.path}/x")


@behaviour
async def nowhere(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out, b"", status="302 Found", headers=())


@behaviour
async def to_file(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "file:///etc/passwd")


@behaviour
async def to_stranger(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "http://elsewhere.example/")


@behaviour
async def to_user(site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, f"http://user:word@{site.host}/good")


@behaviour
async def to_nonsense(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "http://[::1/good")


@behaviour
async def to_metadata(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "http://169.254.169.254/latest/meta-data/")


@behaviour
async def to_front_page(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "/")


BEHAVIOURS[""] = good


@behaviour
async def to_login(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, "/login?next=/report")


@behaviour
async def login(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    reply(out, b"<title>Sign in</title><form><input type='password' name='p'></form>")


@behaviour
async def to_plain(site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _redirect(out, f"http://{site.host}/good")


# --- bodies that do not end as they should --------------------------------------------------------


@behaviour
async def silence(_site: Site, _asked: Asked, _out: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


@behaviour
async def drip(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n")
    for _ in range(4000):
        out.write(b"x")
        await out.drain()
        await asyncio.sleep(0.02)


@behaviour
async def endless(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        out.write(b"x" * 65536)
        await out.drain()


@behaviour
async def huge_by_its_word(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx")
    await asyncio.sleep(60)


@behaviour
async def shorter_than_said(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\nonly this")
    _cut(out)


@behaviour
async def two_lengths(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n12345")
    _cut(out)


@behaviour
async def chunk_cut(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n400\r\nonly this")
    _cut(out)


@behaviour
async def chunk_of_nonsense(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nno\r\n0\r\n\r\n")
    _cut(out)


# --- connections cut at every phase ---------------------------------------------------------------


@behaviour
async def cut_before_answer(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _cut(out)


@behaviour
async def cut_in_status(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 20")
    _cut(out)


@behaviour
async def cut_in_headers(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Ty")
    _cut(out)


@behaviour
async def reset_in_body(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\nonly this")
    await out.drain()
    await asyncio.sleep(0.05)
    _reset(out)


@behaviour
async def cut_once(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    if asked.count > 1:
        reply(out)
    else:
        _cut(out)


# --- not HTTP -------------------------------------------------------------------------------------


@behaviour
async def garbage(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"\x00\x01\x02 SSH-2.0-OpenSSH\r\n\r\n")
    _cut(out)


@behaviour
async def header_flood(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    out.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(20000):
        out.write(b"X-%d: %s\r\n" % (number, b"y" * 100))
    out.write(b"\r\n")


# --- content codings ------------------------------------------------------------------------------


@behaviour
async def gzipped(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, gzip.compress(PAGE), "gzip")


@behaviour
async def gzipped_twice(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, gzip.compress(gzip.compress(PAGE)), "gzip, gzip")


@behaviour
async def deflated(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, zlib.compress(PAGE), "deflate")


@behaviour
async def deflated_bare(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, zlib.compress(PAGE)[2:-4], "deflate")


@behaviour
async def brotli_unasked(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, brotli.compress(PAGE), "br")


@behaviour
async def zstd_unasked(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, zstandard.compress(PAGE), "zstd")


@behaviour
async def gzip_cut(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, gzip.compress(PAGE)[:-20], "gzip")


@behaviour
async def gzip_by_its_word(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, PAGE, "gzip")


@behaviour
async def unknown_coding(_site: Site, _asked: Asked, out: asyncio.StreamWriter) -> None:
    _coded(out, PAGE, "compress")


BOMB = b"\0" * (64 * 2**20)
_BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, 9),
    "deflate": lambda data: zlib.compress(data, 9),
    "br": lambda data: brotli.compress(data, quality=5),
    "zstd": zstandard.compress,
}
_made: dict[str, bytes] = {}


@behaviour
async def bomb(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    coding = asked.path.rsplit("/", 1)[1]
    _coded(out, bomb_in(coding), coding)


def bomb_in(coding: str) -> bytes:
    """Give 64 MB of zeros in a coding."""
    if coding not in _made:
        _made[coding] = _BOMBS[coding](BOMB)
    return _made[coding]


# --- walls ----------------------------------------------------------------------------------------

_WALLS = {
    "challenge": (
        "200 OK",
        "<html><head><script src='/_sec/?bm-verify=AAQA'></script></head><body></body></html>",
    ),
    "moment": (
        "403 Forbidden",
        "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue",
    ),
    "suspended": ("200 OK", "<title>Account Suspended</title><h1>This Account has been suspended.</h1>"),
    "maintenance": (
        "500 Error",
        "<title>Website maintenance</title><p>The website is under maintenance.</p>",
    ),
    "soft404": ("200 OK", "<title>Page not found | Agency</title><main><h1>Page not found</h1></main>"),
    "soft404_ja": ("200 OK", "<title>ページが見つかりません｜庁</title><p>お探しのページは移動しました。"),
    "soft404_ko": ("200 OK", "<title>경찰청</title><p>요청하신 페이지를 찾을 수 없습니다.</p>"),
    "loginform": ("200 OK", "<title>로그인</title><form><input type='password'></form>"),
}


@behaviour
async def wall(_site: Site, asked: Asked, out: asyncio.StreamWriter) -> None:
    code, body = _WALLS[asked.path.rsplit("/", 1)[1]]
    reply(out, body.encode(), status=code)
