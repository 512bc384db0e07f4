"""A crawl that is stopped or killed, and the next one: nothing lost, nothing asked for twice."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crawler.archive.entry import Entry
from crawler.archive.index import read_index
from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import crawl, finish, portal, start
from tests.crawler.web import Asked, Reply, Web, serving

HOST = "http://www.smx-test.gov.cn"
REPORTS = 30
ROWS = 10
TITLE = "三门峡市{}局2023年政府信息公开工作年度报告"


def _site() -> Web:
    """Three list pages of ten reports each."""
    web = Web()
    web.html(f"{HOST}/", '<a href="/nb/">政府信息公开年报</a>')
    for page in range(REPORTS // ROWS):
        rows = "".join(
            f'<li><a href="/nb/202401/t20240101_{100000 + number}.html">{TITLE.format(number)}</a></li>'
            for number in range(page * ROWS, (page + 1) * ROWS)
        )
        name = f"index_{page}.html" if page else ""
        web.html(f"{HOST}/nb/{name}", f'<ul>{rows}</ul><script>createPageHTML(3, {page}, "index", "html")</script>')
    for number in range(REPORTS):
        web.html(f"{HOST}/nb/202401/t20240101_{100000 + number}.html", f"<h1>{TITLE.format(number)}</h1>")
    return web


def _at(web: Web, count: int, action: Callable[[], None]) -> None:
    """Do something when the request of that number has come, before it is answered."""

    def watch(asked: Asked) -> None:
        if len(web.log) == count:
            action()

    web.on_request = watch


def _check_archive(store: Path) -> None:
    """Every report stands in the archive in full exactly once, and in the ledger."""
    entries = [entry for entry in read_index(store / "archive") if isinstance(entry, Entry)]
    full = Counter(entry.capture.url for entry in entries if entry.role == "article" and entry.record == "response")
    assert len(full) == REPORTS
    assert set(full.values()) == {1}
    with Ledger(store / "ledger.sqlite") as ledger:
        assert len(list(ledger.captures())) == len(entries)
        assert len(list(ledger.articles())) == REPORTS


def test_killed_again_and_again_nothing_is_lost_and_nothing_asked_twice(tmp_path: Path) -> None:
    web = _site()
    cut_off = []
    with serving(web):
        for count in (2, 9, 23):
            process = start(tmp_path / "store", [portal(f"{HOST}/")], web.proxy)
            _at(web, count, process.kill)
            assert finish(process).status == -signal.SIGKILL
            cut_off.append(web.urls()[-1])
        web.on_request = lambda asked: None
        crawled = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy)
    city = crawled.portal("city")
    assert (city["listed"], city["captured"], city["complete"], city["chain_complete"]) == (
        REPORTS,
        REPORTS,
        True,
        True,
    )
    # What was under way when the process died was never received: it, and only it, is asked for again.
    assert Counter(web.urls()) - Counter(set(web.urls())) == Counter(cut_off)
    _check_archive(tmp_path / "store")


def test_a_signal_lets_what_is_under_way_finish(tmp_path: Path) -> None:
    web = _site()
    with serving(web):
        process = start(tmp_path / "store", [portal(f"{HOST}/")], web.proxy)
        _at(web, 12, lambda: os.kill(process.pid, signal.SIGTERM))
        stopped = finish(process)
        assert stopped.status == 0, stopped.errors
        assert stopped.summary["interrupted"] == signal.SIGTERM
        assert not stopped.summary["is_complete"]
        waiting = {missed["reason"] for missed in stopped.portal("city")["not_fetched"]}
        assert waiting == {"interrupted"}
        asked = len(web.log)
        assert asked < REPORTS
        crawled = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy)
    assert len(web.urls()) == len(set(web.urls()))
    assert crawled.summary["interrupted"] is None
    assert crawled.portal("city")["complete"]
    _check_archive(tmp_path / "store")


def test_a_second_signal_ends_the_crawl_at_once(tmp_path: Path) -> None:
    web = _site()
    with serving(web):

        def hang(asked: Asked) -> Reply:
            os.kill(process.pid, signal.SIGINT)
            time.sleep(0.5)
            os.kill(process.pid, signal.SIGINT)
            signalled.append(time.monotonic())
            time.sleep(30)
            return Reply()

        signalled: list[float] = []

        web.pages[f"{HOST}/nb/index_1.html"] = hang
        process = start(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, timeout=60)
        stopped = finish(process)
        assert stopped.status == 0, stopped.errors
        assert time.monotonic() - signalled[0] < 10
        assert stopped.summary["interrupted"] == signal.SIGINT
        assert "Traceback" not in stopped.errors
        assert "never" not in stopped.errors


def test_what_is_due_again_is_asked_with_its_validators(tmp_path: Path) -> None:
    web = Web()
    page = f"{HOST}/nb/202401/t20240101_100000.html"
    web.html(f"{HOST}/", '<a href="/nb/">政府信息公开年报</a>')
    web.html(
        f"{HOST}/nb/",
        f'<a href="{page}">{TITLE.format(1)}</a><a href="/nb/202401/t20240101_200000.html">{TITLE.format(2)}</a>',
    )
    web.html(f"{HOST}/nb/202401/t20240101_200000.html", "first")

    def unchanged(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"one"':
            return Reply(304, headers=(("ETag", '"one"'),))
        return Reply(body=b"a report", headers=(("ETag", '"one"'),))

    web.pages[page] = unchanged
    with serving(web):

        def run(**options: str) -> dict[str, Any]:
            return crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, **options).portal("city")

        assert run()["new"] == 2
        next_night = run(now=_in_days(1))
        assert (next_night["requests"], next_night["unchanged"]) == (3, 0)  # robots.txt, home and column
        web.html(f"{HOST}/nb/202401/t20240101_200000.html", "second")
        next_month = run(now=_in_days(31))
        assert (next_month["unchanged"], next_month["changed"], next_month["captured"]) == (1, 1, 2)
        at_once = run(revisit="all")
        assert (at_once["requests"], at_once["unchanged"]) == (6, 2)
    with Ledger(tmp_path / "store" / "ledger.sqlite") as ledger:
        outcomes = [(row.capture.status, row.capture.outcome) for row in ledger.captures() if row.capture.url == page]
        assert outcomes == [(200, "new"), (304, "unchanged"), (304, "unchanged")]
        (first, second) = ledger.articles()
        assert first.page.status == 200
        assert second.page.outcome == "changed"


def _in_days(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


def test_a_lost_ledger_is_made_anew_from_the_archive_and_the_lists_are_proven_again(tmp_path: Path) -> None:
    web = _site()
    with serving(web):
        before = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy).portal("city")
        for file in (tmp_path / "store").glob("ledger.sqlite*"):
            file.unlink()
        asked = len(web.log)
        after = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy).portal("city")
        assert len(web.log) == asked
        told = ("columns", "list_pages", "listed", "captured", "complete", "chain_complete", "skipped", "not_fetched")
        assert {name: after[name] for name in told} == {name: before[name] for name in told}
        assert after["chain_complete"]
        some_years = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, revisit="all", years=[2010, 2011])
        assert some_years.portal("city")["requests"] == len(web.log) - asked == 1 + 1 + 1 + REPORTS // ROWS
    _check_archive(tmp_path / "store")
