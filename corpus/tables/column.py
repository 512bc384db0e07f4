"""A column of the corpus: an Arrow field that carries its meaning and its unit."""

import pyarrow as pa

NO_UNIT = "none"

BOOL = pa.bool_()
DATE = pa.date32()
FLOAT = pa.float64()
SHORT = pa.int16()
INT = pa.int32()
LONG = pa.int64()
STRING = pa.string()
TIME = pa.timestamp("us", tz="UTC")


def column(name: str, kind: pa.DataType, meaning: str, *, zh: str = "", unit: str = NO_UNIT) -> pa.Field:
    """A column that may be null. `zh` is the Chinese term of the field, where there is one."""
    return _field(name, kind, meaning, zh=zh, unit=unit, nullable=True)


def required(name: str, kind: pa.DataType, meaning: str, *, zh: str = "", unit: str = NO_UNIT) -> pa.Field:
    """A column that is never null."""
    return _field(name, kind, meaning, zh=zh, unit=unit, nullable=False)


def _field(name: str, kind: pa.DataType, meaning: str, *, zh: str, unit: str, nullable: bool) -> pa.Field:
    told = f"{meaning} ({zh})" if zh else meaning
    return pa.field(name, kind, nullable=nullable, metadata={"meaning": told, "unit": unit})


def meaning(field: pa.Field) -> str:
    """What the column means, the Chinese term in brackets where there is one."""
    return _metadata(field, b"meaning")


def unit(field: pa.Field) -> str:
    """The unit of the column's values; `none` where they have none."""
    return _metadata(field, b"unit")


def _metadata(field: pa.Field, key: bytes) -> str:
    value: bytes = field.metadata[key]
    return value.decode()


def run_id() -> pa.Field:
    """The column that every table ends with."""
    return required("run_id", STRING, "run that wrote the row (runs.run_id)")
