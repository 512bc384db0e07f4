"""One spelling for an address, so that a page is asked for once however it is linked."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from crawler.ledger.verdict import Verdict

MAX_LENGTH = 2_000

# Session ids that servlet engines, PHP and ASP write into links.
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/?;]*|/\([SAF]\([a-z0-9]{20,40}\)\)(?=/)", re.IGNORECASE)
_SESSION_FIELD = re.compile(
    r"(?:^|&)(?:jsessionid|phpsessid|asp(?:sessionid\w*|\.net_sessionid)|session_?id|cfid|cftoken)=[^&]*", re.IGNORECASE
)
# What advertisers, Baidu's statistics (hmsr), Alibaba's (spm, with dots) and WeChat write behind shared links: by name,
# or by a value that nothing but sharing gives. No server answers with another page for them.
_TRACKING_FIELD = re.compile(
    r"(?:^|&)(?:(?:utm_(?:source|medium|campaign|term|content|id)|gclid|fbclid|msclkid|hm(?:sr|pl|cu|kw|ci)|isappinstalled"
    r"|nsukey|wxshare_count)=[^&]*|spm=[\w-]*\.[^&]*|from=(?:timeline|singlemessage|groupmessage)(?=&|$))",
    re.IGNORECASE,
)
# docs/portals.md, section 9: the gate of the site turns any of its pages into traditional characters.
_GATE = re.compile(r"^(https?)://[^/]+/gate/(?:big5|gb2big5)/([^/?#]+)(/[^#]*)?", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=50_000)
def address(url: str) -> str | None:
    """The address as it is asked for: escaped, without fragment, session id, marks of sharing and default port; host in
    lower case.

    None where it cannot be asked for: not http(s), an IPv6 literal, with a user name, no address at all, or longer
    than 2,000 characters.
    """
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host or ":" in host or parts.username is not None:
        return None
    if port not in (None, _DEFAULT_PORTS[parts.scheme]):
        host = f"{host}:{port}"
    path = _SESSION_PATH.sub("", parts.path) or "/"
    query = _TRACKING_FIELD.sub("", _SESSION_FIELD.sub("", parts.query).lstrip("&")).lstrip("&")
    spelled = urlunsplit((parts.scheme, host, path, query, ""))
    return spelled if len(spelled) <= MAX_LENGTH else None


def ungated(url: str) -> str | None:
    """The page that a gate for traditional characters shows (`/gate/big5/host/path`); None for other addresses."""
    gate = _GATE.match(url)
    return address(f"{gate[1]}://{gate[2]}{gate[3] or '/'}") if gate else None


def redirect_target(url: str, verdict: Verdict) -> str | None:
    """The address that a redirect of `url` leads to; None where it is none to ask for."""
    try:
        return address(urljoin(url, verdict.location or ""))
    except ValueError:
        return None
