"""What a better parser changes, and what the register keeps from run to run."""

from dataclasses import replace
from pathlib import Path

from msgspec import structs

from corpus.identity.register import Register
from corpus.store.store import Store
from corpus.tables.build import report_tables
from corpus.tables.filed import Assignment
from parsers.report import Fact, Finding, Part, Report
from tests.corpus.examples import NOON, decoy, edited, example_report, new_store, provenance, publish, rebytes

URL = "http://www.smx.gov.cn/a.html"


def _file(store: Store, capture: int, report: Report) -> Assignment:
    with Register(store) as register:
        (filed,) = register.file(report, provenance(capture))
    assert filed.assignment is not None
    return filed.assignment


def _better(report: Report) -> Report:
    """What a better parser reads in the same bytes."""
    cells = (structs.replace(report.cells[0], value=7, raw="7"), *report.cells[1:])
    return replace(report, cells=cells)


def test_the_register_remembers_earlier_runs(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance(1)), (decoy(), provenance(2, f"{URL}?d"))])
    first = store.read("reports")["report_id"][0].as_py()
    unchanged = _file(store, 3, rebytes(example_report(), "x"))
    assert (unchanged.report_id, unchanged.cause, unchanged.addresses) == (first, None, ())
    changed = _file(store, 3, edited(example_report(), "改"))
    assert (changed.report_id, changed.version, changed.cause) == (first, 2, "source")


def test_the_same_parser_over_the_same_capture_changes_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    report = example_report()
    publish(store, "run-1", [(report, provenance(1)), (edited(report, "改"), provenance(2))])
    again = [_file(store, 1, report), _file(store, 2, edited(report, "改"))]
    assert [(each.version, each.cause) for each in again] == [(1, None), (2, None)]


def test_reading_again_what_was_read_adds_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    found = [(example_report(), provenance(1)), (decoy(), provenance(2, f"{URL}?d"))]
    publish(store, "run-1", found)
    with Register(store) as register:
        filed = [each for report, origin in found for each in register.file(report, origin)]
        assert {rows.num_rows for rows in report_tables(filed, "run-2").values()} == {0}
        other_reason = replace(decoy(), findings=(Finding("list_page", "error", "a list"),))
        filed = list(register.file(other_reason, found[1][1]))
    assert {table: rows.num_rows for table, rows in report_tables(filed, "run-2").items() if rows.num_rows} == {
        "documents": 1
    }


def test_a_better_parser_makes_a_version_of_the_same_source(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance(1))])
    given = _file(store, 1, _better(example_report()))
    assert (given.version, given.source_version, given.cause) == (2, 1, "parser")


def test_a_better_parser_may_find_more_in_the_same_content(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance(1))])
    doubt = Finding("unit_missing", "warning", "no unit", "t2_art20_8")
    given = _file(store, 1, replace(example_report(), findings=(doubt,)))
    assert (given.version, given.source_version, given.cause) == (2, 1, "parser")


def test_a_fact_read_from_the_words_of_the_same_content_makes_a_version(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance(1))])
    signed = replace(example_report(), facts=(Fact("signed_date", "2025-01-20", "signature"),))
    assert (_file(store, 1, signed).cause, _file(store, 1, example_report()).cause) == ("parser", None)


def test_a_better_parser_makes_one_version_of_a_page_at_two_addresses(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    found = [(example_report(), provenance(1)), (example_report(), provenance(2, f"{URL}?again"))]
    publish(store, "run-1", found)
    given = [_file(store, 1, _better(example_report()))]
    publish(store, "run-2", [(_better(report), origin) for report, origin in found], NOON)
    with Register(store) as register:
        filed = [each for report, origin in found for each in register.file(_better(report), origin)]
    given += [each.assignment for each in filed if each.assignment]
    assert [(each.version, each.cause) for each in given] == [(2, "parser"), (2, None), (2, None)]
    assert store.read("reports")["version"].to_pylist() == [1, 2]


def test_an_attachment_that_came_later_is_new_content(tmp_path: Path) -> None:
    """The page's capture is the same, the document is not."""
    store = new_store(tmp_path)
    page = example_report()
    publish(store, "run-1", [(page, provenance(1))])
    whole = replace(_better(page), parts=(*page.parts, Part("a" * 64, "attachment", None)))
    given = _file(store, 1, whole)
    assert (given.version, given.source_version, given.cause) == (2, 2, "source")
    publish(store, "run-2", [(whole, provenance(1))])
    assert _file(store, 1, whole).cause is None


def test_a_file_imported_again_with_a_better_parser(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance(1, None, None))])
    with Register(store) as register:
        (filed,) = register.file(_better(example_report()), provenance(2, None, None))
    assert filed.assignment is not None
    assert (filed.assignment.version, filed.assignment.cause) == (2, "parser")


def test_only_the_newest_source_is_read_again(tmp_path: Path) -> None:
    """The highest version must stay that of the newest content."""
    store = new_store(tmp_path)
    old, new = example_report(), edited(example_report(), "改")
    publish(store, "run-1", [(old, provenance(1)), (new, provenance(2))])
    given = [_file(store, 1, _better(old)), _file(store, 2, _better(new))]
    assert [(each.version, each.cause) for each in given] == [(1, None), (3, "parser")]
    assert given[1].source_version == 2


def test_a_parser_that_reads_the_year_right_keeps_the_report(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(year=2023), provenance(1))])
    misread = store.read("reports")["report_id"][0].as_py()
    publish(store, "run-2", [(example_report(year=2024), provenance(1))], NOON)
    assert store.read("reports")["report_id"].to_pylist() == [misread, misread]
    real = _file(store, 2, example_report(year=2024))
    assert real.report_id == misread
    with Register(store) as register:
        (filed,) = register.file(example_report(year=2023), provenance(3, f"{URL}?2023"))
    assert filed.assignment is not None
    assert filed.assignment.new_report
    assert filed.assignment.report_id != misread
    assert filed.assignment.discriminator == "www.smx.gov.cn/a.html?2023"


def test_what_turns_out_to_be_a_report_gets_an_identity(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(decoy(), provenance(1))])
    assert _file(store, 1, example_report()).new_report
