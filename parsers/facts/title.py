"""The title of a report: from its own lines, the page's metas and headings, or the link that led to it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

import msgspec

from parsers.document.blocks import Block, Paragraph
from parsers.facts.agency import agency_in_title, is_body_name
from parsers.facts.wording import compact, plain

REPORT_TITLE = re.compile(
    r"《?[^，。；！？,;!?《》]{0,60}(?:信息|政务)公[开開][^，。；！？,;!?《》]{0,12}?(?:[报報]告|年[报報])(?:[（(][^（）()]{1,20}[）)])?》?"
)
"""A whole title that names such a report: …政府信息公开工作年度报告, …信息公开年报, …政务公开年度报告, and so on."""

_YEAR = re.compile(r"20\d\d年")
_LONGEST = 90
_LONGEST_LINE = 300
_FRONT_LINES = 30
_JOINED_LINES = 3
_LINES_ABOVE = 2
_YEAR_ALONE = re.compile(r"^20\d\d年度?|20\d\d年度?$")
_PLAIN_LINE = re.compile(r"(?![（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])[^，。；：！？,;:!?]{4,60}")
_FILE_ENDING = re.compile(r"\.(?:pdf|docx?|wps|rtf|ofd|xlsx?|et|zip|rar|7z|s?html?)\s*$", re.IGNORECASE)
_SITE_NAME = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,30}$")


class Title(msgspec.Struct, frozen=True):
    """A title and where it was read: `text` (then `blocks` are its lines), `meta`, `heading`, `link` or `window`."""

    text: str
    source: str
    blocks: tuple[int, ...] = ()

    @property
    def names_report(self) -> bool:
        """Whether this is the title of such a report."""
        return is_report_title(self.text)

    @property
    def completeness(self) -> int:
        """How many of agency and year it names."""
        return (agency_in_title(self.text) is not None) + bool(_YEAR.search(plain(self.text)))


@lru_cache(maxsize=1024)
def is_report_title(text: str) -> bool:
    """Whether a text is the title of such a report and nothing else."""
    return may_hold_title(text) and REPORT_TITLE.fullmatch(text) is not None


def may_hold_title(text: str) -> bool:
    """Whether a text has the characters of every such title; most others are sorted out by that at once."""
    return "公" in text and ("报" in text or "報" in text)


def titles(front: Sequence[tuple[int, Block]], metas: dict[str, str], link_title: str | None) -> tuple[Title, ...]:
    """Every title there is, the best first. `front` are the blocks before the first section, with their numbers.

    The document's own title (in its text, then its metas, then its headings) comes before that of the link or the
    window. Where it names a report, or there is none, the more complete titles of reports come first.
    """
    own = [title for title in _own(front, metas) if title.text]
    others = [title for title in _others(front, metas, link_title) if title.text and title not in own]
    if own and not any(title.names_report for title in own):
        return (*own, *others)
    return tuple(sorted((*own, *others), key=lambda title: -title.completeness if title.names_report else 0))


def title_in(front: Sequence[tuple[int, Block]]) -> Title | None:
    """The first title of a report among the first lines of some numbered blocks."""
    return _in_lines(_lines(front))


def _own(front: Sequence[tuple[int, Block]], metas: dict[str, str]) -> Iterator[Title]:
    if in_text := title_in(front):
        yield in_text
    meta, heading = compact(metas.get("articletitle", "")), compact(metas.get("html:h1", ""))
    yield Title(meta, "meta")
    yield Title(heading, "heading")
    above = _in_lines([(-1, _bare(line)) for line in metas.get("html:before", "").split("\n")])
    if above and above.completeness and not (meta or heading):
        yield Title(above.text, "heading")


def _others(front: Sequence[tuple[int, Block]], metas: dict[str, str], link_title: str | None) -> Iterator[Title]:
    yield Title(compact(_FILE_ENDING.sub("", (link_title or "")[:_LONGEST_LINE])), "link")
    yield Title(compact(_SITE_NAME.sub("", metas.get("html:title", ""))), "window")
    for number, line in _lines(front)[:1]:
        if _PLAIN_LINE.fullmatch(first := compact(line)):
            yield Title(first, "text", (number,))


def _lines(front: Sequence[tuple[int, Block]]) -> list[tuple[int, str]]:
    lines = ((number, block.text) for number, block in front if isinstance(block, Paragraph) and block.text.strip())
    return [(number, _bare(line)[:_LONGEST_LINE]) for number, line in islice(lines, _FRONT_LINES)]


def _in_lines(lines: Sequence[tuple[int, str]]) -> Title | None:
    """A title on one line, or broken over two or three; agency and year alone on lines above it belong to it."""
    for count in range(1, _JOINED_LINES + 1):
        for start in range(len(lines) - count + 1):
            joined = "".join(line for _, line in lines[start : start + count])
            text = compact(joined) if may_hold_title(joined) else ""
            if len(text) > _LONGEST or not is_report_title(text):
                continue
            first = _beginning(lines, start, text)
            whole = compact("".join(line for _, line in lines[first : start + count]))
            return Title(whole, "text", tuple(number for number, _ in lines[first : start + count]))
    return None


def _beginning(lines: Sequence[tuple[int, str]], start: int, text: str) -> int:
    """The line a title begins on: up to two lines above it may name the agency, the year or both, if it does not."""
    lacks_agency, lacks_year = agency_in_title(text) is None, not _YEAR.search(text)
    for first in range(max(0, start - _LINES_ABOVE), start):
        above = compact("".join(line for _, line in lines[first:start]))
        name = _YEAR_ALONE.sub("", above)
        if (not name or (lacks_agency and is_body_name(name))) and (name == above or lacks_year):
            return first
    return start


def _bare(line: str) -> str:
    return line.strip().strip("#*| \t")
