"""The labels of forms in one statutory sequence: what a label of a document may stand for, and where that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from parsers.cells.wording import label_key
from parsers.forms.load import families
from parsers.forms.model import Form, Line, TableForm

EntryKind = Literal["title", "column", "row", "group_row", "group_column"]

CORNER = label_key("信息内容")
"""The corner label of the parts of Table 2: it marks a header, of whichever part."""

CORNER_NOTE = "勾稽关系"
"""What the note in the corner of Table 3 tells of: how its rows sum up."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One label of the sequence. `position` orders it; `keys` are its spellings, normalized.

    `verbatim`: other labels, or those of rows that bodies add, are so alike that only the whole label tells it.
    """

    position: int
    table: str
    kind: EntryKind
    code: str
    keys: tuple[str, ...]
    verbatim: bool = False

    @property
    def is_row(self) -> bool:
        return self.kind in {"row", "group_row"}


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The labels of `forms` in sequence, found whole (`by_key`) or by how they begin (`prefixes`).

    `header` are the further words of headers: what stands in the corner, and above a column of units; `units` are
    what that column prints.

    Two are equal only if they are the same object, so that what is found in one can be kept by it.
    """

    forms: tuple[Form, ...]
    entries: tuple[Entry, ...]
    by_key: dict[str, tuple[Entry, ...]]
    prefixes: frozenset[str]
    header: frozenset[str]
    units: frozenset[str]


@cache
def outlines() -> tuple[Outline, ...]:
    """The outline of each family of forms, the newest first."""
    return tuple(map(outline_of, families()))


def outline_of(forms: tuple[Form, ...]) -> Outline:
    """One outline: tables in statutory order, in each the title, then its columns, then its rows."""
    entries: list[Entry] = []
    for table in _merged([table.code for table in form.tables] for form in forms):
        versions = [found for form in forms if (found := form.table(table)) is not None]
        for kind, code, keys in _lines(versions):
            entries.append(Entry(len(entries), table, kind, code, keys, versions[0].verbatim))
    by_key: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in entry.keys:
            by_key.setdefault(key, []).append(entry)
    prefixes = frozenset(key[:length] for key in by_key for length in range(1, len(key)))
    told = {key: tuple(found) for key, found in by_key.items()}
    return Outline(forms, tuple(entries), told, prefixes, _header(forms), _units(forms))


def _header(forms: tuple[Form, ...]) -> frozenset[str]:
    tables = [table for form in forms for table in form.tables]
    corners = [label_key(table.corner) for table in tables if table.corner]
    units = [key for table in tables if table.unit_column for key in _keys(table.unit_column)]
    return frozenset((CORNER, *corners, *units))


def _units(forms: tuple[Form, ...]) -> frozenset[str]:
    tables = [table for form in forms for table in form.tables if table.unit_column]
    return frozenset(line.unit for table in tables for line in table.data_rows if line.unit)


_Label = tuple[EntryKind, str, tuple[str, ...]]


def _lines(versions: list[TableForm]) -> list[_Label]:
    """The labels of one table over all generations that have it."""
    titles = dict.fromkeys(label_key(title) for table in versions for title in (table.title, *table.aliases))
    lines: list[_Label] = [("title", versions[0].code, tuple(titles))]
    for axis in ("columns", "rows"):
        having = [{line.code: line for line in getattr(table, axis) if line.kind != "label"} for table in versions]
        for code in _merged([list(known) for known in having]):
            found = [known[code] for known in having if code in known]
            keys = dict.fromkeys(chain.from_iterable(_keys(line) for line in found))
            lines.append((_kind(axis, found), code, tuple(keys)))
    return lines


def _kind(axis: str, lines: list[Line]) -> EntryKind:
    """A row that is a group in one generation and data in another counts as a group, which may hold numbers."""
    groups = any(line.kind == "group" for line in lines)
    if axis == "columns":
        return "group_column" if groups else "column"
    return "group_row" if groups else "row"


def _keys(line: Line) -> list[str]:
    return [key for label in (line.label, *line.aliases) if (key := label_key(label))]


def _merged(sequences: Iterable[list[str]]) -> list[str]:
    """One order that keeps the order of each: what is new goes behind its predecessor."""
    merged: list[str] = []
    for sequence in sequences:
        at = 0
        for code in sequence:
            if code in merged:
                at = merged.index(code) + 1
            else:
                merged.insert(at, code)
                at += 1
    return merged
