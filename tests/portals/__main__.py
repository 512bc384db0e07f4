"""Serves the sample portals: `python -m tests.portals --port 0 --folder DIR [--bench N] [--many N]`.

Writes the portal files, `truth.json` and `requests.jsonl` into DIR, prints one JSON line with the proxy's address
when it is ready, and stops on SIGTERM or SIGINT.
"""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from tests.portals.proxy import LOOPBACK, SampleProxy, listen, serve
from tests.portals.request_log import RequestLog
from tests.portals.world import LOG_FILE, describe, sample_world, sites_of


def main() -> int:
    options = _options()
    folder: Path = options.folder
    try:
        listener = listen(options.port)
    except (OSError, OverflowError) as error:
        print(f"port {options.port}: cannot listen on it ({error}); choose another, or 0 for any", file=sys.stderr)
        return 1
    portals = sample_world(options.bench, options.many)
    try:
        describe(portals, folder)
        log = RequestLog(folder / LOG_FILE)
    except OSError as error:
        print(f"{folder}: cannot write there ({error}); choose another --folder", file=sys.stderr)
        return 1
    with log:
        proxy = SampleProxy(sites_of(portals), log)
        ready = {"proxy": f"http://{LOOPBACK}:{listener.getsockname()[1]}", "folder": str(folder)}
        print(json.dumps(ready), flush=True)
        asyncio.run(serve(proxy, listener))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.portals", description="Serve the sample portals.")
    parser.add_argument("--port", type=int, default=0, help="port on the loopback address (0: any free one)")
    parser.add_argument("--folder", type=Path, required=True, help="where portal files, truth and log go")
    parser.add_argument("--bench", type=int, default=0, help="add a host with so many articles")
    parser.add_argument("--many", type=int, default=0, help="add so many hosts with a few articles each")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
