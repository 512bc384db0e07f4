"""Reports, runs and stores for the tests of the corpus."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from corpus.identity.register import Register
from corpus.store.store import Store
from corpus.store.versions import CorpusVersion, Run
from corpus.tables.build import as_table, report_tables
from corpus.tables.filed import Filed, Provenance
from parsers.forms.load import form
from parsers.report import Cell, Check, Finding, Part, Report, Section, SourceFacts, TableVerdict, Where

NOON = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)
FORM = form("2021")


def example_report(agency: str | None = "三门峡市信访局", year: int | None = 2024, requests: int = 13) -> Report:
    """A whole report of the 2021 form: `requests` natural persons asked, all were granted."""
    asked = {"new_requests", "granted", "processed_total"}
    cells = []
    for table in FORM.tables:
        for row in table.data_rows:
            for column in table.data_columns:
                counts = row.code in asked and column.code in {"natural_person", "total"}
                value = requests if counts else 0
                place = Where(part=0, block=4, line=3, cell=len(cells))
                cells.append(
                    Cell(table.code, row.code, column.code, value, "read", None, str(value), table.unit, place)
                )
    title = f"{agency}{year}年政府信息公开工作年度报告"
    digest = sha256(f"{title} {requests}".encode()).hexdigest()
    return Report(
        source=SourceFacts(None, None, "text/html", digest, 1000),
        parts=(Part(digest, "page", None),),
        status="parsed",
        title=title,
        agency=agency,
        year=year,
        published="2025-01-20",
        form="2021",
        sections=(Section("overview", "一", "总体情况", "全年工作平稳。"),),
        tables=tuple(TableVerdict(table.code, "2021", "consistent") for table in FORM.tables),
        cells=tuple(cells),
        checks=(Check("t3_balance", "t3_requests", "total", True, requests, requests, False),),
        findings=(Finding("label_spaced", "info", "a label with spaces", "t3_requests", Where(block=4)),),
        text=f"{title}\n一、总体情况\n全年工作平稳。",
    )


def decoy() -> Report:
    """A readable document that is not a report."""
    return Report(
        source=SourceFacts(None, None, "text/html", "d" * 64, 500),
        parts=(Part("d" * 64, "page", None),),
        status="not_a_report",
        title="法治政府建设年度报告",
        findings=(
            Finding("label_spaced", "info", "spaces"),
            Finding("another_kind_of_document", "error", "a report on the rule of law"),
        ),
    )


def provenance(
    number: int = 1, url: str | None = "http://www.smx.gov.cn/a.html", portal: str | None = "smx"
) -> Provenance:
    """Capture `number`, fetched on day `number`."""
    return Provenance(f"capture-{number}", NOON + timedelta(days=number), url, portal)


def run(run_id: str, ended: datetime = NOON, *, good: bool = True) -> Run:
    """A run that built something."""
    return Run(run_id, ended - timedelta(minutes=5), ended, "build", "0.1.0", "0.1.0", "complete", good)


def captures(filed: list[Filed], run_id: str) -> dict[str, list[object]]:
    """Columns of `captures` for the captures that the reports were read from."""
    origins = list({each.provenance.capture_id: each.provenance for each in filed}.values())
    addresses = [origin.url or "file" for origin in origins]
    return {
        "capture_id": [origin.capture_id for origin in origins],
        "url": addresses,
        "final_url": addresses,
        "outcome": ["new" for _ in origins],
        "fetched_at": [origin.fetched_at for origin in origins],
        "obtained": ["crawl" for _ in origins],
        "robots": ["allowed" for _ in origins],
        "host_class": ["official" for _ in origins],
    }


def publish(store: Store, run_id: str, found: list[tuple[Report, Provenance]], ended: datetime = NOON) -> CorpusVersion:
    """File the reports, append their rows and publish them in one run."""
    with store.lock("build") as lock, Register(store) as register, store.begin(lock, run_id) as transaction:
        filed = [each for report, origin in found for each in register.file(report, origin)]
        for table, rows in report_tables(filed, run_id).items():
            transaction.append(table, rows)
        transaction.append("captures", as_table("captures", captures(filed, run_id), run_id))
        version = transaction.commit(run(run_id, ended))
    assert version is not None
    return version


def new_store(folder: Path) -> Store:
    """An empty store."""
    return Store.open(folder / "store", create=True)


def edited(report: Report, text: str) -> Report:
    """The report after the body edited its first section: other bytes, other content."""
    section = replace(report.sections[0], text=text)
    return replace(rebytes(report, text), sections=(section, *report.sections[1:]))


def rebytes(report: Report, seed: str) -> Report:
    """The same content from other bytes, as when the page around it changed."""
    digest = seed.encode().hex().ljust(64, "0")[:64]
    return replace(report, source=replace(report.source, sha256=digest), parts=(Part(digest, "page", None),))
