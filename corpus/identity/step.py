"""Whether a reading of a report is a new version of it, and what made it one."""

from typing import NamedTuple

from corpus.identity.known import KnownVersion, Shown
from corpus.tables.filed import Cause, Hashes


class Step(NamedTuple):
    """The version that a reading is; `cause` is None where the tables have it already."""

    version: int
    source_version: int
    cause: Cause | None


def step(versions: list[KnownVersion], shown: Shown | None, digests: Hashes, place: str) -> Step:
    """The version of a report that a reading of it is.

    `versions` are those known, oldest first; `shown` is what the same capture, else the same address, else the same
    bytes showed last; `place` is where the document stands. Compared is only with what the same place showed: two
    addresses of a report may differ for good, and must not make a version in turn. A better parser makes a version
    only where it reads again, at the place of the newest version, what was read there before: what links and the page
    around a report say differs from place to place, whatever the parser. A reading of older content than the newest
    gives no version, so that the highest version is always that of the newest content.
    """
    if not versions:
        return Step(1, 1, "source")
    newest = versions[-1]
    current = _current(versions, shown, digests)
    same_source = shown is not None and shown.source == digests.source
    if current is None or (current.content != digests.content and not same_source):
        return Step(newest.version + 1, newest.source_version + 1, "source")
    same_reading = (current.content, current.judgement) == (digests.content, digests.judgement)
    read_again = same_source and newest.place == place and newest.source_version == current.source_version
    if same_reading or not read_again:
        return Step(current.version, current.source_version, None)
    return Step(newest.version + 1, newest.source_version, "parser")


def _current(versions: list[KnownVersion], shown: Shown | None, digests: Hashes) -> KnownVersion | None:
    """The version to compare with: the newest of the content shown; at a new address the newest that says the same."""
    if shown is None:
        return _last([known for known in versions if known.content == digests.content])
    source_version = next(known.source_version for known in versions if known.version == shown.version)
    return _last([known for known in versions if known.source_version == source_version])


def _last(versions: list[KnownVersion]) -> KnownVersion | None:
    return versions[-1] if versions else None
