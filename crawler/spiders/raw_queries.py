"""Queries of links that a page writes out unescaped: a browser sends them in the encoding of the page."""

import re
from urllib.parse import quote

_LINK = re.compile(
    r"""(\b(?:href|src|action)\s{0,9}=\s{0,9}["']?[^"'<>?=\s]{0,500}\?)([^"'<>#\s]{1,1000})""", re.IGNORECASE
)
_RAW = re.compile(r"[^\x00-\x7f]+")


def escaped_queries(text: str, encoding: str) -> str:
    """The text of a page with what is not ASCII in the queries of its links escaped (WHATWG URL, "query state")."""
    return _LINK.sub(lambda link: link[1] + _RAW.sub(lambda raw: _quoted(raw[0], encoding), link[2]), text)


def _quoted(raw: str, encoding: str) -> str:
    return quote(raw, encoding=encoding, errors="replace")
