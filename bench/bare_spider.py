"""A bare Scrapy spider over the bench hosts: the peer of `bench.crawl`. Follows list pages and fetches every article.

python -m bench.bare_spider CONNECTIONS_TO_A_HOST CONNECTIONS START_URL...
"""

import sys
from collections.abc import Iterator

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import TextResponse


class BareSpider(scrapy.Spider):
    """Fetches what it finds and keeps nothing."""

    name = "bare"

    def __init__(self, starts: list[str]) -> None:
        super().__init__()
        self.start_urls = starts

    def parse(self, response: TextResponse) -> Iterator[scrapy.Request]:
        """Follow every link of the pages of the list."""
        yield from response.follow_all(xpath="//a[not(contains(@href, ':'))]")
        for number in response.xpath("//script/text()").re(r"createPageHTML\((\d+)"):
            yield from (response.follow(f"index_{page}.html") for page in range(1, int(number)))


def main(to_a_host: str, connections: str, *starts: str) -> None:
    """Crawl from the start addresses."""
    process = CrawlerProcess(
        {
            "LOG_LEVEL": "ERROR",
            "ROBOTSTXT_OBEY": True,
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS": int(connections),
            "CONCURRENT_REQUESTS_PER_DOMAIN": int(to_a_host),
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(BareSpider, starts=list(starts))
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
