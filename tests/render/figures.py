"""Draws the numbers of a report: leaves at random, totals and balances from the identities of the form."""

import random

from tests.render.form_2021 import (
    APPLICANTS,
    CASE_GROUPS,
    CASE_RESULTS,
    OUTCOME_LEAVES,
    TABLE_2,
    TABLE_3,
    TABLE_4,
    TABLE_4_ROW,
)

Values = dict[tuple[str, str, str], int | float]

# Share of non-zero cells and the largest leaf, by activity.
DENSITY = {"zero": 0.0, "sparse": 0.06, "busy": 0.55}
LARGEST = {"zero": 0, "sparse": 9, "busy": 240}


def draw_values(draw: random.Random, activity: str) -> Values:
    """Every numeric cell of the 2021 form; row sums, column sums, balance and Table 4 totals hold."""
    count = _Counter(draw, activity)
    values: Values = {}
    _draw_table_2(values, count)
    _draw_table_3(values, count)
    _draw_table_4(values, count)
    return values


class _Counter:
    """Draws one count or amount at the density of a report."""

    def __init__(self, draw: random.Random, activity: str) -> None:
        self._draw = draw
        self._density = DENSITY[activity]
        self._largest = LARGEST[activity]

    def count(self) -> int:
        return self._draw.randint(1, self._largest) if self._draw.random() < self._density else 0

    def up_to(self, limit: int) -> int:
        return self._draw.randint(0, limit) if self._density else 0

    def amount(self) -> int | float:
        """An amount in 万元: whole, or with two or four decimals as the notes to the form allow."""
        whole = self.count() * self._draw.randint(1, 60)
        decimals = self._draw.choice((0, 2, 4))
        if not whole or not decimals:
            return whole
        return round(whole + self._draw.randint(1, 9999) / 10**4, decimals)


def _draw_table_2(values: Values, count: _Counter) -> None:
    """Documents in force are at least those issued in the year, whatever was repealed of the older ones."""
    for block in TABLE_2:
        for row, _ in block.rows:
            for column, _ in block.columns:
                amount = column == "fees_collected_wan_yuan"
                values[block.table, row, column] = count.amount() if amount else count.count()
            if (block.table, row, "in_force") in values:
                values[block.table, row, "in_force"] += values[block.table, row, "issued_this_year"]


def _draw_table_3(values: Values, count: _Counter) -> None:
    columns = {code: _draw_applicant(count) for code, _ in APPLICANTS}
    columns["total"] = {row: sum(column[row] for column in columns.values()) for row in columns["natural_person"]}
    for row in columns["total"]:
        for code, column in columns.items():
            values[TABLE_3, row, code] = column[row]


def _draw_applicant(count: _Counter) -> dict[str, int]:
    """One column of Table 3, its rows in the order of the form."""
    leaves = {row: count.count() for row in OUTCOME_LEAVES}
    processed = sum(leaves.values())
    carried_forward = count.count()
    inflow = processed + carried_forward
    carried_over = count.up_to(inflow // 4)
    return {
        "new_requests": inflow - carried_over,
        "carried_over": carried_over,
        **leaves,
        "processed_total": processed,
        "carried_forward": carried_forward,
    }


def _draw_table_4(values: Values, count: _Counter) -> None:
    for group, _ in CASE_GROUPS:
        results = {result: count.count() for result, _ in CASE_RESULTS if result != "total"}
        results["total"] = sum(results.values())
        for result, figure in results.items():
            values[TABLE_4, TABLE_4_ROW, f"{group}_{result}"] = figure
