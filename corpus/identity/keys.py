"""What a report is known by: its address, or its portal, body, year and discriminator."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from corpus.identity.body import names_its_place, normal_name

_CORRECTION = re.compile(r"(?:第?[一二三四五六七八九十\d]+次)?(?:更正|修订)")


class ReportKey(NamedTuple):
    """Same portal (None for imports), body, year and discriminator: the same report, whatever its address."""

    portal: str | None
    body: str
    year: int
    discriminator: str


def report_key(portal: str | None, agency: str | None, year: int | None, title: str | None) -> ReportKey | None:
    """The key of a report; None where its year is not known or its body is named without its place."""
    if agency is None or year is None:
        return None
    body = normal_name(agency)
    if not names_its_place(body, within_portal=portal is not None):
        return None
    return ReportKey(portal, body, year, correction_mark(title))


def correction_mark(title: str | None) -> str:
    """The words of a title that mark a correction beside the first report (更正, 第二次修订); empty for none."""
    found = _CORRECTION.search(title or "")
    return found.group() if found else ""


def address_key(url: str | None) -> str | None:
    """A web address in one spelling: without scheme, its port and fragment, host in lower case; None for another."""
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https") or parts.hostname is None:
        return None
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.hostname}{port}{parts.path or '/'}{query}"
