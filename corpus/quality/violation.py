"""A broken rule of the corpus, found before it is published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Violation:
    """`rule` is broken by `count` rows of `table`; `example` is one of them."""

    rule: str
    table: str
    count: int
    example: str


def broken(rule: str, table: str, rows: pa.Table, columns: list[str]) -> Iterator[Violation]:
    """One violation if there are any rows that break the rule; its example tells these columns of the first."""
    if rows.num_rows:
        first = rows.slice(0, 1).select(columns).to_pylist()[0]
        example = ", ".join(f"{name} {value}" for name, value in first.items())
        yield Violation(rule, table, rows.num_rows, example)


def merged(found: Iterable[Violation]) -> tuple[Violation, ...]:
    """One violation for each rule and table, their rows counted together."""
    rules: dict[tuple[str, str], Violation] = {}
    for each in found:
        known = rules.get((each.rule, each.table))
        rules[each.rule, each.table] = replace(known, count=known.count + each.count) if known else each
    return tuple(rules.values())
