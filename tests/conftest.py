"""For every test: no network but loopback, and no limit of time for an example of a property."""

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("nianbao", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nianbao")


class NetworkRefusedError(RuntimeError):
    """A test tried to reach an address that is not this machine."""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections leave the process only to loopback addresses, and no other name is looked up."""
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(str(address[0])):
            raise NetworkRefusedError(f"a test tried to connect to {address[0]}: only loopback is allowed")
        connect(self, address)

    def guarded_lookup(host: Any, *arguments: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_loopback(name):
            raise NetworkRefusedError(f"a test tried to look up {name}: only loopback is allowed")
        return lookup(host, *arguments, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)
