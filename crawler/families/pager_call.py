"""The `createPageHTML` call of static lists: it names every file of the chain."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.families.family import MAX_PAGES, ChainEnd

_CALL = re.compile(r"\bcreatePage(?:HTML)?\s*\(([^()]*)\)")
_ARGUMENT = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)"|(-?\d{1,9}))\s*(?:,|$)""")
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^[ \t]*//[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PagerCall:
    """How many pages a list has, which of them this is (from 0), how their files are named, and its rows if stated.

    Two orders of arguments occur: (pages, current from 0, base, extension[, …, rows]) of TRS itself, and
    (container, pages, current from 1, base, extension[, rows]). Page 1 is `base.extension`; page n is
    `base_{n-1}.extension` in the first and `base_n.extension` in the second (`second` is the number of page 2).
    Some sites write the first and count as the second does: see `counted`.
    """

    pages: int
    current: int
    base: str
    extension: str
    total: int | None
    second: int

    def counted(self, asked: str) -> "PagerCall":
        """The call with its pages counted from 1, where only that agrees with the address asked for.

        That is so where the first file calls itself page 1, or the last page has the number of all pages.
        """
        file = urlsplit(asked).path.rpartition("/")[2]
        first = self.current == 1 and file in ("", self.file_name(0))
        last = self.current == self.pages and file == f"{self.base}_{self.pages}.{self.extension}"
        if self.second == 1 and (first or last):
            return replace(self, current=self.current - 1, second=2)
        return self

    def file_name(self, index: int) -> str:
        """The file of a page of the chain, counted from 0."""
        suffix = f"_{self.second + index - 1}" if index else ""
        return f"{self.base}{suffix}.{self.extension}"

    def following(self) -> list[str]:
        """The files of the pages after this one."""
        return [self.file_name(index) for index in range(self.current + 1, min(self.pages, MAX_PAGES))]

    def end(self, list_sizes: tuple[int, ...], asked: str) -> ChainEnd:
        """`proven` if the call is that of the page asked for, names every page, and fits a list seen on the page.

        On a page in the middle both ways of counting agree with the address; it is enough that one of them fits.
        """
        from_1 = replace(self, current=self.current - 1, second=2)
        if self.second == 1 and self.current > 1 and from_1.end(list_sizes, asked) == "proven":
            return "proven"
        if self.pages > MAX_PAGES or self.current >= max(self.pages, 1) or self._is_of_another_page(asked):
            return "unproven"
        return "proven" if any(map(self._fits, list_sizes or (0,))) else "unproven"

    def _is_of_another_page(self, asked: str) -> bool:
        file = urlsplit(asked).path.rpartition("/")[2]
        in_chain = re.fullmatch(re.escape(self.base) + r"_\d+\." + re.escape(self.extension), file)
        return in_chain is not None and file != self.file_name(self.current)

    def _fits(self, rows: int) -> bool:
        """Whether the stated rows can lie on the stated pages, each full but the last, with so many of them here."""
        if self.total is None:
            return rows > 0 or self.pages <= 1
        if self.pages <= 1:
            return rows == self.total
        if self.current + 1 < self.pages:
            return (self.pages - 1) * rows < self.total <= self.pages * rows
        size, rest = divmod(self.total - rows, self.pages - 1)
        return rest == 0 and size >= rows > 0


def pager_calls(scripts: str) -> tuple[PagerCall, ...]:
    """The distinct calls with literal arguments in a page's scripts; comments and the function itself do not count."""
    if "createPage" not in scripts:
        return ()
    commented, end, rest = scripts.rpartition("*/")
    code = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", commented + end) + rest)
    calls = (_read(match[1]) for match in _CALL.finditer(code))
    return tuple(dict.fromkeys(call for call in calls if call))


def _read(arguments: str) -> PagerCall | None:
    values: list[str | int] = [
        int(number) if number else single or double for single, double, number in _ARGUMENT.findall(arguments)
    ]
    match values:
        case [int(pages), int(current), str(base), str(extension), *rest]:
            second = 1
        case [str(), int(pages), int(current), str(base), str(extension), *rest]:
            current, second = current - 1, 2
        case _:
            return None
    if pages < 0 or current < 0 or not base or not extension:
        return None
    counts = [value for value in rest if isinstance(value, int)]
    return PagerCall(pages, current, base, extension.lstrip("."), counts[-1] if counts else None, second)
