"""Single drawings of the evaluation that rules of the table reader were made for: every cell as a reader tells it."""

import pytest

from tests.eval.trial import FORM_NAMES, Trial, perform
from tests.render.sample_report import Activity

DRAWN: tuple[tuple[str, str, int, Activity], ...] = (
    ("div_table", "totals_only", 0, "busy"),
    ("div_list", "blanks_for_zeros", 3, "sparse"),
    ("merged_html+table_4_vertical", "blanks_for_zeros", 0, "busy"),
    ("dense_cells+table_4_vertical", "rows_cut_off", 0, "busy"),
    ("apart_cells", "label_lost", 0, "busy"),
    ("pipe_cells", "label_lost", 5, "busy"),
    ("dense_cells+with_subtotal", "label_lost", 4, "zero"),
    ("dense_cells+with_subtotal", "junk_row", 3, "sparse"),
    ("dense_cells+with_subtotal", "figures_moved_right", 5, "busy"),
)


@pytest.mark.parametrize(("layout", "damage", "seed", "activity"), DRAWN)
def test_every_cell_is_as_a_reader_tells_it(layout: str, damage: str, seed: int, activity: Activity) -> None:
    result = perform(Trial(layout, FORM_NAMES[seed % len(FORM_NAMES)], damage, seed, activity))
    assert result is not None
    assert {each for _, each in result.classes} <= {"correct", "open"}
