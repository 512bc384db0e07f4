"""A web page as a document: its main text as paragraphs and tables, and what the page says about itself."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from parsers.document.blocks import Block, Document, Paragraph
from parsers.formats.error import ParseError
from parsers.formats.html.body import main_body
from parsers.formats.html.boxes import box_tables
from parsers.formats.html.challenge import is_challenge
from parsers.formats.html.flow import Line, flow, is_hidden
from parsers.formats.html.page import page_facts, text_length
from parsers.formats.html.shown import mark_digits
from parsers.formats.html.tables import data_tables, read_table
from parsers.report import Finding, Where

_CLOSING = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_SHOWN_PICTURE = 100
"""Pictures said to be smaller than this, in pixels, are ornaments."""


def read_html(text: str, media_type: str = "text/html", part: int = 0) -> Document:
    """The main text of a page in blocks; `where.block` counts them, `where.line` the row of a table cell.

    Old portals go on after `</html>`: those closing tags are dropped first, so that what follows is read too.
    Raises ParseError (`empty_document`, `nesting_too_deep`).
    """
    root = _tree(_CLOSING.sub("", text))
    etree.strip_elements(root, "script", "style", "noscript", with_tail=False)
    body = root.find("body")
    page = root if body is None else body
    if is_challenge(text, text_length(page)):
        return Document((), media_type, {"html:challenge": "yes"})
    content = main_body(page)
    facts = page_facts(root, content)
    blocks, clipped = _blocks(content, part)
    return Document(tuple(blocks), media_type, facts, tuple(_findings(content, clipped, part)))


def read_markup(text: str, part: int, first: int) -> tuple[list[Block], int]:
    """The blocks of a piece of markup that stands in a text, numbered from `first`, and how many spans were clipped.

    Raises ParseError (`empty_document`, `nesting_too_deep`).
    """
    return _blocks(_tree(text), part, first)


def _tree(text: str) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise ParseError("empty_document", f"the page holds no element: {error}") from error
    if root is None:
        raise ParseError("empty_document", "the page holds no element")
    last = parser.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise ParseError("nesting_too_deep", f"the page nests its elements too deep to be read: {last.message}")
    return root


def _blocks(content: Element, part: int, first: int = 0) -> tuple[list[Block], int]:
    blocks: list[Block] = []
    clipped = 0
    mark_digits(content)
    for item in flow(content, data_tables(content).union(box_tables(content))):
        where = Where(part=part, block=first + len(blocks))
        if isinstance(item, Line):
            blocks.append(Paragraph(item.text, where, item.level, item.bold))
            continue
        table, cut = read_table(item, where)
        clipped += cut
        if table.rows:
            blocks.append(table)
    return blocks, clipped


def _findings(content: Element, clipped: int, part: int) -> list[Finding]:
    where = Where(part=part)
    findings = []
    if clipped:
        findings.append(
            Finding("span_clipped", "info", f"{clipped} cells ask for rows or columns beyond their table", where=where)
        )
    hidden = sum(1 for each in content.iterdescendants() if is_hidden(each) and _has_text(each))
    if hidden:
        findings.append(
            Finding("hidden_text", "info", f"{hidden} parts that a browser does not show are left out", where=where)
        )
    pictures = sum(1 for picture in content.iter("img") if not _is_small(picture))
    if pictures:
        findings.append(
            Finding("picture_not_read", "info", f"{pictures} pictures in the main text are not read", where=where)
        )
    return findings


def _is_small(picture: Element) -> bool:
    sizes = [re.match(r"\d+", picture.get(name) or "") for name in ("width", "height")]
    return any(size is not None and int(size[0]) < _SHOWN_PICTURE for size in sizes)


def _has_text(element: Element) -> bool:
    return any(piece.strip() for piece in element.itertext())
