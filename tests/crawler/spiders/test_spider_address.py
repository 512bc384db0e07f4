"""One spelling for an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.ledger.verdict import Verdict
from crawler.spiders.address import address, redirect_target


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("http://www.smx.gov.cn", "http://www.smx.gov.cn/"),
        ("HTTP://WWW.SMX.GOV.CN:80/A?b=C#top", "http://www.smx.gov.cn/A?b=C"),
        ("https://www.smx.gov.cn.:443/a", "https://www.smx.gov.cn/a"),
        ("http://www.smx.gov.cn:8080/a", "http://www.smx.gov.cn:8080/a"),
        (" http://www.smx.gov.cn/年报/ ", "http://www.smx.gov.cn/%E5%B9%B4%E6%8A%A5/"),
        ("http://www.smx.gov.cn/a;jsessionid=0A1B?x=1", "http://www.smx.gov.cn/a?x=1"),
        ("http://www.smx.gov.cn/a?PHPSESSID=1&x=1", "http://www.smx.gov.cn/a?x=1"),
        ("http://www.smx.gov.cn/a?x=1&jsessionid=2", "http://www.smx.gov.cn/a?x=1"),
        ("http://www.smx.gov.cn/(S(pl3x5e45hgcx2155zpyrzs55))/a.aspx", "http://www.smx.gov.cn/a.aspx"),
        ("http://www.smx.gov.cn/a?x=1&session_id=2&CFTOKEN=3", "http://www.smx.gov.cn/a?x=1"),
        ("http://www.smx.gov.cn/a?sid=755041", "http://www.smx.gov.cn/a?sid=755041"),
        (
            "http://www.smx.gov.cn/a?utm_source=x&id=1&UTM_medium=y&from=timeline&isappinstalled=0",
            "http://www.smx.gov.cn/a?id=1",
        ),
        ("http://www.smx.gov.cn/a?spm=C73544894212.P59511941341.0.0", "http://www.smx.gov.cn/a"),
        ("http://www.smx.gov.cn/a?x=1&from=singlemessage", "http://www.smx.gov.cn/a?x=1"),
        ("http://www.smx.gov.cn/a?from=20&scene=1", "http://www.smx.gov.cn/a?from=20&scene=1"),
        (
            "http://www.smx.gov.cn/a?q=utm_source=1&myspm=2&from=timelines",
            "http://www.smx.gov.cn/a?q=utm_source=1&myspm=2&from=timelines",
        ),
        ("http://政务.smx.gov.cn/", "http://xn--zfr164b.smx.gov.cn/"),
    ],
)
def test_spellings_of_an_address_become_one(url: str, spelled: str) -> None:
    assert address(url) == spelled


@pytest.mark.parametrize(
    "url",
    [
        "ftp://www.smx.gov.cn/",
        "javascript:void(0)",
        "/nb/",
        "http://",
        "http://[::1]/",
        "http://[::1",
        "http://a.gov.cn:99999/",
        "http://www.smx.gov.cn@evil.com/",
        "http://www.smx.gov.cn/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_to_ask_for(url: str) -> None:
    assert address(url) is None


_PLACES = st.text() | st.lists(
    st.sampled_from(
        ["?", "&", "&&", "spm=", "1", "from=timeline", "utm_id=", "sessionid=", "PHPSESSID=x", ";jsessionid=", "/"]
    )
).map("".join)


@given(st.text() | _PLACES.map(lambda path: f"http://www.smx.gov.cn/{path}"))
def test_the_spelling_is_final_and_plain(url: str) -> None:
    spelled = address(url)
    if spelled is not None:
        assert address(spelled) == spelled
        assert spelled.isascii()
        assert "#" not in spelled


@given(st.text())
def test_any_location_leads_somewhere_or_nowhere(location: str) -> None:
    target = redirect_target("http://www.smx.gov.cn/a/b.html", Verdict("redirect", location=location))
    assert target is None or target.startswith("http")


def test_a_relative_location_is_resolved() -> None:
    verdict = Verdict("redirect", location="../nb/#top")
    assert redirect_target("http://www.smx.gov.cn/a/b.html", verdict) == "http://www.smx.gov.cn/nb/"
