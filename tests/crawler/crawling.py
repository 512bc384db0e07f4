"""A crawl in a process of its own, as Twisted's reactor starts only once, and its summary back.

python -m tests.crawler.crawling JOB_FILE
"""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Crawled:
    """How a crawl ended: its exit status, what it printed on standard error, and the summary if it came to one."""

    status: int
    errors: str
    summary: dict[str, Any] = field(default_factory=dict)

    def portal(self, portal_id: str) -> dict[str, Any]:
        return next(one for one in self.summary["portals"] if one["portal"] == portal_id)


def portal(home: str, portal_id: str = "city", **values: Any) -> dict[str, Any]:
    """What a portal file says."""
    known = {"id": portal_id, "name": portal_id, "region": "411200", "level": "city", "home": home, "sample": True}
    return known | values


def start(
    store: Path,
    portals: list[dict[str, Any]] | Path,
    proxy: str | None,
    *,
    names: Mapping[str, str] | None = None,
    trusted: Path | None = None,
    **options: Any,
) -> subprocess.Popen[str]:
    """Start a crawl into a store, of portals as their files say or of a folder of such files.

    `names` are host names to be resolved to addresses given here (an empty one: there is no such name), `trusted` is
    a file of certificates; with it https goes through the proxy too.

    Beside the options of a crawl there are `file_limit`, the size at which the disk is full, and `poison`, the
    address of a page that our own code fails on.
    """
    store.mkdir(exist_ok=True)
    job = store / "job.json"
    defaults = {"delay": 0, "backoff": 0.05, "timeout": 10}
    chosen = str(portals) if isinstance(portals, Path) else portals
    job.write_text(json.dumps({"portals": chosen, "options": defaults | options, "names": dict(names or {})}))
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    if proxy:
        environment["http_proxy"] = proxy
    if trusted:
        environment |= {"https_proxy": proxy or "", "SSL_CERT_FILE": str(trusted)}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.crawler.crawling", str(job)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str], *, within: float = 60) -> Crawled:
    """Wait for a crawl to end, so many seconds at most."""
    output, errors = process.communicate(timeout=within)
    return Crawled(process.returncode, errors, json.loads(output) if output else {})


def crawl(store: Path, portals: list[dict[str, Any]], proxy: str | None, **options: Any) -> Crawled:
    """A whole crawl, which must come to a summary."""
    crawled = finish(start(store, portals, proxy, **options))
    assert crawled.status == 0, crawled.errors
    return crawled


def main(job_file: str) -> None:
    """The crawl, in its own process."""
    job = json.loads(Path(job_file).read_text())
    if job["names"]:
        _resolve(job["names"])  # before Twisted takes the function to itself

    from crawler.crawl import run_crawl
    from crawler.options import CrawlOptions
    from crawler.portals.portal import Portal
    from crawler.portals.registry import load

    options = job["options"]
    if limit := options.pop("file_limit", None):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if poison := options.pop("poison", None):
        _poison(poison)
    if "now" in options:
        options["now"] = datetime.fromisoformat(options["now"])
    if "years" in options:
        options["years"] = tuple(options["years"])
    store, chosen = Path(job_file).parent, job["portals"]
    summary = run_crawl(
        load(Path(chosen)) if isinstance(chosen, str) else [Portal.model_validate(one) for one in chosen],
        CrawlOptions(**options),
        archive=store / "archive",
        ledger=store / "ledger.sqlite",
        run_id=f"run-{os.getpid()}",
    )
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    print(json.dumps(asdict(summary) | {"is_complete": summary.complete, "peak_bytes": _peak_bytes()}))


def _peak_bytes() -> int:
    """The largest resident set of this program (`ru_maxrss` may be that of the one which started it)."""
    status = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def _resolve(names: Mapping[str, str]) -> None:
    lookup = socket.getaddrinfo

    def resolve(host: Any, *arguments: Any, **named: Any) -> Any:
        address = names.get(host, host)
        if not address:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return lookup(address, *arguments, **named)

    socket.getaddrinfo = resolve


def _poison(url: str) -> None:
    """Make our own code fail on a page."""
    from crawler.spiders import reader

    read_page = reader.read_page

    def fail(task: Any, *arguments: Any) -> Any:
        if task.url == url:
            raise RuntimeError("poison")
        return read_page(task, *arguments)

    vars(reader)["read_page"] = fail


if __name__ == "__main__":
    main(sys.argv[1])
