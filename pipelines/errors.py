"""What a user is told when something cannot be done: one line, and the exit status of the contract."""

import errno
import sqlite3

DONE, FAILED, UNUSABLE, INCOMPLETE, GATE_NOT_MET, DAMAGED = 0, 1, 2, 3, 4, 5
"""Exit statuses: done; an operation failed; unusable arguments, configuration or store; done, but something was
not complete; the quality gate was not met; `verify` found damage."""

INTERRUPTED, TERMINATED = 130, 143

_REMEDIES = {
    errno.ENOSPC: "make room there and run this again",
    errno.EDQUOT: "make room there and run this again",
    errno.EROFS: "make it writable or use another folder",
    errno.EACCES: "get the right to it or use another folder",
}


class NianbaoError(Exception):
    """Something a user can mend. The message says what, where, and what to do next."""

    def __init__(self, message: str, exit_status: int = UNUSABLE) -> None:
        super().__init__(message)
        self.exit_status = exit_status


def as_nianbao_error(error: BaseException) -> NianbaoError | None:
    """The problem behind an exception that a room or the system raised for the user; None for a defect of ours."""
    if isinstance(error, NianbaoError):
        return error
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        remedy = f"; {_REMEDIES[error.errno]}" if error.errno in _REMEDIES else ""
        return NianbaoError(f"{place}{error.strerror or error}{remedy}", FAILED)
    known = _room_errors()
    status = next((known[kind] for kind in type(error).__mro__ if kind in known), None)
    return NianbaoError(str(error), status) if status is not None else None


def _room_errors() -> dict[type, int]:
    """The exceptions by which the rooms speak to the user; imported only when a command has failed."""
    from corpus.releases.errors import ReleaseError
    from corpus.store.errors import (
        LockHeldError,
        NotAStoreError,
        StoreDamagedError,
        StoreError,
        StoreTooNewError,
        VersionUnknownError,
    )
    from crawler.archive.entry import ArchiveError
    from crawler.ledger.database import LedgerError
    from crawler.options import CrawlError
    from crawler.portals.registry import PortalFileError

    return {
        ArchiveError: FAILED,
        CrawlError: UNUSABLE,
        LedgerError: UNUSABLE,
        LockHeldError: FAILED,
        NotAStoreError: UNUSABLE,
        PortalFileError: UNUSABLE,
        ReleaseError: UNUSABLE,
        StoreDamagedError: FAILED,
        StoreError: FAILED,
        StoreTooNewError: UNUSABLE,
        VersionUnknownError: UNUSABLE,
        sqlite3.DatabaseError: FAILED,
    }
