"""What the shape of an address tells: a file, an article, or a column."""

import re
from typing import Literal
from urllib.parse import unquote, urlsplit

from crawler.families.dates import date_in_address

_FILE = re.compile(r"\.(pdf|docx?|wps|rtf|xlsx?|et|csv|ofd|zip|rar|7z|txt|jpe?g|png|tiff?|bmp|webp)$", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|list|default|main|common_list|home)(?:_\d+)?", re.IGNORECASE)
_IDENTIFIER = re.compile(r"\d{4,}|[0-9a-f]{24,}|[0-9a-f]{8}-[0-9a-f]{4}-", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{7,}")
_NUMBERED_ARTICLE = re.compile(r"/info/\d+/\d+\.html?$|/content/(?:[\d/]*/)?m?post_\d+\.html$")
_COLUMN_PATH = re.compile(r"/col/col\d+(?:/|$)|/(?:public|content)/column/\d+$")
_REPORT_SCRIPTS = re.compile(r"xxgkAnnualReport\.jsp|[?&](?:nbYear|fbtime)=\d{4}|[?&]deptcode=\w", re.IGNORECASE)
_REPORTS_ALONE = re.compile(
    r"xxgkAnnualReport\.jsp|[?&]nbYear=\d{4}|/XxgkAnnualReport/show/\d+|/OpennessAnnualReport\?id=\d", re.IGNORECASE
)
_SCRIPT_YEAR = re.compile(r"[?&](?:nbYear|fbtime)=(20\d\d)(?!\d)", re.IGNORECASE)
_ARTICLE_SCRIPTS = re.compile(
    r"/(?:show|detail|content|view|article|info)\w*\.[a-z]+\?\S*=\d|/public/content/\d+(?:\?|$)", re.IGNORECASE
)
_REPORT_FOLDER = re.compile(
    r"[a-z]*xxgk[a-z]*(?:nb|bg(?!s)|nan)[a-z]*[\d_]*[a-z]*|(?:zf|bm)?gknb[a-z]*[\d_]*|[a-z]*ndbg[\d_]*|ndgzbg|zfznb[a-z]*|nb20\d\d[a-z]*",
    re.IGNORECASE,
)
_YEAR_FOLDER = re.compile(r"20\d\d[a-z]{0,3}(?:_\d+)?", re.IGNORECASE)


def is_file(url_or_name: str) -> bool:
    """Whether an address, or the text of a link that has no telling address, ends like a document or a picture."""
    return file_type(url_or_name) is not None


def file_type(url_or_name: str) -> str | None:
    """The ending of a document or picture in lower case, without the dot; None for pages and unknown endings."""
    ending = _FILE.search(unquote(_path(url_or_name)))
    return ending[1].lower() if ending else None


def file_stem(name: str) -> str:
    """The name of a file without its ending; any other text as it is."""
    return _FILE.sub("", name)


def looks_like_article(url: str) -> bool:
    """Whether an address looks like one article's (it carries an identifier), not like a column's.

    `…/202401/t20240124_6518603.html`, `/art/2025/1/14/art_33718_100.html`, `/info/1648/47211.htm` and a folder
    named by a long number are articles; `…/zfxxgknb/`, `…/2023n/index_1.html`, `/col/col11581/index.html` are not.
    """
    path = _path(url)
    if chooses_report(url) or _ARTICLE_SCRIPTS.search(url) or serves_reports_alone(url):
        return True
    if _NUMBERED_ARTICLE.search(path):
        return True
    if _COLUMN_PATH.search(path):
        return False
    folder, _, name = path.rstrip("/").rpartition("/")
    stem = name.rpartition(".")[0] if "." in name else ""
    if not stem or _INDEX.fullmatch(stem):
        last_folder = folder.rpartition("/")[2] if stem else name
        return bool(_LONG_NUMBER.fullmatch(last_folder))
    return bool(_IDENTIFIER.search(stem))


def is_item(url: str) -> bool:
    """Whether an address is that of an item of a list: an article, a file, or anything with a date in it."""
    return looks_like_article(url) or is_file(url) or date_in_address(url) is not None


def serves_reports_alone(url: str) -> bool:
    """Whether an address is of a script that shows annual reports and nothing else, however its link is called."""
    return bool(_REPORTS_ALONE.search(url))


def chooses_report(url: str) -> bool:
    """Whether an address is of a script that shows the report which its query chooses, or that there is none."""
    return _REPORT_SCRIPTS.search(url) is not None


def year_in_query(url: str) -> int | None:
    """The report year by which a query selects a report: `fbtime` of xxgkAnnualReport.jsp, `nbYear`."""
    year = _SCRIPT_YEAR.search(url)
    return int(year[1]) if year else None


def report_folder(url: str) -> Literal["itself", "below"] | None:
    """Whether an address is a folder of a name that report columns go by, or a year in one, or lies below one.

    Such names are `zfxxgknb`, `gknb`, `xxgkndbg`, `ndbg`, with prefixes and numbers.
    """
    folder, _, name = _path(url).rpartition("/")
    if name and not _INDEX.fullmatch(name.partition(".")[0]):
        return None
    places = [bool(_REPORT_FOLDER.fullmatch(part)) for part in folder.split("/")]
    if True not in places:
        return None
    below = folder.split("/")[len(places) - places[::-1].index(True) :]
    return "below" if any(not _YEAR_FOLDER.fullmatch(part) for part in below) else "itself"


def within_report_folder(url: str) -> bool:
    """Whether an address, an article's too, lies in or below a folder of a name that report columns go by."""
    return any(_REPORT_FOLDER.fullmatch(part) for part in _path(url).split("/")[:-1])


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # a bracket in the host
        return ""
