"""The pages around the articles: home, 政府信息公开, columns, lists."""

from collections.abc import Callable
from datetime import date
from html import escape

from tests.portals.answers import HTML
from tests.portals.site import Page
from tests.render.article import Site as SiteFacts
from tests.render.article import footer, menu

CHANGED = date(2025, 4, 1)

# Old servers say gb2312 and mean the larger GB18030.
CODECS = {"utf-8": "utf-8", "gb2312": "gb18030"}


def column_page(facts: SiteFacts, column: str, content: str, *, head: str = "", charset: str = "utf-8") -> str:
    """A page with the mandated Site* and Column* metas; `content` is HTML, `head` goes into the head."""
    metas = {
        "SiteName": facts.name,
        "SiteDomain": facts.domain,
        "SiteIDCode": facts.id_code,
        "ColumnName": column,
        "ColumnType": "信息公开",
    }
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="zh-CN"><head>',
            f'<meta http-equiv="Content-Type" content="text/html; charset={charset}"/>{head}',
            f"<title>{escape(column)}_{escape(facts.name)}</title>",
            *(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in metas.items()),
            "</head><body>",
            menu(facts),
            f'<div class="position">当前位置：首页 &gt; {escape(column)}</div>',
            content,
            footer(facts),
            "</body></html>",
        )
    )


def links(entries: tuple[tuple[str, str], ...], *, style: str = "left-menu") -> str:
    """A list of (text, href) as menus have it."""
    items = "".join(f'<li><a href="{escape(href)}">{escape(text)}</a></li>' for text, href in entries)
    return f'<ul class="{style}">{items}</ul>'


def html_page(text: str, modified: date = CHANGED, *, charset: str = "utf-8") -> Page:
    """A static HTML file in UTF-8 or, labelled gb2312 in its meta alone, in GB18030."""
    return lazy_page(lambda: text, modified, charset=charset)


def lazy_page(write: Callable[[], str], modified: date, *, charset: str = "utf-8") -> Page:
    """The same, its text made when first asked for."""
    content_type = HTML if charset == "utf-8" else "text/html"
    return Page(lambda: write().encode(CODECS[charset]), modified, content_type)


def cut(title: str, length: int = 24) -> str:
    """A title as lists show it when it is too long for the row."""
    return title if len(title) <= length else f"{title[: length - 3]}..."
