"""Pages a second of a whole crawl (archive, ledger, robots.txt) next to a bare Scrapy spider on the same pages.

python -m bench.crawl
"""

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from crawler.crawl import run_crawl
from crawler.options import CrawlOptions
from crawler.portals.registry import load
from crawler.progress import unwatched
from crawler.spiders.pump import HOSTS_AT_ONCE
from tests.portals.bench_host import ID
from tests.portals.sample_portals import SamplePortals, sample_portals

ARTICLES = 500
HOSTS = 200
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Race:
    """What both crawl: the portals whose ids begin so, with so many connections to a host and in all."""

    what: str
    portals: str
    to_a_host: int
    connections: int


RACES = (
    Race(f"one host, {ARTICLES} articles", ID, 8, 16),
    Race(f"{HOSTS} hosts", f"{ID}-", 1, HOSTS_AT_ONCE),
)


def main() -> None:
    """Prints the ratios; each round runs both, in processes of their own."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        sample_portals(Path(scratch), bench=ARTICLES, many=HOSTS) as portals,
    ):
        for race in RACES:
            rates = [_round(race, portals, Path(scratch) / f"{race.portals}{n}") for n in range(ROUNDS)]
            ratio = statistics.median(ours / peer for ours, peer in rates)
            told = ", ".join(f"{ours:.0f}/{peer:.0f}" for ours, peer in rates)
            print(
                f"crawl of {race.what}, archive on, delay 0: ratio {ratio:.2f} (aim >= 0.7; pages/s ours/peer: {told})"
            )


def _round(race: Race, portals: SamplePortals, store: Path) -> tuple[float, float]:
    chosen = [one for one in portals.truth.portals if one.portal == race.portals or _is_one_of(one.portal, race)]
    pages = sum(len(one.reports) for one in chosen)
    ids = [one.portal for one in chosen]
    ours = _rate(portals, pages, ["bench.crawl", str(portals.portals_dir), str(store), str(race.to_a_host), *ids])
    starts = [one.home for one in chosen]
    peer = _rate(portals, pages, ["bench.bare_spider", str(race.to_a_host), str(race.connections), *starts])
    return ours, peer


def _is_one_of(portal: str, race: Race) -> bool:
    return race.portals.endswith("-") and portal.startswith(race.portals)


def _rate(portals: SamplePortals, pages: int, command: list[str]) -> float:
    """Requests a second between the first and the last that the server saw of a crawl."""
    before = len(portals.requests())
    environment = os.environ | portals.environment
    subprocess.run([sys.executable, "-m", *command], env=environment, check=True)
    seen = portals.requests()[before:]
    if len(seen) < pages:
        raise SystemExit(f"{command[0]} asked for {len(seen)} pages only; there are more than {pages}")
    return (len(seen) - 1) / (seen[-1].time - seen[0].time)


def crawl(portals: str, store: str, concurrency: str, *ids: str) -> None:
    """One crawl of ours."""
    folder = Path(store)
    folder.mkdir(exist_ok=True)
    options = CrawlOptions(delay=0, concurrency=int(concurrency))
    run_crawl(
        [portal for portal in load(Path(portals)) if portal.id in ids],
        options,
        archive=folder / "archive",
        ledger=folder / "ledger.sqlite",
        run_id="bench",
        progress=unwatched,
    )


if __name__ == "__main__":
    crawl(*sys.argv[1:]) if len(sys.argv) > 1 else main()
