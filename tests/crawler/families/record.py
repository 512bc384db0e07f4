"""Make a case of a family from a capture of a store.

python -m tests.crawler.families.record STORE CAPTURE NAME [--family FAMILY]

CAPTURE is the id of a capture, or an address: then its newest capture with content is taken.
The page and what is read from it now are written to `cases/`; the listing is then read, and put right, by a person.
"""

import argparse
import sys
from pathlib import Path

from crawler.archive.capture import Capture
from crawler.archive.reader import read_capture
from crawler.families.choose import FAMILIES
from crawler.families.family import Fetch, Page
from crawler.ledger.ledger import Ledger
from crawler.ledger.task import from_label
from crawler.spiders.text import decode
from tests.crawler.families.case import CASES, write_case


class NoSuchPageError(Exception):
    """What was asked for is no page of the store; one line saying why."""


def captured_page(store: Path, capture: str) -> Page:
    """The page of a capture, by its id or address, as the families read it. Raises NoSuchPageError."""
    ledger_file = store / "ledger.sqlite"
    if not ledger_file.is_file():
        raise NoSuchPageError(f"{store}: no store (it has no ledger.sqlite); give the folder that was crawled into")
    with Ledger(ledger_file) as ledger:
        found = _newest(ledger, capture) if "://" in capture else ledger.capture(capture)
        place = ledger.place(found.capture_id) if found else None
        if found is None or place is None:
            raise NoSuchPageError(f"{capture}: no capture of {store} has this id or address")
        stored = read_capture(store / "archive", place.file, place.offset, ledger.place)
    text = decode(stored.content, stored.media_type, stored.charset)
    if not text:
        raise NoSuchPageError(f"{capture}: {found.url} brought no text (status {found.status})")
    url, form = from_label(found.url)
    return Page(found.final_url, text, Fetch(url, form))


def _newest(ledger: Ledger, address: str) -> Capture | None:
    """The newest capture of an address that has content; of a POST with its fields after a `#`."""
    captures = (row.capture for row in ledger.captures())
    return max(
        (capture for capture in captures if capture.url == address and capture.sha256),
        key=lambda capture: capture.fetched_at,
        default=None,
    )


def main(arguments: list[str], folder: Path = CASES) -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.crawler.families.record", description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("capture", help="the id of a capture, or an address")
    parser.add_argument("name", help="of the case: the family and what is particular, such as trs-zero-based")
    parser.add_argument("--family", default="auto", choices=("auto", *FAMILIES), help="as in the portal file")
    options = parser.parse_args(arguments)
    try:
        page = captured_page(options.store, options.capture)
        file = write_case(options.name, page, options.family, folder)
    except NoSuchPageError as error:
        print(error, file=sys.stderr)
        return 2
    except FileExistsError as error:
        print(f"{error.filename}: there is a case of this name; take another", file=sys.stderr)
        return 2
    print(f"{file.with_suffix('.json')}: read it against the page before it is committed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
