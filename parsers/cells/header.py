"""The header of a table as a stretch prints it: which columns it names, and at which grid column each begins."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from parsers.cells.kinds import TEXT, kind_of
from parsers.cells.matching import exact, inexact
from parsers.cells.outline import Outline
from parsers.cells.wording import label_key
from parsers.forms.model import TableForm
from parsers.layouts.rows import RawRow

DEEPEST = 4
"""A column label is broken over at most this many header rows."""

_OTHER_TIME = re.compile("上一?年|去年|前年|往年|历年|累计")

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that a header tells apart by their places, from left to right, and all that it names.

    `codes` may hold extra columns (a subtotal). Where a layout has no places, only `named` can be relied on.
    `printed` are the columns of which one label tells, in the order printed; `others` are the places of words that name
    no column. `repeated` is true where most columns are there twice, as for figures of two years side by side. `groups`
    are the groups of columns in the order printed.
    """

    codes: tuple[str, ...]
    places: tuple[int, ...]
    named: frozenset[str]
    printed: tuple[str, ...]
    others: frozenset[int]
    repeated: bool
    groups: tuple[str, ...]

    def agrees(self, codes: Sequence[str], table: TableForm) -> bool:
        """Whether groups that stand beside each other are printed in the order in which `codes` has their columns."""
        places: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for group in self.groups:
            at = [at for at, code in enumerate(codes) if group in groups_of(code, table)]
            if at:
                places[table.columns_by_code[group].under or ""][group] = at
        return all(
            max(before) < min(behind) for beside in places.values() for before, behind in pairwise(beside.values())
        )


def read_header(rows: Sequence[RawRow], table: TableForm, words: Outline) -> Header:
    """The columns of a table in these header rows. Where labels repeat (Table 4), their order tells them apart.

    Header cells that stand below each other count as one label broken over rows; a label that names no column of
    this table is passed over. Below the merged cell of a group only its columns are meant.
    """
    stacks: dict[int, list[str]] = defaultdict(list)
    groups: dict[str, range] = {}
    labels: Counter[frozenset[str]] = Counter()
    printed: list[str] = []
    for row in rows:
        for cell in row.cells:
            if kind_of(cell.text) is TEXT:
                stacks[cell.column].append(cell.text)
                found = _columns_named([cell.text], table.code, words)
                labels[found] += 1
                printed.extend(found if len(found) == 1 else ())
                if group := _group_named(label_key(cell.text), table.code, words):
                    groups.setdefault(group, range(cell.column, cell.column + cell.width))
    del labels[_NONE]
    others: set[int] = set()
    columns: dict[str, int] = {}
    named: set[str] = set().union(*labels)
    order = [column.code for column in table.columns]
    for place in sorted(stacks):
        codes = _columns_named(stacks[place], table.code, words)
        named |= codes
        others.update(() if codes else (place,))
        below = codes & _below(groups, place, table) or codes
        free = [code for code in order if code in below and code not in columns]
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
        tuple(groups),
    )


def groups_of(code: str, table: TableForm) -> frozenset[str]:
    """The groups that a column stands in."""
    found = []
    while (under := table.columns_by_code[code].under) is not None:
        found.append(code := under)
    return frozenset(found)


def _below(groups: Mapping[str, range], place: int, table: TableForm) -> frozenset[str]:
    """The columns of all groups whose merged cells stand above a place."""
    around = {group for group, places in groups.items() if len(places) > 1 and place in places}
    return frozenset(code for code in table.columns_by_code if around <= groups_of(code, table))


@lru_cache(maxsize=4096)
def _group_named(key: str, table: str, words: Outline) -> str | None:
    """The group of columns that a label is, spelt right."""
    found = [one.entry for one in exact(key, words) if one.entry.kind == "group_column" and one.entry.table == table]
    return found[0].code if len(found) == 1 else None


def _columns_named(stack: Sequence[str], table: str, words: Outline) -> frozenset[str]:
    """The columns that the lowest labels of a stack may stand for."""
    for depth in range(1, min(DEEPEST, len(stack)) + 1):
        if codes := _columns_of(label_key("".join(stack[-depth:])), table, words, joined=depth > 1):
            return codes
    return _NONE


@lru_cache(maxsize=4096)
def _columns_of(key: str, table: str, words: Outline, *, joined: bool) -> frozenset[str]:
    """The columns that a label may stand for: spelt right, where it is `joined` of several or tells of another time."""
    found = exact(key, words) or (() if joined or _OTHER_TIME.search(key) else inexact(key, words))
    return frozenset(
        candidate.entry.code
        for candidate in found
        if candidate.likeness != "piece" and candidate.entry.kind == "column" and candidate.entry.table == table
    )
