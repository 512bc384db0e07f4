"""Region codes."""

import pytest

from crawler.portals.region import Region, below, called, has_counties, province_of, region, retired, within


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("000000", Region("000000", "中华人民共和国", "country", None)),
        ("410000", Region("410000", "河南省", "province", "000000")),
        ("411200", Region("411200", "三门峡市", "city", "410000")),
        ("411202", Region("411202", "湖滨区", "county", "411200")),
        ("110101", Region("110101", "东城区", "county", "110000")),
        ("500103", Region("500103", "渝中区", "county", "500000")),
        ("429004", Region("429004", "仙桃市", "county", "420000")),
        ("429000", Region("429000", "省直辖县级行政区划", "group", "420000")),
        ("110100", Region("110100", "市辖区", "group", "110000")),
        ("441900", Region("441900", "东莞市", "city", "440000")),
    ],
)
def test_a_code_in_the_list(code: str, expected: Region) -> None:
    assert region(code) == expected


@pytest.mark.parametrize("code", ["", "41", "999999", "370122", "abcdef", "4112000"])
def test_a_code_that_is_unknown_or_retired(code: str) -> None:
    assert region(code) is None


def test_province_and_counties() -> None:
    assert province_of("411202") == "410000"
    assert has_counties("411200")
    assert not has_counties("441900")


def test_a_retired_code_names_what_took_its_place() -> None:
    assert str(retired("330104")) == "330104 江干区 was retired in 2021; now 330102 上城区"
    assert region("330104") is None
    assert retired("330102") is None


def test_every_patch_leads_to_a_division_in_force() -> None:
    from crawler.portals.region import _retired

    assert len(_retired()) > 50
    for patch in _retired().values():
        assert region(patch.successor), patch
        assert 2008 < patch.valid_to < 2100


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("三门峡市", None, ["411200"]),
        ("朝阳区", None, ["110105", "220104"]),
        ("市辖区", None, []),
        ("密云县", None, []),
        ("密云县", 2016, []),
        ("密云县", 2015, ["110228"]),
        ("三元区", 2021, ["350403"]),  # of that name before and after
        ("三元区", 2022, ["350404"]),
    ],
)
def test_divisions_by_name_and_year(name: str, year: int | None, codes: list[str]) -> None:
    assert [found.code for found in called(name, year)] == codes


def test_a_retired_county_of_a_group_that_is_gone_lies_in_its_province() -> None:
    (miyun,) = called("密云县", 2012)
    assert miyun == Region("110228", "密云县", "county", "110000")


@pytest.mark.parametrize(
    ("code", "area", "inside"),
    [
        ("411202", "411200", True), ("411202", "410000", True), ("411202", "000000", True), ("411202", "411202", True),
        ("411200", "411202", False), ("411300", "411200", False), ("420100", "410000", False),
        ("000000", "410000", False), ("441901", "441900", True),
    ],
)  # fmt: skip
def test_a_division_within_another(code: str, area: str, inside: bool) -> None:
    assert within(code, area) is inside


def test_the_divisions_below_one() -> None:
    assert [each.name for each in below("411200") if each.zone] == ["河南三门峡经济开发区"]
    assert [each.name for each in below("411200") if not each.zone] == [
        "湖滨区", "陕州区", "渑池县", "卢氏县", "义马市", "灵宝市"
    ]  # fmt: skip
    assert below("411202") == ()
    assert all(each.level != "group" for each in below("000000"))
