"""Pagers that link their last page (尾页) and none between: the pages up to it, told by what their addresses share."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from crawler.families.family import MAX_PAGES, ChainEnd

_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_BEFORE_NUMBER = re.compile(r"[_-]?$")


@dataclass(frozen=True, slots=True)
class PagesBetween:
    """The pages to ask for, the last one among them, and whether they are known to be all (`proven`)."""

    urls: tuple[str, ...]
    end: ChainEnd


def pages_up_to(last: str, here: Collection[str], pages: int | None) -> PagesBetween:
    """The pages after this one up to the last, whose address differs from this page's by a number alone.

    `here` are the addresses of this page, `pages` what is printed of their number: it tells whether files that the
    first page has no number of are counted from 0 or from 1. Where nothing tells, the last page alone is asked for.
    """
    for found in reversed(list(_NUMBER.finditer(last))):
        head, tail, number = last[: found.start()], last[found.end() :], int(found[0])
        first = _first_after(head, tail, here, number, pages)
        if first is not None and number < MAX_PAGES:
            return PagesBetween(tuple(f"{head}{n}{tail}" for n in range(first, number + 1)), "proven")
    return PagesBetween((last,), "unproven")


def _first_after(head: str, tail: str, here: Collection[str], last: int, pages: int | None) -> int | None:
    """The number of the page after this one, where this one's address has a number too or the printed count tells."""
    for url in here:
        own = url[len(head) : len(url) - len(tail)] if url.startswith(head) and url.endswith(tail) else ""
        if own.isdecimal() and len(own) <= len(str(last)):
            return int(own) + 1
    bare = _BEFORE_NUMBER.sub("", head) + tail
    folder = head.rpartition("/")[0] + "/"
    if pages is None or not {bare, folder} & set(here):
        return None
    return {pages: 2, pages - 1: 1}.get(last)
