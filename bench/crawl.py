"""Pages a second of a whole crawl (archive, ledger, robots.txt) next to a bare Scrapy spider on the same pages.

python -m bench.crawl
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from crawler.crawl import run_crawl
from crawler.options import CrawlOptions
from crawler.portals.registry import load
from crawler.progress import unwatched
from tests.portals.bench_host import HOST, ID
from tests.portals.sample_portals import SamplePortals, sample_portals

ARTICLES = 500
CONCURRENCY = 8
ROUNDS = 3


def main() -> None:
    """Prints the ratio; each round runs both, in processes of their own."""
    with tempfile.TemporaryDirectory() as scratch, sample_portals(Path(scratch), bench=ARTICLES) as portals:
        rates = []
        for number in range(ROUNDS):
            ours = _rate(portals, ["bench.crawl", str(portals.portals_dir / f"{ID}.yml"), f"{scratch}/store-{number}"])
            peer = _rate(portals, ["bench.bare_spider", f"http://{HOST}/", str(CONCURRENCY)])
            rates.append((ours, peer))
            print(
                f"round {number + 1}: ours {ours:.0f} pages/s, bare Scrapy {peer:.0f} pages/s, ratio {ours / peer:.2f}"
            )
        ratio = statistics.median(ours / peer for ours, peer in rates)
        print(f"crawl of {ARTICLES} articles, archive on, delay 0: ratio {ratio:.2f} (aim >= 0.7)")


def _rate(portals: SamplePortals, command: list[str]) -> float:
    """Requests a second between the first and the last that the server saw of a crawl."""
    before = len(portals.requests())
    environment = os.environ | {"http_proxy": portals.proxy_url, "no_proxy": ""}
    subprocess.run([sys.executable, "-m", *command], env=environment, check=True)
    seen = portals.requests()[before:]
    if len(seen) < ARTICLES:
        raise SystemExit(f"{command[0]} asked for {len(seen)} pages only; there are more than {ARTICLES}")
    return (len(seen) - 1) / (seen[-1].time - seen[0].time)


def crawl(portal_file: str, store: str) -> None:
    """One crawl of ours."""
    folder = Path(store)
    folder.mkdir()
    options = CrawlOptions(delay=0, concurrency=CONCURRENCY)
    run_crawl(
        load(Path(portal_file)),
        options,
        archive=folder / "archive",
        ledger=folder / "ledger.sqlite",
        run_id="bench",
        progress=unwatched,
    )


if __name__ == "__main__":
    crawl(*sys.argv[1:]) if len(sys.argv) > 1 else main()
