"""The title of another report inside a report, where nothing tells that a further report begins."""

from collections.abc import Iterator, Sequence

from parsers.document.blocks import Block, Paragraph
from parsers.facts.title import Title, may_hold_title
from parsers.facts.wording import compact
from parsers.report import Finding
from parsers.sections.outline import Outline

_LONGEST_TITLE = 90
_LOOKED_AT = 5
_SENTENCE = 30
"""A line of so many characters with a full stop is text of a report, not one of a list of links."""


def further_titles(plan: Outline, blocks: Sequence[Block], title: str | None) -> Iterator[Finding]:
    """A finding on the lines behind the first heading that are complete titles of other reports with text below."""
    found = [] if plan.start is None else list(_titles(blocks, plan.start, title))
    if found:
        number, other = found[0]
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        detail = f"the title of another report stands inside this one; what follows may be of that: {other}{more}"
        yield Finding("second_document", "warning", detail, where=blocks[number].where)


def _titles(blocks: Sequence[Block], start: int, title: str | None) -> Iterator[tuple[int, str]]:
    for number, block in enumerate(blocks[start:], start):
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST_TITLE and may_hold_title(block.text):
            other = Title(compact(block.text), "text")
            if other.names_report and other.completeness > 1 and other.text != title and _has_text(blocks, number + 1):
                yield number, other.text


def _has_text(blocks: Sequence[Block], start: int) -> bool:
    following = blocks[start : start + _LOOKED_AT]
    return any(
        isinstance(block, Paragraph) and len(block.text) >= _SENTENCE and "。" in block.text for block in following
    )
