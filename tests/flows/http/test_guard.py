"""No page and no name server leads the program to this machine, its network or a metadata service."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address, ip_network

import pytest

from flows.clock import utc_now
from flows.http import FailureKind, FetchFailure, FetchPolicy, Purpose, Request, Response, open_live_fetcher
from flows.http.faults import Fault
from flows.http.guard import check_url, host_of, is_allowed_host, is_reachable, system_resolver
from tests.flows.http.site import hostile_site

CLOSED = FetchPolicy(attempts=1, pause=0, deadline=5)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104 - it is refused, not bound
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "240.0.0.1",
        "fec0::1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "::ffff:0:7f00:1",
        "192.88.99.1",
        "3fff::1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)
def test_addresses_that_are_never_asked(address: str) -> None:
    assert not is_reachable(ip_address(address), CLOSED)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822"])
def test_public_addresses_are_asked(address: str) -> None:
    assert is_reachable(ip_address(address), CLOSED)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_this_machine_is_refused_under_each_of_its_names(host: str) -> None:
    """Also where the catalogue itself names it: only the setting for tests opens it."""

    async def run() -> Response | FetchFailure:
        async with hostile_site() as site, open_live_fetcher(CLOSED, now=utc_now) as fetcher:
            allowed = (host_of(f"http://{host}:{site.port}/"),)
            wanted = Request(f"http://{host}:{site.port}/good", "xx_test", Purpose.ROBOTS, allowed)
            answer = await fetcher.fetch(wanted)
            assert site.asked == []
            return answer

    answer = asyncio.run(run())
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.FORBIDDEN
    assert "not a public address" in answer.message or "Invalid IPv4 address" in answer.message


def ask_twice(*leads_to: str) -> tuple[list[Response | FetchFailure], int]:
    """Ask twice for a name that the resolver leads elsewhere each time it is asked."""

    async def run() -> tuple[list[Response | FetchFailure], int]:
        looks = iter(leads_to)
        count = 0

        async def rebinding(_host: str, _port: int) -> tuple[str, ...]:
            nonlocal count
            count += 1
            return (next(looks),)

        policy = FetchPolicy(attempts=1, pause=0, deadline=5, open_networks=(ip_network("127.0.0.0/8"),))
        async with (
            hostile_site() as site,
            open_live_fetcher(policy, now=utc_now, resolver=rebinding) as fetcher,
        ):
            host = f"rebinding.example:{site.port}"
            wanted = Request(f"http://{host}/good", "xx_test", Purpose.ROBOTS, (host,))
            answers = [await fetcher.fetch(wanted) for _ in range(2)]
            assert all(asked.headers["host"] == host for asked in site.asked)
            return answers, count

    return asyncio.run(run())


def test_a_name_that_leads_elsewhere_at_the_second_look_is_not_looked_at_again() -> None:
    """Rebinding: what was checked is what is connected to."""
    answers, looks = ask_twice("127.0.0.1", "10.0.0.1")
    assert [type(one) for one in answers] == [Response, Response]
    assert looks == 1


def test_a_name_is_checked_anew_when_its_address_refuses() -> None:
    answers, looks = ask_twice("127.0.0.9", "10.0.0.1")
    kinds = [one.kind for one in answers if isinstance(one, FetchFailure)]
    assert kinds == [FailureKind.CONNECT, FailureKind.FORBIDDEN]
    assert looks == 2


def test_the_next_address_of_a_host_is_tried_when_one_refuses() -> None:
    async def run() -> Response | FetchFailure:
        async def two(_host: str, _port: int) -> tuple[str, ...]:
            return ("127.0.0.9", "127.0.0.1")

        policy = FetchPolicy(attempts=1, pause=0, deadline=5, open_networks=(ip_network("127.0.0.0/8"),))
        async with hostile_site() as site, open_live_fetcher(policy, now=utc_now, resolver=two) as fetcher:
            host = f"two.example:{site.port}"
            return await fetcher.fetch(Request(f"http://{host}/good", "xx_test", Purpose.ROBOTS, (host,)))

    answer = asyncio.run(run())
    assert isinstance(answer, Response)
    assert answer.exchanges[-1].address == "127.0.0.1"


def test_a_name_that_does_not_resolve_says_so() -> None:
    async def run() -> Response | FetchFailure:
        async def nothing(host: str, _port: int) -> tuple[str, ...]:
            raise OSError(f"{host}: name or service not known")

        async with open_live_fetcher(CLOSED, now=utc_now, resolver=nothing) as fetcher:
            wanted = Request("https://gone.example/", "xx_test", Purpose.ROBOTS, ("gone.example",))
            return await fetcher.fetch(wanted)

    answer = asyncio.run(run())
    assert isinstance(answer, FetchFailure)
    assert answer.kind is FailureKind.NAME
    assert answer.is_transient


def test_the_system_resolves_loopback_for_what_it_is() -> None:
    assert "127.0.0.1" in asyncio.run(system_resolver("127.0.0.1", 80))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//a.example/x",
        "http://b.example/x",
        "http://a.example:8080/x",
        "http://a.example.b.example/x",
        "http://user@a.example/x",
        "http://b.example\\@a.example/x",
        "http://a.example/x y",
        "http://a.example/\nx",
        "http://[::1/x",
        "http://a.example:99999/x",
    ],
)
def test_addresses_outside_the_catalogue_are_refused(url: str) -> None:
    with pytest.raises(Fault) as caught:
        check_url(url, ("a.example",))
    assert caught.value.kind is FailureKind.FORBIDDEN


@pytest.mark.parametrize("url", ["http://a.example/x", "https://A.Example:443/x?y=1", "http://a.example./x"])
def test_addresses_of_the_catalogue_s_hosts_pass(url: str) -> None:
    check_url(url, ("a.example",))


def test_a_star_covers_subdomains_and_nothing_else() -> None:
    assert is_allowed_host("x.y.example", ("*.y.example",))
    assert not is_allowed_host("y.example", ("*.y.example",))
    assert not is_allowed_host("notany.example", ("*.y.example",))
