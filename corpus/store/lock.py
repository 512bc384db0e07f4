"""One writer at a time: a lock on a file of the store, which a crash releases by itself."""

import fcntl
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import msgspec

from corpus.store.errors import LockHeldError


class Holder(msgspec.Struct, frozen=True):
    """Who holds the lock: process, machine, command, and since when."""

    pid: int
    host: str
    command: str
    since: datetime


class StoreLock:
    """The right to write to a store, held within a `with` block.

    The lock is `flock` on `store.lock`: the kernel gives it back when the process ends, however it ends.
    The file stays, and says who holds the lock. Raises LockHeldError on entry if somebody does.
    """

    def __init__(self, path: Path, command: str) -> None:
        self.path = path
        self.command = command
        self._file: TextIO | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._file is not None

    def __enter__(self) -> "StoreLock":
        file = self.path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            message = _refusal(self.path, file.read())
            file.close()
            raise LockHeldError(message) from None
        holder = Holder(os.getpid(), platform.node(), self.command, datetime.now(UTC))
        file.truncate(0)
        file.write(msgspec.json.encode(holder).decode())
        file.flush()
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


def _refusal(path: Path, text: str) -> str:
    try:
        holder = msgspec.json.decode(text, type=Holder)
    except msgspec.DecodeError:  # the holder has the lock and has not yet written its name
        return f"{path.parent}: another program is writing to this store; try again when it has ended"
    return (
        f"{path.parent}: process {holder.pid} on {holder.host} ({holder.command}) has been writing to this store "
        f"since {holder.since:%Y-%m-%d %H:%M:%S %Z}; try again when it has ended, or stop it"
    )
