"""Make a case of a family from a capture of a store.

python -m tests.crawler.families.record STORE CAPTURE_ID NAME [--family FAMILY]

The page and what is read from it now are written to `cases/`; the listing is then read, and put right, by a person.
"""

import argparse
import sys
from pathlib import Path

from crawler.archive.reader import read_capture
from crawler.families.choose import FAMILIES
from crawler.families.family import Fetch, Page
from crawler.ledger.ledger import Ledger
from crawler.ledger.task import from_label
from crawler.spiders.text import decode
from tests.crawler.families.case import CASES, write_case


class NoSuchPageError(Exception):
    """What was asked for is no page of the store; one line saying why."""


def captured_page(store: Path, capture_id: str) -> Page:
    """The page of a capture as the families read it. Raises NoSuchPageError."""
    ledger_file = store / "ledger.sqlite"
    if not ledger_file.is_file():
        raise NoSuchPageError(f"{store}: no store (it has no ledger.sqlite); give the folder that was crawled into")
    with Ledger(ledger_file) as ledger:
        capture, place = ledger.capture(capture_id), ledger.place(capture_id)
        if capture is None or place is None:
            raise NoSuchPageError(f"{capture_id}: no capture of {store}; `nianbao get` takes the same ids")
        stored = read_capture(store / "archive", place.file, place.offset, ledger.place)
    text = decode(stored.content, stored.media_type, stored.charset)
    if not text:
        raise NoSuchPageError(f"{capture_id}: {capture.url} brought no text (status {capture.status})")
    url, form = from_label(capture.url)
    return Page(capture.final_url, text, Fetch(url, form))


def main(arguments: list[str], folder: Path = CASES) -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.crawler.families.record", description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("capture_id")
    parser.add_argument("name", help="of the case: the family and what is particular, such as trs-zero-based")
    parser.add_argument("--family", default="auto", choices=("auto", *FAMILIES), help="as in the portal file")
    options = parser.parse_args(arguments)
    try:
        page = captured_page(options.store, options.capture_id)
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
