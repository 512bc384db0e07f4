"""The kinds of blocks: what keeps a page from being had although its host was reached, or that it was not at all."""

from typing import Literal, get_args

Block = Literal[
    "challenge",  # a script is to be run, or a cookie to be computed by one, before the page is shown
    "waf",  # the page of a web application firewall
    "forbidden",  # refused without a reason
    "region",  # a fence around a region
    "rate",  # too many requests, or busy
    "tls",  # no secure connection could be made: protocol, ciphers or certificate
    "js_only",  # what the page lists is drawn by a script
    "soft_404",  # "no such page" or the home page, with status 200
    "redirect_out",  # a redirect out of the portal
    "robots",  # robots.txt forbids it, or could not be had
    "timeout",
    "too_large",  # cut at the limit
    "truncated",  # broke off, or is shorter than announced
]
BLOCKS: tuple[Block, ...] = get_args(Block)

# Of one page alone, and the same an hour later: left for another night at once, and no reason for its host to rest.
LEFT_AT_ONCE: frozenset[str] = frozenset({"js_only", "soft_404", "redirect_out", "robots", "too_large"})

_ROBOTS = ("robots_denied", "robots_unavailable", "crawl_delay")


def block_of(reason: str | None) -> str | None:
    """The kind of block behind a reason: of those about robots.txt it is `robots`; any other names itself."""
    return "robots" if reason in _ROBOTS else reason
