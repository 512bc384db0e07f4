"""Adding portals to a registry: each is checked with all that are there, and only what is right is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from crawler.portals.check import check
from crawler.portals.naming import file_of
from crawler.portals.portal import Portal
from crawler.portals.registry import PortalFile

_ALWAYS = {"id", "name", "region", "level", "home", "family", "verified"}


@dataclass(frozen=True, slots=True)
class Added:
    """The files written, and a line for each portal that was not, saying why."""

    files: tuple[Path, ...]
    refused: tuple[str, ...]


def add(portals: Sequence[PortalFile], known: Sequence[PortalFile], registry: Path) -> Added:
    """Write portals into the folder of a registry; `known` is what it holds.

    A portal whose id or home is taken, or that `check` finds an error in, is left out and said; warnings do not stop
    it. Raises OSError where a file cannot be written.
    """
    entries = list(known)
    written: list[Path] = []
    refused: list[str] = []
    for given in portals:
        place = f"{given.path}:{given.lines.get('home', 1)}"
        entry = replace(given, path=file_of(given.portal, registry))
        if problem := _problem(entry, entries):
            refused.append(f"{place}: {given.portal.id}: {problem}")
            continue
        entry.path.parent.mkdir(parents=True, exist_ok=True)
        entry.path.write_text(as_yaml(entry.portal), encoding="utf-8")
        entries.append(entry)
        written.append(entry.path)
    return Added(tuple(written), tuple(refused))


def as_yaml(portal: Portal) -> str:
    """A portal as a file: what every file states, and what is not as usual."""
    facts = portal.model_dump(mode="json", exclude_defaults=True)
    stated = portal.model_dump(mode="json", include=_ALWAYS)
    keys = [name for name in Portal.model_fields if name in facts or name in stated]
    ordered = {name: facts.get(name, stated.get(name)) for name in keys}
    return yaml.dump(ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000)


class _Dumper(yaml.SafeDumper):
    """Writes as people do: lists indented, strings of digits in double quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if text.isdigit() else None)


_Dumper.add_representer(str, _text)


def _problem(entry: PortalFile, entries: Sequence[PortalFile]) -> str | None:
    """Why a portal cannot join those that are there."""
    taken = next((other for other in entries if other.portal.id == entry.portal.id), None)
    if taken is not None:
        return f"the id is taken by {taken.path}; give another one"
    if entry.path.exists():
        return f"{entry.path} is there already; give another id"
    near = [other for other in entries if other.portal.domain == entry.portal.domain]
    errors = (found for found in check([*near, entry]) if found.file == entry.path and found.severity == "error")
    return next((f"{found.key}: {found.what}" for found in errors), None)
