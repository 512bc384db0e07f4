"""The header of a table as a stretch prints it: which columns it names, and at which grid column each begins."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.cells.kinds import TEXT, kind_of
from parsers.cells.matching import exact, inexact
from parsers.cells.outline import Outline
from parsers.cells.wording import label_key
from parsers.forms.model import TableForm
from parsers.layouts.rows import RawRow

DEEPEST = 4
"""A column label is broken over at most this many header rows."""


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that a header tells apart by their places, from left to right, and all that it names.

    `codes` may hold extra columns (a subtotal). Where a layout has no places, only `named` can be relied on.
    `printed` are the columns of which one label tells, in the order printed; `others` are the places of words that name
    no column. `repeated` is true where most columns are
    there twice, as for figures of two years side by side.
    """

    codes: tuple[str, ...]
    places: tuple[int, ...]
    named: frozenset[str]
    printed: tuple[str, ...]
    others: frozenset[int]
    repeated: bool


def read_header(rows: Sequence[RawRow], table: TableForm, words: Outline) -> Header:
    """The columns of a table in these header rows. Where labels repeat (Table 4), their order tells them apart.

    Header cells that stand below each other count as one label broken over rows; a label that names no column of
    this table is passed over.
    """
    stacks: dict[int, list[str]] = defaultdict(list)
    labels: Counter[frozenset[str]] = Counter()
    printed: list[str] = []
    for row in rows:
        for cell in row.cells:
            if kind_of(cell.text) is TEXT:
                stacks[cell.column].append(cell.text)
                found = _columns_named([cell.text], table.code, words)
                labels[found] += 1
                printed.extend(found if len(found) == 1 else ())
    del labels[_NONE]
    others: set[int] = set()
    columns: dict[str, int] = {}
    named: set[str] = set().union(*labels)
    order = [column.code for column in table.columns]
    for place in sorted(stacks):
        codes = _columns_named(stacks[place], table.code, words)
        named |= codes
        others.update(() if codes else (place,))
        free = [code for code in order if code in codes and code not in columns]
        if free:
            columns[free[0]] = place
    twice = sum(count >= 2 * len(codes) for codes, count in labels.items())
    return Header(
        tuple(columns),
        tuple(columns.values()),
        frozenset(named),
        tuple(printed),
        frozenset(others),
        2 * twice > len(labels),
    )


def _columns_named(stack: Sequence[str], table: str, words: Outline) -> frozenset[str]:
    """The columns that the lowest labels of a stack may stand for."""
    for depth in range(1, min(DEEPEST, len(stack)) + 1):
        if codes := _columns_of(label_key("".join(stack[-depth:])), table, words, joined=depth > 1):
            return codes
    return _NONE


@lru_cache(maxsize=4096)
def _columns_of(key: str, table: str, words: Outline, *, joined: bool) -> frozenset[str]:
    """The columns that a label may stand for: spelt right, where it is `joined` of several."""
    found = exact(key, words) or (() if joined else inexact(key, words))
    return frozenset(
        candidate.entry.code
        for candidate in found
        if candidate.likeness != "piece" and candidate.entry.kind == "column" and candidate.entry.table == table
    )
