"""The pages after the first of an article, by the names of their files or by a parameter that counts them. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.families.family import Page
from crawler.families.pager_call import pager_calls
from crawler.families.rows import absolute, base_of

MAX_PAGES = 50  # of one article, after the first

_WORD = re.compile(r"\d{1,3}|下一?页|下一頁|后一页|尾页|末页|>+|»|›|next", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?P<stem>.+?)(?P<ending>\.s?html?|\.jsp|\.aspx)", re.IGNORECASE)
_PARAMETERS = ("page", "p", "pn", "pageno", "pagenum", "pageindex", "pagenumber", "curpage", "cur_page", "currpage",
               "currentpage")  # fmt: skip
# Looked for from its "=" and digit: few places of a page have both.
_NAMED = "|".join(f"(?<=[?&;]{name}=)" for name in _PARAMETERS)
_COUNTED = re.compile(rf"=(?=\d)(?:{_NAMED})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FurtherPages:
    """The addresses of the pages after this one, in order; how many more there are that are not asked for.

    Those are counted once: on the last page that is asked for, which names what follows it.
    """

    urls: tuple[str, ...] = ()
    cut: int = 0


def further_pages(page: Page, first_page: str) -> FurtherPages:
    """The pages after this one of the article at `first_page`: named by `createPageHTML`, linked by number or word.

    Only what is named after the article's file (`t1_1.html`), or is its address with a number of a page
    (`?id=7&page=2`), continues it: a link to the next article does not.
    """
    name = _FILE_NAME.fullmatch(urlsplit(first_page).path.rpartition("/")[2])
    named = name is not None and ("createPage" in page.text or f"{name['stem']}_" in page.text)
    counted = _COUNTED.search(page.text) is not None
    if not named and not counted:
        return FurtherPages()
    links = _page_links(page)
    by_name = _by_name(page, first_page, name, links) if name and named else {}
    numbered = by_name or (_by_parameter(page, first_page, links) if counted else {})
    here = next((number for number, url in numbered.items() if url == page.url), 0)
    later = [number for number in sorted(numbered) if number > here]
    asked = [number for number in later if number <= MAX_PAGES]
    return FurtherPages(tuple(numbered[number] for number in asked), 0 if asked else len(later))


def _page_links(page: Page) -> list[tuple[str, str]]:
    """The addresses that are linked by the number of a page or a word such as 下一页, with that text."""
    root = page.tree
    if root is None:
        return []
    base = base_of(root, page.url)
    texts = (("".join(anchor.text_content().split()), anchor.get("href", "")) for anchor in root.iter("a"))
    found = ((text, absolute(href, base)) for text, href in texts if len(text) < 9 and _WORD.fullmatch(text))
    return [(text, url) for text, url in found if url]


def _by_name(page: Page, first_page: str, name: re.Match[str], links: list[tuple[str, str]]) -> dict[int, str]:
    """The pages whose files have the article's name and a number, this one included."""
    stem, ending = name["stem"], name["ending"]
    number_of = re.compile(re.escape(stem) + r"_(\d{1,4})" + re.escape(ending))
    folder = first_page.rpartition("/")[0]
    urls = [page.url]
    for call in pager_calls(page.text):
        if call.base == stem and call.extension == ending.lstrip("."):
            urls += (urljoin(first_page, file) for file in call.following())
    urls += (url for _, url in links if url.rpartition("/")[0] == folder)
    numbered: dict[int, str] = {}
    for url in urls:
        if match := number_of.fullmatch(urlsplit(url).path.rpartition("/")[2]):
            numbered.setdefault(int(match[1]), url)
    return numbered


def _by_parameter(page: Page, first_page: str, links: list[tuple[str, str]]) -> dict[int, str]:
    """The pages whose addresses are the article's but for the parameter that counts them, from 0 as by name."""
    article, _ = _counted(first_page)
    numbered: dict[int, str] = {}
    from_0 = any(_counted(url) == (article, 1) and text == "2" for text, url in links)
    for url in (page.url, *(url for _, url in links)):
        address, number = _counted(url)
        if address == article and number is not None:
            numbered.setdefault(number if from_0 else number - 1, url)
    return numbered


def _counted(url: str) -> tuple[tuple[str, ...], int | None]:
    """An address without the parameter that counts pages, and the page it asks for."""
    parts = urlsplit(url)
    number: int | None = None
    kept: list[str] = []
    for field, value in parse_qsl(parts.query, keep_blank_values=True):
        if field.lower() in _PARAMETERS and value.isascii() and value.isdigit() and len(value) < 5:
            number = int(value)
        else:
            kept.append(f"{field}={value}")
    return (parts.netloc, parts.path, *sorted(kept)), number
