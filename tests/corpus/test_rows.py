"""From random reports to rows and back: nothing is lost, nothing is filled in."""

from dataclasses import replace
from datetime import date
from inspect import signature
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from corpus.identity.addresses import Address
from corpus.identity.digest import hashes
from corpus.tables.build import as_table, report_tables
from corpus.tables.filed import Agency, Assignment, Filed
from corpus.tables.schemas import SCHEMAS
from parsers.report import PARSER_VERSION, Cell, Check, Doubt, Fact, Finding, Part, Report, Section, State, Where
from tests.corpus.examples import decoy, example_report, provenance

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
MAYBE_TEXT = st.none() | TEXT
COUNT = st.integers(-(2**31), 2**31 - 1)
NUMBER = st.none() | COUNT | st.floats(allow_nan=False, allow_infinity=False)
PLACE = st.none() | st.builds(
    Where,
    part=st.none() | st.integers(0, 9),
    page=st.none() | st.integers(1, 9),
    x0=st.none() | st.floats(0, 900),
    sheet=MAYBE_TEXT,
    block=st.none() | st.integers(0, 99),
)
CELL = st.builds(
    Cell, TEXT, TEXT, TEXT, NUMBER, st.from_type(State), st.none() | st.from_type(Doubt), MAYBE_TEXT, MAYBE_TEXT, PLACE
)
CHECK = st.builds(Check, TEXT, TEXT, TEXT, st.none() | st.booleans(), NUMBER, NUMBER, st.booleans())
FINDING = st.builds(Finding, TEXT, st.sampled_from(["info", "warning", "error"]), TEXT, MAYBE_TEXT, PLACE)
SECTION = st.builds(Section, TEXT, MAYBE_TEXT, MAYBE_TEXT, TEXT)
PART = st.builds(Part, TEXT, TEXT, MAYBE_TEXT)


def _some(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(kind, max_size=4).map(tuple)


REPORT = st.builds(
    replace,
    st.just(example_report()),
    parts=_some(PART),
    title=MAYBE_TEXT,
    agency=MAYBE_TEXT,
    year=st.none() | st.integers(2008, 2030),
    published=st.none() | st.dates().map(date.isoformat),
    sections=_some(SECTION),
    cells=_some(CELL),
    checks=_some(CHECK),
    findings=_some(FINDING),
    text=TEXT,
)
CANONICAL = Address("http://www.smx.gov.cn/a.html", "canonical")
GIVEN = Assignment("r1", 3, 2, "source", True, (CANONICAL,), "三门峡市信访局", "", None)


BODY = Agency("a1", "三门峡市信访局", "411200", "city", "name", new=True)


def _filed(report: Report, given: Assignment | None = GIVEN, body: Agency | None = BODY) -> Filed:
    return Filed(report, provenance(), 0, hashes(report), given, agency=body)


def _place(told: dict[str, object] | None) -> Where | None:
    return None if told is None else msgspec.convert(told, Where)


@given(st.lists(REPORT, max_size=3))
@settings(max_examples=60)
def test_what_reports_say_comes_back(reports: list[Report]) -> None:
    tables = report_tables([_filed(report) for report in reports], "run-1")
    for name, kind in (("sections", Section), ("cells", Cell), ("checks", Check), ("findings", Finding)):
        names = signature(kind).parameters
        rows = tables[name].to_pylist()
        for row in rows:
            if "where" in names:
                row["where"] = _place(row["where"])
        found = [kind(**{field: row[field] for field in names}) for row in rows]
        assert found == [each for report in reports for each in getattr(report, name)]
        assert {(row["report_id"], row["version"], row["run_id"]) for row in rows} <= {("r1", 3, "run-1")}
    for row, report in zip(tables["reports"].to_pylist(), reports, strict=True):
        facts = (row["title"], row["agency"], row["year"], row["form"], row["text"], row["status"])
        assert facts == (report.title, report.agency, report.year, report.form, report.text, report.status)
        assert row["published"] == (report.published and date.fromisoformat(report.published))
        assert [Part(**part) for part in row["parts"]] == list(report.parts)
        counts = (row["section_count"], row["cell_count"], row["check_count"], row["finding_count"])
        assert counts == tuple(map(len, (report.sections, report.cells, report.checks, report.findings)))


def test_rows_have_the_schemas_of_their_tables() -> None:
    for name, rows in report_tables([_filed(example_report())], "run-1").items():
        assert rows.schema.equals(SCHEMAS[name], check_metadata=True)
        assert rows.num_rows


def test_a_batch_without_documents_gives_no_rows() -> None:
    assert {rows.num_rows for rows in report_tables([], "run-1").values()} == {0}


def test_what_is_no_report_gives_one_row_that_says_why() -> None:
    tables = report_tables([_filed(decoy(), None, None)], "run-1")
    assert {name for name, rows in tables.items() if rows.num_rows} == {"documents"}
    row = tables["documents"].to_pylist()[0]
    assert (row["status"], row["reason"]) == ("not_a_report", "another_kind_of_document")
    assert (row["report_id"], row["version"], row["parser_version"]) == (None, None, PARSER_VERSION)


def test_a_report_needs_no_reason() -> None:
    documents = report_tables([_filed(example_report())], "run-1")["documents"].to_pylist()
    assert [(row["reason"], row["report_id"], row["version"]) for row in documents] == [(None, "r1", 3)]


def test_a_known_version_gives_a_row_of_documents_alone() -> None:
    known = replace(GIVEN, cause=None, new_report=False, addresses=())
    tables = report_tables([_filed(example_report(), known, None)], "run-1")
    assert {name for name, rows in tables.items() if rows.num_rows} == {"documents"}


def test_columns_that_nothing_fills_yet_are_null_or_unknown() -> None:
    row = report_tables([_filed(example_report())], "run-1")["reports"].to_pylist()[0]
    assert (row["scope"], row["agency_type"]) == ("unknown", None)
    assert [row[name] for name in ("scope_evidence", "compiler", "compiler_source", "signed_date")] == [None] * 4


def test_what_the_words_of_a_report_tell_has_columns() -> None:
    facts = (
        Fact("compiler", "某市人民政府办公室", "prose"), Fact("compiler", "某市人民政府", "signature"),
        Fact("signed_date", "2025-01-20", "signature"),
        Fact("scope", "rollup", "prose"), Fact("scope_evidence", "全市受理申请21件", "prose"),
    )  # fmt: skip
    row = report_tables([_filed(replace(example_report(), facts=facts))], "run-1")["reports"].to_pylist()[0]
    assert (row["compiler"], row["compiler_source"]) == ("某市人民政府办公室", "prose")
    assert (row["scope"], row["scope_evidence"], row["signed_date"]) == (
        "rollup",
        "全市受理申请21件",
        date(2025, 1, 20),
    )


def test_a_body_is_told_once_and_named_by_its_reports() -> None:
    again = replace(BODY, name="河南省三门峡市信访局", new=False)
    tables = report_tables([_filed(example_report()), _filed(example_report(), body=again)], "run-1")
    (body,) = tables["agencies"].to_pylist()
    assert (body["agency_id"], body["name"], body["region"], body["level"]) == (
        "a1",
        "三门峡市信访局",
        "411200",
        "city",
    )
    told = ("agency_id", "region", "region_source", "agency_level")
    rows = tables["reports"].to_pylist()
    assert [tuple(row[name] for name in told) for row in rows] == [("a1", "411200", "name", "city")] * 2
    unknown = report_tables([_filed(example_report(), body=None)], "run-1")["reports"].to_pylist()[0]
    assert [unknown[name] for name in told] == [None] * 4


def test_each_fact_has_the_place_where_it_was_read() -> None:
    facts = (
        Fact("title", "…", "text"), Fact("title", "…", "link"), Fact("year", 2023, "text"),
        Fact("year", 2024, "statistic_period"), Fact("published", "2025-01-20", "meta"),
    )  # fmt: skip
    row = report_tables([_filed(replace(example_report(), facts=facts))], "run-1")["reports"].to_pylist()[0]
    sources = [row[f"{name}_source"] for name in ("title", "agency", "year", "published")]
    assert sources == ["text", None, "text", "meta"]
    assert (row["period_start"], row["period_end"]) == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_sum_of_absurd_amounts_does_not_stop_a_build() -> None:
    amount = 999_999_999_999_999 * 10_000  # 万元, printed in 亿元
    cell = structs.replace(example_report().cells[0], value=amount)
    check = structs.replace(example_report().checks[0], expected=21 * amount)
    tables = report_tables([_filed(replace(example_report(), cells=(cell,), checks=(check,)))], "run-1")
    assert tables["cells"]["value"].to_pylist() == [pytest.approx(amount, rel=1e-15)]
    assert tables["checks"]["expected"].to_pylist() == [pytest.approx(21 * amount, rel=1e-15)]


def test_a_column_that_a_table_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        as_table("coverage", {"colour": ["red"]}, "run-1")
