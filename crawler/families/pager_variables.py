"""The pager that TRS writes inline: `var currentPage = 0; var countPage = 3;` and the names of its files."""

import re
from urllib.parse import urlsplit

from crawler.families.pager_call import PagerCall

PAGE_COUNT = re.compile(r"\bcountPage\s*=\s*[\"']?(\d{1,9})\b")
_CURRENT = re.compile(r"\bcurrentPage\s*=\s*[\"']?(\d{1,9})\b")
_NAMES = re.compile(  # "<a href=\"index"+"_" + nextPage + "."+"html\">"
    r"""(?<![\w-])([\w-]{1,100})["']\s*\+\s*["']_["']\s*\+\s*\w+\s*\+\s*["']\.["']\s*\+\s*["'](\w+)"""
)
_JOINT = re.compile(r"_(?<=[\"']_)[\"']")  # within what `_NAMES` matches, and soon found
_NAMED = re.compile(r"([\w-]+?)(?:_\d+)?\.(s?html?)")


def pager_variables(scripts: str, asked: str | None = None) -> tuple[PagerCall, ...]:
    """The pager of a page's scripts, counted from 0.

    Where they do not say how the files are named, they are named as the page `asked` for is: `index.html` in a folder.
    """
    if "countPage" not in scripts:
        return ()
    count, current = PAGE_COUNT.search(scripts), _CURRENT.search(scripts)
    stated = _NAMES.search(scripts) if _JOINT.search(scripts) else None
    names = stated.groups() if stated else _names_of(asked)
    if not count or not current or not names:
        return ()
    return (PagerCall(int(count[1]), int(current[1]), names[0], names[1], None, second=1),)


def _names_of(asked: str | None) -> tuple[str, ...] | None:
    if asked is None:
        return None
    named = _NAMED.fullmatch(urlsplit(asked).path.rpartition("/")[2] or "index.html")
    return named.groups() if named else None
