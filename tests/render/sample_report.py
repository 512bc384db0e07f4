"""A made-up annual report whose figures obey every identity of its form."""

import random
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.render import prose
from tests.render.figures import Values, draw_values
from tests.render.form_2021 import SECTIONS
from tests.render.forms import FORMS, FormName

Activity = Literal["zero", "sparse", "busy"]

TITLES = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年度政府信息公开工作年度报告",
    "{agency}{year}年政府信息公开年度报告",
    "{agency}{year}年度政府信息公开工作报告",
    "{agency}{year}年政府信息公开工作年报",
    "{agency}政府信息公开工作年度报告（{year}年度）",
)


HEADINGS = tuple((code, f"{number}、{title}") for code, number, title in SECTIONS)


@dataclass(frozen=True, slots=True)
class SampleReport:
    """A generated report, apart from any layout.

    `values` holds every numeric cell of the form by (table, row, column); `sections` the paragraphs of
    prose by section code, without their headings and tables (empty for the table sections); `headings` are
    (section code, heading) in order.
    """

    agency: str
    year: int
    title: str
    published: date
    activity: Activity
    values: Values
    preamble: str
    sections: dict[str, tuple[str, ...]]
    form: FormName = "2021"
    headings: tuple[tuple[str, str], ...] = HEADINGS


def random_report(
    seed: int | str, *, agency: str, year: int, activity: Activity | None = None, form: FormName = "2021"
) -> SampleReport:
    """The report that `seed`, `agency` and `year` stand for: the same one on every call and every machine.

    `activity` says how full the tables are; left out, it is drawn (a quarter zero, half sparse).
    """
    draw = random.Random(f"{seed}|{agency}|{year}")
    chosen = activity or draw.choices(("zero", "sparse", "busy"), weights=(1, 2, 1))[0]
    title = draw.choice(TITLES).format(agency=agency, year=year)
    published = publication_date(draw, year)
    values = draw_values(draw, chosen, FORMS[form])
    return SampleReport(
        agency=agency,
        year=year,
        title=title,
        published=published,
        activity=chosen,
        values=values,
        preamble=prose.preamble(agency, year, FORMS[form].notice),
        sections=prose.sections(draw, agency=agency, year=year, values=values),
        form=form,
    )


def publication_date(draw: random.Random, year: int) -> date:
    """Most reports come out in January of the following year, governments' by the end of March."""
    month = draw.choices((1, 2, 3), weights=(6, 1, 2))[0]
    return date(year + 1, month, draw.randint(5, 28))
