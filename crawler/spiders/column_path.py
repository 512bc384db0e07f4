"""The columns that a page stands in: those that led to it, and the one that it says it is itself. Pure."""

import re

from crawler.families.columns import REPORT_COLUMN
from crawler.families.elements import elements
from crawler.families.family import Page
from crawler.families.titles import judge
from crawler.ledger.task import SEPARATOR, Task

_COLUMN_NAME = re.compile(r"""<meta\s[^<>]{0,200}?\bname\s*=\s*["']?ColumnName["']?[^<>]{0,500}>""", re.IGNORECASE)
_CONTENT = re.compile(r"""\bcontent\s*=\s*["']([^"'<>]{1,100})["']""", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SITE_BEHIND = re.compile(r"[_|—–-]")
_STATES_REPORTS = {"report_column", "topic_page"}


def column_path(task: Task) -> tuple[str, ...]:
    """The titles of the columns above the links of a task's page."""
    above = tuple(task.column.split(SEPARATOR)) if task.column else ()
    return (*above, task.title) if task.title and task.kind != "home" else above


def stated_column(task: Task, page: Page) -> str | None:
    """The column of reports that a page says it is (`ColumnName`, heading, title), where no link on the way said so.

    Links to the columns of agencies often name the agency alone.
    """
    if task.kind != "column" or any(REPORT_COLUMN.search(column) for column in column_path(task)):
        return None
    if not REPORT_COLUMN.search(page.text):
        return None
    return next((name for name in _names(page) if judge(name, url=page.url).reason in _STATES_REPORTS), None)


def _names(page: Page) -> tuple[str, ...]:
    meta = _COLUMN_NAME.search(page.text)
    content = _CONTENT.search(meta[0]) if meta else None
    headings = tuple(_TAG.sub("", found.content).strip() for found in elements(page.text, "h1"))
    titles = (_SITE_BEHIND.split(_TAG.sub("", found.content), maxsplit=1)[0] for found in elements(page.text, "title"))
    return (*((content[1],) if content else ()), *headings[:1], *tuple(titles)[:1])
