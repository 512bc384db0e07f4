"""What a report is known by: its address, or its portal, body, year and discriminator."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from corpus.identity.body import government_of, names_its_place, normal_name
from parsers.report import Report

_CORRECTION = re.compile(r"(?:第?[一二三四五六七八九十\d]+次)?(?:更正|修订|勘误|订正|修正)")
_EXTENT = re.compile(r"[（(【\[][^）)】\]]{0,6}?(汇总|本级)[^）)】\]]{0,4}[）)】\]]|(汇总)$")
_TITLES = ("text", "below_title", "heading", "meta", "link")
"""Where a body is named so that it is that of the report. A window's title may begin with the name of the site."""


class Marks(NamedTuple):
    """What tells reports of one body and year apart: what they cover (汇总, 本级, a scope), and 更正 or the like."""

    extent: str = ""
    correction: str = ""


class ReportKey(NamedTuple):
    """Same portal (None for imports), body, year and marks: the same report, whatever its address.

    `content` is empty where the body is certain. Else it is the digest of what the report says: only a report that
    says the same is the same then.
    """

    portal: str | None
    body: str
    year: int
    marks: Marks = Marks()
    content: str = ""

    @property
    def discriminator(self) -> str:
        """What tells it from another report of the same portal, body and year."""
        return " ".join(filter(None, self.marks))


class Naming(NamedTuple):
    """Which report a document says it is: its key if it has one, its year, and its body where that is certain."""

    key: ReportKey | None
    year: int | None
    body: str | None


def naming(report: Report, portal: str | None, content: str) -> Naming:
    """Which report a document says it is; `content` is the digest of what it says."""
    source = next((fact.source for fact in report.facts if fact.name == "agency"), None)
    scope = next((str(fact.value) for fact in report.facts if fact.name == "scope"), "")
    titles = (str(fact.value) for fact in report.facts if fact.name == "title")
    marks = marks_of(report.title, scope, titles)
    return named(portal, report.agency, report.year, source=source, marks=marks, content=content)


def named(
    portal: str | None, agency: str | None, year: int | None, *, source: str | None, marks: Marks, content: str
) -> Naming:
    """Which report is of this body and year; `source` says where the body was read (None: not known, as in a title).

    There is no key where the year is not known or the body is named without its place.
    """
    if agency is None:
        return Naming(None, year, None)
    body = normal_name(agency)
    certain = is_certain(body, source)
    if year is None or not names_its_place(body, within_portal=portal is not None):
        return Naming(None, year, body if certain else None)
    key = ReportKey(portal, body, year, marks, "" if certain else content)
    return Naming(key, year, body if certain else None)


def is_certain(body: str, source: str | None) -> bool:
    """Whether a body is that of the report, so that no other report of that body and year is another one.

    Not one that is told by where a page stands or who put it there (the office of a government puts up the reports of
    many), nor a government or its office that is told by sentences only: the report of either speaks of both.
    """
    return source is None or source in _TITLES or (source == "prose" and government_of(body) is None)


def marks_of(title: str | None, scope: str, others: Iterable[str] = ()) -> Marks:
    """The marks of a title, with its scope where words tell it.

    `others` are the titles that the page and the links to it give: they too may say that it is a correction.
    """
    extent = _EXTENT.search(title or "")
    correction = next(filter(None, map(correction_mark, (title, *others))), "")
    return Marks(extent[1] or extent[2] if extent else scope, correction)


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
