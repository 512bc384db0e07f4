"""A table of a release: one plain Parquet file, the same bytes whenever it is written from the same version."""

from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

_BATCH_ROWS = 2**13
_GROUP_ROWS = 2**17
_GROUP_BYTES = 2**25


def write_table(data: ds.Dataset, path: Path) -> int:
    """Write all rows in their order; how many. Memory holds one row group (32 MB of values).

    Field metadata (meaning and unit) goes along. Maps become lists of key and value: not every reader of Parquet
    knows maps (the Hugging Face `datasets` library does not).
    """
    schema = pa.schema([_plain(field) for field in data.schema])
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=9) as writer:
        waiting: list[pa.RecordBatch] = []
        for batch in data.to_batches(batch_size=_BATCH_ROWS, batch_readahead=2, fragment_readahead=1):
            rows += batch.num_rows
            waiting.append(batch.cast(schema))
            if sum(map(len, waiting)) >= _GROUP_ROWS or sum(part.nbytes for part in waiting) >= _GROUP_BYTES:
                _write_group(writer, waiting, schema)
                waiting = []
        _write_group(writer, waiting, schema)
    return rows


def _write_group(writer: pq.ParquetWriter, batches: list[pa.RecordBatch], schema: pa.Schema) -> None:
    group = pa.Table.from_batches(batches, schema)
    if group.num_rows:
        writer.write_table(group, row_group_size=group.num_rows)


def _plain(field: pa.Field) -> pa.Field:
    if not pa.types.is_map(field.type):
        return field
    entry = pa.struct([field.type.key_field, field.type.item_field])
    return field.with_type(pa.list_(pa.field("element", entry, nullable=False)))
