"""A look at one portal: its lists are read, in a store of its own that is forgotten, and no report is asked for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from crawler.archive.reader import read_capture
from crawler.crawl import run_crawl
from crawler.families.choose import choose
from crawler.families.family import Fetch, Page
from crawler.ledger.knowledge import PortalSummary
from crawler.ledger.ledger import Ledger
from crawler.ledger.listed import Column, ListedReport
from crawler.ledger.task import DISCOVERY, from_label
from crawler.options import CrawlOptions
from crawler.portals.portal import Level, Portal
from crawler.portals.region import Region, region
from crawler.progress import Report
from crawler.spiders.text import decode

MOST_PAGES = 30
"""Pages that a look may cost; robots.txt comes on top."""

_META = r"""<meta\s{1,9}name\s{0,9}=\s{0,9}["']%s["']\s{1,9}content\s{0,9}=\s{0,9}["']([^"'<>]{1,100})["']"""
_SITE_NAME = re.compile(_META % "SiteName", re.IGNORECASE)
_SITE_CODE = re.compile(_META % "SiteIDCode", re.IGNORECASE)
_LEVELS: dict[str, Level] = {"country": "central", "province": "province", "city": "city", "county": "county"}


@dataclass(slots=True)
class Look:
    """What a look at a portal showed.

    `families` counts the pages that each CMS family read; `robots` is what asking for robots.txt brought; `site_name`
    and `site_code` are the site's own statements (metas SiteName, SiteIDCode), `division` that of the code.
    """

    portal: Portal
    summary: PortalSummary
    robots: str
    families: Counter[str] = field(default_factory=Counter)
    columns: tuple[Column, ...] = ()
    reports: tuple[ListedReport, ...] = ()
    site_name: str | None = None
    site_code: str | None = None

    @property
    def division(self) -> Region | None:
        """The division whose government the site code names; of a ministry's code the country."""
        if self.site_code is None:
            return None
        return region("000000" if self.site_code[:2].lower() == "bm" else self.site_code[:6])

    def found(self) -> Portal:
        """The portal with what the look showed: the topmost columns, place and name, whether lists need a browser.

        What someone said of it stays.
        """
        given = self.portal.model_fields_set
        facts: dict[str, object] = {}
        if "columns" not in given:
            read = [column.url for column in self.columns if column.pages]
            below = {url for url in read for other in read if url != other and url.startswith(other)}
            facts["columns"] = tuple(url for url in read if url not in below)
        if self.site_name and "name" not in given:
            facts["name"] = self.site_name
        if (place := self.division) and "region" not in given and place.level in _LEVELS:
            facts |= {"region": place.code, "level": _LEVELS[place.level]}
        if self.summary.blocked.get("js_only"):
            facts["render"] = True
        return self.portal.model_copy(update=facts)


def look_at(portal: Portal, options: CrawlOptions, progress: Report) -> Look:
    """Read the front page, the columns and the lists of a portal, `MOST_PAGES` at most.

    Raises CrawlError for options that cannot be used.
    """
    with TemporaryDirectory(prefix="nianbao-") as folder:
        archive, ledger_file = Path(folder) / "archive", Path(folder) / "ledger.sqlite"
        looking = replace(options, reports=False, max_pages=MOST_PAGES)
        crawled = run_crawl([portal], looking, archive=archive, ledger=ledger_file, run_id="look", progress=progress)
        with Ledger(ledger_file) as ledger:
            look = Look(
                portal=portal,
                summary=crawled.portals[0],
                robots=_robots(ledger, portal),
                columns=tuple(ledger.listed.columns(portal.id)),
                reports=tuple(ledger.listed.reports(portal.id)),
            )
            for page in _pages(archive, ledger):
                _take_in(look, page)
    return look


def _robots(ledger: Ledger, portal: Portal) -> str:
    known = ledger.robots.get(urlsplit(portal.home).netloc, datetime.min.replace(tzinfo=UTC))
    return known.answer if known else "unavailable"


def _take_in(look: Look, page: Page) -> None:
    look.families[choose(page, look.portal.family).name] += 1
    name, code = _SITE_NAME.search(page.text), _SITE_CODE.search(page.text)
    look.site_name = look.site_name or (name[1].strip() if name else None)
    look.site_code = look.site_code or (code[1].strip() if code else None)


def _pages(archive: Path, ledger: Ledger) -> Iterator[Page]:
    """The pages that were read, as the families see them."""
    for row in ledger.captures():
        capture = row.capture
        if row.role not in DISCOVERY or capture.outcome != "new" or capture.archive_file is None:
            continue
        assert capture.archive_offset is not None
        stored = read_capture(archive, capture.archive_file, capture.archive_offset, ledger.place)
        text = decode(stored.content, stored.media_type, stored.charset)
        if text is not None:
            yield Page(capture.final_url, text, Fetch(*from_label(capture.url)))
