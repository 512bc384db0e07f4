"""Where a page may stand besides its address: the same path and query in another scheme, under or without `www.`. Pure.

An origin is scheme, host and port: `http://www.smx.gov.cn`.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# Five digits or more that are no month or day (200912, 20240115), or the digits of a UUID.
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d{4}(?:\d\d)?(?!\d))\d{5,}|[0-9a-f]{16}", re.IGNORECASE)
_OTHER_SCHEME = {"http": "https", "https": "http"}
_WWW = "www."


def origin_of(url: str) -> str:
    """The origin of an address that `address` spelled."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def place_of(url: str) -> str:
    """What an address says besides its origin: path and query."""
    return url.removeprefix(origin_of(url))


def is_numbered(url: str) -> bool:
    """Whether an address has a number that a content management system gives once: an article's, or a body's code."""
    return bool(_NUMBER.search(place_of(url)))


def siblings(origin: str) -> frozenset[str]:
    """The other origins of the same host: in the other scheme, with `www.` or without it.

    With a port only `www.` differs: what another scheme is spoken at is another port.
    """
    scheme, _, host = origin.partition("://")
    bare = host.removeprefix(_WWW)
    hosts = (host,) if bare.startswith(_WWW) else (bare, _WWW + bare)
    schemes = (scheme,) if ":" in host else (scheme, _OTHER_SCHEME[scheme])
    return frozenset(f"{one}://{name}" for one in schemes for name in hosts) - {origin}


def mirrors(origin: str, hosts: Iterable[str]) -> frozenset[str]:
    """The siblings of an origin, and where it is of one of these hosts those of all of them."""
    alike = frozenset((origin, *siblings(origin)))
    named = [frozenset((f"http://{host}", *siblings(f"http://{host}"))) for host in hosts]
    if any(alike & one for one in named):
        alike = alike.union(*named)
    return alike - {origin}


def relative(url: str, origin: str) -> str:
    """An address as a page of this origin may write it: without the origin, where it is that or a sibling."""
    own = origin_of(url)
    return url.removeprefix(own) if own == origin or own in siblings(origin) else url
