"""A bare Scrapy spider over the bench host: the peer of `bench.crawl`. Follows list pages and fetches every article.

python -m bench.bare_spider START_URL CONCURRENCY
"""

import sys
from collections.abc import Iterator

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import TextResponse


class BareSpider(scrapy.Spider):
    """Fetches what it finds and keeps nothing."""

    name = "bare"

    def __init__(self, start: str) -> None:
        super().__init__()
        self.start_urls = [start]

    def parse(self, response: TextResponse) -> Iterator[scrapy.Request]:
        """Follow every link of the pages of the list."""
        yield from response.follow_all(xpath="//a[not(contains(@href, ':'))]")
        for number in response.xpath("//script/text()").re(r"createPageHTML\((\d+)"):
            yield from (response.follow(f"index_{page}.html") for page in range(1, int(number)))


def main(start: str, concurrency: int) -> None:
    """Crawl from the start address."""
    process = CrawlerProcess(
        {
            "LOG_LEVEL": "ERROR",
            "ROBOTSTXT_OBEY": True,
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(BareSpider, start=start)
    process.start()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
