"""What a release says of itself: `release.json`."""

from datetime import datetime

import msgspec
import pyarrow as pa

from corpus.store.current import current_reports
from corpus.store.store import Store
from corpus.store.versions import CorpusVersion
from corpus.tables.schemas import SCHEMA_NUMBER

_LICENCE = (
    "Apache-2.0 for the selection, the arrangement and the metadata. The reports themselves are public documents of "
    "the bodies that issued them; see their addresses in reports.url."
)


class TableCount(msgspec.Struct, frozen=True):
    """How many rows a table of the release has."""

    table: str
    rows: int


class ReleaseCard(msgspec.Struct, frozen=True):
    """The facts of a release. `reports` counts the current version of each report, by status."""

    name: str
    corpus_version: int
    published: datetime
    released: datetime
    store_schema: int
    code_version: str
    parser_versions: list[str]
    good: bool
    reports: dict[str, int]
    tables: list[TableCount]
    licence: str
    citation: str


def card(store: Store, version: CorpusVersion, name: str, rows: dict[str, int], now: datetime) -> ReleaseCard:
    """The card of a release of a corpus version; `rows` counts what was written."""
    current = current_reports(store, version.number, ["status", "parser_version"])
    return ReleaseCard(
        name=name,
        corpus_version=version.number,
        published=version.run.ended,
        released=now,
        store_schema=SCHEMA_NUMBER,
        code_version=version.run.code_version,
        parser_versions=sorted(set(current["parser_version"].to_pylist())),
        good=version.run.good,
        reports=_tally(current["status"]),
        tables=[TableCount(table, count) for table, count in rows.items()],
        licence=_LICENCE,
        citation=(
            f"nianbao: annual government information disclosure reports of Chinese government bodies, release {name} "
            f"(corpus version {version.number}), {version.run.ended:%Y-%m-%d}."
        ),
    )


def _tally(statuses: pa.ChunkedArray) -> dict[str, int]:
    counts = statuses.value_counts().to_pylist()
    return dict(sorted((each["values"], each["counts"]) for each in counts))
