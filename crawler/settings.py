"""Scrapy's settings for the crawl: everything that is not named here is off."""

from crawler.options import CrawlOptions
from crawler.spiders.pump import HOSTS_AT_ONCE
from crawler.user_agent import user_agent

_OFF_EXTENSIONS = (
    "corestats.CoreStats",
    "logcount.LogCount",
    "telnet.TelnetConsole",
    "memusage.MemoryUsage",
    "memdebug.MemoryDebugger",
    "closespider.CloseSpider",
    "feedexport.FeedExporter",
    "logstats.LogStats",
    "spiderstate.SpiderState",
    "throttle.AutoThrottle",
    "remote_control.RemoteControl",
)
_OFF_DOWNLOADER = (
    "offsite.OffsiteMiddleware",
    "robotstxt.RobotsTxtMiddleware",
    "httpauth.HttpAuthMiddleware",
    "retry.RetryMiddleware",
    "redirect.MetaRefreshMiddleware",
    "httpcompression.HttpCompressionMiddleware",
    "redirect.RedirectMiddleware",
    "cookies.CookiesMiddleware",
    "stats.DownloaderStats",
    "httpcache.HttpCacheMiddleware",
)
_OFF_SPIDER = (
    "start.StartSpiderMiddleware",
    "httperror.HttpErrorMiddleware",
    "referer.RefererMiddleware",
    "urllength.UrlLengthMiddleware",
    "depth.DepthMiddleware",
    "metacopy.MetaCopyDetectionMiddleware",
)


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
        "DOWNLOADER_MIDDLEWARES": {
            **{f"scrapy.downloadermiddlewares.{name}": None for name in _OFF_DOWNLOADER},
            "crawler.middlewares.hosts.HostsMiddleware": 50,
            "crawler.middlewares.robots.RobotsMiddleware": 100,
            "crawler.middlewares.cookies.CookiesMiddleware": 700,
            "crawler.middlewares.archive.ArchiveMiddleware": 950,
        },
        "SPIDER_MIDDLEWARES": {f"scrapy.spidermiddlewares.{name}": None for name in _OFF_SPIDER},
        "EXTENSIONS": {
            **{f"scrapy.extensions.{name}": None for name in _OFF_EXTENSIONS},
            "crawler.middlewares.slots.SlotDelay": 0,
            "crawler.middlewares.slots.SizeLimit": 0,
        },
    }
