"""The facts of a capture as `application/warc-fields`: the block of the metadata record that closes each group."""

import re
from typing import Self

from pydantic import BaseModel, ConfigDict

from crawler.archive.capture import Obtained, Outcome, RobotsVerdict
from crawler.archive.exchange import Role

_MAX_TEXT = 2_000
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_NOT_URI = re.compile(rb"[^\x21-\x7e]")


class Facts(BaseModel):
    """What the caller and the writer know of a capture beyond its HTTP. `via` is the page that linked to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    via: str | None = None
    run_id: str
    portal: str | None = None
    obtained: Obtained
    role: Role
    outcome: Outcome
    status: int | None = None
    block: str | None = None
    robots: RobotsVerdict
    title: str | None = None
    column: str | None = None
    media_type: str | None = None
    sha256: str | None = None
    length: int | None = None
    error: str | None = None
    content_error: str | None = None

    def block_bytes(self) -> bytes:
        """The facts as a block of warc-fields; those that are None are left out."""
        return warc_fields(self.model_dump(exclude_none=True))

    @classmethod
    def parse(cls, block: bytes) -> Self:
        """The facts of a block. Raises ValueError where a field is unknown, missing or malformed."""
        lines = block.decode().removesuffix("\r\n").split("\r\n")
        return cls.model_validate(dict(line.partition(": ")[::2] for line in lines))


def warc_fields(fields: dict[str, str | int]) -> bytes:
    """Named fields, one a line, UTF-8. The values hold no line break (see `one_line`)."""
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()


def one_line(text: str | None) -> str | None:
    """Text fit for a field: control characters become a space, 2,000 characters at most; None where nothing is left."""
    if text is None:
        return None
    line = _BREAKS.sub(" ", text.encode(errors="replace").decode()).strip()
    return (line if len(line) <= _MAX_TEXT else line[: _MAX_TEXT - 1] + "…") or None


def uri(url: str) -> str:
    """The URL with everything but visible ASCII percent-encoded as UTF-8, as a field of a record needs it."""
    return _NOT_URI.sub(lambda byte: b"%%%02X" % byte[0][0], url.encode(errors="replace")).decode()
