"""How fast each host is asked: the delay floor, Crawl-delay, Retry-After, and back-off. No Scrapy in here."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from crawler.blocks.kinds import BLOCKS
from crawler.ledger.due import TRIES
from crawler.ledger.verdict import Verdict

# A host that asks for longer pauses is left for another night.
LONGEST_PAUSE = 300.0

Left = Literal["blocked", "failed"]


@dataclass(slots=True)
class _Host:
    delay: float = 0.0
    crawl_delay: float = 0.0
    free_at: float = 0.0
    refusals: int = 0


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A host is not asked again in this run; what waits there becomes `state` with `reason` for `wait` seconds."""

    state: Left
    reason: str
    wait: float = 0.0


class Pace:
    """The pace of every host, in the seconds of `clock`.

    A floor between request starts: the next request starts no sooner than the delay after the end of the last
    response, so that neither slow servers nor a busy crawler bring two requests closer together. `jitter` lengthens
    the delay at random by up to that part of it, never shortens it.
    """

    def __init__(self, backoff: float, clock: Callable[[], float], *, jitter: float = 0.0) -> None:
        self._backoff = backoff
        self._clock = clock
        self._jitter = jitter
        self._hosts: dict[str, _Host] = {}

    def delay(self, host: str, floor: float) -> float:
        """Seconds between requests to a host: the largest floor given for it so far, or its Crawl-delay."""
        known = self._host(host)
        known.delay = max(known.delay, floor)
        return max(known.delay, known.crawl_delay)

    def free_at(self, host: str) -> float:
        """When the host may be asked next."""
        return self._host(host).free_at

    def obey(self, host: str, crawl_delay: float) -> bool:
        """Take the Crawl-delay of a robots.txt; False where it is longer than the crawl is ready to wait."""
        self._host(host).crawl_delay = crawl_delay
        return crawl_delay <= LONGEST_PAUSE

    def answered(self, host: str, verdict: Verdict) -> LeftAlone | None:
        """Take what came of a request: after a refusal or failure the host rests, after too many it is left alone."""
        known = self._host(host)
        rest = max(known.delay, known.crawl_delay)
        rest += rest * self._jitter * random.random()  # noqa: S311 (no secret)
        if verdict.meaning not in ("refused", "failed") or verdict.location:
            known.free_at = self._clock() + rest
            known.refusals = 0 if verdict.meaning != "denied" else known.refusals
            return None
        known.refusals += 1
        asked = verdict.retry_after or 0.0
        rest = max(rest, asked, self._backoff * 2 ** (known.refusals - 1))
        known.free_at = self._clock() + min(rest, LONGEST_PAUSE)
        if known.refusals < TRIES and asked <= LONGEST_PAUSE:
            return None
        state: Left = "failed" if verdict.meaning == "failed" and verdict.reason not in BLOCKS else "blocked"
        return LeftAlone(state, verdict.reason or verdict.meaning, asked)

    def _host(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())
