"""Compares what two functions cost, in one process and in turns, so that a busy machine slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """Median CPU milliseconds of ours and of the peer, the ratio of the two, and its spread over the rounds."""

    ours_ms: float
    peer_ms: float
    ratio: float
    low: float
    high: float

    def line(self, what: str, aim: str) -> str:
        """One line for the terminal."""
        return (
            f"{what}: ours {self.ours_ms:.1f} ms, peer {self.peer_ms:.1f} ms, "
            f"ratio {self.ratio:.2f} ({self.low:.2f} to {self.high:.2f}; aim {aim})"
        )


def compare(ours: Callable[[], object], peer: Callable[[], object], *, rounds: int = 40) -> Comparison:
    """Runs both in turns after a warm-up of five rounds; the spread is the 10th to 90th percentile of the ratio."""
    for _ in range(5):
        ours()
        peer()
    pairs = [(cpu_ms(ours), cpu_ms(peer)) for _ in range(rounds)]
    ratios = statistics.quantiles([mine / theirs for mine, theirs in pairs], n=10)
    mine = statistics.median(pair[0] for pair in pairs)
    theirs = statistics.median(pair[1] for pair in pairs)
    return Comparison(mine, theirs, mine / theirs, ratios[0], ratios[-1])


def cpu_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds that a call costs this process."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
