"""A corpus version: one row of `runs`, which names the Delta version of every table."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec
import pyarrow as pa

from corpus.store.errors import VersionUnknownError
from corpus.tables.runs import RUNS


@dataclass(frozen=True, slots=True)
class PortalRun:
    """What a run found and got on one portal; the numbers are those of `corpus.tables.runs`."""

    portal: str
    complete: bool
    chain_complete: bool
    listed: int
    captured: int
    unchanged: int
    blocked: int
    failed: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Run:
    """What is known of a run when it publishes. Times are aware; `good`: its quality checks found nothing."""

    run_id: str
    started: datetime
    ended: datetime
    command: str
    code_version: str
    parser_version: str
    outcome: str
    good: bool
    portals: tuple[PortalRun, ...] | None = None


@dataclass(frozen=True, slots=True)
class CorpusVersion:
    """A published version. `tables` maps each table to its Delta version, `added` and `rows` to row counts."""

    number: int
    run: Run
    tables: dict[str, int]
    added: dict[str, int]
    rows: dict[str, int]


def as_row(version: CorpusVersion) -> pa.Table:
    """The row of `runs` that publishes the version."""
    row = msgspec.to_builtins(version.run, builtin_types=(datetime,)) | {
        "version": version.number,
        "tables": sorted(version.tables.items()),
        "added": sorted(version.added.items()),
        "rows": sorted(version.rows.items()),
    }
    return pa.Table.from_pylist([row], schema=RUNS)


def from_rows(rows: pa.Table) -> tuple[CorpusVersion, ...]:
    """The versions that the rows of `runs` stand for, oldest first."""
    return tuple(sorted((_version(row) for row in rows.to_pylist()), key=lambda version: version.number))


def _version(row: dict[str, Any]) -> CorpusVersion:
    facts = {
        "number": row["version"],
        "run": {name: row[name] for name in Run.__slots__},
        "tables": dict(row["tables"]),
        "added": dict(row["added"]),
        "rows": dict(row["rows"]),
    }
    return msgspec.convert(facts, CorpusVersion)


def choose(versions: tuple[CorpusVersion, ...], as_of: int | date | None) -> CorpusVersion | None:
    """The version of a number, the newest of a day (UTC) or moment, or the newest; None where there is none yet.

    Raises VersionUnknownError for a number that is not there, or a day before the first version.
    """
    if as_of is None:
        return versions[-1] if versions else None
    if isinstance(as_of, int):
        fitting = [version for version in versions if version.number == as_of]
    else:
        fitting = [version for version in versions if version.run.ended <= _end(as_of)]
    if not fitting:
        known = f"versions 1 to {versions[-1].number}" if versions else "no version yet"
        raise VersionUnknownError(f"no corpus version {as_of}: the store has {known}")
    return fitting[-1]


def _end(as_of: date) -> datetime:
    return as_of if isinstance(as_of, datetime) else datetime.combine(as_of, time.max, UTC)
