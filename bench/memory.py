"""Memory of a crawl that knows few addresses and one that knows many: it must not grow with them.

python -m bench.memory
"""

import os
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.crawl import crawl
from crawler.ledger.database import Database
from tests.portals.bench_host import HOST, ID
from tests.portals.sample_portals import sample_portals

ARTICLES = 200
KNOWN = (10_000, 200_000)

_KNOWN = """
INSERT INTO tasks (portal, url, host, kind, state, depth, rank, title, report, due_at, capture_id)
VALUES (?, ?, ?, 'article', 'done', 2, 3, ?, 1, ?, 'known')
"""


def main() -> None:
    """Prints the largest resident set of each crawl, and what an address costs."""
    peaks = []
    with tempfile.TemporaryDirectory() as scratch, sample_portals(Path(scratch), bench=ARTICLES) as portals:
        environment = os.environ | portals.environment
        for known in KNOWN:
            store = Path(scratch) / f"store-{known}"
            store.mkdir()
            _know(store / "ledger.sqlite", known)
            command = [sys.executable, "-m", "bench.memory", str(portals.portals_dir), str(store)]
            ran = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
            peaks.append(int(ran.stdout))
            print(f"crawl of {ARTICLES} articles with {known} known addresses: {peaks[-1] / 1024:.0f} MB at most")
    grown = (peaks[1] - peaks[0]) * 1024 / (KNOWN[1] - KNOWN[0])
    print(f"an address more costs {grown:.1f} bytes (aim: flat)")


def _know(ledger: Path, addresses: int) -> None:
    """A ledger that knows so many articles, none of which is due."""
    database = Database(ledger)
    later = (datetime.now(UTC) + timedelta(days=30)).isoformat(timespec="seconds")
    with database.transaction() as connection:
        connection.executemany(
            _KNOWN,
            ((ID, f"http://{HOST}/old/{n}.html", HOST, f"泉州市第{n}局2020年报告", later) for n in range(addresses)),
        )
    database.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        folder, store = sys.argv[1:]
        crawl(folder, store, "8", ID)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    else:
        main()
