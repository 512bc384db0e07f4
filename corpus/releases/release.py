"""A release: one corpus version as plain files that nobody changes again."""

import re
import shutil
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

import msgspec

from corpus.releases.card import card
from corpus.releases.errors import ReleaseError, ReleaseNameError
from corpus.releases.parquet import write_table
from corpus.store.store import AsOf, Store
from corpus.tables.codebook import as_markdown
from corpus.tables.dictionary import as_csv, codes, columns
from corpus.tables.schemas import SCHEMAS

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_SUMS = "SHA256SUMS"


def release(store: Store, name: str, as_of: AsOf = None, *, now: datetime | None = None) -> Path:
    """Freeze a corpus version (the newest, or `as_of`) as `releases/NAME`; the folder.

    It holds each table as `TABLE.parquet`, the data dictionary (`codebook.csv`, `codebook.md`, `codes.csv`),
    `release.json` and `SHA256SUMS`. Only a complete release gets its name: it is written beside and renamed. Call it
    under the store's lock. Raises ReleaseNameError, ReleaseError if there is no version yet, VersionUnknownError.
    """
    if not _NAME.fullmatch(name):
        raise ReleaseNameError(
            f"{name!r}: a release is named with letters, digits, '.', '_' and '-'; give another name"
        )
    target = store.path / "releases" / name
    if target.exists():
        raise ReleaseNameError(f"{target}: this release exists and is never changed; give another name")
    version = store.version(as_of)
    if version is None:
        raise ReleaseError(f"{store.path}: nothing to release, the corpus has no version yet; run build first")
    draft = target.with_name(f".{name}.part")
    shutil.rmtree(draft, ignore_errors=True)  # of a release that was killed
    draft.mkdir(parents=True)
    rows = {table: write_table(store.dataset(table, version.number), draft / f"{table}.parquet") for table in SCHEMAS}
    told = card(store, version, name, rows, now or datetime.now(UTC))
    (draft / "release.json").write_bytes(msgspec.json.format(msgspec.json.encode(told)) + b"\n")
    (draft / "codebook.md").write_text(as_markdown(), encoding="utf-8")
    (draft / "codebook.csv").write_text(as_csv(columns()), encoding="utf-8")
    (draft / "codes.csv").write_text(as_csv(codes()), encoding="utf-8")
    (draft / _SUMS).write_text(_sums(draft), encoding="utf-8")
    draft.rename(target)
    return target


def _sums(folder: Path) -> str:
    """The digests of the files, as `sha256sum -c` reads them."""
    return "".join(f"{_digest(path)}  {path.name}\n" for path in sorted(folder.iterdir()))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
