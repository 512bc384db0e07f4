"""Rules within a row: words of closed lists, and values that agree with their states."""

from collections.abc import Iterator
from typing import Final, get_args

import pyarrow as pa
import pyarrow.compute as pc

from corpus.quality.violation import Violation, broken
from corpus.store.transaction import Transaction
from corpus.tables.filed import Cause
from corpus.tables.schemas import SCHEMAS
from parsers.forms.model import Role
from parsers.report import Doubt, Severity, State, Status, Verdict

NUMBERLESS: Final = ("blank", "dash", "unreadable", "absent")
"""The states of a cell that has no number."""

_WORDS: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("documents", "status"): get_args(Status),
    ("reports", "status"): tuple(status for status in get_args(Status) if status != "not_a_report"),
    ("reports", "cause"): get_args(Cause),
    ("tables", "verdict"): get_args(Verdict),
    ("cells", "state"): get_args(State),
    ("cells", "doubt"): get_args(Doubt),
    ("cells", "role"): get_args(Role),
    ("findings", "severity"): get_args(Severity),
}
_CELL = ["report_id", "version", "table", "row", "column", "state", "value", "doubt"]


def check(transaction: Transaction) -> Iterator[Violation]:
    """The rules about single rows that the waiting rows break."""
    for table in transaction.added():
        for batch in transaction.pending(table):
            rows = pa.Table.from_batches([batch])
            strange = rows.filter(pc.field("run_id") != transaction.run_id)
            yield from broken("a row of another run", table, strange, ["run_id"])
            yield from _words(table, rows)
            if table == "cells":
                yield from _states(rows)


def _words(table: str, rows: pa.Table) -> Iterator[Violation]:
    for column in SCHEMAS[table].names:
        words = _WORDS.get((table, column))
        if words is not None:
            strange = rows.filter(pc.field(column).is_valid() & ~pc.field(column).isin(words))
            yield from broken(f"{column} is not one of its words", table, strange, [column])


def _states(cells: pa.Table) -> Iterator[Violation]:
    numberless = pc.field("state").isin(NUMBERLESS)
    empty = pc.field("value").is_null(nan_is_null=True)
    yield from broken("a number where its state says none", "cells", cells.filter(numberless & ~empty), _CELL)
    yield from broken("no number where its state says one", "cells", cells.filter(~numberless & empty), _CELL)
    doubtful, doubt = pc.field("state") == "doubtful", pc.field("doubt").is_valid()
    wrong = cells.filter((doubtful & ~doubt) | (~doubtful & doubt))
    yield from broken("doubtful and its doubt go together", "cells", wrong, _CELL)
