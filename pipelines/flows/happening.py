"""What happened to reports: the rows of the table `report_events` that a run adds besides `seen`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from corpus.tables.schemas import SCHEMAS
from crawler.ledger.ledger import Ledger
from crawler.ledger.presence import Presence
from pipelines.flows.addresses import reports_at
from pipelines.flows.run import Run

Event = Literal["missing", "gone", "back"]


class Happened(NamedTuple):
    """An event, and the capture that shows it where there is one."""

    event: Event
    capture_id: str | None


def note_events(run: Run, ledger: Ledger, portals: Iterable[str]) -> Counter[str]:
    """Add a row for each report of the portals that is no longer where it was, or is there again; how many of each.

    An event is written once, when the standing of the report changes. Memory grows with the addresses of reports.
    """
    noticed = datetime.now(UTC)
    last, known = _last_events(run), reports_at(run)
    counts: Counter[str] = Counter()
    for portal in portals:
        found: dict[str, list[Presence]] = defaultdict(list)
        for presence in ledger.presences.of(portal):
            for report_id in known.get((portal, presence.url), ()):
                found[report_id].append(presence)
        _leave_what_shows_something_else(run, found, last)
        events = {report_id: what_happened(last[report_id], presences) for report_id, presences in found.items()}
        rows = [
            {"report_id": report_id, **happened._asdict(), "at": noticed, "run_id": run.run_id}
            for report_id, happened in sorted(events.items())
            if happened
        ]
        if rows:
            run.rows.append("report_events", pa.Table.from_pylist(rows, schema=SCHEMAS["report_events"]))
        counts.update(happened.event for happened in events.values() if happened)
        missing = [report_id for report_id, happened in events.items() if happened and happened.event == "missing"]
        urls = (one.url for report_id in missing for one in found[report_id])
        ledger.frontier.ask_again(portal, urls, noticed)  # are they gone too?
    return counts


def what_happened(last: str, presences: Sequence[Presence]) -> Happened | None:
    """What the addresses of a report tell beyond its last event; None for nothing new, and where that is not known.

    `gone`: none of them gives it any more; `missing`: lists named each of them, and none does; `back`: one gives it
    again after it was gone, or is named again after it was missing.
    """
    if all(one.answers is False for one in presences):
        return None if last == "gone" else Happened("gone", presences[-1].answer)
    there = next((one for one in presences if one.answers), None)
    if last == "gone" and there is None:
        return None
    if all(one.named is False for one in presences):
        return None if last == "missing" else Happened("missing", presences[-1].list_answer)
    if last == "gone" and there is not None:
        return Happened("back", there.answer)
    named = next((one for one in presences if one.named), None)
    return Happened("back", named.list_answer) if last == "missing" and named is not None else None


def _leave_what_shows_something_else(run: Run, found: dict[str, list[Presence]], last: Mapping[str, str]) -> None:
    """Of reports that were gone: an address that answers with another document than the report says nothing of it."""
    gone = {report_id for report_id in found if last[report_id] == "gone"}
    if not gone:
        return
    documents = run.read("documents", ["capture_id", "report_id"])
    shown = documents.filter(pc.is_in(documents["report_id"], value_set=pa.array(sorted(gone))))
    shows = set(zip(shown["capture_id"].to_pylist(), shown["report_id"].to_pylist(), strict=True))
    for report_id in gone:
        found[report_id] = [
            replace(one, answers=None) if one.answers and (one.content, report_id) not in shows else one
            for one in found[report_id]
        ]


def _last_events(run: Run) -> dict[str, str]:
    """Of each report what was noticed last."""
    rows = run.read("report_events", ["report_id", "event", "at"]).sort_by("at")
    return dict(zip(rows["report_id"].to_pylist(), rows["event"].to_pylist(), strict=True))
