"""What a download that brought no response means."""

import logging

from OpenSSL.SSL import Error as TlsError
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.web.client import ResponseFailed

from crawler.ledger.verdict import Verdict

_log = logging.getLogger(__name__)

_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (DownloadTimeoutError, "timeout"),
    (CannotResolveHostError, "dns"),
    (TunnelError, "proxy"),
    (DownloadConnectionRefusedError, "connection"),
    (DownloadFailedError, "connection"),
    (ConnectError, "connection"),
    (ConnectionClosed, "connection"),
)


def verdict_on(error: Exception) -> Verdict:
    """The verdict on an exception of the downloader. One that is not known is logged whole and named in the reason."""
    if _is_tls(error):
        return Verdict("failed", "tls")
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return Verdict("failed", reason)
    _log.error("a download failed in a way that is not known", exc_info=error)
    return Verdict("failed", f"error_{type(error).__name__}")


def _is_tls(error: BaseException | None) -> bool:
    """Whether TLS is at the bottom of it: Scrapy and Twisted wrap what they met."""
    if isinstance(error, (TlsError, VerificationError)):
        return True
    if isinstance(error, ResponseFailed):
        return any(_is_tls(reason.value) for reason in error.reasons)
    return error is not None and error.__cause__ is not None and _is_tls(error.__cause__)
