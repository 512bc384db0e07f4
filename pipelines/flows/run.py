"""A run: one command that writes to a store, under its lock, with a summary that stays."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
import pyarrow as pa

from corpus.store.store import Store
from corpus.store.transaction import Transaction
from corpus.store.versions import CorpusVersion, PortalRun
from corpus.store.versions import Run as RunRow
from corpus.tables.schemas import SCHEMAS
from parsers.report import PARSER_VERSION


@dataclass
class Run:
    """What one command does to a store: `rows` are what it adds, `summary` what `runs/RUN_ID.json` says besides."""

    store: Store
    run_id: str
    command: str
    started: datetime
    rows: Transaction
    outcome: str = "failed"
    published: CorpusVersion | None = None
    summary: dict[str, object] = field(default_factory=dict)

    @property
    def archive(self) -> Path:
        """The store's folder of WARC files."""
        return self.store.path / "archive"

    @property
    def ledger(self) -> Path:
        """The store's ledger."""
        return self.store.path / "ledger.sqlite"

    def read(self, table: str, columns: list[str]) -> pa.Table:
        """The rows of the corpus and those that wait to join it."""
        schema = pa.schema([SCHEMAS[table].field(name).remove_metadata() for name in columns])
        held = self.store.read(table, columns=columns).cast(schema)
        waiting = [batch.select(columns) for batch in self.rows.pending(table)]
        return pa.concat_tables([held, pa.Table.from_batches(waiting, schema)])

    def publish(self, *, good: bool, portals: tuple[PortalRun, ...] | None = None) -> None:
        """Make what the run has added the next corpus version; none if it has added nothing."""
        self.published = self.rows.commit(
            RunRow(
                run_id=self.run_id,
                started=self.started,
                ended=datetime.now(UTC),
                command=self.command,
                code_version=version("nianbao"),
                parser_version=PARSER_VERSION,
                outcome=self.outcome,
                good=good,
                portals=portals,
            )
        )

    def save(self) -> None:
        """Write the summary to the store's folder `runs`."""
        folder = self.store.path / "runs"
        folder.mkdir(exist_ok=True)
        draft = folder / f".{self.run_id}.json"
        draft.write_bytes(self.as_json() + b"\n")
        draft.replace(folder / f"{self.run_id}.json")

    def as_json(self) -> bytes:
        """The summary of the run, one indented JSON document."""
        facts: dict[str, object] = {
            "run_id": self.run_id,
            "command": self.command,
            "started": self.started,
            "ended": datetime.now(UTC),
            "outcome": self.outcome,
            "corpus_version": self.published.number if self.published else None,
            "added": self.published.added if self.published else {},
        }
        return msgspec.json.format(msgspec.json.encode(facts | self.summary), indent=2)


@contextmanager
def running(store_path: Path, command: str) -> Iterator[Run]:
    """A run on the store at the path, made there if there is none; whatever happens, its summary is written.

    Raises StoreError where it is no store of ours, too new, or another program holds its lock.
    """
    store = Store.open(store_path, create=True)
    try:
        with store.lock(command) as lock:
            started = datetime.now(UTC)
            run_id = f"{started:%Y%m%dT%H%M%SZ}-{command}-{secrets.token_hex(3)}"
            with store.begin(lock, run_id) as rows:
                run = Run(store, run_id, command, started, rows)
                try:
                    yield run
                finally:
                    run.save()
    except OSError as error:
        error.filename = error.filename or str(store_path)  # Arrow and Delta do not say where
        raise
