"""What a list row leads to: a report in one of the layouts of the field, or a decoy."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import cycle
from typing import Literal

from tests.render.article import Container
from tests.render.cell_per_line import cell_per_line_text
from tests.render.docx import docx_file
from tests.render.html_grid import html_body
from tests.render.sample_report import SampleReport, random_report
from tests.render.tsv import tsv_text

Layout = Literal["grid", "grid_total_apart", "grid_word", "tsv", "cell_per_line", "docx", "image", "recorded"]

# The order in which a portal's reports take their layouts: mostly plain grids.
LAYOUTS: tuple[Layout, ...] = (
    *("grid", "grid_total_apart", "grid", "grid_word", "grid", "tsv", "grid"),
    *("grid", "grid_word", "grid_total_apart", "grid"),
)
CONTAINERS: tuple[Container, ...] = ("TRS_Editor", "zoom", "content")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file linked below an article."""

    name: str
    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Entry:
    """A list row's target: its article page, and what it is.

    A report has a `year`, a `layout` and a `status` (what a parse of it should say); `sample` is the generated report,
    `recorded` the name of the recorded case it is. A decoy has `decoy`, the kind of thing it is instead.
    """

    title: str
    agency: str
    published: date
    body: Callable[[], str]
    container: Container = "TRS_Editor"
    attachment: Attachment | None = None
    year: int | None = None
    layout: Layout | None = None
    status: str | None = None
    sample: SampleReport | None = None
    recorded: str | None = None
    decoy: str | None = None


def report_entries(seed: str, agencies: Iterable[str], years: Iterable[int]) -> Iterator[Entry]:
    """A generated report for each agency and year, their layouts and containers in turn."""
    layouts, containers = cycle(LAYOUTS), cycle(CONTAINERS)
    for year in years:
        for agency in agencies:
            yield generated_entry(seed, agency, year, next(layouts), next(containers))


def generated_entry(seed: str, agency: str, year: int, layout: Layout, container: Container = "TRS_Editor") -> Entry:
    """One generated report in one layout; as `docx` the page holds only the attachment's link."""
    sample = random_report(seed, agency=agency, year=year)
    attachment = None
    if layout == "docx":
        attachment = Attachment(f"{sample.title}.docx", lambda: docx_file(sample))
    return Entry(
        title=sample.title,
        agency=agency,
        published=sample.published,
        body=lambda: _body(sample, layout),
        container=container,
        attachment=attachment,
        year=year,
        layout=layout,
        status="unreadable" if layout == "docx" else "parsed",
        sample=sample,
    )


def preformatted(text: str) -> str:
    """A text with tabs as pages carry it that were pasted from a converter."""
    return f"<pre>\n{escape(text)}</pre>"


def _body(sample: SampleReport, layout: Layout) -> str:
    if layout == "tsv":
        return preformatted(tsv_text(sample))
    if layout == "cell_per_line":
        return preformatted(cell_per_line_text(sample))
    if layout == "docx":
        return "<p>报告全文见附件。</p>"
    return html_body(sample, word_noise=layout == "grid_word", total_apart=layout == "grid_total_apart")
