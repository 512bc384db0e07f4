"""The Delta tables of a store: created, appended to, read at a version, brought back to a version."""

from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties, WriterProperties, write_deltalake

from corpus.store.errors import StoreDamagedError

_CONFIGURATION = {
    # Delta deletes log entries after 30 days by default; a corpus version must stay readable for good.
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
}
_HOOKS = PostCommitHookProperties(create_checkpoint=True, cleanup_expired_logs=False)
_FILE_BYTES = 2**27
_GROUP_BYTES = 2**25
_GROUP_ROWS = 2**17


def create(path: Path, schema: pa.Schema, about: str) -> None:
    """Create an empty table if there is none.

    An empty append creates it, since `DeltaTable.create` writes the table's absolute path into the log.
    """
    if not DeltaTable.is_deltatable(str(path)):
        path.mkdir(parents=True, exist_ok=True)
        write_deltalake(
            str(path),
            schema.empty_table(),
            name=path.name,
            description=about,
            configuration=_CONFIGURATION,
            mode="error",
        )


def version(path: Path) -> int:
    """The newest Delta version of a table."""
    return DeltaTable(str(path)).version()


def append(path: Path, rows: pa.RecordBatchReader, told: dict[str, str], row_bytes: int) -> int:
    """Append rows in one commit that carries `told`; the Delta version this makes.

    `row_bytes` is the size of a row in memory, on average: who writes or reads the table holds a row group at a time,
    and one of long texts must have fewer rows for that.
    """
    group = min(_GROUP_ROWS, max(1, _GROUP_BYTES // max(1, row_bytes)))
    write_deltalake(
        str(path),
        rows,
        mode="append",
        schema_mode="merge",  # columns that the table did not have yet
        target_file_size=_FILE_BYTES,
        writer_properties=WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=group),
        commit_properties=CommitProperties(custom_metadata=told),
        post_commithook_properties=_HOOKS,
    )
    return version(path)


def dataset(path: Path, at: int, schema: pa.Schema) -> ds.Dataset:
    """A table as of a Delta version, its files in the order in which they were added.

    Columns that the table did not have yet are null.
    """
    table = DeltaTable(str(path), version=at)
    found = table.to_pyarrow_dataset(schema=schema)
    actions = pa.table(table.get_add_actions())
    added = dict(zip(actions["path"].to_pylist(), actions["modification_time"].to_pylist(), strict=True))
    files = sorted(found.get_fragments(), key=lambda file: (added[file.path], file.path))
    return ds.FileSystemDataset(files, schema, found.format, found.filesystem)


def bring_back(path: Path, to: int) -> int:
    """Take what came after Delta version `to` out of the table; the Delta version that holds the rows of `to` now.

    A restore is a commit of its own: the log only grows, so whoever reads an earlier version meanwhile is not
    disturbed. It is left out where the files are those of `to` already (after an earlier restore).
    Raises StoreDamagedError if the table has not come as far as `to`.
    """
    table = DeltaTable(str(path))
    if table.version() < to:
        raise StoreDamagedError(
            f"{path}: its newest Delta version is {table.version()}, the corpus needs {to}: "
            "files of the store are missing; take them from a copy"
        )
    if table.version() > to and set(table.file_uris()) != set(DeltaTable(str(path), version=to).file_uris()):
        told = CommitProperties(custom_metadata={"reason": "rows of no corpus version"})
        table.restore(to, commit_properties=told, post_commithook_properties=_HOOKS)
    return table.version()
