"""The calls by which Kaipu's column pages ask for their lists, as far as a page states them."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal
from urllib.parse import urlencode, urljoin, urlsplit

from crawler.families.family import Page

_MAX_CALLS = 20  # of one column page
_SEARCH = re.compile(r"/(?:common/search|searchList|search)/[0-9a-f]{32}/?$")
_CHANNELS = "/common/getChannelList"
_CHANNEL_CALL = re.compile(r"""["']([^"'\s]{0,200}/common/getChannelList\?[^"'\s]{1,300})["'](?!\s*\+)""")
_CALLED = re.compile(
    r"""["'`][^"'`\s]{0,200}?(?P<path>/(?:common/search|searchList|search)/)"""
    r"""(?:(?P<id>[0-9a-f]{32})|["']\s*+\+|\$\{)(?P<rest>[^;\n]{0,400})"""
)
_TOKEN = re.compile(r"""\?(?P<before>[^?]{0,300}?)_isAgg""")
_CALLED_PATHS = ("/common/search/", "/searchList/", "/search/")
_PLAIN = re.compile(r"""[\s"'+&]*""")
_CHANNEL_ID = re.compile(
    r"""<meta\b(?=[^<>]{0,300}\bname\s*+=\s*+["']channelId["'])[^<>]{0,300}?\bcontent\s*+=\s*+["']([0-9a-f]{32})["']"""
    r"""|\bchannelId["']?\s*+[=:]\s*+["']([0-9a-f]{32})["']""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Calls:
    """What a page asks for: the hrefs of its `channels`.

    `stated`: its script makes such a call; else the page only names its channel. `out_of_reach`: not all of its calls
    can be made as they are.
    """

    channels: tuple[str, ...] = ()
    stated: bool = False
    out_of_reach: bool = False

    def urls(self, base: str) -> list[str]:
        """Their addresses."""
        return [urljoin(base, href) for href in self.channels]


def answer_kind(page: Page) -> Literal["search", "channels"] | None:
    """What kind of answer a page is, by what was asked for."""
    path = urlsplit(page.asked.url).path
    if path.endswith(_CHANNELS):
        return "channels"
    return "search" if _SEARCH.search(path) else None


def search_of(channel: str, path: str = "/common/search/") -> str:
    """The href of the first page of a channel."""
    query = {
        "_isAgg": "true",
        "_isJson": "true",
        "_pageSize": "20",
        "_template": "index",
        "_rangeTimeGte": "",
        "_channelName": "",
        "page": "1",
    }
    return f"{path}{channel}?{urlencode(query)}"


def states_calls(text: str) -> bool:
    """Whether the script of a page makes such a call."""
    called = any(path in text for path in _CALLED_PATHS) and _CALLED.search(text)
    return bool(called or (_CHANNELS in text and _CHANNEL_CALL.search(text)))


def calls_of(text: str) -> Calls:
    """The calls of a column page: by the id that its script writes, else by the channel of the page.

    A script that puts anything of its own before `_isAgg` sends a token that only a browser makes: no call then.
    """
    called = list(islice(_CALLED.finditer(text), _MAX_CALLS))
    if any(_sends_a_token(call["rest"]) for call in called):
        return Calls(stated=True, out_of_reach=True)
    lists = [match[1].replace("&amp;", "&") for match in islice(_CHANNEL_CALL.finditer(text), _MAX_CALLS)]
    own = (next(filter(None, match.groups())) for match in islice(_CHANNEL_ID.finditer(text), _MAX_CALLS))
    path = called[0]["path"] if called else "/common/search/"
    searches = [search_of(call["id"], call["path"]) for call in called if call["id"]]
    hrefs = tuple(dict.fromkeys((*lists, *(searches or (search_of(channel, path) for channel in own)))))
    stated = bool(called or lists)
    return Calls(hrefs[:_MAX_CALLS], stated, out_of_reach=len(hrefs) >= _MAX_CALLS or (stated and not hrefs))


def _sends_a_token(rest: str) -> bool:
    token = _TOKEN.search(rest)
    return token is not None and not _PLAIN.fullmatch(token["before"])
