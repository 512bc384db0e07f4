"""What can be wrong with a store; every message is one line that names the place and the remedy."""

from pathlib import Path


class StoreError(Exception):
    """The store cannot do what was asked."""


class NotAStoreError(StoreError):
    """The folder is not a store."""


class StoreTooNewError(StoreError):
    """The store was written by a program with a newer schema."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path}: the store has schema {found}, this program knows schemas up to {known}: install a newer nianbao"
        )
        self.found = found
        self.known = known


class StoreDamagedError(StoreError):
    """Something that a corpus version names is not there."""


class LockHeldError(StoreError):
    """Another program writes to the store."""


class VersionUnknownError(StoreError):
    """There is no such corpus version."""
