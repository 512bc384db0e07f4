"""What only the words of a report tell: who compiled it, when it was signed, what its numbers cover."""

from collections.abc import Iterator, Sequence

from parsers.document.blocks import Block, Paragraph
from parsers.facts.compiler import compilers
from parsers.facts.scope import scope_of
from parsers.facts.signature import signature
from parsers.facts.wording import plain
from parsers.report import Fact, Number, Where


def responsible(opening: Sequence[Paragraph], last_section: Sequence[Block]) -> Iterator[Fact]:
    """The body that compiled the report, as its introduction says, else the one that signed it; the day it was signed.

    No compiler where the introduction names two.
    """
    signed = signature(last_section)
    named = list(compilers(_text(opening)))
    if len(named) == 1:
        yield Fact("compiler", named[0], "prose", _place(named[0], opening))
    if signed and signed.body and len(named) < 2:
        yield Fact("compiler", signed.body, "signature", signed.where)
    if signed:
        yield Fact("signed_date", signed.day.isoformat(), "signature", signed.where)


def covered(
    agencies: Sequence[Fact], titles: Sequence[Fact], opening: Sequence[Paragraph], requests: Number | None
) -> Iterator[Fact]:
    """What the numbers cover, and the words that tell it; `requests` are the new ones that Table 3 has in total."""
    if not agencies:
        return
    title = titles[0] if titles else Fact("title", "", "text")
    told = scope_of(str(agencies[0].value), str(title.value), _text(opening), requests)
    if told:
        in_title = told.words in plain(str(title.value))
        source, where = (title.source, title.where) if in_title else ("prose", _place(told.words, opening))
        yield Fact("scope", told.scope, source, where)
        yield Fact("scope_evidence", told.words, source, where)


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _place(words: str, paragraphs: Sequence[Paragraph]) -> Where | None:
    """The paragraph that has the words; None where they run over several."""
    return next((paragraph.where for paragraph in paragraphs if words in plain(paragraph.text)), None)
