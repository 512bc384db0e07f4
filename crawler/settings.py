"""Scrapy's settings for the crawl: everything that is not named here is off."""

from crawler.options import CrawlOptions
from crawler.spiders.pump import HOSTS_AT_ONCE
from crawler.user_agent import user_agent


def crawl_settings(options: CrawlOptions) -> dict[str, object]:
    """The settings of a crawl."""
    return {
        "USER_AGENT": user_agent(options.contact),
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {"https": "crawler.middlewares.tls.TlsHandler"},
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": True,
        # The pump bounds what is under way; robots.txt comes on top.
        "CONCURRENT_REQUESTS": 2 * HOSTS_AT_ONCE * options.concurrency,
        # How many connections are kept open to one address, and behind a proxy all are to its own; how many requests
        # a host is asked at a time is set for each (SlotDelay).
        "CONCURRENT_REQUESTS_PER_DOMAIN": HOSTS_AT_ONCE * options.concurrency,
        "CONCURRENT_ITEMS": 1,  # there are none, but Scrapy starts as many tasks for each response
        "DOWNLOAD_DELAY_JITTER": 0,
        "DOWNLOAD_TIMEOUT": options.timeout,
        # The size limit keeps what came so far (SizeLimit); Scrapy's own would throw it away.
        "DOWNLOAD_MAXSIZE": 0,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9",
            "Accept-Encoding": "gzip, deflate, br, zstd",
        },
        # In place of what Scrapy brings: its own are neither started nor imported unless they are named.
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.middlewares.hosts.HostsMiddleware": 50,
            "crawler.middlewares.robots.RobotsMiddleware": 100,
            "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
            "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
            "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
            "crawler.middlewares.cookies.CookiesMiddleware": 700,
            "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
            "crawler.middlewares.archive.ArchiveMiddleware": 950,
        },
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "EXTENSIONS": {
            "crawler.middlewares.slots.SlotDelay": 0,
            "crawler.middlewares.slots.SizeLimit": 0,
        },
    }
