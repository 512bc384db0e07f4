"""What the addresses of a report are to it."""

from collections.abc import Collection
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

AddressKind = Literal["canonical", "alternate", "attachment", "mirror"]

_WWW = "www."


class Address(NamedTuple):
    """An address of a report, as it was asked for or linked.

    `canonical`: where it was first found; `mirror`: the same path and query on another host; `attachment`: a file
    that belongs to its page; `alternate`: any other.
    """

    url: str
    kind: AddressKind


def kind_of(url: str, known: Collection[str]) -> AddressKind:
    """What an address is to a report of which these are known."""
    if not known:
        return "canonical"
    host, place = _host_and_place(url)
    hosts = {other for other, same in map(_host_and_place, known) if same == place}
    return "mirror" if hosts and host not in hosts else "alternate"


def twin_key(key: str) -> str:
    """The spelling of an address (`address_key`) with `www.` taken off, or put before it."""
    bare = key.removeprefix(_WWW)
    if bare.startswith(_WWW):
        return key
    return bare if bare != key else _WWW + key


def _host_and_place(url: str) -> tuple[str, tuple[str, str]]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix(_WWW), (parts.path, parts.query)
