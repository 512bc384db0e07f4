"""TRS WCM (拓尔思): static lists whose pager is a script call that names the files of the chain."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.families.family import ChainEnd, Fetch, Listing, Page
from crawler.families.pager import read_pager
from crawler.families.pager_call import PagerCall, pager_calls
from crawler.families.rows import base_of, parse, read_anchors

_ARTICLE = re.compile(r"/t\d{8}_\d+\.s?html?$")
_ARTICLE_HREF = re.compile(r"""href\s*=\s*["']?[^"'\s>]{0,300}/t\d{8}_\d+\.s?html?\b""", re.IGNORECASE)


class TrsWcm:
    """Static TRS lists; rows are dated links and those of the shape `…/t<YYYYMMDD>_<id>.html`."""

    name = "trs-wcm"

    def recognises(self, page: Page) -> bool:
        """A pager call with readable arguments, or an article address of the family among the links."""
        return bool(pager_calls(page.text)) or bool(_ARTICLE_HREF.search(page.text))

    def read(self, page: Page) -> Listing:
        """Every link, and the files that the pager call names; without a call, the 下一页 link."""
        root = parse(page.text)
        if root is None:
            return Listing()
        base = base_of(root, page.url)
        anchors = read_anchors(root, base, is_row=is_article)
        calls = pager_calls("\n".join(str(script) for script in root.xpath("//script/text()")))
        if not calls:
            pager = read_pager(root, base, page.url)
            following = (pager.next_page,) if pager.next_page else ()
            return Listing(
                anchors.links, following, None, pager.end, pager.pages, pager.number, unlinked=anchors.unlinked
            )
        return Listing(
            links=anchors.links,
            next_pages=tuple(Fetch(urljoin(base, name)) for call in calls for name in call.following()),
            total=calls[0].total,
            end=_end(calls, anchors.lists, page.asked.url),
            pages=calls[0].pages,
            number=calls[0].current + 1,
            unlinked=anchors.unlinked,
        )


def is_article(url: str) -> bool:
    """Whether an address has the shape of a TRS article."""
    return bool(_ARTICLE.search(urlsplit(url).path))


def _end(calls: tuple[PagerCall, ...], sizes: tuple[int, ...], asked: str) -> ChainEnd:
    ends = {call.end(sizes, asked) for call in calls}
    return "proven" if ends == {"proven"} else "unproven"
