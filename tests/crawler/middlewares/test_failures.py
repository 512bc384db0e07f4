"""What exceptions of the downloader mean."""

import logging

import pytest
from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from twisted.internet.error import ConnectionLost, NoRouteError
from twisted.python.failure import Failure
from twisted.web.client import ResponseNeverReceived

from crawler.middlewares.failures import verdict_on


def _because(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (DownloadTimeoutError(), "timeout"),
        (CannotResolveHostError(), "dns"),
        (DownloadConnectionRefusedError(), "connection"),
        (NoRouteError(), "connection"),
        (ConnectionLost(), "connection"),
        (TunnelError(), "proxy"),
        (_because(DownloadFailedError(), ResponseNeverReceived([Failure(ConnectionLost())])), "connection"),
        (_because(DownloadFailedError(), ResponseNeverReceived([Failure(SSL.Error())])), "tls"),
        (SSL.Error(), "tls"),
    ],
)
def test_known_failures(error: Exception, reason: str) -> None:
    verdict = verdict_on(error)
    assert (verdict.meaning, verdict.reason) == ("failed", reason)


def test_an_unknown_failure_is_named_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert verdict_on(KeyError("x")).reason == "error_KeyError"
    assert "not known" in caplog.text
