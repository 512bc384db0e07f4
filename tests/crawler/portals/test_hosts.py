"""Which host an address names, and whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.portals.hosts import canonical_name, registrable_domain, web_host, within


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://www.smx.gov.cn/", "www.smx.gov.cn"),
        ("https://WWW.SMX.GOV.CN./a", "www.smx.gov.cn"),
        ("http://www.smx.gov.cn:8080/a", "www.smx.gov.cn"),
        ("http://smx。gov。cn/", "smx.gov.cn"),
        ("http://ｓｍｘ.gov.cn/", "smx.gov.cn"),
        ("http://政务.smx.gov.cn/", "xn--zfr164b.smx.gov.cn"),
        ("http://smx.gov.cn.evil.com/", "smx.gov.cn.evil.com"),
    ],
)
def test_canonical_host(url: str, host: str) -> None:
    assert web_host(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "ftp://www.smx.gov.cn/",
        "javascript:alert(1)",
        "//www.smx.gov.cn/",
        "/zfxxgk/",
        "",
        "http://",
        "http://www.smx.gov.cn@evil.com/",
        "http://user:secret@www.smx.gov.cn/",
        "http://evil.com\\@www.smx.gov.cn/",
        "http://evil.com\\.smx.gov.cn/",
        "http://www.smx.gov.cn%2f.evil.com/",
        "http://www..gov.cn/",
        "http://localhost/",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::1/",
        "http://www.smx.gov.cn:22/",
        "http://www.smx.gov.cn:99999/",
        "http://www.smx.gov.cn:port/",
        "http://" + "a" * 64 + ".gov.cn/",
        "http://\udcff.gov.cn/",
    ],
)
def test_not_an_address_to_ask(url: str) -> None:
    assert web_host(url) is None


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("xxgk.harbin.gov.cn", "harbin.gov.cn"),
        ("harbin.gov.cn", "harbin.gov.cn"),
        ("www.gov.cn", "www.gov.cn"),
        ("big5.www.gov.cn", "www.gov.cn"),
        ("ah.cma.gov.cn", "cma.gov.cn"),
        ("gov.cn", None),
        ("com.cn", None),
        ("localhost", None),
    ],
)
def test_registrable_domain(name: str, domain: str | None) -> None:
    assert registrable_domain(name) == domain


def test_within_respects_label_borders() -> None:
    assert within("www.smx.gov.cn", "smx.gov.cn")
    assert not within("notsmx.gov.cn", "smx.gov.cn")


@given(st.text(max_size=80))
def test_never_raises_and_canonical_is_stable(text: str) -> None:
    for host in (web_host(text), web_host(f"http://{text}/"), canonical_name(text)):
        if host is not None:
            assert canonical_name(host) == host
            assert host.isascii()
            assert host == host.lower()
            assert web_host(f"http://{host}/") == host
