"""A made-up report of the years before 2019: prose in free form, and a table of statistics annexed."""

import random

from tests.render import prose
from tests.render.drawing import Drawing
from tests.render.figures import FigureSource, Values
from tests.render.forms import STATISTICS, FormName
from tests.render.grid import Cell, Grid, Row
from tests.render.sample_report import Activity, SampleReport, publication_date
from tests.render.statistics_form import StatisticsForm

ANNEX = "annex"
"""The section that the table stands in."""

YEARS: dict[FormName, range] = {"2014": range(2014, 2019), "2008": range(2008, 2014)}

FREE_FORM = (
    ("overview", "一、概述"),
    ("proactive_disclosure", "二、主动公开政府信息情况"),
    ("requests", "三、依申请公开政府信息情况"),
    ("fees", "四、政府信息公开的收费及减免情况"),
    ("review_litigation", "五、因政府信息公开申请行政复议、提起行政诉讼的情况"),
    ("problems_improvement", "六、政府信息公开工作存在的主要问题及改进情况"),
)


def statistics_report(seed: int, *, agency: str, form: FormName, activity: Activity) -> SampleReport:
    """The report that the arguments stand for: the same one on every call and every machine."""
    draw = random.Random(f"{seed}|{agency}|{form}")
    year = draw.choice(YEARS[form])
    return SampleReport(
        agency=agency,
        year=year,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        published=publication_date(draw, year),
        activity=activity,
        values=_values(draw, activity, STATISTICS[form]),
        preamble=f"根据《中华人民共和国政府信息公开条例》要求，现公布{agency}{year}年政府信息公开工作年度报告。",
        sections=_sections(draw, agency, year),
        form=form,
        headings=(*FREE_FORM, (ANNEX, f"附件：{STATISTICS[form].title}")),
    )


def _sections(draw: random.Random, agency: str, year: int) -> dict[str, tuple[str, ...]]:
    return {
        "overview": (f"{year}年，{draw.choice(prose.WORK).format(agency=agency)}。",),
        "proactive_disclosure": (f"全年通过政府网站公开信息{draw.randint(20, 2400)}条。", prose.PLATFORM),
        "requests": (f"{year}年收到的申请均按规定办理。",),
        "fees": ("未收取费用。",),
        "review_litigation": ("没有因政府信息公开引起的行政复议和行政诉讼。",),
        "problems_improvement": (f"一是{draw.choice(prose.PROBLEMS)}。", f"下一步，{draw.choice(prose.REMEDIES)}。"),
        ANNEX: (f"填报单位：{agency}",),
    }


def _values(draw: random.Random, activity: Activity, form: StatisticsForm) -> Values:
    """Figures that keep to every sum and part; a second column goes on from the first."""
    source = FigureSource(draw, activity)
    values: Values = {}
    before: dict[str, int | float] = dict.fromkeys(form.codes, 0)
    for column, _ in form.columns:
        drawn = _column(source, form)
        for code in form.codes:
            values[form.table, code, column] = before[code] = before[code] + drawn[code]
    return values


def _column(source: FigureSource, form: StatisticsForm) -> dict[str, int | float]:
    column = {code: source.amount() if unit == "万元" else source.count() for code, _, unit in form.rows if code}
    for total, terms in reversed(form.sums.items()):
        column[total] = sum(column[term] for term in terms)
    for part, whole in form.parts:
        column[part] = source.up_to(int(column[whole]))
    return column


def draw_statistics(report: SampleReport) -> Drawing:
    """The report with its table drawn: a label, its unit and its figures in each row."""
    form = STATISTICS[report.form]
    header: Row = (Cell(form.corner), Cell("单位", unit=True), *(Cell(label) for _, label in form.columns))
    return Drawing(report, {ANNEX: ((header, *(_row(report, form, line) for line in form.rows)),)})


def _row(report: SampleReport, form: StatisticsForm, line: tuple[str, str, str]) -> Row:
    code, label, unit = line
    if not code:
        return (Cell(label), Cell("—", unit=True), *(Cell("") for _ in form.columns))
    keys = [(form.table, code, column) for column, _ in form.columns]
    return (Cell(label), Cell(unit, unit=True), *(Cell(str(report.values[key]), key=key) for key in keys))


def statistics_grid(drawing: Drawing) -> Grid:
    """The table of a drawing that is in one piece."""
    [grid] = drawing.tables[ANNEX]
    return grid
