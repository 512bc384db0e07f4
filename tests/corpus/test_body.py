"""Bodies named with their place, and bodies named without."""

import pytest

from corpus.identity.body import are_government_and_office, names_its_place, normal_name

PLACED = [
    "三门峡市信访局",
    "河南省人民政府办公厅",
    "上海市人民政府办公厅",
    "杭州市财政局",
    "津市市财政局",
    "晋城市城市管理局",
    "盐城市城市管理局",
    "忠县人民政府",
    "徐闻县信访局",
    "南部县财政局",
    "四川省忠县财政局",
    "内蒙古自治区财政厅",
    "广西壮族自治区财政厅",
    "延边朝鲜族自治州人民政府",
    "甘孜州财政局",
    "锡林郭勒盟财政局",
    "阿拉善左旗财政局",
    "正蓝旗人民政府",
    "大兴安岭地区行署",
    "国家税务总局三门峡市税务局",
    "随县开发区管委会",
]
DISTRICTS = [
    "朝阳区人民政府",
    "鼓楼区信访局",
    "通州区财政局",
    "沙市区财政局",
    "浦东新区人民政府",
    "市中区人民政府",
    "青浦区司法局",
    "国家税务总局朝阳区税务局",
    "郑州航空港经济综合实验区管委会",
]
UNPLACED = [
    "区信访局",
    "市教育局",
    "县市场监督管理局",
    "本县人民政府",
    "我区司法局",
    "自治区财政厅",
    "自治州财政局",
    "地区行署",
    "州市场监管局",
    "省级机关事务管理局",
    "县级市人民政府",
    "高新区管委会",
    "经济技术开发区管委会",
    "新区管委会",
    "高新区城市管理局",
    "高新区市场监督管理局",
    "老区建设促进办",
    "东区人民政府",
    "城市管理局",
    "区城市管理局",
    "城市管理综合行政执法局",
    "市场监督管理局",
    "社区服务中心",
    "教育局驻郑州市办事处",
    "城关镇人民政府",
    "神州镇人民政府",
    "街道办事处",
    "财政部",
    "国家信访局",
    "教育局",
]


@pytest.mark.parametrize("body", PLACED)
def test_a_city_or_county_is_a_place_everywhere(body: str) -> None:
    assert names_its_place(body, within_portal=True)
    assert names_its_place(body, within_portal=False)


@pytest.mark.parametrize("body", DISTRICTS)
def test_a_district_is_a_place_only_within_its_portal(body: str) -> None:
    assert names_its_place(body, within_portal=True)
    assert not names_its_place(body, within_portal=False)


@pytest.mark.parametrize("body", UNPLACED)
def test_a_generic_word_is_no_place(body: str) -> None:
    assert not names_its_place(body, within_portal=True)
    assert not names_its_place(body, within_portal=False)


def test_a_name_has_one_spelling() -> None:
    assert normal_name("三门峡市 信访局\n（办公室）") == "三门峡市信访局(办公室)"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("秦安县人民政府", "秦安县人民政府办公室", True),
        ("秦安县政府办公室", "甘肃省秦安县人民政府", True),
        ("上海市人民政府", "上海市人民政府办公厅", True),
        ("秦安县人民政府", "秦安县政府办", True),
        ("阿拉善盟行政公署", "阿拉善盟行政公署办公室", True),
        ("秦安县人民政府", "秦安县人民政府", False),
        ("秦安县人民政府办公室", "秦安县政府办公室", False),
        ("秦安县人民政府", "清水县人民政府办公室", False),
        ("秦安县人民政府", "秦安县教育局", False),
        ("秦安县人民政府", "秦安县教育局办公室", False),
        ("秦安县人民政府", "秦安县人民政府外事办公室", False),
    ],
)
def test_a_government_and_its_office(one: str, other: str, expected: bool) -> None:
    assert are_government_and_office(one, other) is expected
    assert are_government_and_office(other, one) is expected
