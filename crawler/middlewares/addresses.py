"""Addresses that are not globally routable are refused: no portal's page can lead into our own network."""

import ipaddress
from collections.abc import Collection, Sequence
from typing import Protocol, cast

from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostResolution, IResolutionReceiver

_CACHED_NAMES = 10_000
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is globally routable; an IPv4 address within an IPv6 one is judged by itself."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = _embedded(ip) or ip
    # To the registry multicast is global, and ::/8 only reserved; no server is asked at either.
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, by NAT64, 6to4 or Teredo."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


class PublicResolver(CachingHostnameResolver):
    """A resolver that passes on only public addresses; names and IP literals with none do not resolve.

    Connections are made to the addresses it passes on, so a name cannot change its mind in between. `exempt`
    are the hosts of the proxies; `refused` takes the names of which every address was held back.
    """

    def __init__(self, reactor: ReactorBase, exempt: Collection[str], refused: set[str]) -> None:
        super().__init__(reactor, _CACHED_NAMES)
        self._exempt = exempt
        self._refused = refused

    def resolveHostName(  # noqa: N802 (Twisted's interface)
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """As in Twisted; the receiver sees public addresses only."""
        receiver = resolutionReceiver
        if hostName.lower() not in self._exempt:
            public = _PublicOnly(cast("_Receiver", resolutionReceiver), hostName.lower(), self._refused)
            receiver = cast("IResolutionReceiver", public)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


class _HasHost(Protocol):
    host: str


class _Receiver(Protocol):
    """Twisted's IResolutionReceiver, in a form that type checkers read."""

    def resolutionBegan(self, resolution: object) -> None: ...  # noqa: N802

    def addressResolved(self, address: _HasHost) -> None: ...  # noqa: N802

    def resolutionComplete(self) -> None: ...  # noqa: N802


class _PublicOnly:
    """Passes a resolution on, without the addresses that are not public."""

    def __init__(self, receiver: _Receiver, name: str, refused: set[str]) -> None:
        self._receiver = receiver
        self._name = name
        self._refused = refused
        self._passed = self._held = 0

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: _HasHost) -> None:  # noqa: N802
        if is_public(address.host):
            self._passed += 1
            self._receiver.addressResolved(address)
        else:
            self._held += 1

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._held and not self._passed:
            self._refused.add(self._name)
        self._receiver.resolutionComplete()
