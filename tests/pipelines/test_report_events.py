"""What happened to reports: once for each change, and nothing where it is not known."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from corpus.store.store import Store
from crawler.ledger.presence import Presence
from pipelines.flows.happening import what_happened
from tests.crawler.web import Asked, Reply, Web, serving
from tests.pipelines.commands import nianbao
from tests.portals.answers import Request
from tests.portals.pages import column_page, html_page, links
from tests.portals.small_county import COLUMN, FOLDER, small_county

INCOMPLETE = 3
THERE = Presence("http://a/1", answers=True, named=True, content="c", answer="got", list_answer="list")
UNKNOWN = Presence("http://a/2", answers=None, named=None, content="c")
GONE = Presence("http://a/3", answers=False, named=None, content="c", answer="404")
UNLISTED = Presence("http://a/4", answers=True, named=False, content="c", answer="got", list_answer="list")
GONE_AND_UNLISTED = Presence("http://a/5", answers=False, named=False, content="c", answer="404", list_answer="list")
DOWN_AND_UNLISTED = Presence("http://a/6", answers=None, named=False, content="c", list_answer="list")


@pytest.mark.parametrize(
    ("last", "presences", "happened"),
    [
        ("seen", [THERE], None),
        ("seen", [UNKNOWN], None),
        ("seen", [GONE], ("gone", "404")),
        ("seen", [GONE, UNKNOWN], None),
        ("seen", [GONE, THERE], None),
        ("gone", [GONE], None),
        ("gone", [UNKNOWN], None),
        ("gone", [THERE, GONE], ("back", "got")),
        ("back", [GONE_AND_UNLISTED], ("gone", "404")),
        ("seen", [UNLISTED], ("missing", "list")),
        ("seen", [UNLISTED, THERE], None),
        ("seen", [UNLISTED, UNKNOWN], None),
        ("seen", [DOWN_AND_UNLISTED], ("missing", "list")),
        ("missing", [UNLISTED], None),
        ("missing", [UNKNOWN], None),
        ("missing", [GONE_AND_UNLISTED], ("gone", "404")),
        ("missing", [THERE, UNLISTED], ("back", "list")),
        ("gone", [DOWN_AND_UNLISTED], None),
        ("gone", [UNLISTED], ("missing", "list")),
    ],
)
def test_what_the_addresses_of_a_report_tell(
    last: str, presences: list[Presence], happened: tuple[str, str] | None
) -> None:
    assert what_happened(last, presences) == happened


class County:
    """A small county whose list and pages change."""

    def __init__(self, key: str, name: str, region: str, folder: Path) -> None:
        self._county = small_county(key, name, region)
        self._county.portal("complete").file.write(folder)
        self.urls = [one.url for one in self._county.reports]
        self.host = self._county.site.host
        self.column = self._county.site.url(FOLDER)
        self.unlisted: set[str] = set()
        self.instead: dict[str, Reply] = {}
        self.down = False

    def answer(self, path: str) -> Reply:
        """What the host answers now."""
        url = self._county.site.url(path)
        if self.down:
            return Reply(404)
        if url in self.instead:
            return self.instead[url]
        if path == FOLDER:
            rows = tuple((one.entry.title, one.path) for one in self._county.reports if one.url not in self.unlisted)
            return Reply(body=html_page(column_page(self._county.facts, COLUMN, links(rows, style="list"))).body)
        found = self._county.site.answer(Request("GET", self.host, path))
        return Reply(found.status, found.body)


class Nights:
    """Nightly runs, a month apart, on counties."""

    def __init__(self, folder: Path, proxy: str) -> None:
        self._folder = folder
        self._environment = {"http_proxy": proxy, "https_proxy": proxy, "no_proxy": ""}
        self._at = datetime.now(UTC)
        self._events: list[tuple[str, str, str]] = []
        self.told = ""

    def next(self) -> set[tuple[str, str, str]]:
        """One run: of each new event the report's address, the event, the address that shows it."""
        ran = nianbao(
            "nightly", "--store", self._folder / "store", "--portals", self._folder, "--delay", "0",
            "--now", self._at.isoformat(), environment=self._environment,
        )  # fmt: skip
        assert ran.returncode in (0, INCOMPLETE), ran.stderr
        self.told = ran.stdout
        self._at += timedelta(days=31)
        store = Store.open(self._folder / "store")
        urls = {row["report_id"]: row["url"] for row in store.read("reports").to_pylist()}
        captures = {row["capture_id"]: row["url"] for row in store.read("captures").to_pylist()}
        rows = store.read("report_events").sort_by("at").to_pylist()
        before, self._events = (
            self._events,
            [(urls[row["report_id"]], row["event"], captures[row["capture_id"]]) for row in rows],
        )
        assert self._events[: len(before)] == before
        return set(self._events[len(before) :])

    def due_tomorrow(self) -> set[str]:
        """The addresses that a run on the day after the last one would ask for."""
        tomorrow = (self._at - timedelta(days=30)).isoformat(timespec="seconds")
        with closing(sqlite3.connect(self._folder / "store" / "ledger.sqlite")) as ledger:
            return {row[0] for row in ledger.execute("SELECT url FROM tasks WHERE due_at <= ?", (tomorrow,))}


def test_taken_away_and_back_again(tmp_path: Path) -> None:
    moving, failing = (
        County("moving", "临潭县", "623021", tmp_path),
        County("failing", "卓尼县", "623022", tmp_path),
    )
    counties = {county.host: county for county in (moving, failing)}

    def answer(asked: Asked) -> Reply:
        parts = urlsplit(asked.url)
        return counties[parts.hostname or ""].answer(parts.path)

    with serving(Web(otherwise=answer)) as web:
        nights = Nights(tmp_path, web.proxy)
        assert nights.next() == {(url, "seen", url) for url in moving.urls + failing.urls}

        unlisted, away, redirected = moving.urls
        moving.unlisted = {unlisted}
        moving.instead = {away: Reply(404), redirected: Reply(302, headers=(("Location", "http://www.away.com/"),))}
        failing.down = True
        assert nights.next() == {
            (unlisted, "missing", moving.column), (away, "gone", away), (redirected, "gone", redirected)
        }  # fmt: skip

        assert "reports no longer where they were, or back: 2 gone, 1 missing" in nights.told
        assert nights.due_tomorrow() & {unlisted, away} == {unlisted}

        moving.unlisted = set()
        moving.instead = {redirected: Reply(302, headers=(("Location", moving.column),))}  # an answer, and no report
        failing.down = False
        assert nights.next() == {(unlisted, "back", moving.column), (away, "back", away)}
    assert Store.open(tmp_path / "store").read("reports").num_rows == len(moving.urls + failing.urls)
