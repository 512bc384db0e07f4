"""What the sample portals list is what their truth says, found by a walker that knows no family."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from crawler.portals.registry import load
from tests.portals.client import ProxyClient, Received
from tests.portals.sample_portals import SamplePortals, sample_portals
from tests.portals.truth import PortalTruth
from tests.render.form_2021 import TABLE_3, TABLE_3_COLUMNS
from tests.render.sample_report import random_report

CASES = Path(__file__).parent / "cases"
HREF = re.compile(r"""<a [^>]*?href=["']([^"']+)["']""")
BASE = re.compile(r'<base href="([^"]+)"')
PAGER = re.compile(r'createPageHTML\((\d+), \d+, "index", "html"\)')
ARTICLE = re.compile(r'<meta name="ArticleTitle" content="([^"]+)"')
WALKED = ("sample-trs-city", "sample-jpage-city", "sample-plain-county", "sample-legacy-tls-county")


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SamplePortals]:
    with sample_portals(tmp_path_factory.mktemp("portals"), bench=45) as running:
        yield running


@pytest.fixture(scope="module")
def client(portals: SamplePortals) -> Iterator[ProxyClient]:
    with ProxyClient(portals.proxy_url, portals.trusted) as asking:
        yield asking


@pytest.fixture(scope="module")
def walked(portals: SamplePortals, client: ProxyClient) -> dict[str, dict[str, str]]:
    return {name: _walk(client, portals.truth.portal(name)) for name in (*WALKED, "sample-bench")}


def _walk(client: ProxyClient, portal: PortalTruth) -> dict[str, str]:
    """Every page of the portal that links lead to from its home page, as text by address."""
    seen: dict[str, str] = {}
    waiting = [portal.home]
    while waiting:
        url = waiting.pop()
        if url in seen or urlsplit(url).hostname not in portal.hosts:
            continue
        received = client.ask(url)
        if received.status == 503:
            received = client.ask(url)
        if received.status in {301, 302}:
            waiting.append(received.headers["location"])
            continue
        assert received.status == 200, url
        seen[url] = _text(received)
        waiting += _links(url, seen[url])
    return seen


def _text(received: Received) -> str:
    if received.headers["content-type"].startswith("application/"):
        return ""
    try:
        return received.body.decode("utf-8")
    except UnicodeDecodeError:
        return received.body.decode("gb18030")


def _links(url: str, text: str) -> list[str]:
    base = next(iter(BASE.findall(text)), url)
    links = [urljoin(base, href.replace("&amp;", "&")) for href in HREF.findall(text)]
    pages = max((int(total) for total in PAGER.findall(text)), default=1)
    return [
        *(link for link in links if link.startswith(("http:", "https:"))),
        *(urljoin(url, f"index_{n}.html") for n in range(1, pages)),
    ]


@pytest.mark.parametrize("name", [*WALKED, "sample-bench"])
def test_the_articles_reached_from_home_are_the_reports_and_decoys(
    portals: SamplePortals, walked: dict[str, dict[str, str]], name: str
) -> None:
    truth = portals.truth.portal(name)
    titles = {url: title for url, text in walked[name].items() for title in ARTICLE.findall(text)}
    assert titles == {entry.url: entry.title for entry in (*truth.reports, *truth.decoys)}
    files = {url for url in walked[name] if url.endswith(".docx")}
    assert files == {report.attachment for report in truth.reports if report.attachment}


@pytest.mark.parametrize("name", [*WALKED, "sample-bench"])
def test_the_list_pages_hold_every_row_and_each_is_needed(
    portals: SamplePortals, walked: dict[str, dict[str, str]], name: str
) -> None:
    truth = portals.truth.portal(name)
    listed = {page: set(_links(page, walked[name][page])) for page in truth.list_pages}
    entries = {entry.url for entry in (*truth.reports, *truth.decoys)}
    assert entries <= set().union(*listed.values())
    for page, links in listed.items():
        others = set().union(*(rest for other, rest in listed.items() if other != page))
        assert (links & entries) - others, f"nothing stands on {page} alone"
    assert set(truth.columns) <= set(truth.list_pages)


def test_lost_reports_are_linked_and_lead_away(portals: SamplePortals, client: ProxyClient) -> None:
    truth = portals.truth.portal("sample-plain-county")
    lists = "".join(_text(client.ask(page)) for page in truth.list_pages)
    assert {lost.reason for lost in truth.lost} == {"off_portal_link", "off_portal_redirect"}
    for lost in truth.lost:
        assert lost.title in lists
        away = lost.url
        if lost.reason == "off_portal_redirect":
            away = client.ask(lost.url).headers["location"]
        assert urlsplit(away).hostname in portals.truth.foreign_hosts


def test_robots_files_say_what_the_portals_are_for(portals: SamplePortals, client: ProxyClient) -> None:
    def robots(portal: str) -> Received:
        return client.ask(urljoin(portals.truth.portal(portal).home, "/robots.txt"))

    assert robots("sample-denied-county").body == b"User-agent: *\nDisallow: /\n"
    assert b"Crawl-delay: 0.2" in robots("sample-plain-county").body
    assert robots("sample-jpage-city").status == 404


def test_the_denied_portal_would_serve_its_reports(portals: SamplePortals, client: ProxyClient) -> None:
    lost = portals.truth.portal("sample-denied-county").lost
    assert {one.reason for one in lost} == {"robots_denied"}
    assert [client.ask(one.url).status for one in lost] == [200, 200, 200]


def test_the_fenced_portal_answers_at_home_and_blocks_its_columns(portals: SamplePortals, client: ProxyClient) -> None:
    truth = portals.truth.portal("sample-blocked-city")
    assert (truth.outcome, client.ask(truth.home).status) == ("blocked", 200)
    challenge, refusal = (client.ask(column) for column in truth.columns)
    assert challenge.status == 412
    assert b"$_ts=window['$_ts']" in challenge.body
    assert refusal.status == 403


def test_generated_pages_print_the_figures_of_their_seed(portals: SamplePortals, client: ProxyClient) -> None:
    grids = [r for r in portals.truth.reports if r.seed and r.layout.startswith("grid") and r.same_as is None]
    assert len(grids) > 100
    for report in grids[::7]:
        values = random_report(report.seed or "", agency=report.agency, year=report.year).values
        text = _text(client.ask(report.url, referer=report.url)).replace("gb2312", "utf-8")
        row = html.fromstring(text.encode()).xpath("//tr[contains(td, '上年结转政府信息公开申请数量')]")[0]
        printed = [cell.text_content().strip() for cell in row.iter("td")][1:]
        assert printed == [str(values[TABLE_3, "carried_over", column]) for column in TABLE_3_COLUMNS]


def test_recorded_reports_are_served_with_their_tabs(portals: SamplePortals, client: ProxyClient) -> None:
    recorded = [report for report in portals.truth.reports if report.recorded]
    assert sorted(report.recorded or "" for report in recorded) == [f"seed-00{n}" for n in range(5)]
    for report in recorded:
        page = html.fromstring(_text(client.ask(report.url)).encode())
        text = re.sub(r"(?m)^#+ ", "", (CASES / f"{report.recorded}.txt").read_text(encoding="utf-8"))
        lines = [line for line in page.xpath("//*[@id='zoom']")[0].text_content().split("\n") if line.strip()]
        assert lines == [line for line in text.split("\n") if line.strip()]


def test_all_layouts_and_traps_are_there(portals: SamplePortals) -> None:
    reports = portals.truth.reports
    layouts = {report.layout for report in reports}
    assert layouts == {"grid", "grid_total_apart", "grid_word", "tsv", "cell_per_line", "docx", "image", "recorded"}
    twice = [report for report in reports if report.same_as]
    assert twice
    assert {report.same_as for report in twice} <= {report.url for report in reports}
    assert any(report.published.startswith(str(report.year)) for report in reports)
    assert any("t19700101_" in report.url for report in reports)
    in_demo = [report for report in reports if report.portal in WALKED and report.same_as is None]
    assert 120 <= len(in_demo) <= 160


def test_a_folder_used_again_holds_the_portals_of_the_last_run(tmp_path: Path) -> None:
    with sample_portals(tmp_path, bench=1) as running:
        assert (running.portals_dir / "sample-bench.yml").exists()
    with sample_portals(tmp_path) as running:
        files = {path.stem for path in running.portals_dir.iterdir()}
        assert files == {portal.portal for portal in running.truth.portals}


def test_the_registry_takes_the_portal_files(portals: SamplePortals) -> None:
    assert {portal.id for portal in load(portals.portals_dir)} == {portal.portal for portal in portals.truth.portals}
