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
    "soft_404",  # "no such page", the home page or an empty template, with status 200
    "redirect_out",  # a redirect out of the portal
    "robots",  # robots.txt forbids it, or could not be had
    "timeout",
    "too_large",  # cut at the limit
    "truncated",  # broke off, or is shorter than announced
]
BLOCKS: tuple[Block, ...] = get_args(Block)

# Of one page alone, and the same an hour later: left for another night at once, and no reason for its host to rest.
LEFT_AT_ONCE: frozenset[str] = frozenset({"js_only", "soft_404", "redirect_out", "robots", "too_large"})

FENCES: frozenset[str] = frozenset({"challenge", "waf", "forbidden", "region", "rate"})
"""What stands in the way of whoever asks, whatever is asked for; robots.txt is no exception."""

EMPTY_CHOICE = "empty_choice"
"""The reason where a script has no report for what its query chooses: no gap, for no list names one."""

_KINDS: dict[str, Block] = {
    "robots_denied": "robots",
    "robots_unavailable": "robots",
    "crawl_delay": "robots",
    EMPTY_CHOICE: "soft_404",
}


def block_of(reason: str | None) -> str | None:
    """The kind of block behind a reason; one that is of no other kind names itself."""
    return _KINDS.get(reason or "", reason)
