"""Certificates are verified always; HTTP/2 is spoken where the server speaks it."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from typing import TYPE_CHECKING

import h2.config
import h2.connection
import h2.events
import pytest
import trustme

from flows.clock import utc_now
from flows.http import FailureKind, FetchFailure, FetchPolicy, Purpose, Request, Response, open_live_fetcher
from tests.flows.http.site import PAGE, hostile_site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

CA = trustme.CA()


def server_tls(certificate: trustme.LeafCert, *protocols: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    if protocols:
        context.set_alpn_protocols(list(protocols))
    return context


def client(tmp_path: Path) -> FetchPolicy:
    CA.cert_pem.write_to_path(tmp_path / "ca.pem")
    return FetchPolicy(
        attempts=1,
        pause=0,
        deadline=5,
        open_networks=(ip_network("127.0.0.0/8"),),
        ca_file=str(tmp_path / "ca.pem"),
    )


async def to_loopback(_host: str, _port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


def ask(policy: FetchPolicy, tls: ssl.SSLContext | None, path: str = "/good") -> Response | FetchFailure:
    async def run() -> Response | FetchFailure:
        async with (
            hostile_site(tls) as site,
            open_live_fetcher(policy, now=utc_now, resolver=to_loopback) as fetcher,
        ):
            host = f"agency.example:{site.port}"
            wanted = Request(f"https://{host}{path}", "xx_test", Purpose.ROBOTS, (host, site.host))
            return await fetcher.fetch(wanted)

    return asyncio.run(run())


def test_a_certificate_that_is_right_passes(tmp_path: Path) -> None:
    answer = ask(client(tmp_path), server_tls(CA.issue_cert("agency.example")))
    assert isinstance(answer, Response), answer
    assert answer.content == PAGE


def _expired() -> trustme.LeafCert:
    return CA.issue_cert("agency.example", not_after=utc_now() - timedelta(days=1))


@pytest.mark.parametrize(
    "certificate",
    [
        pytest.param(lambda: trustme.CA().issue_cert("agency.example"), id="unknown_authority"),
        pytest.param(_expired, id="expired"),
        pytest.param(lambda: CA.issue_cert("other.example"), id="another_host"),
        pytest.param(lambda: CA.issue_cert("127.0.0.1"), id="only_the_address_that_is_connected_to"),
    ],
)
def test_a_certificate_that_is_wrong_is_refused(
    certificate: Callable[[], trustme.LeafCert], tmp_path: Path
) -> None:
    answer = ask(client(tmp_path), server_tls(certificate()))
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.TLS
    assert not answer.is_transient


def test_a_server_that_speaks_no_tls_is_told_from_one_that_is_down(tmp_path: Path) -> None:
    answer = ask(replace(client(tmp_path), deadline=1), None)
    assert isinstance(answer, FetchFailure)
    assert answer.kind in (FailureKind.TLS, FailureKind.TIMEOUT)


def test_the_old_renegotiation_is_no_way_around_the_certificate(tmp_path: Path) -> None:
    legacy = replace(client(tmp_path), legacy_tls_hosts=frozenset({"agency.example"}))
    good = ask(legacy, server_tls(CA.issue_cert("agency.example")))
    bad = ask(legacy, server_tls(CA.issue_cert("other.example")))
    assert isinstance(good, Response)
    assert isinstance(bad, FetchFailure)
    assert bad.kind is FailureKind.TLS


def test_a_redirect_from_https_to_plain_http_is_refused(tmp_path: Path) -> None:
    answer = ask(client(tmp_path), server_tls(CA.issue_cert("agency.example")), "/to_plain")
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.REDIRECT
    assert "plain" in answer.message


@asynccontextmanager
async def http2_site(tls: ssl.SSLContext) -> AsyncIterator[int]:
    """Answer every stream with the page, over HTTP/2 alone."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    asked = dict(event.headers or [])
                    head = [(":status", "200"), ("x-authority", asked[b":authority"].decode())]
                    connection.send_headers(event.stream_id, head)
                    connection.send_data(event.stream_id, PAGE, end_stream=True)
            writer.write(connection.data_to_send())
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def test_http_2_is_spoken_with_the_name_that_was_asked_for(tmp_path: Path) -> None:
    """The connection goes to a pinned address, yet server name and authority are the host's."""

    async def run() -> tuple[Response | FetchFailure, str]:
        tls = server_tls(CA.issue_cert("agency.example"), "h2")
        policy = client(tmp_path)
        async with (
            http2_site(tls) as port,
            open_live_fetcher(policy, now=utc_now, resolver=to_loopback) as fetcher,
        ):
            host = f"agency.example:{port}"
            return await fetcher.fetch(Request(f"https://{host}/", "xx_test", Purpose.ROBOTS, (host,))), host

    answer, host = asyncio.run(run())
    assert isinstance(answer, Response), answer
    assert answer.content == PAGE
    assert answer.exchanges[-1].http_version == "HTTP/2"
    assert answer.header("x-authority") == host
