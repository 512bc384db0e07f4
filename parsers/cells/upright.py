"""Tables upright (Table 4 as pairs of label and value): like labels told apart by that of the group before them."""

from collections.abc import Sequence
from functools import cache

from parsers.cells.kinds import EMPTY, kind_of
from parsers.cells.marks import Mark, Row
from parsers.cells.outline import Outline
from parsers.cells.wording import label_key


def narrow_by_group(rows: Sequence[Row], words: Outline) -> None:
    """Leaves column labels with a value each, behind the label of a group, to stand for columns of that group only.

    Up to the first label that comes again: those of a group whose own label is lost follow.
    """
    members: frozenset[str] = frozenset()
    met: set[str] = set()
    for mark in (mark for row in rows for mark in row.marks):
        group = _group(mark)
        if group is not None:
            members, met = _columns_under(*group, words), set()
            continue
        key = label_key(mark.text)
        own = tuple(one for one in mark.candidates if one.entry.kind == "column" and one.entry.code in members)
        if not own or key in met or not _has_one_cell(mark):
            members = frozenset()
            continue
        met.add(key)
        mark.candidates = own


def _group(mark: Mark) -> tuple[str, str] | None:
    """The table and code of the group of columns that a label can only be."""
    found = {(one.entry.table, one.entry.code) for one in mark.candidates if one.entry.kind == "group_column"}
    return found.pop() if len(found) == 1 == len(mark.candidates) else None


def _has_one_cell(mark: Mark) -> bool:
    return bool(mark.run) and sum(kind_of(cell.text) is not EMPTY for cell in mark.run) <= 1


@cache
def _columns_under(table: str, group: str, words: Outline) -> frozenset[str]:
    """The columns under a group and its groups, in any generation of the form."""
    under = {group}
    for version in filter(None, (form.table(table) for form in words.forms)):
        for column in version.columns:  # a group stands before what is under it
            if column.under in under:
                under.add(column.code)
    return frozenset(under)
