"""A report whose line breaks are lost: put back before and behind headings, and between the cells of its tables."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.cells.kinds import VALUES, kind_of
from parsers.cells.outline import outlines
from parsers.cells.wording import label_key
from parsers.document.blocks import Block, Document, Paragraph
from parsers.document.join import join
from parsers.sections.titles import titles_within

SHORTEST = 80
"""A shorter line holds no table."""
LONGEST = 400_000
"""A longer line is left as it is: no report seen is half as long."""

HEADINGS = 3
"""So many headings with a text behind them make a line several sections."""
TEXT = 40
"""So many characters before the next heading are a text; entries of a table of contents have none."""
LABELS, FIGURES = 8, 5
"""So many labels with so many values in one line make it a table: no single row has both."""

_MARK = re.compile(r"[|｜\t]")
_MARKS = 16
"""So many marks in a line stand between its pieces; fewer may be in its text."""
_TITLE = re.compile(r"公[開开]\S{0,12}?(?:[报報]告|年[报報])》?$")
_WORDS_BEFORE_TITLE = 2


def relined(document: Document) -> Document:
    """The document with such lines broken; blocks are numbered anew. Work is linear in the text."""
    broken = {
        number: lines
        for number, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and SHORTEST < len(block.text) < LONGEST
        if not _is_among_rows(document.blocks, number) and len(lines := _lines(block.text)) > 1
    }
    if not broken:
        return document
    blocks: list[Block] = []
    for number, block in enumerate(document.blocks):
        if number in broken:
            blocks.extend(Paragraph(line, block.where) for line in broken[number])
        else:
            blocks.append(block)
    return join([replace(document, blocks=()), Document(tuple(blocks), document.media_type)])


def _is_among_rows(blocks: Sequence[Block], number: int) -> bool:
    """Whether a line beside it is a row of cells: then this one is a row too, if a damaged one, as in seed-002."""
    beside = (*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2])
    return any(isinstance(block, Paragraph) and len(_MARK.findall(block.text)) > 1 for block in beside)


def _lines(text: str) -> list[str]:
    edges = _edges(text)
    if len(_MARK.findall(text)) >= _MARKS:
        if text.lstrip().startswith("|"):
            return [text]
        pieces = [word for piece in _MARK.split(text) if (word := piece.strip())]
        return pieces if edges or _is_table(pieces) else [text]
    front, *sections = (text[start:end].strip() for start, end in pairwise([0, *edges, len(text)]))
    lines = _around_title(front) if sections else _by_cells(front)
    return [*lines, *(line for section in sections for line in _by_cells(section) if line)]


def _edges(text: str) -> list[int]:
    """Where the headings in a text begin and end, from the first with a text behind it, if there are several such."""
    spans = titles_within(text)
    ends = [start for start, _ in (*spans[1:], (len(text), 0))]
    with_text = [at for at, (_, end) in enumerate(spans) if ends[at] - end >= TEXT]
    return [edge for span in spans[with_text[0] :] for edge in span] if len(with_text) >= HEADINGS else []


def _by_cells(text: str) -> list[str]:
    """The words of a text in lines of their own, from the first label of a table in it to the last value."""
    words = text.split()
    if not _is_table(words):
        return [text]
    places = [at for at, word in enumerate(words) if _is_label(word) or kind_of(word) in VALUES]
    first, end = next(at for at in places if _is_label(words[at])), places[-1] + 1
    return [line for line in (" ".join(words[:first]), *words[first:end], " ".join(words[end:])) if line]


def _is_table(words: Sequence[str]) -> bool:
    figures = sum(kind_of(word) in VALUES for word in words)
    return figures >= FIGURES and sum(map(_is_label, words)) >= LABELS


def _is_label(word: str) -> bool:
    key = label_key(word)
    return any(key in words.by_key or key in words.header for words in outlines())


def _around_title(text: str) -> list[str]:
    """What stands before the first heading, with the title in a line of its own; words right before it may be its."""
    words = text.split()
    title = next((at for at, word in enumerate(words) if _TITLE.search(word)), None)
    if title is None:
        return [text] if text else []
    first = max(0, title - _WORDS_BEFORE_TITLE)
    lines = (" ".join(words[:first]), *words[first : title + 1], " ".join(words[title + 1 :]))
    return [line for line in lines if line]
