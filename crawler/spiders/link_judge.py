"""How the links of a page are judged: by title and address, the columns above, and the menu they stand in. Pure."""

from collections.abc import Iterable
from functools import lru_cache

from crawler.families.addresses import looks_like_article
from crawler.families.family import Link, Page
from crawler.families.titles import Judgement, judge, judge_on_home
from crawler.families.wordings import DISCLOSURE_MENU
from crawler.families.years import squeeze
from crawler.ledger.task import Task

_MENU = "政府信息公开"
_cached = lru_cache(maxsize=50_000)(judge)  # menus repeat on every page of a site


class LinkJudge:
    """Judges what stands on the page of a task, below the columns of `path`."""

    def __init__(self, task: Task, page: Page, path: tuple[str, ...], links: Iterable[Link]) -> None:
        self._home = page.url if task.kind == "home" else None
        self._path = path
        self._has_menu = any(DISCLOSURE_MENU.fullmatch(squeeze(link.title)) for link in links if len(link.title) < 20)

    def judge(self, link: Link, url: str) -> Judgement:
        """What a link leads to. 年度报告 beside 信息公开指南 and the like is that of the menu of 政府信息公开."""
        if self._home is not None and not link.below:
            judgement = judge_on_home(link.title, url=url, home=self._home)
        else:
            judgement = _cached(link.title, column_path=(*self._path, *link.below), url=url)
        if judgement.reason == "other_annual_report" and self._has_menu and not looks_like_article(url):
            return _cached(link.title, column_path=(*self._path, *link.below, _MENU), url=url)
        return judgement

    def judge_title(self, title: str) -> Judgement:
        """What a title without an address is."""
        return _cached(title, column_path=self._path)
