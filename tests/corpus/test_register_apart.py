"""Reports of one year that are easily taken for one: of a government and its office, corrected, told by their pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.identity.register import Register
from corpus.tables.filed import Assignment, Provenance
from parsers.report import Fact, Report
from tests.corpus.examples import edited, example_report, new_store, provenance, publish, rebytes

HOST = "http://www.smx.gov.cn/"
GOVERNMENT, OFFICE = "三门峡市人民政府", "三门峡市人民政府办公室"
Found = list[tuple[Report, Provenance]]


def _report(agency: str = GOVERNMENT, source: str = "text", requests: int = 13, **facts: str) -> Report:
    """A report that names its agency at a place, and has further facts; its title names it where that is the place."""
    plain = example_report(agency, requests=requests)
    title = plain.title if source == "text" else "2024年政府信息公开工作年度报告"
    told = [Fact("agency", agency, source), *(Fact(name, value, "prose") for name, value in facts.items())]
    return replace(plain, title=title, facts=tuple(told))


def _linked(report: Report, link: str) -> Report:
    return replace(report, facts=(*report.facts, Fact("title", link, "link")))


def _found(*reports: Report, portal: str = "smx") -> Found:
    return [(each, provenance(number, f"{HOST}{portal}/{number}.html", portal)) for number, each in enumerate(reports)]


def _filed(folder: Path, found: Found) -> list[Assignment]:
    with Register(new_store(folder)) as register:
        return _filed_by(register, found)


def _filed_by(register: Register, found: Found) -> list[Assignment]:
    filed = [register.file(*each)[0].assignment for each in found]
    return [each for each in filed if each]


APART = {
    "a government and its office": [_report(), _report(OFFICE)],
    "a nameless report that the office compiled": [_report(OFFICE), _report(OFFICE, "prose", 5)],
    "a nameless report that speaks of the government": [_report(), _report(GOVERNMENT, "prose", 5)],
    "what an office puts up": [_report(OFFICE, "meta:contentsource", number) for number in range(3)],
    "what stands among the pages of a body": [_report("三门峡市教育局", "breadcrumb", number) for number in range(3)],
    "what stands in the column of a body": [_report("三门峡市教育局", "column", number) for number in range(3)],
    "a site that puts its name before each title": [_report(GOVERNMENT, "window", number) for number in range(3)],
    "scopes": [_report(scope="rollup"), _report(scope="government_as_respondent"), _report()],
    "marks of the title": [
        _report(), *(replace(_report(), title=f"{_report().title}（{mark}）") for mark in ("汇总", "市本级"))
    ],
}  # fmt: skip


@pytest.mark.parametrize("reports", APART.values(), ids=list(APART))
def test_these_are_reports_apart(tmp_path: Path, reports: list[Report]) -> None:
    found = _found(*reports)
    given = _filed(tmp_path / "one", found)
    assert len({each.report_id for each in given}) == len(reports)
    assert [each.corrects_report_id for each in given] == [None] * len(reports)
    turned = _filed(tmp_path / "other", found[::-1])
    assert [each.report_id for each in turned] == [each.report_id for each in given[::-1]]


SAME = {
    "a nameless report that says the same": [_report(OFFICE, "meta:contentsource")] * 2,
    "a body that its own sentences name": [_report("三门峡市教育局", "prose", number) for number in range(2)],
    "a scope told at both addresses": [_report(scope="rollup"), rebytes(_report(scope="rollup"), "b")],
}


@pytest.mark.parametrize("reports", SAME.values(), ids=list(SAME))
def test_these_are_one_report_at_two_addresses(tmp_path: Path, reports: list[Report]) -> None:
    given = _filed(tmp_path, _found(*reports))
    assert len({each.report_id for each in given}) == 1
    assert given[1].addresses[0].kind == "alternate"


CORRECTION = [_report(), _linked(_report(requests=14), f"{_report().title}（更正）")]


def test_a_correction_that_only_the_link_marks_stands_beside_the_first(tmp_path: Path) -> None:
    plain, corrected, again = _filed(tmp_path, _found(*CORRECTION, rebytes(CORRECTION[1], "elsewhere")))
    assert (corrected.corrects_report_id, corrected.discriminator) == (plain.report_id, "更正")
    assert again.report_id == corrected.report_id != plain.report_id


def test_a_correction_may_tell_its_scope_where_the_first_did_not(tmp_path: Path) -> None:
    marked = replace(_report(requests=14, scope="rollup"), title=f"{_report().title}（更正）")
    first, correction = _filed(tmp_path / "one", _found(_report(), marked))
    assert correction.corrects_report_id == first.report_id != correction.report_id
    one, other, correction = _filed(tmp_path / "two", _found(_report(scope="system"), _report(), marked))
    assert correction.corrects_report_id not in (one.report_id, other.report_id)  # it is not told which


def test_the_tables_tell_them_apart_too(tmp_path: Path) -> None:
    """Each in another run, at another address, with other bytes; a portal for each case."""
    cases = {**APART, **SAME, "a correction": CORRECTION}
    found = [each for number, reports in enumerate(cases.values()) for each in _found(*reports, portal=f"p{number}")]
    found = [(report, replace(origin, capture_id=f"capture-{number}")) for number, (report, origin) in enumerate(found)]
    store = new_store(tmp_path)
    publish(store, "run-1", found)
    elsewhere = [
        (rebytes(report, f"{number}"), replace(origin, capture_id=f"again-{number}", url=f"{origin.url}?{number}"))
        for number, (report, origin) in enumerate(found)
    ]
    given = {row["capture_id"]: row["report_id"] for row in store.read("documents").to_pylist()}
    with Register(store) as register:
        again = [each.report_id for each in _filed_by(register, elsewhere)]
    assert again == [given[origin.capture_id] for _, origin in found]


@pytest.mark.parametrize("agency", [OFFICE, GOVERNMENT])
def test_a_correction_of_a_body_that_is_not_certain_corrects_only_what_is_known(tmp_path: Path, agency: str) -> None:
    marked = _linked(_report(agency, "prose", 5), "2024年政府信息公开工作年度报告（更正）")
    first, correction = _filed(tmp_path, _found(_report(), marked))
    expected = first.report_id if agency == GOVERNMENT else None
    assert correction.corrects_report_id == expected
    assert correction.report_id != first.report_id


def test_an_address_that_shows_the_office_in_place_of_the_government_replaces_nothing(tmp_path: Path) -> None:
    here, there = (f"{HOST}{name}.html" for name in "ab")
    shown = [(_report(), here), (_report(OFFICE), there), (_report(OFFICE), here), (edited(_report(), "改"), here)]
    found = [(report, provenance(number, url)) for number, (report, url) in enumerate(shown)]
    government, office, moved, back = _filed(tmp_path, found)
    assert (moved.report_id, moved.new_version) == (office.report_id, False)
    assert [(each.kind, each.url) for each in moved.addresses] == [("alternate", here)]
    assert (back.report_id, back.version, back.cause) == (government.report_id, 2, "source")
