"""The proxies of the environment (`http_proxy`, `https_proxy`, `no_proxy`), and which requests go through which."""

import ipaddress
from functools import lru_cache
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]


class Proxies:
    """The proxies as they were when the object was made."""

    def __init__(self) -> None:
        self._by_scheme: dict[str, str] = getproxies_environment()

    def of(self, url: str) -> str | None:
        """The proxy that a request goes through; None where it goes to the server itself."""
        parts = urlsplit(url)
        proxy = self._by_scheme.get(parts.scheme)
        bypassed = proxy is not None and proxy_bypass_environment(parts.hostname or "", self._by_scheme)
        return None if bypassed else proxy

    def through_loopback(self, url: str) -> bool:
        """Whether a request goes through a proxy on this machine, as to the sample portals."""
        proxy = self.of(url)
        return proxy is not None and is_loopback(_host(proxy))

    def only_loopback(self) -> bool:
        """Whether plain http goes through a proxy on this machine and no scheme through another."""
        hosts = [_host(self._by_scheme[scheme]) for scheme in ("http", "https") if scheme in self._by_scheme]
        return "http" in self._by_scheme and all(map(is_loopback, hosts))

    def hosts(self) -> frozenset[str]:
        """The host names of the proxies themselves."""
        return frozenset(_host(self._by_scheme[scheme]) for scheme in ("http", "https") if scheme in self._by_scheme)


@lru_cache(maxsize=100)
def is_loopback(host: str) -> bool:
    """Whether a host name or IP literal is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host(proxy: str) -> str:
    return (urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname or "").lower()
