"""Which report a document is, and which version of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from corpus.identity.addresses import Address
from corpus.identity.register import Register
from corpus.tables.filed import Assignment, File
from parsers.report import Finding, Report, Where
from tests.corpus.examples import decoy, edited, example_report, new_store, provenance, rebytes

A = "http://www.smx.gov.cn/a.html"
B = "http://www.smx.gov.cn/b.html"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(new_store(tmp_path))


class Desk:
    """Files one capture after the other, each a day later than the one before."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._captures = 0

    def file(self, report: Report, url: str | None = A, portal: str | None = "smx") -> Assignment:
        self._captures += 1
        return self.again(self._captures, report, url, portal)

    def again(self, capture: int, report: Report, url: str | None = A, portal: str | None = "smx") -> Assignment:
        (filed,) = self._register.file(report, provenance(capture, url, portal))
        assert filed.assignment is not None
        return filed.assignment


@pytest.fixture
def desk(register: Register) -> Desk:
    return Desk(register)


def _steps(*given: Assignment) -> list[tuple[int, int, str | None]]:
    return [(each.version, each.source_version, each.cause) for each in given]


def test_a_new_report(desk: Desk) -> None:
    given = desk.file(example_report())
    assert (given.new_report, given.new_version, given.addresses) == (True, True, (Address(A, "canonical"),))
    assert _steps(given) == [(1, 1, "source")]
    assert (given.body, given.discriminator, given.corrects_report_id) == ("三门峡市信访局", "", None)


def test_the_same_content_makes_no_version(desk: Desk) -> None:
    first = desk.file(example_report())
    again = desk.file(rebytes(example_report(), "new clock in the page's corner"))
    assert again.report_id == first.report_id
    assert (again.new_report, again.addresses) == (False, ())
    assert _steps(again) == [(1, 1, None)]


def test_new_content_is_a_new_version_and_so_is_the_way_back(desk: Desk) -> None:
    report = example_report()
    given = [desk.file(each) for each in (report, edited(report, "改"), report)]
    assert len({each.report_id for each in given}) == 1
    assert _steps(*given) == [(1, 1, "source"), (2, 2, "source"), (3, 3, "source")]


def test_the_same_report_at_another_address(desk: Desk) -> None:
    first = desk.file(example_report())
    other = desk.file(rebytes(example_report(), "b"), B)
    assert other.report_id == first.report_id
    assert (other.addresses, other.new_version) == ((Address(B, "alternate"),), False)


def test_two_addresses_that_differ_for_good_do_not_make_versions_in_turn(desk: Desk) -> None:
    report = example_report()
    shortened = edited(report, "简")
    desk.file(report, A)
    desk.file(shortened, B)
    given = [
        desk.file(rebytes(report, "a2"), A),
        desk.file(rebytes(shortened, "b2"), B),
        desk.file(rebytes(report, "a3"), A),
    ]
    assert _steps(*given) == [(1, 1, None), (2, 2, None), (1, 1, None)]


@pytest.mark.parametrize("around", ["", "a menu of its own"])
def test_a_page_at_two_addresses_is_one_version_whatever_links_say_of_it(desk: Desk, around: str) -> None:
    """Links and the page around a report give findings, the address a date: no parser changed and no body wrote."""
    page = example_report()
    told = Finding("agency_contradiction", "warning", "the link names another agency")
    other = replace(page, findings=(told,)) if around else replace(page, findings=(told,), published="2025-01-22")
    other = rebytes(other, around) if around else other
    given = [desk.file(page, A), desk.file(other, B)]
    given += [desk.again(number, *found) for _ in range(2) for number, found in ((1, (page, A)), (2, (other, B)))]
    given += [desk.file(rebytes(page, "a2"), A), desk.file(replace(page, findings=(told,)), A)]
    assert {each.report_id for each in given} == {given[0].report_id}
    assert _steps(*given) == [(1, 1, "source"), *[(1, 1, None)] * (len(given) - 1)]


def test_other_portals_and_years_are_other_reports(desk: Desk) -> None:
    given = [
        desk.file(example_report()),
        desk.file(example_report(year=2023), B),
        desk.file(example_report(), "http://www.henan.gov.cn/a.html", "henan"),
        desk.file(example_report(agency="三门峡市人民政府"), "http://www.smx.gov.cn/c.html"),
    ]
    assert len({each.report_id for each in given}) == 4


def test_an_address_that_shows_the_next_year_shows_another_report(desk: Desk) -> None:
    old, new = desk.file(example_report(year=2023)), desk.file(example_report(year=2024))
    assert old.report_id != new.report_id
    assert (new.new_report, new.addresses) == (True, (Address(A, "canonical"),))
    assert desk.file(rebytes(example_report(year=2024), "x")).report_id == new.report_id


def test_a_report_keeps_its_identity_when_the_body_changes_its_name(desk: Desk) -> None:
    first = desk.file(example_report())
    renamed = desk.file(example_report(agency="三门峡市委社会工作部"))
    assert renamed.report_id == first.report_id
    assert _steps(renamed) == [(2, 2, "source")]


def test_a_correction_beside_the_first_is_a_report_of_its_own(desk: Desk) -> None:
    plain = example_report()
    correction = replace(plain, title=f"{plain.title}（更正）")
    first, second = desk.file(plain, A), desk.file(correction, B)
    assert second.report_id != first.report_id
    assert (second.discriminator, second.corrects_report_id) == ("更正", first.report_id)


def test_identities_do_not_depend_on_the_order_of_fetching(tmp_path: Path) -> None:
    plain = example_report()
    found = [
        (plain, A),
        (replace(plain, title=f"{plain.title}（更正）"), B),
        (example_report(year=2023), A + "?y=2023"),
    ]
    ids = []
    for name, order in (("one", found), ("other", found[::-1])):
        desk = Desk(Register(new_store(tmp_path / name)))
        given = {url: desk.file(report, url) for report, url in order}
        ids.append({url: (each.report_id, each.corrects_report_id) for url, each in given.items()})
    assert ids[0] == ids[1]


def test_a_corrected_report_in_place_corrects_nothing_else(desk: Desk) -> None:
    plain = example_report()
    first = desk.file(plain)
    second = desk.file(replace(edited(plain, "改"), title=f"{plain.title}（更正）"))
    assert (second.report_id, second.corrects_report_id) == (first.report_id, None)
    assert _steps(second) == [(2, 2, "source")]


@pytest.mark.parametrize("agency", ["区信访局", None])
def test_a_body_without_its_place_is_matched_with_nothing(desk: Desk, agency: str | None) -> None:
    given = [
        desk.file(example_report(agency), A),
        desk.file(example_report(agency), B),
        desk.file(example_report(agency, requests=5), None, None),
        desk.file(example_report(agency, requests=6), None, None),
    ]
    assert len({each.report_id for each in given}) == 4
    assert {each.body for each in given} == {None}
    assert desk.file(rebytes(example_report(agency), "x"), A).report_id == given[0].report_id
    assert desk.file(rebytes(example_report(agency, requests=5), "x"), None, None).report_id == given[2].report_id


def test_without_a_key_www_makes_no_other_report_of_the_same_content(desk: Desk) -> None:
    nameless = example_report("区信访局")
    first = desk.file(nameless, A)
    bare = desk.file(rebytes(nameless, "bare"), "https://smx.gov.cn/a.html")
    assert (bare.report_id, bare.addresses) == (first.report_id, (Address("https://smx.gov.cn/a.html", "alternate"),))
    other = desk.file(example_report("区信访局", requests=5), "http://smx.gov.cn/b.html")
    assert (
        desk.file(example_report("区信访局", requests=6), "http://www.smx.gov.cn/b.html").report_id != other.report_id
    )


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.smx.gov.cn/a.html", "alternate"),
        ("https://smx.gov.cn/a.html", "alternate"),
        ("http://www.smx.gov.cn/gate/big5/www.smx.gov.cn/a.html", "alternate"),
        ("http://jyj.smx.gov.cn/other.html", "alternate"),
        ("http://zwgk.smx.gov.cn/a.html", "mirror"),
        ("http://zwgk.smx.gov.cn/a.html?id=1", "alternate"),
    ],
)
def test_what_a_further_address_is_to_its_report(desk: Desk, url: str, kind: str) -> None:
    assert desk.file(example_report(), A).addresses == (Address(A, "canonical"),)
    assert desk.file(example_report(), url).addresses == (Address(url, kind),)
    assert desk.file(example_report(), url).addresses == ()


def test_a_file_is_an_address_of_the_report_and_tells_of_no_other(register: Register) -> None:
    towns = tuple(example_report(agency=f"徐闻县{town}人民政府") for town in ("甲镇", "乙镇"))
    in_file = replace(towns[1], cells=tuple(structs.replace(cell, where=Where(part=2)) for cell in towns[1].cells))
    files = (File(1, "http://www.smx.gov.cn/1.pdf"), File(2, "http://www.smx.gov.cn/2.pdf"))
    whole = replace(example_report(), others=(towns[0], in_file))
    page, first, second = register.file(whole, replace(provenance(1), files=files))
    addresses = [filed.assignment.addresses for filed in (page, first, second) if filed.assignment]
    one, two = (Address(file.url, "attachment") for file in files)
    own = Address(A, "canonical")
    assert addresses == [(one, two, own), (own,), (two, own)]
    (again,) = register.file(example_report("区信访局"), provenance(2, one.url))
    assert again.assignment
    assert again.assignment.new_report


def test_imports_of_the_same_body_and_year_are_one_report(desk: Desk) -> None:
    first = desk.file(example_report(), None, None)
    second = desk.file(edited(example_report(), "改"), None, None)
    assert second.report_id == first.report_id
    assert (second.addresses, second.cause) == ((), "source")
    assert desk.file(example_report(), A, "smx").report_id != first.report_id


def test_unreadable_files_are_told_apart_by_their_bytes(desk: Desk) -> None:
    broken = replace(example_report(None, None), status="unreadable", title=None, sections=(), cells=(), tables=())
    given = [desk.file(rebytes(broken, name), None, None) for name in ("a", "b", "a")]
    assert given[0].report_id == given[2].report_id != given[1].report_id


def test_the_further_reports_of_a_document(register: Register) -> None:
    towns = [example_report(agency=f"徐闻县{town}人民政府", requests=n) for n, town in enumerate(["甲镇", "乙镇"])]
    whole = replace(example_report(), others=tuple(towns))
    first = register.file(whole, provenance(1))
    assert [filed.ordinal for filed in first] == [0, 1, 2]
    ids = [filed.assignment and filed.assignment.report_id for filed in first]
    assert len(set(ids)) == 3
    swapped = replace(rebytes(whole, "x"), others=tuple(towns[::-1]))
    again = register.file(swapped, provenance(2))
    assert [filed.assignment and filed.assignment.report_id for filed in again] == [ids[0], ids[2], ids[1]]
    assert not any(filed.assignment and filed.assignment.new_version for filed in again)


def test_what_is_not_a_report_has_no_identity(register: Register) -> None:
    (filed,) = register.file(decoy(), provenance())
    assert filed.assignment is None
