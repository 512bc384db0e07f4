"""Lists of static files: `index.html` and then `index_1.html` or `index_2.html`; `list.shtml`, `list_2.shtml`."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

_FILE = re.compile(r"(?P<base>[a-z][a-z_]{0,40}?)(?:_(?P<number>\d{1,4}))?\.(?P<ending>s?html?)", re.IGNORECASE)
_ENDING = re.compile(r"\.(s?html?)$")


def next_file(url: str, folder_file: str, *, first: int = 1) -> str | None:
    """The file after that of an address; None for other names than those of a column's file.

    `folder_file` is what a bare folder answers with, `first` the number of the file without one: 0 in the lists of TRS.
    """
    parts = urlsplit(url)
    folder, slash, name = parts.path.rpartition("/")
    file = _FILE.fullmatch(name or folder_file)
    if file is None:
        return None
    following = f"{file['base']}_{int(file['number'] or first) + 1}.{file['ending']}"
    return parts._replace(path=f"{folder}{slash}{following}", query="").geturl()


def may_be_the_first(url: str) -> bool:
    """Whether an address is of file number 1: of lists counted from 1 that is their first page by another name."""
    file = _FILE.fullmatch(urlsplit(url).path.rpartition("/")[2])
    return file is not None and file["number"] is not None and int(file["number"]) == 1


def ending_of(urls: Iterable[str]) -> str | None:
    """What most of the static pages among addresses end with; None where there are none."""
    endings = Counter(match[1] for url in urls if (match := _ENDING.search(urlsplit(url).path)))
    return endings.most_common(1)[0][0] if endings else None
