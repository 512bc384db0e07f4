"""The title of a report: from its own lines, the page's metas and headings, or the link that led to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.document.blocks import Block, Paragraph
from parsers.facts.agency import agency_in_title, is_agency_name
from parsers.facts.wording import compact, with_plain_years

REPORT_TITLE = re.compile(
    r"《?[^，。；！？,;!?《》]{0,60}(?:信息|政务)公开[^，。；！？,;!?《》]{0,12}?(?:报告|年报)(?:[（(][^（）()]{1,20}[）)])?》?"
)
"""A whole title that names such a report: …政府信息公开工作年度报告, …信息公开年报, …政务公开年度报告, and so on."""

_YEAR = re.compile(r"20\d\d年")
_LONGEST = 90
_FRONT_LINES = 30
_JOINED_LINES = 3
_PLAIN_LINE = re.compile(r"(?![（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])[^，。；：！？,;:!?]{4,60}")
_SITE_NAME = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,30}$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title and where it was read: `text` (then `blocks` are its lines), `meta`, `heading`, `link` or `window`."""

    text: str
    source: str
    blocks: tuple[int, ...] = ()

    @property
    def names_report(self) -> bool:
        """Whether this is the title of such a report."""
        return REPORT_TITLE.fullmatch(self.text) is not None

    @property
    def completeness(self) -> int:
        """How many of agency and year it names."""
        return (agency_in_title(self.text) is not None) + bool(_YEAR.search(with_plain_years(self.text)))


def titles(front: Sequence[tuple[int, Block]], metas: dict[str, str], link_title: str | None) -> tuple[Title, ...]:
    """Every title there is, the best first: those that name a report, then the more complete, then by source.

    `front` are the blocks before the first section, with their numbers.
    """
    found = [title for title in _all(front, metas, link_title) if title.text]
    return tuple(
        sorted(found, key=lambda title: (not title.names_report, -title.completeness if title.names_report else 0))
    )


def _all(front: Sequence[tuple[int, Block]], metas: dict[str, str], link_title: str | None) -> Iterator[Title]:
    lines = [(number, block.text) for number, block in front if isinstance(block, Paragraph) and block.text.strip()]
    lines = lines[:_FRONT_LINES]
    if in_text := _in_lines(lines):
        yield in_text
    yield Title(compact(metas.get("articletitle", "")), "meta")
    yield Title(compact(metas.get("html:h1", "")), "heading")
    before = [(-1, line) for line in metas.get("html:before", "").split("\n") if line]
    if heading := _in_lines(before):
        yield Title(heading.text, "heading")
    yield Title(compact(link_title or ""), "link")
    yield Title(compact(_SITE_NAME.sub("", metas.get("html:title", ""))), "window")
    if not in_text and lines and _PLAIN_LINE.fullmatch(first := compact(_bare(lines[0][1]))):
        yield Title(first, "text", (lines[0][0],))


def _in_lines(lines: Sequence[tuple[int, str]]) -> Title | None:
    """A title on one line, or broken over two or three; an agency alone on the line above belongs to it."""
    for count in range(1, _JOINED_LINES + 1):
        for start in range(len(lines) - count + 1):
            text = compact("".join(_bare(line) for _, line in lines[start : start + count]))
            if len(text) > _LONGEST or not REPORT_TITLE.fullmatch(text):
                continue
            above = compact(_bare(lines[start - 1][1])) if start else ""
            if agency_in_title(text) is None and is_agency_name(above):
                return Title(above + text, "text", tuple(number for number, _ in lines[start - 1 : start + count]))
            return Title(text, "text", tuple(number for number, _ in lines[start : start + count]))
    return None


def _bare(line: str) -> str:
    return line.strip().strip("#*| \t")
