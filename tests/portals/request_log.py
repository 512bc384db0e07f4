"""The log of what was asked: one JSON line a request, written at once."""

import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType

from tests.portals.answers import Request


@dataclass(frozen=True, slots=True)
class Logged:
    """A request as logged. `time` is seconds since 1970 at its arrival, `connection` counts TCP connections.

    A tunnel is logged too, as it was asked for: with the method CONNECT and no target.
    """

    time: float
    connection: int
    method: str
    host: str
    target: str
    status: int
    user_agent: str | None
    headers: dict[str, str] = field(default_factory=dict)
    scheme: str = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.target}"


class RequestLog:
    """Appends requests to a file; a context manager that closes it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")

    def __enter__(self) -> "RequestLog":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, request: Request, status: int, connection: int) -> None:
        logged = Logged(
            time=time.time(),
            connection=connection,
            method=request.method,
            host=request.host,
            target=request.target,
            status=status,
            user_agent=request.headers.get("user-agent"),
            headers=request.headers,
            scheme=request.scheme,
        )
        self._file.write(json.dumps(asdict(logged), ensure_ascii=False) + "\n")
        self._file.flush()


def read_log(path: Path) -> list[Logged]:
    """All requests logged so far; a line that is still being written is left out."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return [Logged(**json.loads(line)) for line in lines if line.endswith("\n")]
