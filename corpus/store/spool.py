"""Rows of a run on their way into the tables: held on disk, so that memory stays flat."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

_ROWS = 2**16
_BYTES = 2**23
_OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")


class Spool:
    """The rows to be added to one table: an Arrow stream on disk, and the newest of them in memory."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.rows = 0
        self.bytes = 0
        self._path = path
        self._schema = schema
        self._waiting: list[pa.Table] = []
        self._sink = pa.OSFile(str(path), "wb")
        self._writer = pa.ipc.new_stream(self._sink, schema, options=_OPTIONS)

    def append(self, rows: pa.Table) -> None:
        """Add rows. Raises ValueError if their columns, types or nulls are not those of the table."""
        if not rows.schema.equals(self._schema):
            raise ValueError(f"rows for {self._path.stem} do not have its schema: {rows.schema}")
        for field, values in zip(self._schema, rows.columns, strict=True):
            if not field.nullable and values.null_count:
                raise ValueError(f"rows for {self._path.stem} have nulls in {field.name}")
        self.rows += rows.num_rows
        self.bytes += rows.nbytes
        self._waiting.append(rows)
        if sum(map(len, self._waiting)) >= _ROWS or sum(part.nbytes for part in self._waiting) >= _BYTES:
            self._write()

    def batches(self) -> Iterator[pa.RecordBatch]:
        """All rows so far, in order, a batch at a time."""
        if self.rows:  # the file begins with the first of them
            self._write()
            with pa.OSFile(str(self._path), "rb") as source:
                yield from pa.ipc.open_stream(source)

    def reader(self) -> pa.RecordBatchReader:
        """All rows so far as one Arrow stream."""
        return pa.RecordBatchReader.from_batches(self._schema, self.batches())

    def size(self) -> int:
        """Bytes that all rows so far take on disk."""
        self._write()
        return self._path.stat().st_size

    def close(self) -> None:
        """Give the file back."""
        self._writer.close()
        self._sink.close()

    def _write(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting).combine_chunks())
            self._waiting = []
        self._sink.flush()


class Pending:
    """The spools of one run, in a folder that is removed with them."""

    def __init__(self, folder: Path, schemas: dict[str, pa.Schema]) -> None:
        shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
        folder.mkdir(parents=True)
        self._folder = folder
        self._schemas = schemas
        self._spools: dict[str, Spool] = {}

    def __getitem__(self, table: str) -> Spool:
        """The spool of a table, begun at first use."""
        if table not in self._spools:
            self._spools[table] = Spool(self._folder / f"{table}.arrows", self._schemas[table])
        return self._spools[table]

    def added(self) -> dict[str, int]:
        """Rows waiting, by table; tables without any left out."""
        return {table: spool.rows for table, spool in self._spools.items() if spool.rows}

    def size(self) -> int:
        """Bytes that the rows take on disk, which is about what they will take in the tables."""
        return sum(spool.size() for spool in self._spools.values())

    def remove(self) -> None:
        """Forget all of it."""
        for spool in self._spools.values():
            spool.close()
        shutil.rmtree(self._folder)
