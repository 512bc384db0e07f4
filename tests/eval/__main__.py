"""`make eval`: the accuracy table, and whether the floors hold."""

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.eval.failures import write_failures
from tests.eval.floors import broken, floors_of, raised, read_floors, write_floors
from tests.eval.page import print_sheets, write_page
from tests.eval.recorded import RecordedCount, measure_recorded
from tests.eval.run import DEFAULT_REPORTS, Count, batches, in_workers, measure
from tests.eval.sheets import sheets


def main() -> int:
    """Exit status 0, or 1 where a floor does not hold."""
    options = _options()
    if options.failures:
        print(f"{write_failures(options.failures, options.reports)} failures in {options.failures}")
        return 0
    counts: list[Count] = []
    for batch in in_workers(measure, batches(options.reports)):
        counts.extend(batch)
    recorded = list(measure_recorded())
    drawn = sheets(counts, recorded)
    print_sheets(drawn)
    if options.csv:
        _write_csv(options.csv, counts)
    if options.write:
        documents = sum(count.tally.documents for count in (*counts, *recorded))
        write_page(drawn, options.reports, documents)
    return _check_floors(options, counts, recorded)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("--reports", type=int, default=DEFAULT_REPORTS, help="random reports for each layout × damage")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--raise-floors", action="store_true", help="raise the floors to where the parser stands now")
    parser.add_argument("--csv", type=Path, help="write the counts of every layout × form × damage here")
    parser.add_argument("--failures", type=Path, help="only write the failing documents into this folder")
    return parser.parse_args()


def _write_csv(path: Path, counts: Sequence[Count]) -> None:
    rows = [{**asdict(count), **asdict(count.tally)} for count in counts]
    names = [name for name in rows[0] if name != "tally"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def _check_floors(options: argparse.Namespace, counts: Sequence[Count], recorded: Sequence[RecordedCount]) -> int:
    now = floors_of(counts, recorded)
    reports, floors = read_floors()
    if options.reports != reports:
        print(f"\nfloors not compared: they were taken with --reports {reports}", file=sys.stderr)
        return 0
    if options.raise_floors:
        write_floors(reports, raised(floors, now))
        print("\nfloors raised", file=sys.stderr)
    fallen = broken(read_floors()[1], now)
    for each in fallen:
        print(f"below the floor: {each}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
