"""News of a report in a column of reports: when it is asked for, as the report may go by it."""

from dataclasses import replace

import pytest

from crawler.ledger.task import NewTask
from tests.crawler.ledger.conftest import Store, report

NEWS = "三门峡市公布2023年政府信息公开工作年度报告"
COLUMN = "政务公开 > 政府信息公开年报"


def _listed(store: Store, news: NewTask, *titles: str) -> None:
    """A list with the news, and one after it with reports of these titles."""
    store.add("/nb/", "column", listing=True)
    task = store.next()
    store.fetch(task)
    reports = [report(f"/nb/{at}.html", title=title, column=COLUMN, year=2023) for at, title in enumerate(titles)]
    store.read(task, tasks=(news, *reports), listing=True, end="proven")


def _news(title: str = NEWS, *, column: str = COLUMN, year: int | None = 2023) -> NewTask:
    found = report("/nb/news.html", title=title, column=column, year=year)
    return replace(found, report=False, skipped="decoy_news")


@pytest.mark.parametrize(
    ("titles", "asked"),
    [
        ((), True),
        (("三门峡市财政局2023年政府信息公开工作年度报告", "三门峡市人民政府2022年政府信息公开工作年度报告"), True),
        (("三门峡市人民政府办公室2023年政府信息公开工作年度报告", "义马市2023年政府信息公开工作年度报告"), True),
        (("三门峡市人民政府2023年政府信息公开工作年度报告",), False),
        (("三门峡市政府关于2023年度政府信息公开工作年度报告",), False),
        (("三门峡市 人民政府 政府信息公开工作年度报告（2023年度）",), False),
        (("三门峡市人民政府政府信息公开工作年报",), False),
        (("2023年政府信息公开工作年度报告",), False),
    ],
)
def test_news_is_asked_for_where_no_report_of_that_government_and_year_is_listed(
    store: Store, titles: tuple[str, ...], *, asked: bool
) -> None:
    _listed(store, _news(), *titles)
    assert store.ledger.ask_headlines("smx", None, store.now) is asked
    assert not store.ledger.ask_headlines("smx", None, store.now)
    told = store.ledger.knowledge.portal("smx", store.run_id)
    assert (told.listed, told.skipped) == (len(titles) + asked, {} if asked else {"decoy_news": 1})


@pytest.mark.parametrize(
    "news",
    [
        _news("我市公布2023年政府信息公开工作年度报告"),
        _news("三门峡市公布政府信息公开工作年度报告", year=None),
        _news("三门峡市2023年政府信息公开工作年度报告出炉啦"),
        _news(column="新闻中心"),
        _news(year=2018),
    ],
)
def test_what_is_news_by_its_words_its_column_or_of_another_year_stays_out(store: Store, news: NewTask) -> None:
    _listed(store, news)
    assert not store.ledger.ask_headlines("smx", (2019, 2025), store.now)
