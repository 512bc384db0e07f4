"""Pages that stand at several addresses, over real HTTP: each is got once, from where it is to be had."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import Crawled, crawl, portal
from tests.crawler.web import Asked, Reply, Web, serving

NAME = "www.{}-test.gov.cn"
SIX = "<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"
SIX += "<p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p>"
YEARS = (2021, 2022, 2023)
OFFICES = ("教育局", "财政局")


def _title(year: int, office: str = "教育局") -> str:
    return f"某市{office}{year}年政府信息公开工作年度报告"


def _report(title: str) -> str:
    return f"<h1>{title}</h1>{SIX}"


def _path(year: int) -> str:
    return f"/nb/{year + 1}01/t{year + 1}0115_{year}001.html"


def _rows(*links: tuple[str, str]) -> str:
    return "".join(f'<li><a href="{url}">{title}</a></li>' for url, title in links)


def _twins(web: Web, host: str) -> None:
    """Every row a second time, written otherwise: without www, in https, behind the gate, as it was shared."""
    web.html(f"http://{host}/", '<a href="/nb/">政府信息公开年报</a>')
    bare = host.removeprefix("www.")
    rows = [(_path(year), _title(year)) for year in YEARS]
    rows += [(f"http://{bare}{_path(2021)}", _title(2021)), (f"https://{host}{_path(2022)}", "2022年度报告")]
    rows += [
        (f"/gate/big5/{host}{_path(2023)}", _title(2023)),
        (f"{_path(2023)}?from=timeline&isappinstalled=0", _title(2023)),
    ]
    web.html(f"http://{host}/nb/", _rows(*rows))
    for year in YEARS:
        web.html(f"http://{host}{_path(year)}", _report(_title(year)))
        web.html(f"http://{bare}{_path(year)}", _report(_title(year)))


def _broken(web: Web, host: str) -> None:
    """At www one is gone, one fails, one is a notice; without www all are there."""
    bare = host.removeprefix("www.")
    web.html(f"http://{host}/", '<a href="/nb/">政府信息公开年报</a>')
    both = [
        (f"{origin}{_path(year)}", _title(year)) for year in YEARS for origin in (f"http://{host}", f"http://{bare}")
    ]
    web.html(f"http://{host}/nb/", _rows(*both))
    web.pages[f"http://{host}{_path(2022)}"] = Reply(500)
    web.html(f"http://{host}{_path(2023)}", "<p>本站已启用新域名</p>")
    for year in YEARS:
        web.html(f"http://{bare}{_path(year)}", _report(_title(year)))


def _secure(web: Web, host: str) -> None:
    """In https under a host that cannot be asked; without www it can."""
    origin = f"http://zwgk.{host[4:]}"
    web.html(f"{origin}/", '<a href="/nb/">政府信息公开年报</a>')
    both = [(f"{one}{_path(2023)}", _title(2023)) for one in (f"https://{host}", f"http://{host[4:]}")]
    web.html(f"{origin}/nb/", _rows(*both))
    web.html(f"http://{host[4:]}{_path(2023)}", _report(_title(2023)))


def _lost(web: Web, host: str) -> None:
    """One that is nowhere to be had."""
    web.html(f"http://{host}/", '<a href="/nb/">政府信息公开年报</a>')
    web.html(
        f"http://{host}/nb/", _rows((_path(2023), _title(2023)), (f"http://{host[4:]}{_path(2023)}", _title(2023)))
    )


def _after(web: Web, awaited: str, late: Iterable[str]) -> None:
    """Pages that answer once another is asked for: which of two hosts is read first is not left to chance."""
    asked = Event()

    def tell(_: Asked, reply: Reply) -> Reply:
        asked.set()
        return reply

    def wait(_: Asked, reply: Reply) -> Reply:
        asked.wait(timeout=5)
        return reply

    for url, how in ((awaited, tell), *((url, wait) for url in late)):
        reply = web.pages[url]
        assert isinstance(reply, Reply)
        web.pages[url] = partial(how, reply=reply)


def _lists(web: Web, host: str, *, mirrored: bool) -> None:
    """Lists linked at two hosts: the other shows the same ones, or one of its own with the same names of files."""
    other = f"http://zwgk.{host[4:]}"
    columns = [(f"/{office}/", f"{office}政府信息公开年报") for office in ("jyj", "czj")]
    web.html(f"http://{host}/", _rows(*columns, *((other + path, title) for path, title in columns)))
    for index, (folder, _) in enumerate(columns):
        for origin, office in (
            (f"http://{host}", OFFICES[index]),
            (other, OFFICES[index] if mirrored else f"第{index}办公室"),
        ):
            years = YEARS if mirrored or origin != other else YEARS[1:]
            web.html(f"{origin}{folder}", _rows(*((f".{_path(year)}", _title(year, office)) for year in years)))
            for year in years:
                web.html(f"{origin}{folder}nb{_path(year).removeprefix('/nb')}", _report(_title(year, office)))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Web, Path, Crawled]:
    web, store = Web(), tmp_path_factory.mktemp("store")
    portals = []
    for name in ("twins", "broken", "secure", "lost", "mirrored", "hasty", "different"):
        host = NAME.format(name).replace("www.", "zwgk." if name == "secure" else "www.")
        hosts = [f"zwgk.{name}-test.gov.cn"] if name in ("mirrored", "hasty", "different") else []
        portals.append(portal(f"http://{host}/", name, hosts=hosts))
    _twins(web, NAME.format("twins"))
    _broken(web, NAME.format("broken"))
    _secure(web, NAME.format("secure"))
    _lost(web, NAME.format("lost"))
    _lists(web, NAME.format("mirrored"), mirrored=True)
    _lists(web, NAME.format("hasty"), mirrored=True)
    _lists(web, NAME.format("different"), mirrored=False)
    for name, first, then in (("mirrored", "www", "zwgk"), ("hasty", "zwgk", "www")):
        last = f"http://{first}.{name}-test.gov.cn/czj/nb{_path(YEARS[-1]).removeprefix('/nb')}"
        _after(web, last, (f"http://{then}.{name}-test.gov.cn/{folder}/" for folder in ("jyj", "czj")))
    with serving(web):
        refused = {NAME.format("secure"): "127.0.0.1"}  # https goes by no proxy, and not to the loopback address
        return web, store, crawl(store, portals, web.proxy, names=refused)


World = tuple[Web, Path, Crawled]


def _asked(web: Web, name: str) -> Counter[str]:
    asked = (one.url for one in web.log if f"{name}-test" in one.url and "robots.txt" not in one.url)
    return Counter(url for url in asked if "sitemap" not in url)


def test_a_report_at_several_addresses_is_asked_for_and_counted_once(world: World) -> None:
    web, store, _ = world
    told = world[2].portal("twins")
    assert (told["listed"], told["captured"], told["complete"], told["not_fetched"]) == (3, 3, True, [])
    assert told["skipped"]["alternate"] == 3
    host = NAME.format("twins")
    assert set(_asked(web, "twins")) == {f"http://{host}{path}" for path in ("/", "/nb/", *map(_path, YEARS))}
    with Ledger(store / "ledger.sqlite") as ledger:
        alternates = {one.url: one.first for one in ledger.alternates() if one.portal == "twins"}
    assert alternates == {
        f"http://{host[4:]}{_path(2021)}": f"http://{host}{_path(2021)}",
        f"https://{host}{_path(2022)}": f"http://{host}{_path(2022)}",
        f"http://{host}/gate/big5/{host}{_path(2023)}": f"http://{host}{_path(2023)}",
    }


def test_where_one_address_does_not_give_the_report_the_other_is_asked(world: World) -> None:
    told = world[2].portal("broken")
    assert (told["listed"], told["captured"], told["complete"], told["not_fetched"]) == (3, 3, True, [])
    assert told["skipped"]["alternate"] == 3
    with Ledger(world[1] / "ledger.sqlite") as ledger:
        got = {article.url for article in ledger.articles() if article.portal == "broken"}
    assert got == {f"http://broken-test.gov.cn{_path(year)}" for year in YEARS}
    assert _asked(world[0], "broken")[f"http://broken-test.gov.cn{_path(2021)}"] == 1


def test_where_a_host_cannot_be_asked_the_other_is_asked_in_the_same_run(world: World) -> None:
    told = world[2].portal("secure")
    assert (told["listed"], told["captured"], told["complete"], told["blocked"], told["failures"]) == (
        1,
        1,
        True,
        {},
        {},
    )
    assert told["skipped"]["alternate"] == 1


def test_what_is_had_at_neither_address_is_one_gap(world: World) -> None:
    told = world[2].portal("lost")
    assert (told["listed"], told["captured"], told["complete"]) == (1, 0, False)
    assert [(one["url"], one["reason"]) for one in told["not_fetched"]] == [
        (f"http://{NAME.format('lost')}{_path(2023)}", "http_404")
    ]
    assert _asked(world[0], "lost")[f"http://lost-test.gov.cn{_path(2023)}"] == 1


def test_a_mirror_is_known_by_one_list_and_left(world: World) -> None:
    told = world[2].portal("mirrored")
    assert (told["listed"], told["captured"], told["complete"]) == (6, 6, True)
    mirror = [url.split("/", 3)[3] for url in _asked(world[0], "mirrored") if "//zwgk." in url]
    assert mirror[0] == "jyj/"
    assert set(mirror) <= {"jyj/", "czj/"}  # the other list may be under way when the first shows what it is


def test_a_mirror_that_answers_first_costs_no_report_twice(world: World) -> None:
    told = world[2].portal("hasty")
    assert (told["listed"], told["captured"], told["complete"]) == (6, 6, True)
    reports = Counter({url: times for url, times in _asked(world[0], "hasty").items() if "/nb/" in url})
    assert (len(reports), reports.total()) == (6, 6)
    assert all("//zwgk." in url for url in reports)


def test_hosts_that_show_lists_of_their_own_are_both_read(world: World) -> None:
    told = world[2].portal("different")
    assert (told["listed"], told["captured"], told["complete"]) == (10, 10, True)
    assert "alternate" not in told["skipped"]
