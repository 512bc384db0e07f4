"""Where a page may stand besides its address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.ledger.origins import is_numbered, mirrors, origin_of, place_of, relative, siblings

HOSTS = st.from_regex(r"(www\.){0,2}[a-z]{1,5}(\.[a-z]{2}){0,2}(:8080)?", fullmatch=True)
ORIGINS = st.builds("{}://{}".format, st.sampled_from(("http", "https")), HOSTS)
PLACES = st.from_regex(r"/[a-z/]{0,9}(\?[a-z=&?/:]{0,9})?", fullmatch=True)


def test_the_siblings_of_an_origin() -> None:
    assert siblings("http://www.smx.gov.cn") == {
        "https://www.smx.gov.cn", "http://smx.gov.cn", "https://smx.gov.cn",
    }  # fmt: skip
    assert siblings("https://smx.gov.cn:8443") == {"https://www.smx.gov.cn:8443"}


@settings(max_examples=60)
@given(ORIGINS, ORIGINS)
def test_siblings_are_each_others(one: str, other: str) -> None:
    assert one not in siblings(one)
    for sibling in siblings(one):
        assert one in siblings(sibling)
    assert (other in siblings(one)) == (one in siblings(other))


@settings(max_examples=60)
@given(ORIGINS, PLACES)
def test_an_address_is_origin_and_place(origin: str, place: str) -> None:
    url = origin + place
    assert origin_of(url) + place_of(url) == url
    assert origin_of(origin_of(url)) == origin
    assert relative(relative(url, origin), origin) == relative(url, origin) == place
    assert all(relative(sibling + place, origin) == place for sibling in siblings(origin))


@pytest.mark.parametrize(
    ("origin", "among"),
    [
        ("http://www.smx.gov.cn", True),
        ("https://smx.gov.cn", True),
        ("http://zwgk.smx.gov.cn", True),
        ("http://www.zwgk.smx.gov.cn", True),
        ("http://jyj.smx.gov.cn", False),
    ],
)
def test_only_hosts_that_the_portal_file_names_may_mirror_one_another(origin: str, among: bool) -> None:
    others = mirrors(origin, ("www.smx.gov.cn", "zwgk.smx.gov.cn"))
    assert origin not in others
    assert siblings(origin) <= others
    assert ({"http://zwgk.smx.gov.cn", "https://smx.gov.cn"} <= others | {origin}) is among


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("/nb/202401/t20240115_1234567.html", True),
        ("/art/2025/1/14/art_33718_100.html", True),
        ("/info/1648/47211.htm", True),
        ("/module/xxgk/xxgkAnnualReport.jsp?area=001008003001065&fbtime=2022", True),
        ("/c/4028e4ed8a9b4f1c018a9b5d2c7e0001.shtml", True),
        ("/nb/2023.html", False),
        ("/nb/20240115.html", False),
        ("/nb/202401/15_2.html", False),
        ("/zfxxgknb/", False),
    ],
)
def test_numbers_that_are_given_once(place: str, expected: bool) -> None:
    assert is_numbered(f"http://www.smx.gov.cn{place}") is expected
