"""Hosts that archived pages name and no portal owns."""

from crawler.portals.portal import Portal
from crawler.portals.suggest import Suggestions

SMX = Portal(id="smx", name="三门峡市人民政府", region="411200", level="city", home="http://www.smx.gov.cn/")
PAGE = """<meta name="SiteIDCode" content="4112210003"><a href="http://www.mianchi.gov.cn/xxgk/">渑池县</a>
<a href="https://XXGK.mianchi.gov.cn/a.html">x</a><a href="http://www.smx.gov.cn/b">own</a><a href="http://a.gov.cn.evil.com/">clone</a>
<a href="http://127.0.0.1/">ip</a><a href="http://gov.cn/">suffix</a>"""


def test_hosts_are_gathered_by_domain_with_their_evidence() -> None:
    suggestions = Suggestions([SMX])
    suggestions.look_at("http://www.smx.gov.cn/1", PAGE)
    suggestions.look_at("http://www.smx.gov.cn/2", '<a href="http://www.mianchi.gov.cn/">')
    (found,) = suggestions.ranked()
    assert (found.domain, found.pages) == ("mianchi.gov.cn", 2)
    assert dict(found.hosts) == {"www.mianchi.gov.cn": 2, "xxgk.mianchi.gov.cn": 1}
    assert found.evidence == ["http://www.smx.gov.cn/1", "http://www.smx.gov.cn/2"]
    assert not found.site_codes  # the page that names it states its own


def test_a_page_of_the_host_itself_states_its_site_code() -> None:
    suggestions = Suggestions([SMX])
    suggestions.look_at("http://www.mianchi.gov.cn/", PAGE)
    (found,) = suggestions.ranked()
    assert found.divisions == ("411221 渑池县",)


def test_a_page_full_of_hosts_is_read_once() -> None:
    suggestions = Suggestions([SMX])
    suggestions.look_at(
        "http://www.smx.gov.cn/", "http://" + "a" * 1_000_000 + " ".join(f"http://c{n}.gov.cn" for n in range(20_000))
    )
    assert len(suggestions.ranked()) == 20_000
