"""Serves the sample portals: `python -m tests.portals --port 0 --folder DIR [--bench N] [--many N]`.

Writes the portal files, `truth.json`, `requests.jsonl` and the certificates of the hosts that speak https into DIR.
Prints one JSON line when it is ready, with the proxy's address (for http_proxy and https_proxy) and the certificates'
file (for SSL_CERT_FILE), and stops on SIGTERM or SIGINT.
"""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from tests.portals.proxy import LOOPBACK, SampleProxy, listen, serve
from tests.portals.request_log import RequestLog
from tests.portals.tls import TRUSTED_FILE
from tests.portals.world import LOG_FILE, TLS_FOLDER, describe, sample_world, secure, sites_of


def main() -> int:
    options = _options()
    folder: Path = options.folder
    try:
        listener = listen(options.port)
    except (OSError, OverflowError) as error:
        print(f"port {options.port}: cannot listen on it ({error}); choose another, or 0 for any", file=sys.stderr)
        return 1
    portals = sample_world(options.bench, options.many)
    sites = sites_of(portals)
    try:
        describe(portals, folder)
        contexts = secure(sites, folder)
        log = RequestLog(folder / LOG_FILE)
    except OSError as error:
        print(f"{folder}: cannot write there ({error}); choose another --folder", file=sys.stderr)
        return 1
    with log:
        proxy = SampleProxy(sites, log, contexts)
        ready = {
            "proxy": f"http://{LOOPBACK}:{listener.getsockname()[1]}",
            "folder": str(folder),
            "certificates": str(folder / TLS_FOLDER / TRUSTED_FILE),
        }
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
