"""A store: the folder that holds the corpus, and the way to read and write it."""

from datetime import date
from pathlib import Path
from typing import Final, Literal

import msgspec
import pyarrow as pa
import pyarrow.dataset as ds

from corpus.store import delta
from corpus.store.errors import NotAStoreError, StoreError, StoreTooNewError
from corpus.store.lock import StoreLock
from corpus.store.transaction import Transaction
from corpus.store.versions import CorpusVersion, choose, from_rows
from corpus.tables.schemas import SCHEMA_NUMBER, SCHEMAS

_LABEL = "store.json"
_LOCK = "store.lock"
_PENDING = "pending"
_OWN = {_LOCK, _PENDING, f"{_LABEL}.part", "archive", "tables", "releases", "runs"}
_LEDGER = "ledger.sqlite"  # with the -wal and -shm that SQLite keeps beside it

AsOf = int | date | None
"""A corpus version: its number, the newest of a day (UTC) or moment, or None for the newest of all."""


class StoreLabel(msgspec.Struct, frozen=True):
    """What `store.json` says: that the folder is a store, and the number of its schema."""

    schema: int
    kind: Literal["nianbao.store"] = "nianbao.store"


class Store:
    """A store on disk. Nothing in it names an absolute path: the folder can be moved or copied whole."""

    def __init__(self, path: Path) -> None:
        self.path: Final = path

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> "Store":
        """The store in the folder `path`, made there if `create` and nothing else is in it.

        Raises NotAStoreError if it is none, StoreTooNewError if a newer program wrote it.
        """
        label = path / _LABEL
        if create and not label.exists():
            _create(path)
        try:
            found = msgspec.json.decode(label.read_bytes(), type=StoreLabel)
        except (FileNotFoundError, NotADirectoryError):
            raise NotAStoreError(f"{path}: no store here ({_LABEL} is missing); give --store another folder") from None
        except msgspec.DecodeError as error:
            raise NotAStoreError(f"{label}: not readable as the label of a store ({error})") from None
        if found.schema > SCHEMA_NUMBER:
            raise StoreTooNewError(path, found.schema, SCHEMA_NUMBER)
        return cls(path)

    def lock(self, command: str) -> StoreLock:
        """The right to write, held within a `with` block. Entering raises LockHeldError if another program has it."""
        return StoreLock(self.path / _LOCK, command)

    def begin(self, lock: StoreLock, run_id: str) -> Transaction:
        """Begin to add the rows of a run, under the store's lock; what a killed run left is taken out first."""
        if not lock.held or lock.path != self.path / _LOCK:
            raise ValueError("a transaction needs the lock of its store")
        return Transaction(self.path / "tables", self.path / _PENDING, self.version(), run_id)

    def versions(self) -> tuple[CorpusVersion, ...]:
        """All corpus versions, oldest first."""
        return from_rows(self._runs())

    def version(self, as_of: AsOf = None) -> CorpusVersion | None:
        """One corpus version, by default the newest; None if there is none yet. Raises VersionUnknownError."""
        return choose(self.versions(), as_of)

    def dataset(self, table: str, as_of: AsOf = None) -> ds.Dataset:
        """A table as of a corpus version, to be scanned. Raises VersionUnknownError; KeyError for an unknown table."""
        schema = SCHEMAS[table]
        version = self.version(as_of)
        if version is None:
            return ds.dataset(schema.empty_table())
        if table == "runs":
            rows = self._runs()
            return ds.dataset(rows.filter(ds.field("version") <= version.number))
        if table not in version.tables:
            return ds.dataset(schema.empty_table())
        return delta.dataset(self.path / "tables" / table, version.tables[table], schema)

    def read(self, table: str, as_of: AsOf = None, columns: list[str] | None = None) -> pa.Table:
        """A table as of a corpus version, in memory; all columns or the named ones."""
        return self.dataset(table, as_of).to_table(columns=columns)

    def _runs(self) -> pa.Table:
        path = self.path / "tables" / "runs"
        if not (path / "_delta_log").exists():
            return SCHEMAS["runs"].empty_table()
        return delta.dataset(path, delta.version(path), SCHEMAS["runs"]).to_table().sort_by("version")


def _create(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
        names = sorted(entry.name for entry in path.iterdir())
    except OSError as error:
        raise StoreError(
            f"{path}: a store cannot be made here ({error.strerror}); give --store another folder"
        ) from None
    strangers = [name for name in names if name not in _OWN and not name.startswith(_LEDGER)]
    if strangers:
        raise NotAStoreError(f"{path}: not a store, and not empty ({strangers[0]}); give --store another folder")
    with StoreLock(path / _LOCK, "create the store"):
        draft = path / f"{_LABEL}.part"
        draft.write_bytes(msgspec.json.encode(StoreLabel(SCHEMA_NUMBER)))
        draft.replace(path / _LABEL)
