"""Which cells may be added up."""

from itertools import product

import pytest

from corpus.tables.roles import UNKNOWN_CELL, cell_roles, expected_cells
from tests.corpus.examples import example_report

APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organisation")


@pytest.mark.parametrize(
    ("form", "row", "role", "additive"),
    [
        ("2021", "new_requests", "inflow", True),
        ("2021", "carried_over", "inflow", True),
        ("2021", "granted", "outcome_leaf", True),
        ("2021", "refused", "group", False),
        ("2021", "outcomes", "group", False),
        ("2021", "other_handling", "group", False),
        ("2019", "other_handling", "outcome_leaf", True),
        ("2021", "processed_total", "outcome_total", False),
        ("2021", "carried_forward", "outflow", True),
    ],
)
def test_rows_of_requests(form: str, row: str, role: str, additive: bool) -> None:
    for column in APPLICANTS:
        assert cell_roles()[form, "t3_requests", row, column] == (role, additive)
    for column in ("total", "organisations_subtotal"):
        assert cell_roles()[form, "t3_requests", row, column] == (role, False)


@pytest.mark.parametrize("block", ["review", "direct", "after_review"])
def test_totals_of_review_and_litigation_do_not_add_up(block: str) -> None:
    roles = cell_roles()
    assert not roles["2021", "t4_review_litigation", "cases", f"{block}_total"].additive
    for outcome in ("upheld", "corrected", "other", "pending"):
        assert roles["2021", "t4_review_litigation", "cases", f"{block}_{outcome}"].additive


def test_additive_cells_count_every_request_once() -> None:
    asked = 13
    sums: dict[str, float] = {}
    for cell in example_report(requests=asked).cells:
        role = cell_roles()["2021", cell.table, cell.row, cell.column]
        if cell.table == "t3_requests" and role.additive:
            sums[role.role] = sums.get(role.role, 0) + (cell.value or 0)
    assert sums == {"inflow": asked, "outcome_leaf": asked, "outflow": 0}


def test_a_table_has_its_data_and_total_cells() -> None:
    rows, columns = 25, 7
    assert len(expected_cells()["2021", "t3_requests"]) == rows * columns
    assert not expected_cells()["2021", "t3_requests"] & set(product(["refused", "outcomes"], [*APPLICANTS, "total"]))


@pytest.mark.parametrize(
    ("form", "table", "column"), [("2014", "s1_statistics", "value"), ("2008", "s0_local_statistics", "this_period")]
)
def test_of_statistics_only_parts_of_the_count_of_requests_add_up(form: str, table: str, column: str) -> None:
    roles = {key[2]: role for key, role in cell_roles().items() if key[:2] == (form, table) and key[3] == column}
    assert roles["requests_received"] == ("inflow", True)
    assert roles["answered_refused"] == ("outcome_leaf", True)
    for row in ("requests_answered", "received_fax", "disclosed_total", "refused_not_government_information"):
        assert not roles[row].additive


def test_of_an_unknown_cell_nothing_is_claimed() -> None:
    assert UNKNOWN_CELL == ("other", False)
