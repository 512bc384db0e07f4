"""Lists of static files counted from 1: `index.html`, `index_2.html`, …; `common_list.shtml`, `common_list_2.shtml`"""

import re
from urllib.parse import urlsplit

_FILE = re.compile(r"(?P<base>[a-z][a-z_]{0,40}?)(?:_(?P<number>\d{1,4}))?\.(?P<ending>s?html?)", re.IGNORECASE)


def next_file(url: str, folder_file: str) -> str | None:
    """The file after that of an address; `folder_file` is what a bare folder answers with. None for other names."""
    parts = urlsplit(url)
    folder, slash, name = parts.path.rpartition("/")
    file = _FILE.fullmatch(name or folder_file)
    if file is None:
        return None
    following = f"{file['base']}_{int(file['number'] or 1) + 1}.{file['ending']}"
    return parts._replace(path=f"{folder}{slash}{following}", query="").geturl()
