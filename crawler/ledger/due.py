"""The due policy: what a verdict does to its task, and when the task is due again.

| kind of task           | after a good fetch | after 404 or 410 | blocked or failed                        |
|------------------------|--------------------|------------------|------------------------------------------|
| home, column, list     | 20 hours           | 20 hours         | 20 hours, then 44, 92, … up to 14 nights |
| article and its parts  | 30 days            | 30 days          | the same                                 |
| sitemap                | 30 days            | 30 days          | 30 days: it only helps, and is no gap    |

A refusal or failure is tried `TRIES` times in a run, after the other tasks of its host, and a page of a list that
nothing names once; then it is given up for the night. What is denied (robots.txt, "no such page", too large) is given
up at once. A choice that shows no report is an answer, as 404 is; so is "no such page" where nothing named the page.

20 hours and not 24: a nightly run that starts a little earlier than the last one still asks.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.blocks.kinds import BLOCKS, EMPTY_CHOICE
from crawler.ledger.task import DISCOVERY, Kind, State, Task
from crawler.ledger.trail import Hop, Trail, leads_round
from crawler.ledger.verdict import Verdict

NIGHT = timedelta(hours=20)
DAY = timedelta(days=1)
RELOOK = timedelta(days=30)
MOST_NIGHTS = 14
TRIES = 3
MAX_HOPS = 8


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a task. `hop_url` is where to ask next where a redirect is followed, `trail` what led there."""

    state: State
    due_at: datetime
    reason: str | None = None
    tries: int = 0
    nights: int = 0
    hop_url: str | None = None
    trail: Trail = ()


def settle(task: Task, verdict: Verdict, now: datetime) -> Settlement:
    """The settlement of a verdict. `verdict.location` is the checked, absolute target where it is a redirect."""
    meaning, reason, nights = verdict.meaning, verdict.reason, task.nights
    trail = (*task.trail, Hop(task.address, verdict.sets_cookie))
    if _leads_on(verdict, trail):
        return Settlement("pending", now, tries=task.tries, nights=nights, hop_url=verdict.location, trail=trail)
    if task.kind == "sitemap" and meaning not in ("content", "unchanged"):
        return Settlement("done", again(task.kind, now), f"sitemap_{reason or meaning}")
    if meaning in ("refused", "failed") and task.tries + 1 < TRIES and not task.unnamed:
        # from the listed address again: a redirect may have led to a door that was open only for a while
        return Settlement("pending", now, reason, tries=task.tries + 1, nights=nights)
    is_none = reason == EMPTY_CHOICE or (task.unnamed and reason == "soft_404")
    if meaning in ("content", "unchanged", "gone") or is_none:
        return Settlement("fetched" if meaning == "content" else "done", again(task.kind, now), reason)
    if meaning == "redirect":
        return given_up(nights, "failed", "redirect_loop", now)
    return given_up(nights, "failed" if meaning == "failed" and reason not in BLOCKS else "blocked", reason, now)


def _leads_on(verdict: Verdict, trail: Trail) -> bool:
    """Whether there is another address to ask: a redirect's, not in a circle, or that of http for a failing https."""
    if verdict.location is None or len(trail) > MAX_HOPS:
        return False
    return verdict.meaning == "failed" or (verdict.meaning == "redirect" and not leads_round(trail, verdict.location))


def given_up(nights: int, state: State, reason: str | None, now: datetime) -> Settlement:
    """A settlement until another night; `nights` is how often in a row there was one before."""
    return Settlement(state, now + pause(nights + 1), reason, nights=nights + 1)


def again(kind: Kind, now: datetime) -> datetime:
    """When a task is due again after a good fetch."""
    return now + (NIGHT if kind in DISCOVERY else RELOOK)


def pause(nights: int) -> timedelta:
    """How long a task given up `nights` times in a row is left alone."""
    return NIGHT + DAY * (min(1 << (nights - 1), MOST_NIGHTS) - 1)
