"""The portal model: its defaults, what it refuses, and which addresses a portal owns."""

from datetime import date

import pytest
from pydantic import ValidationError

from crawler.portals.portal import Portal


def portal(**changes: object) -> Portal:
    values: dict[str, object] = {
        "id": "smx",
        "name": "三门峡市人民政府",
        "region": "411200",
        "level": "city",
        "home": "http://www.smx.gov.cn/",
    }
    return Portal.model_validate(values | changes)


def test_defaults_are_those_of_the_contract() -> None:
    assert portal().model_dump(exclude={"id", "name", "region", "level", "home"}) == {
        "columns": (),
        "hosts": (),
        "family": "auto",
        "render": False,
        "delay": 1.5,
        "allow_http": True,
        "tls": "default",
        "hours": None,
        "budget": {"requests": None, "megabytes": None},
        "expect": {"agencies": None, "years": None},
        "verified": None,
        "sample": False,
    }


def test_every_key_of_the_contract_is_read() -> None:
    read = portal(
        columns=["http://www.smx.gov.cn/zfxxgknb/"],
        hosts=["ZWGK.example.org."],
        family="trs-wcm",
        render=True,
        delay=3,
        allow_http=False,
        tls="legacy",
        hours=[22, 6],
        budget={"requests": 500, "megabytes": 20},
        expect={"agencies": 45, "years": [2019, 2025]},
        verified=date(2026, 1, 2),
    )
    assert read.columns == ("http://www.smx.gov.cn/zfxxgknb/",)
    assert read.hosts == ("zwgk.example.org",)
    assert (read.delay, read.tls, read.render, read.allow_http) == (3.0, "legacy", True, False)
    assert (read.expect.agencies, read.expect.years) == (45, (2019, 2025))
    assert (read.hours, read.budget.requests, read.budget.megabytes) == ((22, 6), 500, 20.0)
    assert read.verified == date(2026, 1, 2)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Smx"},
        {"id": "s m"},
        {"id": ""},
        {"id": 7},
        {"name": ""},
        {"region": 411200},
        {"region": "4112"},
        {"region": "４１１２００"},
        {"level": "town"},
        {"home": "www.smx.gov.cn"},
        {"home": "ftp://www.smx.gov.cn/"},
        {"home": "http://10.1.2.3/"},
        {"home": "http://[::1]/"},
        {"home": "http://www.smx.com/"},
        {"home": "http://smx.gov.cn.evil.com/"},
        {"home": "http://smx.gov.cn@evil.com/"},
        {"home": "http://gov.cn/"},
        {"columns": ["/zfxxgknb/"]},
        {"columns": "http://www.smx.gov.cn/"},
        {"hosts": ["http://zwgk.smx.gov.cn/"]},
        {"hosts": ["com.cn"]},
        {"hosts": ["10.0.0.1"]},
        {"family": "wordpress"},
        {"render": "false"},
        {"delay": 0.2},
        {"delay": True},
        {"delay": float("inf")},
        {"delay": float("nan")},
        {"delay": "2"},
        {"tls": "none"},
        {"hours": [22]},
        {"hours": [22, 24]},
        {"hours": [6, 6]},
        {"hours": "22-6"},
        {"budget": 500},
        {"budget": {"requests": 1}},
        {"budget": {"megabytes": 0}},
        {"budget": {"seconds": 60}},
        {"expect": {"agency": 4}},
        {"expect": {"years": [2025, 2019]}},
        {"expect": {"years": [2019]}},
        {"expect": {"agencies": -1}},
        {"verified": "soon"},
        {"verified": 20260102},
        {"sample": 1},
        {"colour": "red"},
    ],
)
def test_malformed_values_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        portal(**changes)


def test_a_sample_portal_may_be_quick() -> None:
    assert portal(sample=True, delay=0).delay == 0


def test_frozen() -> None:
    with pytest.raises(ValidationError):
        portal().delay = 0  # type: ignore[misc]


@pytest.mark.parametrize(
    ("url", "owned"),
    [
        ("http://www.smx.gov.cn/zfxxgk/", True),
        ("https://fgw.smx.gov.cn/a?b=c", True),
        ("http://smx.gov.cn/", True),
        ("HTTP://FGW.SMX.GOV.CN.:8081/", True),
        ("http://smx.gov.cn.evil.com/", False),
        ("http://notsmx.gov.cn/", False),
        ("http://www.gov.cn/", False),
        ("http://henan.gov.cn/", False),
        ("http://gov.cn/", False),
        ("http://smx.gov.cn@evil.com/", False),
        ("ftp://www.smx.gov.cn/", False),
        ("mailto:a@smx.gov.cn", False),
        ("http://www.smx.gov.cn:25/", False),
    ],
)
def test_owns(url: str, owned: bool) -> None:
    assert portal().owns(url) is owned


def test_listed_hosts_and_what_lies_below_them_are_owned() -> None:
    read = portal(hosts=["smxzwgk.example.org"])
    assert read.owns("http://smxzwgk.example.org/")
    assert read.owns("http://a.smxzwgk.example.org/")
    assert not read.owns("http://example.org/")


def test_the_central_portal_owns_itself_alone() -> None:
    central = portal(id="gov", region="000000", level="central", home="https://www.gov.cn/")
    assert central.domain == "www.gov.cn"
    assert central.owns("https://www.gov.cn/zhengce/")
    assert not central.owns("https://www.mofcom.gov.cn/")
    assert not central.owns("https://sousuo.gov.cn/")
