"""Tells the answer of a fence from a page, by its status and by what it says. Pure."""

from collections.abc import Callable

from crawler.blocks.kinds import Block
from crawler.blocks.skim import Skim
from crawler.blocks.wordings import (
    BUSY,
    CHALLENGE,
    DRAWS,
    EMPTY,
    FIREWALL,
    MISSING_MARKS,
    MISSING_TEXT,
    MISSING_TITLE,
    REGION,
    WAF,
)

LARGEST = 2**16  # bytes; block pages are small, and what is larger is a page

# docs/portals.md, section 6: what stands behind these statuses at government sites, if the body does not say more.
_BY_STATUS: dict[int, Block] = {
    401: "forbidden",
    403: "forbidden",
    405: "forbidden",
    451: "forbidden",
    412: "challenge",  # Ruishu
    521: "challenge",  # Jiasule
    429: "rate",
    503: "rate",
}
_SAYS_MORE = (401, 403, 405, 451)

# A block page has little to read (characters without white space) and hardly a link; a page of a site has menus.
_BARE_TEXT, _BARE_LINKS = 600, 4
_NO_TEXT = 60
_NOTICE = 200  # why a site is closed
_REMARK = 200  # menus and a footer, and the sentence that there is no such page
_NOTE = 2_500  # a "no such page" in the site's own frame, menus included


def by_status(status: int) -> Block | None:
    """The block that a status stands for; None where it stands for none."""
    return _BY_STATUS.get(status)


def in_refusal(status: int, text: str, url: str) -> Block | None:
    """The block behind a refusal whose status is one, by what its page says."""
    block = by_status(status)
    if status not in _SAYS_MORE or not text:
        return block
    if REGION.search(text):
        return "region"
    page = Skim(text, url)
    if CHALLENGE.search(text) and _is_bare(page, page.amount(_BARE_TEXT)):
        return "challenge"
    return "waf" if FIREWALL.search(page.visible) else block


def in_page(text: str, url: str, owns: Callable[[str], bool]) -> Block | None:
    """The block that a page with status 2xx is in truth; None for a page.

    `owns` tells whether an address belongs to the portal. The code of a government site (SiteIDCode), menus and
    text are what a firewall's page lacks; "no such page" may stand in the frame of the site.
    """
    if "<" not in text:
        return None
    page = Skim(text, url)
    amount = page.amount(_BARE_TEXT)
    is_bare = _is_bare(page, amount)
    block = _of_fence(page, owns) if is_bare and not page.marked else None
    return block or _in_words(page, amount, is_bare=is_bare)


def _of_fence(page: Skim, owns: Callable[[str], bool]) -> Block | None:
    """What stands before the site and shows a bare page in its place."""
    if CHALLENGE.search(page.text):
        return "challenge"
    if REGION.search(page.visible):
        return "region"
    is_firewall = WAF.search(page.visible) or "_bot_sbu" in page.text or _is_interstitial(page, owns)
    return "waf" if is_firewall else None


def _in_words(page: Skim, amount: int, *, is_bare: bool) -> Block | None:
    """What a page of the site itself says of why there is nothing on it."""
    if _is_missing(page, amount, is_bare=is_bare):
        return "soft_404"
    return "rate" if is_bare and amount <= _NOTICE and BUSY.search(page.visible) else None


def is_drawn(text: str) -> bool:
    """Whether the rows of a page that shows none are drawn by a script, and not just none."""
    return DRAWS.search(text) is not None and not says_empty(text)


def says_empty(text: str) -> bool:
    """Whether a page says of its list that there is nothing in it."""
    return EMPTY.search(text) is not None


def _is_bare(page: Skim, amount: int) -> bool:
    return amount <= _BARE_TEXT and page.links <= _BARE_LINKS


def _is_interstitial(page: Skim, owns: Callable[[str], bool]) -> bool:
    """Whether there is nothing but scripts from elsewhere; a page drawn by scripts has an element to draw in."""
    return (
        not page.links and len(page.visible) <= _NO_TEXT and " id=" not in page.lowered and page.foreign_scripts(owns)
    )


def _is_missing(page: Skim, amount: int, *, is_bare: bool) -> bool:
    if not any(mark in page.lowered for mark in MISSING_MARKS):
        return False
    if "<title" not in page.lowered and "<body" not in page.lowered:
        return False  # a fragment of a list
    if is_bare and MISSING_TEXT.search(page.visible):
        return True
    if amount <= _REMARK and MISSING_TITLE.search(page.visible):
        return True
    return MISSING_TITLE.search(page.headline) is not None and page.amount(_NOTE) <= _NOTE
