"""What the corpus knows of reports, indexed for look-up: a private temporary database, so memory stays bounded."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from corpus.identity.addresses import Address
from corpus.identity.keys import Marks, Naming, ReportKey, address_key, correction_mark, marks_of, named
from corpus.store.store import AsOf, Store
from corpus.tables.filed import Filed, Provenance
from parsers.report import PARSER_VERSION

_TABLES = """
CREATE TABLE version (report_id TEXT, version INT, source_version INT, content TEXT, judgement TEXT, place TEXT,
                      key TEXT, year INT, body TEXT, PRIMARY KEY (report_id, version)) WITHOUT ROWID;
CREATE INDEX by_key ON version (key);
CREATE TABLE address (address TEXT, report_id TEXT, url TEXT, file INT, PRIMARY KEY (address, report_id, url))
    WITHOUT ROWID;
CREATE INDEX of_report ON address (report_id);
CREATE TABLE shown (capture_id TEXT, ordinal INT, address TEXT, fetched_at REAL, report_id TEXT, version INT,
                    source TEXT, PRIMARY KEY (capture_id, ordinal)) WITHOUT ROWID;
CREATE INDEX by_address ON shown (address, ordinal, fetched_at);
CREATE INDEX by_report ON shown (report_id);
CREATE TABLE document (capture_id TEXT, ordinal INT, told TEXT, PRIMARY KEY (capture_id, ordinal)) WITHOUT ROWID;
"""
_LAST = "\U0010ffff"  # sorts behind all that follows a prefix
_SHOWN = ["report_id", "version", "source_hash"]
_TOLD = ["status", "reason", "parser_version", *_SHOWN]


class KnownVersion(NamedTuple):
    """A version of a report: its numbers and digests, and the place it was read at: address, else digest of a file."""

    version: int
    source_version: int
    content: str
    judgement: str
    place: str


class Shown(NamedTuple):
    """What a capture showed: a version of a report, read from a source with this digest."""

    report_id: str
    version: int
    source: str


class Known:
    """The reports of a corpus version, and those filed since."""

    def __init__(self, store: Store, as_of: AsOf = None) -> None:
        self._db = sqlite3.connect("")  # a file of its own, removed when closed
        self._db.executescript(_TABLES)
        self._load(store, as_of)

    def close(self) -> None:
        """Remove the database."""
        self._db.close()

    def add_version(self, report_id: str, known: KnownVersion, says: Naming) -> None:
        """Remember a version of a report."""
        row = (report_id, *known, _text(says.key), says.year, says.body)
        self._db.execute("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def add_address(self, address: Address, report_id: str) -> None:
        """Remember that a report stands at an address. Its files tell of no report that is found there."""
        row = (address_key(address.url) or address.url, report_id, address.url, address.kind == "attachment")
        self._db.execute("INSERT OR IGNORE INTO address VALUES (?, ?, ?, ?)", row)

    def add_shown(self, provenance: Provenance, ordinal: int, shown: Shown) -> None:
        """Remember what a capture (and ordinal in it) showed; of two readings of it, that of the newer version."""
        address = address_key(provenance.url)
        self._db.execute(
            "INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET report_id = excluded.report_id, version = excluded.version, source = excluded.source "
            "WHERE excluded.version >= version",
            (provenance.capture_id, ordinal, address, provenance.fetched_at.timestamp(), *shown),
        )

    def repeats(self, filed: Filed) -> bool:
        """Whether the last reading of the document told just the same; this is the last from now on."""
        given = filed.assignment
        version = (given.report_id, given.version) if given else (None, None)
        told = (filed.report.status, filed.reason, PARSER_VERSION, *version, filed.hashes.source)
        capture = (filed.provenance.capture_id, filed.ordinal)
        before = self._one("SELECT told FROM document WHERE capture_id = ? AND ordinal = ?", *capture)
        self._add_document(*capture, told)
        return before == (_joined(told),)

    def has_read(self, capture_id: str) -> bool:
        """Whether the capture was read before."""
        return self._one("SELECT 1 FROM document WHERE capture_id = ?", capture_id) is not None

    def versions(self, report_id: str) -> list[KnownVersion]:
        """The versions of a report, oldest first; empty if it is not known."""
        rows = self._db.execute(
            "SELECT version, source_version, content, judgement, place FROM version "
            "WHERE report_id = ? ORDER BY version",
            (report_id,),
        )
        return [KnownVersion(*row) for row in rows]

    def addresses(self, report_id: str) -> frozenset[str]:
        """The addresses of a report, those of its files too."""
        rows = self._db.execute("SELECT url FROM address WHERE report_id = ?", (report_id,))
        return frozenset(row[0] for row in rows)

    def year(self, report_id: str) -> int | None:
        """The year of the report, as its newest version that tells it."""
        row = self._one(
            "SELECT year FROM version WHERE report_id = ? AND year IS NOT NULL ORDER BY version DESC", report_id
        )
        return None if row is None else row[0]

    def body(self, report_id: str) -> str | None:
        """The body of the report, as its newest version where that is certain."""
        row = self._one(
            "SELECT body FROM version WHERE report_id = ? AND body IS NOT NULL ORDER BY version DESC", report_id
        )
        return None if row is None else row[0]

    def by_key(self, key: ReportKey) -> str | None:
        """The report that has the key, as its newest version that has any."""
        row = self._one(
            "SELECT report_id FROM version AS this WHERE key = ? AND NOT EXISTS (SELECT 1 FROM version AS later "
            "WHERE later.report_id = this.report_id AND later.version > this.version AND later.key <> this.key) "
            "ORDER BY report_id",
            _text(key),
        )
        return None if row is None else row[0]

    def whatever_it_covers(self, key: ReportKey) -> str | None:
        """The report that has the key, but for what it covers; None where several have."""
        prefix = _text(key._replace(marks=key.marks._replace(extent="")))
        rows = self._db.execute(
            "SELECT DISTINCT report_id FROM version WHERE key BETWEEN ? AND ? LIMIT 2", (prefix, f"{prefix}{_LAST}")
        ).fetchall()
        return rows[0][0] if len(rows) == 1 else None

    def by_address(self, address: str, ordinal: int) -> str | None:
        """The report last shown at the address (and ordinal), else one recorded there."""
        row = self._one(
            "SELECT report_id FROM shown WHERE address = ? AND ordinal = ? ORDER BY fetched_at DESC", address, ordinal
        )
        if row is None and ordinal == 0:
            row = self._one("SELECT report_id FROM address WHERE address = ? AND NOT file ORDER BY report_id", address)
        return None if row is None else row[0]

    def by_capture(self, capture_id: str, ordinal: int) -> Shown | None:
        """What the capture showed when it was read before."""
        row = self._one(
            "SELECT report_id, version, source FROM shown WHERE capture_id = ? AND ordinal = ?", capture_id, ordinal
        )
        return None if row is None else Shown(*row)

    def last_shown(self, report_id: str, address: str | None, source: str) -> Shown | None:
        """What the address last showed of the report; at a new address, what the same bytes showed elsewhere."""
        row = self._one(
            "SELECT report_id, version, source FROM shown WHERE report_id = ? AND (address = ? OR source = ?) "
            "ORDER BY address IS ? DESC, fetched_at DESC",
            report_id,
            address,
            source,
            address,
        )
        return None if row is None else Shown(*row)

    def _one(self, query: str, *values: str | int | None) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._db.execute(f"{query} LIMIT 1", values).fetchone()
        return row

    def _load(self, store: Store, as_of: AsOf) -> None:
        told = ["version", "source_version", "content_hash", "judgement_hash"]
        facts = ["portal", "agency", "agency_source", "year", "title", "scope", "corrects_report_id"]
        corrections = _corrections(store, as_of)
        for row in _rows(store, "reports", ["report_id", *told, *facts, "url", "source_hash"], as_of):
            place = address_key(row["url"]) or row["source_hash"]
            version = KnownVersion(*(*(row[name] for name in told), place))
            self.add_version(row["report_id"], version, _naming(row, corrections))
        for row in _rows(store, "report_addresses", ["report_id", "url", "kind"], as_of):
            self.add_address(Address(row["url"], row["kind"]), row["report_id"])
        captured = ["capture_id", "ordinal", "fetched_at", "url"]
        for row in _rows(store, "documents", [*captured, *_TOLD], as_of):
            self._add_document(row["capture_id"], row["ordinal"], [row[name] for name in _TOLD])
            if row["report_id"] is not None:
                origin = Provenance(row["capture_id"], row["fetched_at"], row["url"], portal=None)
                self.add_shown(origin, row["ordinal"], Shown(*(row[name] for name in _SHOWN)))

    def _add_document(self, capture_id: str, ordinal: int, told: Iterable[object]) -> None:
        self._db.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?)", (capture_id, ordinal, _joined(told)))


def _rows(store: Store, table: str, columns: list[str], as_of: AsOf) -> Iterator[dict[str, Any]]:
    for batch in store.dataset(table, as_of).to_batches(columns=columns):
        yield from batch.to_pylist()


def _corrections(store: Store, as_of: AsOf) -> dict[str, str]:
    """The marks of corrections: a mark may stand in the link to a report alone, which its row does not keep."""
    rows = _rows(store, "identities", ["report_id", "discriminator"], as_of)
    marks = ((row["report_id"], correction_mark(row["discriminator"])) for row in rows)
    return {report_id: mark for report_id, mark in marks if mark}


def _naming(row: dict[str, Any], corrections: dict[str, str]) -> Naming:
    """What `naming` told of the report when the row was made."""
    marks = marks_of(row["title"], "" if row["scope"] == "unknown" else row["scope"])
    if row["corrects_report_id"] and not marks.correction:
        marks = Marks(marks.extent, corrections.get(row["report_id"], ""))
    facts = (row[name] for name in ("portal", "agency", "year"))
    return named(*facts, source=row["agency_source"], marks=marks, content=row["content_hash"])


def _text(key: ReportKey | None) -> str | None:
    """A key as text, what it covers at the end."""
    return key and _joined((key.portal, key.body, key.year, key.marks.correction, key.content, key.marks.extent))


def _joined(parts: Iterable[object]) -> str:
    return "\n".join("" if part is None else str(part) for part in parts)
