"""Budgets, years, and errors of our own: what is left out is said, and what was fetched is kept."""

from pathlib import Path

from tests.crawler.crawling import crawl, finish, portal, start
from tests.crawler.web import Web, serving

HOST = "http://www.smx-test.gov.cn"
TITLE = "三门峡市{}局{}年政府信息公开工作年度报告"


def _site(pages: int = 3) -> Web:
    """Lists of two reports a page, of 2019 and 2024, and an area of columns below columns."""
    web = Web()
    web.html(f"{HOST}/", '<a href="/nb/">政府信息公开年报</a> <a href="/1/">政务公开</a>')
    for page in range(pages):
        rows = "".join(
            f'<li><a href="/nb/t{year}0101_{page}00000.html">{TITLE.format(page, year)}</a></li>'
            for year in (2019, 2024)
        )
        pager = f'<a href="/nb/{page + 2}.html">下一页</a>' if page + 1 < pages else ""
        web.html(f"{HOST}/nb/{f'{page + 1}.html' if page else ''}", rows + pager)
        for year in (2019, 2024):
            web.html(f"{HOST}/nb/t{year}0101_{page}00000.html", f"report {page} {year}")
    for depth in range(1, 5):
        web.html(f"{HOST}/{depth}/", f'<a href="/{depth + 1}/">政务公开</a>')
    return web


def test_what_a_budget_leaves_out_is_said_and_the_next_run_takes_it_up(tmp_path: Path) -> None:
    web = _site()
    with serving(web):
        city = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, max_pages=3).portal("city")
        assert (city["listed"], city["captured"], city["complete"]) == (4, 4, False)
        assert {missed["reason"] for missed in city["not_fetched"]} == {"budget"}
        city = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, max_depth=2).portal("city")
        assert (city["listed"], city["captured"], city["chain_complete"]) == (6, 6, False)
        assert [(missed["url"], missed["reason"]) for missed in city["not_fetched"]] == [(f"{HOST}/3/", "depth")]
        city = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy).portal("city")
    assert (city["complete"], city["chain_complete"]) == (True, True)
    assert len(web.urls()) == len(set(web.urls()))


def test_only_the_years_asked_for_are_fetched_and_others_later(tmp_path: Path) -> None:
    web = _site()
    with serving(web):
        city = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, years=[2020, 2025]).portal("city")
        assert (city["listed"], city["captured"], city["complete"]) == (3, 3, True)
        assert city["skipped"]["year"] == 3
        assert not [url for url in web.urls() if "t2019" in url]
        city = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy).portal("city")
    assert (city["listed"], city["captured"]) == (6, 6)
    assert "year" not in city["skipped"]


def test_a_full_disk_ends_the_crawl_with_what_was_kept(tmp_path: Path) -> None:
    web = _site(pages=20)
    with serving(web):
        stopped = finish(start(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, file_limit=120_000))
        assert stopped.status == 1
        assert "File too large" in stopped.errors or "disk" in stopped.errors
        asked = len(web.log)
        assert asked < 40
        city = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy).portal("city")
    assert (city["captured"], city["complete"]) == (40, True)


def test_a_page_our_code_fails_on_is_left_and_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    web = _site()
    poison = f"{HOST}/nb/t20190101_100000.html"
    with serving(web):
        crawled = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, poison=poison)
        city = crawled.portal("city")
        assert "RuntimeError: poison" in crawled.errors
        assert (city["listed"], city["failures"], city["complete"]) == (6, {"error_RuntimeError": 1}, False)
        assert [(missed["url"], missed["reason"]) for missed in city["not_fetched"]] == [(poison, "error_RuntimeError")]
        again = crawl(tmp_path / "store", [portal(f"{HOST}/")], web.proxy, revisit="all")
    assert again.portal("city")["complete"]
