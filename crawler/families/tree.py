"""From markup to its tree."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

_USELESS = re.compile(
    rb"</?(?!(?:a|area|base|dd|img|input|li|link|script|style|td|tr)\b)[a-z][^>]*>", re.IGNORECASE
)  # what is left closes itself


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page, or of a fragment of one; None where there is no element in it.

    The parser is given bytes: as text, lxml refuses pages that declare an encoding. It stops at a depth of 2,048,
    which long lists with unclosed tags reach: such a page is read again without the tags that are of no use here.
    """
    content = markup.replace("\0", "").encode("utf-8", "replace")
    root, whole = _parse(content)
    return root if whole else _parse(_USELESS.sub(b" ", content))[0]


def _parse(content: bytes) -> tuple[HtmlElement | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(content, parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing, white space, or a comment alone
        return None, True
    return root, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
