"""`make demo`: the main job on the sample portals, in demo/store.

Starts the sample portals as a proxy on the loopback address, runs `nianbao nightly` on them, compares what the corpus
holds with what the portals publish, and freezes a release.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq

from corpus.store.store import Store
from tests.portals.sample_portals import sample_portals
from tests.portals.truth import Truth

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "demo"
STORE = DEMO / "store"
NIANBAO = Path(sys.executable).parent / "nianbao"
INCOMPLETE = 3


def main() -> int:
    """Exit status 0 if the corpus holds every report of the sample portals and nothing else."""
    with sample_portals(DEMO / "portals") as portals:
        print(f"sample portals: {portals.proxy_url} answers for their *.gov.cn names, nothing leaves this machine\n")
        environment = os.environ | portals.environment
        arguments = ("nightly", "--store", STORE, "--portals", portals.portals_dir, "--delay", "0")
        status = _nianbao(*arguments, environment=environment)
        if status != INCOMPLETE:
            print(f"demo: nightly ended with {status} instead of {INCOMPLETE}: some sample portals deny or block")
            return status or 1
        print(f"(exit status {INCOMPLETE}: some sample portals deny robots, block or break off, as they are made to)\n")
        release = _release()
        return _compare(portals.truth, release)


def _release() -> Path:
    """The release of the newest corpus version: `demo`, or `demo-v3` once the corpus has grown to version 3."""
    newest = Store.open(STORE).versions()[-1].number
    for name in ("demo", f"demo-v{newest}"):
        folder = STORE / "releases" / name
        if not folder.exists():
            _nianbao("release", name, "--store", STORE)
            return folder
        if json.loads((folder / "release.json").read_text())["corpus_version"] == newest:
            return folder
    return folder


def _nianbao(*arguments: str | Path, environment: dict[str, str] | None = None) -> int:
    shown = [str(word.relative_to(ROOT)) if isinstance(word, Path) else word for word in arguments]
    print("$ nianbao " + " ".join(shown), flush=True)
    return subprocess.run([NIANBAO, *arguments], env=environment, check=False, cwd=ROOT).returncode


def _compare(truth: Truth, release: Path) -> int:
    """Say whether the release holds the reports that the portals publish, each once, and nothing else."""
    published = {report.url for report in truth.reports if report.same_as is None}
    held = pq.read_table(release / "reports.parquet", columns=["url"])["url"].to_pylist()
    missing, foreign = sorted(published - set(held)), sorted(set(held) - published)
    twice = len(held) - len(set(held))
    print(f"\n{len(published)} reports can be read on the sample portals; the corpus holds {len(held)} of them")
    for what, urls in (("missing", missing), ("not a report of theirs", foreign)):
        for url in urls:
            print(f"  {what}: {url}")
    print(
        f"""
Load it:

    import pandas as pd
    cells = pd.read_parquet("{release.relative_to(ROOT)}/cells.parquet")
    cells.query("table == 't3_requests' and row == 'new_requests' and column == 'total'")
"""
    )
    return 1 if missing or foreign or twice else 0


if __name__ == "__main__":
    sys.exit(main())
