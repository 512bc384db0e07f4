"""The signature under a report (落款): the day it was signed, and the body that signed it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.document.blocks import Block, Paragraph
from parsers.facts.agency import is_body_name
from parsers.facts.wording import plain
from parsers.report import Where

_LINES = 12
"""So many lines from the end of a document a signature may stand, page numbers and notes on files below it."""

_LONGEST_LINE = 500
_ONES = ("", *"一二三四五六七八九")
_NUMERALS = {tens + one: number for number, (tens, one) in enumerate((t, o) for t in ("", "十", "二十") for o in _ONES)}
_NUMERALS |= {"三十": 30, "三十一": 31}
_NAME = r"(?P<body>[^\d，。：:]{2,40}?)(?:[（(](?:公章|盖章|印章|章)[）)])?"
_DAY = r"(?P<year>20\d\d)年(?P<month>\d{1,2}|[一二十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
_BODY = re.compile(_NAME)
_SIGNED = re.compile(rf"(?:{_NAME})?{_DAY}")
_PAGE_NUMBER = re.compile(r"[-—–－]*第?\d{1,3}页?[-—–－]*")
_TEXT_ENDED = re.compile(r"(?:[。！？；;!?.…）)”]|无)$")


@dataclass(frozen=True, slots=True)
class Signature:
    """The day under a report, and the body named above or before it; None where none or several are."""

    day: date
    body: str | None
    where: Where


def signature(blocks: Sequence[Block]) -> Signature | None:
    """The signature at the end of a report; `blocks` are those of its last section.

    It is a line that is a day (年月日) and nothing else, or a body and a day, below a text that has come to its end.
    None where two such lines are, or where more text comes after. Looks at the last lines only.
    """
    lines = list(_from_the_end(blocks))
    signed = [number for number, (line, _) in enumerate(lines) if _SIGNED.fullmatch(line)]
    if len(signed) != 1 or any("。" in line for line, _ in lines[: signed[0]]):
        return None
    line, where = lines[signed[0]]
    above = [text for text, _ in lines[signed[0] + 1 :]]
    day, body = _read(line)
    bodies = [body] if body else []
    while above and (name := _body(above[0])):
        bodies.append(name)
        del above[0]
    if day is None or (above and not _TEXT_ENDED.search(above[0])):
        return None
    return Signature(day, bodies[0] if len(bodies) == 1 else None, where)


def _from_the_end(blocks: Sequence[Block]) -> Iterator[tuple[str, Where]]:
    """The last lines of text, the last one first, as far as no table stands between them."""
    left = _LINES
    for block in reversed(blocks):
        if left == 0 or not isinstance(block, Paragraph):
            return
        line = plain(block.text[-_LONGEST_LINE:])
        if line and not _PAGE_NUMBER.fullmatch(line):
            left -= 1
            yield line, block.where


def _read(line: str) -> tuple[date | None, str | None]:
    """The day of a line with a signature, None where there is none such or more than a body stands before it."""
    found = _SIGNED.fullmatch(line)
    if found is None or (found["body"] and not is_body_name(found["body"])):
        return None, None
    try:
        return date(int(found["year"]), _number(found["month"]), _number(found["day"])), found["body"]
    except ValueError:
        return None, None


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else _NUMERALS.get(numeral, 0)


def _body(line: str) -> str | None:
    found = _BODY.fullmatch(line)
    return found["body"] if found and is_body_name(found["body"]) else None
