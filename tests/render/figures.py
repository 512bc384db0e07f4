"""Draws the numbers of a report: leaves at random, totals and balances from the identities of the form."""

import random

from tests.render.form_2021 import (
    APPLICANTS,
    CASE_GROUPS,
    CASE_RESULTS,
    TABLE_3,
    TABLE_4,
    TABLE_4_ROW,
)
from tests.render.forms import FORMS, Form

Values = dict[tuple[str, str, str], int | float]

# Share of non-zero cells and the largest leaf, by activity.
DENSITY = {"zero": 0.0, "sparse": 0.06, "busy": 0.55}
LARGEST = {"zero": 0, "sparse": 9, "busy": 240}

AMOUNTS = frozenset({"fees_collected_wan_yuan", "procurement_amount"})


def draw_values(draw: random.Random, activity: str, form: Form = FORMS["2021"]) -> Values:
    """Every numeric cell of the form; row sums, column sums, balance and Table 4 totals hold."""
    count = FigureSource(draw, activity)
    values: Values = {}
    _draw_table_2(values, count, form)
    _draw_table_3(values, count, form)
    _draw_table_4(values, count)
    return values


class FigureSource:
    """Draws one count or amount at the density of a report."""

    def __init__(self, draw: random.Random, activity: str) -> None:
        self._draw = draw
        self._density = DENSITY[activity]
        self._largest = LARGEST[activity]

    def count(self) -> int:
        return self._draw.randint(1, self._largest) if self._draw.random() < self._density else 0

    def up_to(self, limit: int) -> int:
        return self._draw.randint(0, limit) if self._density else 0

    def change(self) -> int:
        """A change against last year, up or down."""
        return self.count() * self._draw.choice((1, -1))

    def amount(self) -> int | float:
        """An amount in 万元: whole, or with two or four decimals as the notes to the form allow."""
        whole = self.count() * self._draw.randint(1, 60)
        decimals = self._draw.choice((0, 2, 4))
        if not whole or not decimals:
            return whole
        return round(whole + self._draw.randint(1, 9999) / 10**4, decimals)


def _draw_table_2(values: Values, count: FigureSource, form: Form) -> None:
    """What is in force or public in all is at least what came in the year, whatever went of the older ones."""
    for block in form.table_2:
        for row, _ in block.rows:
            for column, _ in block.columns:
                values[block.table, row, column] = _draw_cell(count, column)
            for whole, part in (("in_force", "issued_this_year"), ("disclosed_total", "disclosed_this_year")):
                if (block.table, row, whole) in values:
                    values[block.table, row, whole] += values[block.table, row, part]


def _draw_cell(count: FigureSource, column: str) -> int | float:
    if column in AMOUNTS:
        return count.amount()
    return count.change() if column == "items_change" else count.count()


def _draw_table_3(values: Values, count: FigureSource, form: Form) -> None:
    columns = {code: _draw_applicant(count, form) for code, _ in APPLICANTS}
    columns["total"] = {row: sum(column[row] for column in columns.values()) for row in columns["natural_person"]}
    for row in columns["total"]:
        for code, column in columns.items():
            values[TABLE_3, row, code] = column[row]


def _draw_applicant(count: FigureSource, form: Form) -> dict[str, int]:
    """One column of Table 3, its rows in the order of the form."""
    leaves = {row: count.count() for row in form.leaves}
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


def _draw_table_4(values: Values, count: FigureSource) -> None:
    for group, _ in CASE_GROUPS:
        results = {result: count.count() for result, _ in CASE_RESULTS if result != "total"}
        results["total"] = sum(results.values())
        for result, figure in results.items():
            values[TABLE_4, TABLE_4_ROW, f"{group}_{result}"] = figure
