"""The files that a report's page links to."""

import re
from collections.abc import Iterator

from crawler.families.addresses import is_file
from crawler.families.family import Link, Page
from crawler.families.rows import absolute, base_of, title_of

# docs/portals.md, section 3: downloads whose address has no ending; the text of the link or a header has it.
_DOWNLOAD = re.compile(
    r"download(?:file)?\.(?:jsp|do|aspx|action)|/downfile\.jsp|/attachment/|[?&]wbfileid=", re.IGNORECASE
)
_MARKS = ("appendix", "needdownload", "<file")


def is_download(link: Link) -> bool:
    """Whether a link leads to a file, by its address or by its text."""
    return is_file(link.url) or is_file(link.title) or bool(_DOWNLOAD.search(link.url))


def marked_files(page: Page) -> Iterator[Link]:
    """Files that only their markup shows: `<a appendix="true">` (TRS) and `<file href>` (iList)."""
    if not any(mark in page.text for mark in _MARKS):
        return
    root = page.tree
    if root is None:
        return
    base = base_of(root, page.url)
    for element in root.xpath("//file[@href] | //a[@href][@appendix='true' or @needdownload='true']"):
        url = absolute(element.get("href", ""), base)
        if url:
            yield Link(url, title_of(element))
