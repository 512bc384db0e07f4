"""What the shape of an address tells: a file, an article, or a column."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

FILE_TYPES = frozenset(
    [
        "pdf",
        "doc",
        "docx",
        "wps",
        "rtf",
        "xls",
        "xlsx",
        "et",
        "csv",
        "ofd",
        "zip",
        "rar",
        "7z",
        "txt",
        "jpg",
        "jpeg",
        "png",
        "tif",
        "tiff",
        "bmp",
        "webp",
    ]
)

_INDEX = re.compile(r"(?:index|list|default|main|common_list|home)(?:_\d+)?", re.IGNORECASE)
_IDENTIFIER = re.compile(r"\d{4,}|[0-9a-f]{24,}|[0-9a-f]{8}-[0-9a-f]{4}-", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{7,}")
_COLUMN_PATH = re.compile(r"/col/col\d+(?:/|$)")
_REPORT_SCRIPTS = re.compile(r"xxgkAnnualReport\.jsp|[?&]nbYear=\d{4}", re.IGNORECASE)
_COLUMN_FOLDERS = re.compile(
    r"/[^/]*(?:zfxxgk|xxgk|gk)[a-z]*(?:nb|ndbg|ndgzbg)[^/]*/?|/[^/]*(?:ndgzbg|xxgknb|ndbg)[^/]*/?$", re.IGNORECASE
)


def is_file(url_or_name: str) -> bool:
    """Whether an address, or the text of a link that has no telling address, ends like a document or a picture."""
    return file_type(url_or_name) is not None


def file_type(url_or_name: str) -> str | None:
    """The ending of a document or picture in lower case, without the dot; None for pages and unknown endings."""
    try:
        path = unquote(urlsplit(url_or_name).path)
    except ValueError:
        return None
    ending = PurePosixPath(path).suffix.lstrip(".").lower()
    return ending if ending in FILE_TYPES else None


def looks_like_article(url: str) -> bool:
    """Whether an address looks like one article's (it carries an identifier), not like a column's.

    `…/202401/t20240124_6518603.html`, `/art/2025/1/14/art_33718_100.html`, `/info/1648/47211.htm` and a folder
    named by a long number are articles; `…/zfxxgknb/`, `…/2023n/index_1.html`, `/col/col11581/index.html` are not.
    """
    parts = urlsplit(url)
    if _REPORT_SCRIPTS.search(url):
        return True
    if _COLUMN_PATH.search(parts.path):
        return False
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    stem = name.rpartition(".")[0] if "." in name else ""
    if not stem or _INDEX.fullmatch(stem):
        last_folder = folder.rpartition("/")[2] if stem else name
        return bool(_LONG_NUMBER.fullmatch(last_folder))
    return bool(_IDENTIFIER.search(stem))


def looks_like_report_column(url: str) -> bool:
    """Whether an address has one of the folder names that report columns go by (`zfxxgknb`, `gknb`, `ndbg` …)."""
    return bool(_COLUMN_FOLDERS.search(urlsplit(url).path)) and not looks_like_article(url)
