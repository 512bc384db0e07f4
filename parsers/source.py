"""What goes into a parse: a bundle of bytes and what is known about where they came from."""

from dataclasses import dataclass
from typing import Literal

PartRole = Literal["page", "next_page", "image", "attachment", "member"]


@dataclass(frozen=True, slots=True)
class RawPart:
    """One file of a report, as received (after content decoding).

    `media_type` and `charset` are what the server or the file's ending claims; both may be wrong.
    `member` is the name inside an archive.
    """

    content: bytes
    role: PartRole = "page"
    media_type: str | None = None
    charset: str | None = None
    name: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """A report as it was found: its files, first the page or the only file.

    `path` or `url` says where from; `link_title` is the text of the link that led to it and `column` the
    title of the list it stood in (hints for title, agency and year, never more).
    """

    parts: tuple[RawPart, ...]
    path: str | None = None
    url: str | None = None
    link_title: str | None = None
    column: str | None = None
