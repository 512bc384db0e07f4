"""The number of rows that a list's page prints: 共 30 条."""

import re

_GAP = r"(?:\s|&nbsp;|<[^<>]{0,80}>){0,6}"
_TOTAL = re.compile(
    rf"共(?:有|计)?{_GAP}(\d{{1,7}}){_GAP}(?:条(?!例)|个?记录)|总(?:记录|条)数?{_GAP}[:：]{_GAP}(\d{{1,7}})(?!\d)"
)


def stated_total(text: str) -> int | None:
    """The largest total of rows that a page prints; None where it prints none (共 3 页 counts pages)."""
    return max((int(total[1] or total[2]) for total in _TOTAL.finditer(text)), default=None)
