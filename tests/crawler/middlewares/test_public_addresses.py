"""Which addresses may be connected to."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.middlewares.addresses import PublicResolver, is_public


@pytest.mark.parametrize(
    "address", ["1.2.4.8", "221.176.1.1", "240e::1", "2408:8000::1", "64:ff9b::1.2.4.8", "::ffff:1.2.4.8"]
)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:0a00:0001::1",
        "2001:0:1:2:3:4:f5ff:fffe",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_within_ipv6(address: Any) -> None:
    assert is_public(f"::ffff:{address}") == is_public(f"64:ff9b::{address}") == is_public(str(address))


class _Names:
    """Twisted's resolver, with answers of the test's own."""

    def __init__(self, answers: dict[str, list[IPv4Address | IPv6Address]]) -> None:
        self._answers = answers

    def resolveHostName(self, receiver: Any, name: str, *_: Any) -> Any:  # noqa: N802
        receiver.resolutionBegan(None)
        for address in self._answers[name]:
            receiver.addressResolved(address)
        receiver.resolutionComplete()
        return receiver


class _Seen:
    """What comes out of a resolution."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.complete = False

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        """Nothing to note."""

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


@pytest.mark.parametrize("times", [1, 2])  # asked again, the answer comes from the cache
def test_only_public_addresses_are_passed_on(times: int) -> None:
    public, private = IPv4Address("TCP", "1.2.4.8", 80), IPv6Address("TCP", "fe80::1", 80)
    names = _Names({"both.gov.cn": [private, public], "private.gov.cn": [private], "proxy.lan": [private]})
    refused: set[str] = set()
    resolver = PublicResolver(SimpleNamespace(nameResolver=names), {"proxy.lan"}, refused)  # type: ignore[arg-type]
    seen = {}
    for _ in range(times):
        for name in ("both.gov.cn", "private.gov.cn", "proxy.lan"):
            seen[name] = _Seen()
            resolver.resolveHostName(seen[name], name)  # type: ignore[arg-type]
    assert {name: (one.addresses, one.complete) for name, one in seen.items()} == {
        "both.gov.cn": (["1.2.4.8"], True),
        "private.gov.cn": ([], True),
        "proxy.lan": (["fe80::1"], True),
    }
    assert refused == {"private.gov.cn"}
