"""One request over the wire: the only importer of httpx.

Every host has a transport of its own with one connection. Connections are made to an address that was
checked: in a transport for several hosts at one address, a request could go over another host's connection.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx

from flows.http.faults import Fault
from flows.http.guard import Resolver, resolve_publicly
from flows.http.values import Exchange, FailureKind, Headers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flows.http.policy import FetchPolicy

_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
# so that a host's next address is tried before the deadline over the whole request
_CONNECT_WITHIN = 15.0
_LATER = "The next run asks again."
_CHECK = "Open the address in a browser; if it has moved, correct the source's description."


class Wire:
    """Sends requests and gives answers as they came. Close it at the end."""

    def __init__(self, policy: FetchPolicy, now: Callable[[], datetime], resolver: Resolver) -> None:
        self._policy = policy
        self._now = now
        self._resolver = resolver
        self._transports: dict[str, httpx.AsyncHTTPTransport] = {}
        self._contexts: dict[bool, ssl.SSLContext] = {}
        self._addresses: dict[tuple[str, int], tuple[str, ...]] = {}

    async def exchange(self, url: str, headers: Headers) -> Exchange:
        """Send one GET and read its answer whole, within the deadline. Raises Fault."""
        try:
            async with asyncio.timeout(self._policy.deadline):
                return await self._exchange(httpx.URL(url), url, headers)
        except TimeoutError as error:
            raise _fault(
                FailureKind.TIMEOUT, f"no whole answer within {self._policy.deadline:g} seconds", _LATER
            ) from error
        except httpx.InvalidURL as error:
            raise _fault(
                FailureKind.FORBIDDEN, f"not an address ({error})", _CHECK, transient=False
            ) from error

    async def close(self) -> None:
        """Close all connections."""
        for transport in self._transports.values():
            await transport.aclose()
        self._transports.clear()

    async def _exchange(self, target: httpx.URL, url: str, headers: Headers) -> Exchange:
        port = target.port or (443 if target.scheme == "https" else 80)
        for address in await self._resolve(target.host, port):
            try:
                return await self._ask(target, address, url, headers)
            except Fault as fault:
                if fault.kind is not FailureKind.CONNECT:
                    raise
                refused = fault
        # none of them took the connection: the name may lead elsewhere by now
        del self._addresses[target.host, port]
        raise refused

    async def _resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Resolve once a run: what was checked is what is connected to."""
        if (host, port) not in self._addresses:
            found = await resolve_publicly(host, port, self._policy, self._resolver)
            self._addresses[host, port] = found
        return self._addresses[host, port]

    async def _ask(self, target: httpx.URL, address: str, url: str, headers: Headers) -> Exchange:
        request = httpx.Request(
            "GET",
            target.copy_with(host=address),
            headers=[("Host", target.netloc.decode("ascii")), *headers],
            extensions={
                "sni_hostname": target.raw_host.decode("ascii"),
                "timeout": {"connect": _CONNECT_WITHIN},
            },
        )
        transport = self._transport(target)
        try:
            response = await transport.handle_async_request(request)
            try:
                body = await self._read(response)
            finally:
                await response.aclose()
        except httpx.TransportError as error:
            raise _explain(error) from error
        return self._as_exchange(response, body, url, headers, address)

    async def _read(self, response: httpx.Response) -> bytes:
        largest = self._policy.max_raw
        stated = response.headers.get("Content-Length", "")
        body = bytearray()
        if not (stated.isdigit() and int(stated) > largest):
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > largest:
                    break
            else:
                return bytes(body)
        raise _fault(
            FailureKind.TOO_LARGE,
            f"the answer is larger than {largest} bytes",
            "Raise `fetch.max_megabytes` in pipeline.toml, or hand it in with `claimwatch add`.",
            transient=False,
        )

    def _as_exchange(
        self, response: httpx.Response, body: bytes, url: str, headers: Headers, address: str
    ) -> Exchange:
        version = response.extensions.get("http_version", b"HTTP/1.1")
        reason = response.extensions.get("reason_phrase", b"")
        return Exchange(
            url=url,
            sent=headers,
            status=response.status_code,
            reason=reason.decode("ascii", "ignore"),
            headers=tuple(_header(name, value) for name, value in response.headers.raw),
            body=body,
            http_version=version.decode("ascii"),
            address=address,
            at=self._now(),
        )

    def _transport(self, target: httpx.URL) -> httpx.AsyncHTTPTransport:
        key = f"{target.scheme}://{target.netloc.decode('ascii')}"
        if key not in self._transports:
            self._transports[key] = httpx.AsyncHTTPTransport(
                verify=self._tls(target.host),
                http2=True,
                trust_env=False,
                limits=httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=30),
            )
        return self._transports[key]

    def _tls(self, host: str) -> ssl.SSLContext:
        is_legacy = host in self._policy.legacy_tls_hosts
        if is_legacy not in self._contexts:
            self._contexts[is_legacy] = self._make_context(is_legacy=is_legacy)
        return self._contexts[is_legacy]

    def _make_context(self, *, is_legacy: bool) -> ssl.SSLContext:
        context = httpx.create_ssl_context(trust_env=False)
        if self._policy.ca_file:
            context.load_verify_locations(self._policy.ca_file)
        if is_legacy:
            # renegotiation of before RFC 5746, which some old servers need; the certificate is verified
            context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
        return context


def _header(name: bytes, value: bytes) -> tuple[str, str]:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    key = name.decode("ascii")
    # some servers redirect to addresses with letters that no address may hold
    return key, quote(text, safe=_IN_ADDRESSES) if key.lower() == "location" else text


def _explain(error: httpx.TransportError) -> Fault:
    said = str(error) or type(error).__name__
    if isinstance(error, httpx.ConnectError) and _is_tls(error):
        return _fault(
            FailureKind.TLS,
            f"the connection is not safe ({said})",
            "Certificates are always verified: check the address, or wait for the publisher to mend it.",
            transient=False,
        )
    if isinstance(error, httpx.ConnectTimeout):
        return _fault(FailureKind.CONNECT, f"no connection within {_CONNECT_WITHIN:g} seconds", _LATER)
    if isinstance(error, httpx.TimeoutException):
        return _fault(FailureKind.TIMEOUT, f"no answer in time ({said})", _LATER)
    if isinstance(error, httpx.ConnectError):
        return _fault(FailureKind.CONNECT, f"no connection ({said})", _LATER)
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return _fault(FailureKind.FORBIDDEN, f"cannot be asked for ({said})", _CHECK, transient=False)
    return _fault(FailureKind.BROKEN, f"the answer is broken or was cut off ({said})", _LATER)


def _is_tls(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _fault(kind: FailureKind, message: str, action: str, *, transient: bool = True) -> Fault:
    return Fault(kind, message, action, is_transient=transient)
