"""The sample portals in a process of their own, for tests, benchmarks and the demo."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.portals.request_log import Logged, read_log
from tests.portals.truth import Truth, read_truth
from tests.portals.world import LOG_FILE, PORTALS_FOLDER, TRUTH_FILE

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class SamplePortals:
    """The running server: set `http_proxy` to `proxy_url` and crawl `portals_dir`."""

    proxy_url: str
    folder: Path
    truth: Truth

    @property
    def portals_dir(self) -> Path:
        return self.folder / PORTALS_FOLDER

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
