"""Links that a page holds as text for its scripts: in `document.write`, templates and hidden text areas."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.families.family import Link
from crawler.families.rows import absolute, title_of
from crawler.families.tree import parse

_PUT_TOGETHER = re.compile(r"[{}<>+'\"$|]")  # a part of the address is left to the script


def written_links(root: HtmlElement, base: str) -> Iterator[Link]:
    """The anchors with words and a whole address in the scripts and text areas of a page."""
    for holder in root.iter("script", "textarea"):
        markup = (holder.text or "").replace(r"\/", "/").replace(r"\"", '"').replace(r"\'", "'")
        fragment = parse(markup) if "<a" in markup and "href" in markup else None
        for anchor in () if fragment is None else fragment.iter("a"):
            href, title = anchor.get("href") or "", title_of(anchor)
            url = None if _PUT_TOGETHER.search(href + title) else absolute(href, base)
            if url is not None and title:
                yield Link(url, title)
