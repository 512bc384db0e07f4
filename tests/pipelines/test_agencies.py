"""Which body a report is of, and where it is: certain, or left open."""

import pytest

from corpus.tables.filed import Agency
from pipelines.flows.agencies import Portal, agency

CITY = Portal("三门峡市人民政府", "411200", "city")
COUNTY = Portal("汝州市人民政府", "410482", "county")
MINISTRY = Portal("公安部", "000000", "central")
CAPITAL = Portal("北京市人民政府", "110000", "province")
TOWNS = Portal("东莞市人民政府", "441900", "city")
STEEL = Portal("嘉峪关市人民政府", "620200", "city")
RIVERS = Portal("湖北省人民政府", "420000", "province")


@pytest.mark.parametrize(
    ("name", "portal", "region", "level", "source"),
    [
        ("三门峡市人民政府", CITY, "411200", "city", "portal"),
        ("公安部", MINISTRY, "000000", "central", "portal"),
        ("三门峡市信访局", CITY, "411200", "city", "name"),
        ("三门峡市市场监督管理局", CITY, "411200", "city", "name"),
        ("三门峡市城市管理局", CITY, "411200", "city", "name"),
        ("河南省教育厅", CITY, "410000", "province", "name"),
        ("湖滨区教育局", CITY, "411202", "county", "name"),
        ("三门峡市湖滨区人民政府", CITY, "411202", "county", "name"),
        ("湖滨区交口乡人民政府", CITY, "411202", "township", "name"),
        ("汝州市钟楼街道办事处", COUNTY, "410482", "township", "name"),
        ("东莞市虎门镇人民政府", TOWNS, "441900", "township", "name"),
        ("朝阳区人民政府", CAPITAL, "110105", "county", "name"),
        ("嘉峪关市教育局", STEEL, "620200", "city", "name"),
        ("湖北省公安厅", RIVERS, "420000", "province", "name"),
        ("三门峡市信访局", None, "411200", "city", "name"),
        # in the place for certain, of which level is not
        ("三门峡市经济开发区管委会", CITY, "411200", None, "name"),
        ("三门峡市住房公积金管理中心", CITY, "411200", None, "name"),
        ("国家税务总局三门峡市湖滨区税务局", CITY, "411202", None, "name"),
        ("河南三门峡经济开发区管委会", CITY, "411271", None, "name"),
        ("河南三门峡经济开发区财政局", CITY, "411271", None, "name"),
        ("河南省通信管理局", MINISTRY, "410000", None, "name"),
    ],
)
def test_a_body_in_a_place_that_is_certain(
    name: str, portal: Portal | None, region: str, level: str | None, source: str
) -> None:
    found = agency(name, portal, 2024)
    assert found is not None
    assert (found.name, found.region, found.level, found.source) == (name, region, level, source)


@pytest.mark.parametrize(
    ("name", "portal"),
    [
        ("市信访局", CITY),
        ("三门峡经济开发区", CITY),
        ("西安市教育局", CITY),  # of elsewhere
        ("朝阳区人民政府", MINISTRY),  # of two cities
        ("湖滨区信访局", None),
        ("沙市场监督管理局", None),
        ("三门峡市陕县人民政府", CITY),  # no such county: 陕州区 since
        ("陕县张湾乡人民政府", CITY),
        ("三门峡市大营镇人民政府", CITY),  # in one of its counties
        ("河南省三门峡监狱", CITY),
        ("三门峡市公安局湖滨分局", CITY),
        ("三门峡市市场监督管理局湖滨监管局", CITY),
        ("三门峡市人民政府驻北京办事处", CITY),
    ],
)
def test_a_body_whose_place_is_left_open(name: str, portal: Portal | None) -> None:
    assert agency(name, portal, 2024) is None


def test_a_body_is_one_however_much_of_its_place_its_name_says() -> None:
    def identifier(name: str, portal: Portal | None = CITY) -> str:
        found = agency(name, portal, 2024)
        assert isinstance(found, Agency)
        return found.agency_id

    assert identifier("湖滨区教育局") == identifier("三门峡市湖滨区教育局") == identifier("河南省三门峡市湖滨区教育局")
    assert identifier("三门峡市信访局") == identifier("三门峡市信访局", None)
    own = Portal("湖滨区人民政府", "411202", "county")
    assert identifier("湖滨区人民政府", own) == identifier("三门峡市湖滨区人民政府")
    names = ("三门峡市人民政府", "三门峡市人民政府办公室", "三门峡市", "三门峡市信访局", "湖滨区信访局")
    assert len({identifier(name) for name in names}) == len(names)


def test_a_county_that_was_retired_is_known_for_the_years_it_was_there() -> None:
    found = agency("密云县教育局", CAPITAL, 2012)
    assert found is not None
    assert found.region == "110228"
    assert agency("密云县教育局", CAPITAL, 2020) is None
    fujian = Portal("三明市人民政府", "350400", "city")
    regions = [found.region for year in (2019, 2023) if (found := agency("三元区教育局", fujian, year))]
    assert regions == ["350403", "350404"]
