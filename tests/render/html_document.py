"""A report as an article page around its tables, whatever their markup."""

from collections.abc import Callable
from html import escape

from tests.render.article import Article, Site, article_page
from tests.render.drawing import Drawing
from tests.render.grid import Grid

SITE = Site("某某市人民政府", "www.example.gov.cn", "4100000001", (("首页", "/"), ("政务公开", "/zwgk/")))


def html_document(drawing: Drawing, markup_of: Callable[[Grid], str]) -> str:
    """The whole page."""
    report = drawing.report
    parts = [_paragraph(report.preamble)]
    for code, title in report.headings:
        parts.append(_paragraph(title))
        parts.extend(_paragraph(text) for text in report.sections[code])
        parts.extend(markup_of(grid) for grid in drawing.tables.get(code, ()))
    return article_page(
        SITE,
        Article(
            title=report.title,
            published=report.published,
            agency=report.agency,
            trail=("政务公开", "政府信息公开年报"),
            body="\n".join(parts),
        ),
    )


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
