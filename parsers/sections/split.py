"""A report's text by section: the prose around its tables, from the first heading to the end."""

import re
from collections.abc import Iterable, Sequence

from parsers.document.blocks import Block, Paragraph
from parsers.document.render import as_text
from parsers.report import Section
from parsers.sections.headings import Heading
from parsers.sections.outline import Outline

_APPENDIX = re.compile(r"附\s*(?:件|表|录|则)?\s*[一二三四五六七八九十\d]{0,2}\s*(?:[：:.、）)]|$)")


def split(blocks: Sequence[Block], plan: Outline, left_out: frozenset[int]) -> tuple[Section, ...]:
    """The sections of a report in document order.

    `left_out` are blocks that belong to statutory tables, or to the title and the lines around it; other tables are
    kept as tab-separated rows. What stands before the first heading is the `preamble`, what follows 附件 after the last
    one the `appendix`; a text without any heading is one section of code `unknown`. Preamble and appendix appear only
    where they hold text.
    """
    end = len(blocks)
    if not plan.headings:
        text = _text(blocks, range(end), left_out)
        return (Section("unknown", None, None, text),) if text else ()
    sections = []
    first = plan.headings[0].start
    if preamble := _text(blocks, range(first), left_out):
        sections.append(Section("preamble", None, None, preamble))
    last = plan.headings[-1]
    appendix = _appendix(blocks, last.stop, end, left_out)
    stops = [*(heading.start for heading in plan.headings[1:]), appendix]
    for heading, stop in zip(plan.headings, stops, strict=True):
        sections.append(_section(blocks, heading, stop, left_out))
    if text := _text(blocks, range(appendix, end), left_out):
        sections.append(Section("appendix", None, None, text))
    return tuple(sections)


def _section(blocks: Sequence[Block], heading: Heading, stop: int, left_out: frozenset[int]) -> Section:
    below = _text(blocks, range(heading.stop, stop), left_out)
    text = "\n".join(filter(None, (heading.rest, below)))
    return Section(heading.code, heading.number, heading.title or None, text)


def _appendix(blocks: Sequence[Block], start: int, end: int, left_out: frozenset[int]) -> int:
    for index in range(start, end):
        block = blocks[index]
        if isinstance(block, Paragraph) and index not in left_out and _APPENDIX.match(block.text.strip()):
            return index
    return end


def _text(blocks: Sequence[Block], indices: Iterable[int], left_out: frozenset[int]) -> str:
    kept = (as_text(blocks[index : index + 1]).strip() for index in indices if index not in left_out)
    return "\n".join(filter(None, kept))
