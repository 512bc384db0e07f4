"""From the bytes of a page to its text."""

from w3lib.encoding import html_to_unicode, resolve_encoding

from crawler.families.family import Fetch, Page
from crawler.ledger.task import Task
from crawler.spiders.raw_queries import escaped_queries

_BINARY = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")
_SERVER_DEFAULTS = frozenset(("cp1252", "iso8859-1", "ascii"))
_NO_TEXT = ("image/", "audio/", "video/", "font/")


def decode(content: bytes, media_type: str | None, charset: str | None) -> str | None:
    """The text of a page or of an answer of a list's server; None where the bytes are no text.

    Strict UTF-8 comes first: pages are labelled gb2312 that are not, and the reverse does not decode. A header with a
    charset that has no Chinese is what the server says of every page: the page's own statement counts, else GB 18030.
    Queries of links are escaped in the encoding of the page.
    """
    if content.startswith(_BINARY) or (media_type or "").startswith(_NO_TEXT):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        believed = charset is not None and resolve_encoding(charset) not in _SERVER_DEFAULTS
        stated = f"{media_type or 'text/html'}; charset={charset}" if believed else None
        encoding, text = html_to_unicode(stated, content, default_encoding="gb18030")
        return escaped_queries(text, encoding)


def page_of(task: Task, final_url: str, text: str) -> Page:
    """The page as the families read it."""
    return Page(url=final_url, text=text, asked=Fetch(task.url, task.form))
