"""Which generation of the form each table follows, told by its labels: documents mix them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from parsers.forms.load import families
from parsers.forms.model import Form, Line, TableForm

EXCLUSIVE = 2
"""What a label counts that only one generation has; one that has numbers only there counts 1."""


class Seen(msgspec.Struct, frozen=True):
    """A row or column label met in a document, and whether values follow it."""

    table: str
    code: str
    has_values: bool


def choose_forms(seen: Iterable[Seen], family: Sequence[Form]) -> dict[str, Form]:
    """The form of each section that has tables in a family of forms; the newest where no label tells.

    A section whose own labels do not tell follows the first that tells, in the order of the form (Table 2 first).
    """
    votes: dict[str, Counter[str]] = {section: Counter() for section in _sections(family)}
    for label in seen:
        for section, form_id, count in _votes(label):
            votes[section][form_id] += count
    told = {section: _winner(count, family) for section, count in votes.items()}
    fallback = next((form for form in told.values() if form is not None), family[0])
    return {section: form or fallback for section, form in told.items()}


@cache
def _votes(label: Seen) -> tuple[tuple[str, str, int], ...]:
    """Section, form and weight of what a label says."""
    versions = _versions(label.table)
    return tuple((table.section, form.id, vote) for form, table in versions if (vote := _vote(label, table)))


def _sections(family: Sequence[Form]) -> dict[str, None]:
    return dict.fromkeys(table.section for form in family for table in form.tables)


def _family(code: str) -> tuple[Form, ...]:
    return next(family for family in families() if any(form.table(code) for form in family))


def _versions(code: str) -> list[tuple[Form, TableForm]]:
    return [(form, table) for form in _family(code) if (table := form.table(code)) is not None]


def _vote(label: Seen, table: TableForm) -> int:
    """What the label says for this version of its table."""
    versions = [other for _, other in _versions(label.table)]
    own = _line(table, label.code)
    if own is None:
        return 0
    others = [_line(other, label.code) for other in versions if other is not table]
    if len(versions) < len(_family(label.table)) or None in others:
        return EXCLUSIVE
    alone = own.holds_numbers and any(other is not None and not other.holds_numbers for other in others)
    return int(alone and label.has_values)


def _line(table: TableForm, code: str) -> Line | None:
    return next((line for line in (*table.columns, *table.rows) if line.code == code), None)


def _winner(votes: Counter[str], family: Sequence[Form]) -> Form | None:
    ranked = [(count, form_id) for form_id, count in votes.items() if count]
    if not ranked:
        return None
    best = max(ranked)[1]
    return next(form for form in family if form.id == best)
