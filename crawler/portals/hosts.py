"""Host names in addresses: read strictly, so that no trick of writing makes a foreign host look like our own."""

import ipaddress
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract

_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_WEB_PORTS = (80, 443)
_FIRST_UNPRIVILEGED_PORT = 1024


def web_host(url: str) -> str | None:
    """The host of an http(s) address in its canonical form, or None where the address is not one to ask.

    Canonical: lower case, IDN as `xn--`, no trailing dot. None for other schemes, for user names and
    passwords (`http://www.smx.gov.cn@evil.com/`), IP literals, names of one label, and for ports that
    are neither the web's own nor unprivileged (portals do serve on 8080 and 8081; none on 22 or 25).
    """
    try:
        parts = urlsplit(url)
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not name or "@" in parts.netloc:
        return None
    if port is not None and port not in _WEB_PORTS and port < _FIRST_UNPRIVILEGED_PORT:
        return None
    return canonical_name(name)


@lru_cache(maxsize=10_000)
def canonical_name(name: str) -> str | None:
    """A host name in lower-case ASCII without its trailing dot; None for what is not a DNS name (or is an IP)."""
    try:
        ascii_name = name.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return None
    if not _NAME.fullmatch(ascii_name) or _is_ip(ascii_name):
        return None
    return ascii_name


def registrable_domain(name: str) -> str | None:
    """The registrable domain of a host by the bundled public suffix list: `xxgk.harbin.gov.cn` → `harbin.gov.cn`.

    None for a public suffix itself (`gov.cn`) and for names under none.
    """
    return _suffixes()(name).top_domain_under_public_suffix or None


def within(name: str, domain: str) -> bool:
    """Whether a host is the domain or lies below it."""
    return name == domain or name.endswith("." + domain)


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> "TLDExtract":
    from tldextract import TLDExtract  # imports an HTTP client: only where a domain is asked for

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
