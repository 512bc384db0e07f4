"""The name of a reporting body, and whether it says where the body is."""

import re
import unicodedata

_HAN = "(?:(?![局厅委办])[\u3400-\u9fff])"
_UNITS = "自治区|自治州|自治县|自治旗|特别行政区|地区|省|市|州|盟|县|旗|区"
_PLACE = re.compile(
    r"(?:国家税务总局|国家统计局|中共)?"
    # 州 and 市 may be the second character of the name itself: 杭州市, 通州区, 津市市
    rf"(?P<name>(?:{_HAN}[州市]|{_HAN}){_HAN}{{0,12}}?)(?P<unit>{_UNITS})",
)
_DISTRICT_BY_SIDE = re.compile(r"市[中南北]区")  # 市中区, 市南区, 市北区 are proper names
_BEGINS_GENERIC = re.compile(r"[省市区县州盟旗乡镇本我全该各某]|自治|地区")
_GENERIC_AREA = re.compile(
    r"(?:国家级|经济|技术|高新|产业|开发|工业|园|示范|自贸|自由贸易|试验|实验|保税|旅游|度假|风景|名胜|合作|管理|功能"
    r"|物流|综合|农业|科技|城乡|一体化|生态|文化|行政|革命|新|老|港|城|郊|矿|林|社|景|东|西|南|北|中)+"
)
_CITY_AS_SUCH = re.compile(r"城市(?=管理|建设|规划|更新|运行|公用|综合|执法|发展|水务|客运)")
_OFFICES = ("办公室", "办公厅", "办")
_GOVERNMENT = re.compile(r"(?P<government>.*(?:政府|行署|行政公署))(?:办公室|办公厅|办)?")


def normal_name(body: str) -> str:
    """A body's name in one spelling: width folded, white space dropped."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", body))


def names_its_place(body: str, *, within_portal: bool) -> bool:
    """Whether a normalized name begins with a place that tells the body from its namesakes elsewhere.

    True where a proper name stands before the first generic word 省, 市, 州, 盟, 县, 旗 or 区: 三门峡市信访局, but not
    区信访局, 市教育局, 本县人民政府, 高新区管委会, 城关镇人民政府. The name of a district (朝阳区, 鼓楼区) is borne by
    several of them: it counts only `within_portal`, where the portal says which one is meant.
    """
    if _DISTRICT_BY_SIDE.match(body):
        return within_portal
    if _BEGINS_GENERIC.match(body):
        return False
    place = _PLACE.match(_CITY_AS_SUCH.sub("", body))
    if place is None:
        return False
    return _is_proper(place["name"], place["unit"], within_portal=within_portal)


def government_of(body: str) -> str | None:
    """The government that a body is or is the office of, in one spelling (人民政府 as 政府); None for another body."""
    found = _GOVERNMENT.fullmatch(body)
    return found["government"].replace("人民政府", "政府") if found else None


def are_government_and_office(one: str, other: str) -> bool:
    """Whether one of two normalized names is of a government and the other of its office, as told with their places."""
    governments = government_of(one), government_of(other)
    if None in governments or one.endswith(_OFFICES) == other.endswith(_OFFICES):
        return False
    short, long = sorted(map(str, governments), key=len)
    return long.endswith(short)


def _is_proper(name: str, unit: str, *, within_portal: bool) -> bool:
    if unit == "区":
        return within_portal and len(name) > 1 and not _GENERIC_AREA.fullmatch(name)
    return len(name) > 1 or unit == "县"  # 忠县, 随县
