"""Pagers that stand in the page as base64 of percent-encoded HTML and are written out by `window.atob`."""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote

_TEXT = re.compile(r">\s*+([A-Za-z0-9+/][A-Za-z0-9+/\s]{22,}+={0,2}+\s*+)(?=<)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page with its encoded pagers in plain markup.

    `found`: there was one; `unreadable`: a script decodes something, and no text of the page decodes to markup.
    """

    markup: str
    found: bool = False
    unreadable: bool = False


def with_decoded_pagers(markup: str) -> Decoded:
    """The page as its script would show it (docs/portals.md, 2.4)."""
    if "atob(" not in markup:
        return Decoded(markup)
    written = _TEXT.sub(lambda text: f">{_decode(text[1]) or text[0][1:]}", markup)
    return Decoded(written, found=written != markup, unreadable=written == markup)


def _decode(text: str) -> str | None:
    """The markup that a text stands for; None where it is none."""
    try:
        markup = unquote(base64.b64decode("".join(text.split()), validate=True).decode("latin-1"))
    except (binascii.Error, ValueError):
        return None
    return markup if "<" in markup and ">" in markup else None
