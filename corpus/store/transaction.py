"""What one run adds to the corpus: all of it at once, or nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from corpus.store import delta
from corpus.store.errors import StoreError
from corpus.store.spool import Pending
from corpus.store.versions import CorpusVersion, Run, as_row
from corpus.tables.schemas import ABOUT, SCHEMAS

_ROWS_OF_VERSIONS = "runs"


class Transaction:
    """The rows of one run, published together by `commit` or dropped at the end of the `with` block.

    Rows wait on disk outside the tables. `commit` appends them, one Delta commit a table, and writes the row of
    `runs` that names the Delta versions last: until then no reader sees anything of the run. A process killed
    before `commit` leaves nothing in the tables; one killed within it leaves Delta versions that no row of `runs`
    names, and the next transaction begins by bringing those tables back to the versions that are named.
    """

    def __init__(self, tables: Path, pending: Path, base: CorpusVersion | None, run_id: str) -> None:
        self.run_id = run_id
        self.base = base
        self._folder = tables
        self._at = _settle(tables, base)
        self._pending = Pending(pending, SCHEMAS)
        self._open = True

    def append(self, table: str, rows: pa.Table) -> None:
        """Add rows to what is to be published. Raises ValueError if they do not fit the table's schema."""
        if table == _ROWS_OF_VERSIONS:
            raise ValueError("the row of runs is written by commit")
        self._pending[table].append(rows)

    def pending(self, table: str) -> Iterator[pa.RecordBatch]:
        """The rows that wait for publication, in the order they were added, a batch at a time."""
        return self._pending[table].batches()

    def added(self) -> dict[str, int]:
        """How many rows wait, by table; tables without any left out."""
        return self._pending.added()

    def commit(self, run: Run) -> CorpusVersion | None:
        """Publish the rows as the next corpus version; None (and no version) if there are none.

        Raises StoreError where the disk has no room for them, before anything is written.
        """
        if run.run_id != self.run_id:
            raise ValueError(f"the transaction belongs to run {self.run_id}, not {run.run_id}")
        added = self.added()
        if not added:
            self.close()
            return None
        self._make_sure_of_room()
        told = {"run_id": run.run_id, "command": run.command, "parser_version": run.parser_version}
        for table, rows in added.items():
            spool = self._pending[table]
            self._at[table] = delta.append(self._folder / table, spool.reader(), told, spool.bytes // rows)
        version = self._next(run, added)
        row = as_row(version)
        delta.append(self._folder / _ROWS_OF_VERSIONS, row.to_reader(), told, row.nbytes)
        self.close()
        return version

    def close(self) -> None:
        """Drop the rows that wait; after a commit there are none."""
        if self._open:
            self._pending.remove()
            self._open = False

    def __enter__(self) -> "Transaction":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make_sure_of_room(self) -> None:
        """The Delta library does not take a full disk well: it may panic instead of raising an error."""
        needed, free = self._pending.size(), shutil.disk_usage(self._folder).free
        if free < needed:
            raise StoreError(
                f"{self._folder}: {needed} bytes are to be written and {free} are free; make room and run this again"
            )

    def _next(self, run: Run, added: dict[str, int]) -> CorpusVersion:
        before = self.base.rows if self.base else {}
        rows = {table: before.get(table, 0) + added.get(table, 0) for table in self._at}
        number = self.base.number + 1 if self.base else 1
        return CorpusVersion(number, run, dict(self._at), added, rows)


def _settle(folder: Path, base: CorpusVersion | None) -> dict[str, int]:
    """Create the tables that are missing, bring the others back to what `base` names; their Delta versions."""
    named = base.tables if base else {}
    at: dict[str, int] = {}
    for table, schema in SCHEMAS.items():
        delta.create(folder / table, schema, ABOUT[table])
        if table != _ROWS_OF_VERSIONS:
            at[table] = delta.bring_back(folder / table, named.get(table, 0))
    return at
