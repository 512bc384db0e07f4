"""Lines that name one of the six statutory sections, told by their meaning and not by their numeral."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.document.blocks import Block, Paragraph, Table
from parsers.sections.titles import SECTIONS, glued_title, section_of

_NUMERALS = "一二三四五六"
_LONGEST = 80
_GLUED = 200
_SHORTEST = 4

_HINT = re.compile("[情概综綜公诉訴题題足难難项項]")
"""Every title holds one of these characters, however it is spaced."""

_LEAD = re.compile(r"(?:[\s#*>|_【-]|\[bookmark:[^\]]*\])+")
_NUMBERED = re.compile(
    r"(?P<part>第[一二三四五六七八九十]+(?:部分|章|节))[、.．,，:：\s]*(?=\S)"
    r"|(?P<chinese>[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆Ⅰ-Ⅵ])\s*[、.．,，:：\s]\s*(?=\S)"
    r"|(?P<arabic>[1-9])\s*[、.．]\s*(?=\S)"
    r"|[（(]\s*(?P<bracketed>[一二三四五六七八九十]{1,2}|[1-9])\s*[）)]\s*[、.．]?(?=\S)"
)
_BEGUN = re.compile(r"(?:[\s#*>|_【-]|\[bookmark:[^\]]*\])*[一二三四五六七八九十]{1,3}\s*[、.．,，:：]")
_UNSEPARATED = re.compile(r"[一二三四五六1-6](?=[^\s\d、.．）)])")
"""A numeral right before its title: 一总体情况."""

_LEADERS = re.compile(r"(?:\.{3,}|…+|·{3,}|-{3,}|\s{2,})\s*\d{1,3}\s*$")
"""What sets off the page number of an entry in a table of contents."""

_TITLE_END = re.compile(r"[：:。\s]")
_EDGES = " ：:。.\t\xa0\u3000"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that can be the heading of a section.

    `start` and `stop` are the blocks it covers (a heading may be broken over two), `rest` is the text that follows it
    in its own line; inside a table both are that table. `weight` says how much it looks like
    the heading, by its numeral and its emphasis.
    """

    code: str
    start: int
    stop: int
    number: str | None
    title: str
    rest: str
    weight: int


def headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    """Every line that may head a section, in document order; a contents entry with its page number is none."""
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            yield from in_table(block, index)
        elif len(block.text) > 1:
            heading = _heading(block, index) if _HINT.search(block.text) else None
            heading = heading or _broken_heading(blocks, block, index)
            if heading:
                yield heading


def _heading(block: Paragraph, index: int) -> Heading | None:
    text = _without_marks(block.text)
    head = text[:_LONGEST]
    if len(text) == len(head) and text.rstrip()[-1:].isdecimal() and _LEADERS.search(head):
        return None
    numbered = _NUMBERED.match(head)
    if numbered is None and (heading := _unseparated(block, text, index)):
        return heading
    start = numbered.end() if numbered else 0
    title, rest = text[start:], ""
    may_go_on = numbered is not None and not numbered["arabic"]
    glued = glued_title(text[start : start + _GLUED]) if may_go_on else None
    if glued:
        title, rest = text[start : start + glued], text[start + glued :].strip()
    code = section_of(title.partition("。")[0] if may_go_on else title)
    if code is not None and may_go_on and not glued:
        title, _, rest = (part.strip() for part in title.partition("。"))
    elif code is None and may_go_on and (end := _TITLE_END.search(head, start)):
        title, rest = text[start : end.start()], text[end.end() :].strip()
        code = section_of(title)
    if code is None or (numbered is None and _is_sentence(text, code)):
        return None
    number = next(filter(None, numbered.groups()), None) if numbered else None
    return Heading(
        code, index, index + 1, number, title.strip(_EDGES), rest, _weight(block, numbered, code) - (2 if glued else 0)
    )


def _unseparated(block: Paragraph, text: str, index: int) -> Heading | None:
    """A heading that is a whole title right behind its numeral."""
    numeral = _UNSEPARATED.match(text)
    code = section_of(text[1:]) if numeral and len(text) <= _LONGEST else None
    if numeral is None or code is None or text.endswith("。"):
        return None
    weight = 3 if block.level or block.bold else 2
    return Heading(code, index, index + 1, numeral[0], text[1:].strip(_EDGES), "", weight)


def _is_sentence(text: str, code: str) -> bool:
    """Whether a line without a numeral is rather a short statement: 不足。 or 存在困难。"""
    return text.endswith("。") or (len(text) < _SHORTEST and code != SECTIONS[0])


def in_table(table: Table, index: int) -> Iterator[Heading]:
    """Cells that are a numbered heading: editors draw the heading of a section as the first row of its table."""
    for row in table.rows:
        for cell in row:
            if not _NUMBERED.match(cell.text.strip()[:8]) or not _HINT.search(cell.text):
                continue
            heading = _heading(Paragraph(" ".join(cell.text.split()), cell.where), index)
            if heading and heading.weight > 1 and not heading.rest:
                yield replace(heading, stop=index)


def _without_marks(text: str) -> str:
    """A line without the marks that markdown and converters put before and after it."""
    lead = _LEAD.match(text)
    return (text[lead.end() :] if lead else text).rstrip("*#|】 \t\xa0\u3000")


def _broken_heading(blocks: Sequence[Block], block: Paragraph, index: int) -> Heading | None:
    """A numbered heading whose title goes on, or begins, in the next line."""
    if len(block.text) > _LONGEST or not _BEGUN.match(block.text):
        return None
    text = block.text.strip()
    following = next((b for b in blocks[index + 1 : index + 3] if not isinstance(b, Paragraph) or b.text.strip()), None)
    if len(text) > _LONGEST // 2 or not isinstance(following, Paragraph) or len(following.text.strip()) > _LONGEST // 4:
        return None
    if _NUMBERED.match(following.text.strip()):
        return None
    joined = Paragraph(text + following.text.strip(), block.where, block.level, block.bold)
    heading = _heading(joined, index)
    if heading is None or heading.rest:
        return None
    stop = blocks.index(following, index) + 1
    return Heading(heading.code, index, stop, heading.number, heading.title, "", heading.weight)


def _weight(block: Paragraph, numbered: re.Match[str] | None, code: str) -> int:
    if numbered is None:
        return 3 if block.level or block.bold else 2
    if numbered["bracketed"]:
        return 0
    if numbered["arabic"]:
        return 1
    own = _NUMERALS[SECTIONS.index(code)] in (numbered["chinese"] or numbered["part"])
    return 6 if own else 4
