"""What a crawl of the sample portals finds and what it costs: recall, precision, requests, politeness.

python -m bench.discovery

Counted against the truth of the sample portals and their log of requests, portal by portal and over all.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from corpus.store.store import Store
from crawler.ledger.ledger import Ledger
from tests.portals.request_log import Logged
from tests.portals.sample_portals import SamplePortals, sample_portals
from tests.portals.truth import PortalTruth

NIANBAO = Path(sys.executable).parent / "nianbao"
AIM = "aim: recall 100 %, precision >= 99 % before parsing and 100 % after, <= 1.5 x the requests of a perfect plan"


@dataclass(frozen=True, slots=True)
class Found:
    """One portal: reports there are, were captured, were captured and are none, stand in the corpus and are none there;
    requests made, and those that somebody would need who knew every address beforehand."""

    portal: str
    reports: int
    captured: int
    no_reports: int
    held: int
    held_wrongly: int
    requests: int
    perfect: int


def main() -> None:
    """Prints a line for each portal that can be read whole, and the sums over all."""
    with tempfile.TemporaryDirectory() as scratch, sample_portals(Path(scratch) / "portals") as portals:
        store = Path(scratch) / "store"
        environment = os.environ | portals.environment
        command = [NIANBAO, "nightly", "--store", store, "--portals", portals.portals_dir, "--delay", "0"]
        subprocess.run(command, env=environment, check=False, capture_output=True)
        log = [logged for logged in portals.requests() if logged.method != "CONNECT"]  # a connection, not a request
        found = [_found(one, store, log) for one in portals.truth.portals]
        _tell(found)
        _tell_politeness(portals, log)


def _found(truth: PortalTruth, store: Path, log: list[Logged]) -> Found:
    published = {report.url for report in truth.reports}
    with Ledger(store / "ledger.sqlite") as ledger:
        captured = {one.url for one in ledger.listed.reports(truth.portal) if one.captured}
    rows = Store.open(store).read("reports", columns=["url", "portal"]).to_pylist()
    held = {row["url"] for row in rows if row["portal"] == truth.portal}
    first = {report.url for report in truth.distinct_reports}
    return Found(
        portal=truth.portal,
        reports=len(published),
        captured=len(captured & published),
        no_reports=len(captured - published),
        held=len(held & first),
        held_wrongly=len(held - published),
        requests=sum(logged.host in truth.hosts for logged in log),
        perfect=_perfect(truth),
    )


def _perfect(truth: PortalTruth) -> int:
    """robots.txt of each host, the home page, every page of the lists, every report and the file it is in."""
    files = {report.attachment for report in truth.reports if report.attachment}
    pages = {truth.home, *truth.columns, *truth.list_pages, *(report.url for report in truth.reports), *files}
    return len(truth.hosts) + len(pages)


def _tell(found: list[Found]) -> None:
    for one in found:
        if one.reports:
            print(
                f"{one.portal}: {one.captured} of {one.reports} captured, {one.no_reports} others,"
                f" {one.held_wrongly} wrongly in the corpus; {one.requests} requests, {one.perfect} needed"
            )
    read = [one for one in found if one.reports]
    reports, captured = sum(one.reports for one in read), sum(one.captured for one in read)
    others, wrong = sum(one.no_reports for one in read), sum(one.held_wrongly for one in read)
    requests, perfect = sum(one.requests for one in read), sum(one.perfect for one in read)
    print(
        f"over all: recall {captured / reports:.2%} of {reports}, precision {captured / (captured + others):.2%} before"
        f" parsing, {1 - wrong / max(1, sum(one.held for one in read) + wrong):.2%} after;"
        f" {requests / captured:.2f} requests for a report, {requests / perfect:.2f} x a perfect plan ({AIM})"
    )


def _tell_politeness(portals: SamplePortals, log: list[Logged]) -> None:
    own = {host for portal in portals.truth.portals for host in portal.hosts}
    foreign = Counter(logged.host for logged in log if logged.host not in own)
    forbidden = [logged for logged in log if _is_forbidden(portals, logged)]
    early = sum(1 for host in own if not _asks_robots_first(host, log))
    print(
        f"politeness: {len(log)} requests, {foreign.total()} to hosts of no portal, {len(forbidden)} against"
        f" robots.txt, {early} hosts asked before their robots.txt (aim 0, 0, 0)"
    )


def _is_forbidden(portals: SamplePortals, logged: Logged) -> bool:
    denied = (lost for portal in portals.truth.portals for lost in portal.lost if lost.reason == "robots_denied")
    return any(logged.url == lost.url for lost in denied)


def _asks_robots_first(host: str, log: list[Logged]) -> bool:
    first = next((logged for logged in log if logged.host == host), None)
    return first is None or urlsplit(first.target).path == "/robots.txt"


if __name__ == "__main__":
    main()
