"""A table of portals (CSV), one on each line: for many at once."""

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

from crawler.portals.hosts import web_host
from crawler.portals.naming import identifier
from crawler.portals.registry import PortalFile, PortalFileError, as_portal

REQUIRED = ("home", "name", "region", "level")
OPTIONAL = ("id", "columns", "hosts", "family")
_SEVERAL = ("columns", "hosts")  # in one cell, with spaces between


def read_table(table: Path, allow_hosts: Collection[str] = ()) -> tuple[list[PortalFile], list[str]]:
    """The portals of a table, and one line for each row that is none: file, line, column and what is wrong.

    The first line names the columns: `home`, `name`, `region` and `level`, and if wanted `id` (else made from the
    host), `columns` and `hosts` (addresses or names with spaces between) and `family`. Raises PortalFileError where
    the file cannot be read or its first line names other columns.
    """
    portals: list[PortalFile] = []
    problems: list[str] = []
    for line, row in _rows(table):
        keys: dict[object, object] = {name: _value(name, value) for name, value in row.items() if value}
        host = web_host(row["home"])
        if "id" not in keys and host:
            keys["id"] = identifier(host)
        lines = dict.fromkeys((*REQUIRED, *OPTIONAL), line)
        try:
            portals.append(PortalFile(table, as_portal(keys, table, lines, allow_hosts), lines))
        except PortalFileError as error:
            problems += error.problems
    return portals, problems


def _rows(table: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, restval="")
            named = rows.fieldnames or []
            _check_columns(table, named)
            for row in rows:
                yield rows.line_num, {name: (row[name] or "").strip() for name in named}
    except OSError as error:
        raise PortalFileError([f"{table}: cannot be read: {error.strerror}; check the path"]) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise PortalFileError([f"{table}: not a CSV file in UTF-8 ({error}); save it as one"]) from error


def _check_columns(table: Path, named: Collection[str]) -> None:
    missing = [name for name in REQUIRED if name not in named]
    unknown = [name for name in named if name not in (*REQUIRED, *OPTIONAL)]
    if missing or unknown:
        what = f"lacks the column {missing[0]}" if missing else f"has an unknown column {unknown[0]!r}"
        raise PortalFileError([f"{table}:1: {what}; columns: {', '.join((*REQUIRED, *OPTIONAL))}"])


def _value(name: str, value: str) -> object:
    return value.split() if name in _SEVERAL else value
