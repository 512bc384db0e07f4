"""The sample portals in a process of their own, for tests, benchmarks and the demo."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.portals.request_log import Logged, read_log
from tests.portals.tls import TRUSTED_FILE
from tests.portals.truth import Truth, read_truth
from tests.portals.world import LOG_FILE, PORTALS_FOLDER, TLS_FOLDER, TRUTH_FILE

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class SamplePortals:
    """The running server: crawl `portals_dir` with the variables of `environment`."""

    proxy_url: str
    folder: Path
    truth: Truth

    @property
    def portals_dir(self) -> Path:
        return self.folder / PORTALS_FOLDER

    @property
    def trusted(self) -> Path:
        """The certificates of the hosts that speak https."""
        return self.folder / TLS_FOLDER / TRUSTED_FILE

    @property
    def environment(self) -> dict[str, str]:
        """The variables with which a crawl asks this server for every host, and believes the hosts that speak https."""
        proxies = {"http_proxy": self.proxy_url, "https_proxy": self.proxy_url, "no_proxy": ""}
        return proxies | {"SSL_CERT_FILE": str(self.trusted)}

    def requests(self) -> list[Logged]:
        """Everything asked so far."""
        return read_log(self.folder / LOG_FILE)


@contextmanager
def sample_portals(folder: Path, *, port: int = 0, bench: int = 0, many: int = 0) -> Iterator[SamplePortals]:
    """Start the server, wait until it is ready, and stop it at the end; raises RuntimeError if it cannot start."""
    folder = folder.resolve()
    command = [
        sys.executable,
        "-m",
        "tests.portals",
        "--port",
        str(port),
        "--folder",
        str(folder),
        "--bench",
        str(bench),
        "--many",
        str(many),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        try:
            ready = server.stdout.readline()
            if not ready:
                raise RuntimeError(f"the sample portals did not start: {server.stderr.read().strip()}")
            yield SamplePortals(json.loads(ready)["proxy"], folder, read_truth(folder / TRUTH_FILE))
        finally:
            server.terminate()
            try:
                server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
