"""The forms a generated report may be on, and the mixture that offices use."""

from dataclasses import dataclass
from typing import Literal

from tests.render import form_2019, form_2021
from tests.render.form_2008 import FORM_2008
from tests.render.form_2014 import FORM_2014
from tests.render.form_2021 import Block
from tests.render.statistics_form import StatisticsForm

FormName = Literal["2021", "2019", "mixed", "2014", "2008"]


@dataclass(frozen=True, slots=True)
class Form:
    """What differs between forms: the parts of Table 2, the outcome rows of Table 3, and the notice cited."""

    table_2: tuple[Block, ...]
    outcome_groups: tuple[tuple[str | None, tuple[tuple[str, str], ...]], ...]
    notice: str

    @property
    def leaves(self) -> tuple[str, ...]:
        """The outcome rows whose sum is （七）总计."""
        return tuple(code for _, rows in self.outcome_groups for code, _ in rows)


FORMS: dict[FormName, Form] = {
    "2021": Form(form_2021.TABLE_2, form_2021.OUTCOME_GROUPS, "国办公开办函〔2021〕30号"),
    "2019": Form(form_2019.TABLE_2, form_2019.OUTCOME_GROUPS, "国办公开办函〔2019〕60号"),
    # Table 2 of 2021 with the one-row （六）其他处理 of 2019, as a city printed it for 2023.
    "mixed": Form(form_2021.TABLE_2, form_2019.OUTCOME_GROUPS, "国办公开办函〔2021〕30号"),
}
STATISTICS: dict[FormName, StatisticsForm] = {"2014": FORM_2014, "2008": FORM_2008}
"""The forms before 2019: a report in free form with one table annexed."""
