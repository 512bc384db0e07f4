"""The addresses that redirects have led through, and whether they lead round in a circle."""

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that answered with a redirect; whether the answer set a cookie."""

    url: str
    sets_cookie: bool


Trail = tuple[Hop, ...]


def leads_round(trail: Iterable[Hop], target: str) -> bool:
    """Whether a redirect to an address that was asked before leads to nothing new.

    Where a cookie was set on the way the address may answer otherwise, once: that is how sites try whether there are
    any (docs/portals.md, section 6). A second time it is a circle whatever was set.
    """
    hops = tuple(trail)
    return sum(hop.url == target for hop in hops) > any(hop.sets_cookie for hop in hops)


def trail_text(trail: Trail) -> str | None:
    """A trail as it is stored; None for an empty one."""
    return json.dumps([[hop.url, hop.sets_cookie] for hop in trail]) if trail else None


def trail_of(text: str | None) -> Trail:
    """The trail that `trail_text` stored."""
    return tuple(Hop(url, sets_cookie) for url, sets_cookie in json.loads(text)) if text else ()
