"""What a crawl refuses to start with, which proxy is whose, and that nothing of Scrapy is on unawares."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.options import CrawlError, CrawlOptions, check
from crawler.portals.portal import Portal
from crawler.proxies import Proxies, is_loopback
from crawler.settings import crawl_settings
from crawler.user_agent import user_agent

REAL = Portal(id="smx", name="三门峡市", region="411200", level="city", home="http://www.smx.gov.cn/")
SAMPLE = REAL.model_copy(update={"sample": True})
SECURE_SAMPLE = SAMPLE.model_copy(update={"home": "https://www.smx.gov.cn/"})
LOCAL, AFAR = "http://127.0.0.1:8080", "http://proxy.example.org:3128"


def _proxies(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Proxies:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return Proxies()


@pytest.mark.parametrize(
    ("portal", "options", "variables", "message"),
    [
        (SAMPLE, {"contact": "a@example.org"}, {}, "sample portal; set http_proxy"),
        (SAMPLE, {"contact": "a@example.org"}, {"http_proxy": AFAR}, "sample portal"),
        (SAMPLE, {}, {"http_proxy": LOCAL, "no_proxy": "gov.cn"}, "sample portal"),
        (SECURE_SAMPLE, {}, {"http_proxy": LOCAL}, "sample portal; set https_proxy"),
        (REAL, {}, {}, "no contact"),
        (REAL, {}, {"http_proxy": LOCAL, "https_proxy": AFAR}, "no contact"),
        (REAL, {"contact": "a@example.org", "delay": 0.5}, {}, "at least 1 second"),
        (REAL, {"contact": "a@example.org", "delay": 0.5}, {"http_proxy": AFAR}, "at least 1 second"),
        (REAL, {"delay": -1}, {"http_proxy": LOCAL}, "delay -1"),
        (REAL, {"contact": "a@example.org", "concurrency": 2}, {}, "one connection to a host"),
        (REAL, {"concurrency": 0}, {"http_proxy": LOCAL}, "concurrency 0"),
        (REAL, {"contact": "me (here)"}, {"http_proxy": LOCAL}, "without spaces or brackets"),
        (REAL, {"contact": "a@example.org\r\nX: y"}, {"http_proxy": LOCAL}, "without spaces"),
        (REAL, {"now": datetime(2025, 1, 1)}, {"http_proxy": LOCAL}, "time zone"),  # noqa: DTZ001
        (REAL, {"years": (2025, 2019)}, {"http_proxy": LOCAL}, "must not be after"),
    ],
)
def test_what_must_not_start(
    monkeypatch: pytest.MonkeyPatch, portal: Portal, options: dict[str, Any], variables: dict[str, str], message: str
) -> None:
    with pytest.raises(CrawlError, match=message) as refused:
        check([portal], CrawlOptions(**options), _proxies(monkeypatch, **variables))
    assert "\n" not in str(refused.value)


def test_a_crawl_of_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CrawlError, match="no portal"):
        check([], CrawlOptions(), _proxies(monkeypatch, http_proxy=LOCAL))


def test_what_may_start(monkeypatch: pytest.MonkeyPatch) -> None:
    check([SAMPLE], CrawlOptions(delay=0, concurrency=8), _proxies(monkeypatch, http_proxy=LOCAL))
    check([REAL], CrawlOptions(delay=1, contact="https://example.org/crawl"), _proxies(monkeypatch))


def test_which_requests_go_through_which_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    proxies = _proxies(monkeypatch, http_proxy=LOCAL, https_proxy=AFAR, no_proxy="direct.gov.cn")
    assert proxies.of("http://www.smx.gov.cn/") == LOCAL
    assert proxies.of("https://www.smx.gov.cn/") == AFAR
    assert proxies.of("http://direct.gov.cn/") is None
    assert proxies.through_loopback("http://www.smx.gov.cn/")
    assert not proxies.through_loopback("https://www.smx.gov.cn/")
    assert not proxies.through_loopback("http://direct.gov.cn/")
    assert not proxies.only_loopback()
    assert proxies.hosts() == {"127.0.0.1", "proxy.example.org"}


def test_a_proxy_may_be_given_without_its_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _proxies(monkeypatch, http_proxy="localhost:8080").only_loopback()


@pytest.mark.parametrize(
    ("host", "loopback"), [("127.8.9.1", True), ("::1", True), ("10.0.0.1", False), ("localhost.example.org", False)]
)
def test_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) == loopback


def test_every_part_of_scrapy_that_is_on_is_meant_to_be() -> None:
    settings: dict[str, Any] = crawl_settings(CrawlOptions())
    on = {
        name.rpartition(".")[2]
        for kind in ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "EXTENSIONS")
        for name in Settings(settings).get_component_priority_dict_with_base(kind)
    }
    assert on == {
        "DownloadTimeoutMiddleware",
        "DefaultHeadersMiddleware",
        "UserAgentMiddleware",
        "HttpProxyMiddleware",
        "HostsMiddleware",
        "RobotsMiddleware",
        "CookiesMiddleware",
        "ArchiveMiddleware",
        "SlotDelay",
        "SizeLimit",
    }
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["ROBOTSTXT_OBEY"] is True


def test_the_user_agent_is_honest() -> None:
    agent = user_agent("https://example.org/crawl")
    assert agent.startswith("nianbao/")
    assert agent.endswith(" (+https://example.org/crawl)")
    options = replace(CrawlOptions(), contact="a@example.org")
    assert crawl_settings(options)["USER_AGENT"] == user_agent("a@example.org")
