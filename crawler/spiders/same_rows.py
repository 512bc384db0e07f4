"""What tells that two pages are the same page of the same list: their rows, wherever the pages stand. Pure."""

import hashlib
from collections.abc import Iterable

from crawler.ledger.origins import is_numbered, mirrors, origin_of, relative
from crawler.portals.portal import Portal


def hash_of(rows: Iterable[str], page: str) -> str:
    """The SHA-256, hexadecimal, of the addresses of a page's rows as the page, at its own address, may write them."""
    origin = origin_of(page)
    return hashlib.sha256("\n".join(relative(row, origin) for row in rows).encode()).hexdigest()


def elsewhere(rows: Iterable[str], page: str, portal: Portal) -> frozenset[str]:
    """The origins at which the same rows are the same list: none where no row has a number of its own.

    Lists of two offices may both name `2023.html`.
    """
    if not any(map(is_numbered, rows)):
        return frozenset()
    return mirrors(origin_of(page), (portal.host, *portal.hosts))
