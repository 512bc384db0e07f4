"""Sitemaps: the columns of reports that a site names there and links from no page. Pure."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice

from crawler.families.addresses import report_folder, within_report_folder
from crawler.ledger.task import RANKS, SEED_TITLE, NewTask, Task
from crawler.ledger.tasks import PageRead
from crawler.portals.portal import Portal
from crawler.spiders.address import address

MAX_SITEMAPS = 20  # that one index leads to
MAX_ADDRESSES = 2_000  # of one sitemap that are looked at, those of sitemaps and in folders of reports
MAX_DEPTH = 2  # an index, and the sitemaps it names
MAX_UNPACKED = 32 * 2**20
_NAMED_IN_ROBOTS = 5

_IN_ROBOTS = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)
_ROOT = re.compile(r"<(sitemapindex|urlset)\b")
_PLACE = re.compile(r"<loc>\s{0,50}(?:<!\[CDATA\[)?([^<>\]]{1,2000})")
_GZIP = b"\x1f\x8b"
_INDEX = re.compile(r"/(?:(?:index|default|list)\.[a-z]{3,5})?$", re.IGNORECASE)
_ITSELF, _BELOW = 11, 41  # added to the rank of columns: as likely as links of a score of 0.9 and 0.6
_DEEPEST = 20


def sitemap_tasks(robots: str, portal: Portal, origin: str) -> Iterator[NewTask]:
    """The sitemaps that a robots.txt names on its own host (`origin`, such as `http://www.smx.gov.cn`), at most 5."""
    named = (address(found[1]) for found in _IN_ROBOTS.finditer(robots))
    own = (url for url in named if url and url.startswith(f"{origin}/") and portal.owns(url))
    for url in islice(dict.fromkeys(own), _NAMED_IN_ROBOTS):
        yield NewTask(url, "sitemap", RANKS["sitemap"], depth=1, linked_from=f"{origin}/robots.txt")


def unpacked(content: bytes) -> bytes:
    """A sitemap as it is, or out of its gzip file (`sitemap.xml.gz`), as far as it can be read and at most 32 MB."""
    if not content.startswith(_GZIP):
        return content
    try:
        return zlib.decompressobj(wbits=31).decompress(content, MAX_UNPACKED)
    except zlib.error:
        return b""


def read_sitemap(task: Task, text: str, portal: Portal) -> PageRead:
    """The sitemaps that an index names; of a sitemap the columns of reports, known by the names of their folders.

    An article below such a folder is left to its column where the sitemap names that too, and else fetched: what it
    is its page tells. Everything else is counted, and nothing is concluded from what a sitemap does not name.
    """
    root = _ROOT.search(text)
    if root is None:
        return PageRead(dropped={"no_sitemap": 1})
    is_index = root[1] == "sitemapindex"
    dropped: Counter[str] = Counter()
    places: dict[str, None] = {}
    for found in _PLACE.finditer(text):
        place = unescape(found[1].strip())
        if not (is_index or within_report_folder(place)):
            dropped["sitemap_other"] += 1
        elif len(places) < MAX_ADDRESSES:
            places[place] = None
        else:
            dropped["sitemap_budget"] += 1
    owned = [url for url in dict.fromkeys(map(address, places)) if url and portal.owns(url)]
    if len(owned) < len(places):
        dropped["sitemap_elsewhere"] += len(places) - len(owned)
    tasks = _sitemaps(owned, task, dropped) if is_index else _columns(owned, task, dropped)
    return PageRead(tasks=tuple(tasks), dropped=dropped)


def _sitemaps(urls: list[str], task: Task, dropped: Counter[str]) -> list[NewTask]:
    most = MAX_SITEMAPS if task.depth < MAX_DEPTH else 0
    if len(urls) > most:
        dropped["sitemap_budget"] += len(urls) - most
    depth = task.depth + 1
    return [NewTask(url, "sitemap", RANKS["sitemap"], depth=depth, linked_from=task.label) for url in urls[:most]]


def _columns(urls: list[str], task: Task, dropped: Counter[str]) -> list[NewTask]:
    columns: dict[str, str] = {}  # by their folder: that it is named with and without its index page is one column
    for url in urls:
        if report_folder(url) and _INDEX.search(url):
            columns.setdefault(_folder(url), url)
    tasks = [_column(url, task) for url in columns.values()]
    for url in urls:
        if _folder(url) in columns and _INDEX.search(url):
            continue
        if any(folder in columns for folder in _folders_above(url)):
            dropped["sitemap_page_of_column"] += 1
        else:
            tasks.append(NewTask(url, "article", RANKS["sitemap"], depth=2, linked_from=task.label))
    return tasks


def _column(url: str, task: Task) -> NewTask:
    itself = report_folder(url) == "itself"
    rank = RANKS["column"] + (_ITSELF if itself else _BELOW)
    title = SEED_TITLE if itself else None  # its folder says what it is; no link does
    return NewTask(url, "column", rank, depth=1, title=title, linked_from=task.label)


def _folder(url: str) -> str:
    return url.rpartition("/")[0]


def _folders_above(url: str) -> Iterator[str]:
    """The folders of an address, the innermost first; at most `_DEEPEST`."""
    for _ in range(_DEEPEST):
        url = _folder(url)
        yield url
