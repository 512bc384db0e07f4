"""What a sample portal is asked and what it answers."""

import json
from dataclasses import dataclass, field

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the proxy received it: `target` is path and query, header names are lower case.

    `scheme` is https where it came through a tunnel.
    """

    method: str
    host: str
    target: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    scheme: str = "http"

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is put on the wire. `chunked` sends it in chunks, as servlet engines do.

    `breaks_off`: more is announced than sent, and the connection is closed.
    """

    status: int
    body: bytes = b""
    content_type: str | None = HTML
    headers: tuple[tuple[str, str], ...] = ()
    chunked: bool = False
    breaks_off: bool = False


def text_answer(status: int, text: str) -> Answer:
    """A short plain answer (errors)."""
    return Answer(status, text.encode(), "text/plain; charset=utf-8")


def json_answer(value: object) -> Answer:
    """An answer of a list's server."""
    return Answer(200, json.dumps(value, ensure_ascii=False).encode(), "application/json;charset=UTF-8", chunked=True)
