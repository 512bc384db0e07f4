"""Every kind of damage by name."""

import random
from collections.abc import Callable

from tests.render import damage, harmless
from tests.render.drawing import Drawing
from tests.render.outcome import Damaged

Damage = Callable[[Drawing, random.Random], Damaged | None]

HARMLESS: dict[str, Damage] = {
    "none": harmless.none,
    "dashes_for_zeros": harmless.dashes_for_zeros,
    "blanks_for_zeros": harmless.blanks_for_zeros,
    "header_repeated": harmless.header_repeated,
    "decoy_before": harmless.decoy_before,
    "spelled_otherwise": harmless.spelled_otherwise,
    "figures_dressed": harmless.figures_dressed,
}
HARMFUL: dict[str, Damage] = {
    "row_lost": damage.row_lost,
    "rows_cut_off": damage.rows_cut_off,
    "label_lost": damage.label_lost,
    "row_doubled": damage.row_doubled,
    "junk_row": damage.junk_row,
    "figures_moved_left": damage.figures_moved_left,
    "figures_moved_right": damage.figures_moved_right,
    "label_misread": damage.label_misread,
    "digit_unreadable": damage.digit_unreadable,
    "digit_misread": damage.digit_misread,
    "total_wrong": damage.total_wrong,
    "cells_swapped": damage.cells_swapped,
    "totals_only": damage.totals_only,
}
DAMAGES = HARMLESS | HARMFUL
