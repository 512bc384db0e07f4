"""Secure connections: the default for every host, and for portals with `tls: legacy` one that old servers take."""

from collections.abc import Iterable
from typing import cast

from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.internet._sslverify import ClientTLSOptions
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.internet.ssl import CertificateOptions, TLSVersion, platformTrust
from twisted.web.client import BrowserLikePolicyForHTTPS

from crawler.middlewares.errand import run_of
from crawler.portals.portal import Portal

_OP_LEGACY_SERVER_CONNECT = 0x4  # renegotiation of before RFC 5746
_CIPHERS = b"DEFAULT:@SECLEVEL=0"  # keys of 1,024 bits, SHA-1 signatures, and those that TLS 1.0 and 1.1 are made with
_OLDEST = TLSVersion.TLSv1_0


class TlsHandler(HTTP11DownloadHandler):
    """Scrapy's handler of https with contexts by portal."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        default = cast("BrowserLikePolicyForHTTPS", self._contextFactory)
        self._contextFactory = TlsPolicy(run_of(crawler).portals.values(), default)  # type: ignore[assignment]


class TlsPolicy(BrowserLikePolicyForHTTPS):
    """Which context a host is asked with. Certificates are verified by both."""

    def __init__(self, portals: Iterable[Portal], default: BrowserLikePolicyForHTTPS) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._legacy = [portal for portal in portals if portal.tls == "legacy"]
        self._default = default

    def creatorForNetloc(self, hostname: bytes, port: int) -> IOpenSSLClientConnectionCreator:  # noqa: N802 (Twisted's interface)
        """As in Twisted: what makes the client's side of a connection to a host."""
        name = hostname.decode("ascii")
        if not any(portal.owns(f"https://{name}/") for portal in self._legacy):
            return self._default.creatorForNetloc(hostname, port)
        # Twisted's own door, `optionsForClientTLS`, takes no context of the caller's.
        options = _LegacyOptions(trustRoot=platformTrust(), insecurelyLowerMinimumTo=_OLDEST)  # type: ignore[no-untyped-call]
        creator = ClientTLSOptions(options._makeTLSConnection, name)  # noqa: SLF001
        return cast("IOpenSSLClientConnectionCreator", creator)


class _LegacyOptions(CertificateOptions):
    def _makeContext(self, skipCiphers: bool = False) -> SSL.Context:  # noqa: N802, N803 (Twisted's name)
        context: SSL.Context = super()._makeContext(skipCiphers)
        context.set_options(_OP_LEGACY_SERVER_CONNECT)
        context.set_cipher_list(_CIPHERS)
        return context
