"""How a list goes on whose server is asked for pages of a size, and may state how many rows there are."""

import re
from dataclasses import dataclass

from crawler.families.family import MAX_PAGES, ChainEnd

_STATED = re.compile(r"共\s*(\d{1,6})\s*页")


@dataclass(frozen=True, slots=True)
class CountedPages:
    """The numbers of the pages to ask for next, of `size` rows, and the end as a Listing has it."""

    numbers: tuple[int, ...]
    size: int
    end: ChainEnd


def pages_after(number: int, *, size: int, rows: int, total: int | None) -> CountedPages:
    """What follows page `number`, asked for with `size` and answered with so many rows of the stated total.

    Page 1 names all others where a total is stated; if it shows fewer rows than asked for, the server has a page size
    of its own, which is asked for from then on (`size` 0: not known). A later page with other than the expected rows
    is read past. A page without rows proves the end beyond the total, and where none is stated, beyond page 1.
    """
    if rows == 0:
        is_past = number > 1 if total is None else (number - 1) * size >= total
        return CountedPages((), size, "proven" if is_past else "unproven")
    if total is None or total < rows:
        return _next(number, size)
    if number == 1:
        size = min(size if size > 0 else rows, rows) if rows < total else max(size, rows)
        last = -(-total // size)
        return CountedPages(tuple(range(2, min(last, MAX_PAGES) + 1)), size, _proven(last))
    if rows == min(size, total - (number - 1) * size):
        return CountedPages((), size, "proven")
    return _next(number, size)


def _next(number: int, size: int) -> CountedPages:
    return CountedPages((number + 1,), size, "more") if number < MAX_PAGES else CountedPages((), size, "unproven")


def _proven(last: int) -> ChainEnd:
    return "proven" if last <= MAX_PAGES else "unproven"


def page_number(text: str | None) -> int:
    """A page number as a request states it, from 1: what is none counts as the first page, and so does 0."""
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def stated_pages(text: str) -> int | None:
    """How many pages a page says that its list has (共 3 页); None where it does not say."""
    match = _STATED.search(text)
    return int(match[1]) if match else None
