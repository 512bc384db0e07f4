"""Nightly on the sample portals: everything found, nothing else, and nothing asked twice."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import urlsplit

import pytest

from corpus.store.store import Store
from crawler.archive.entry import Entry
from crawler.archive.index import read_index
from tests.pipelines.commands import nianbao
from tests.portals.request_log import Logged
from tests.portals.sample_portals import SamplePortals, sample_portals
from tests.portals.truth import DecoyTruth, PortalTruth

INCOMPLETE = 3


class Nights:
    """The sample portals, a store, and nightly runs on them."""

    def __init__(self, portals: SamplePortals, store: Path) -> None:
        self.portals = portals
        self.path = store

    @property
    def store(self) -> Store:
        return Store.open(self.path)

    def run(self, *options: str) -> tuple[CompletedProcess[str], list[Logged]]:
        """One nightly, and what the portals were asked in it."""
        before = len(self.portals.requests())
        ran = nianbao(
            "nightly", "--store", self.path, "--portals", self.portals.portals_dir, "--delay", "0", *options,
            environment=self.portals.environment,
        )  # fmt: skip
        return ran, self.portals.requests()[before:]


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    folder = tmp_path_factory.mktemp("nights")
    with sample_portals(folder / "portals") as portals:
        nights = Nights(portals, folder / "store")
        ran, _ = nights.run()
        assert ran.returncode == INCOMPLETE, ran.stderr
        yield nights


def test_every_report_is_found_and_nothing_else(nights: Nights) -> None:
    truth = nights.portals.truth
    expected = {report.url: report for report in truth.reports if report.same_as is None}
    found = {row["url"]: row for row in nights.store.read("reports").to_pylist()}
    assert set(found) == set(expected)
    for url, report in expected.items():
        row = found[url]
        assert (row["year"], row["status"], row["portal"]) == (report.year, report.status, report.portal), url


def test_coverage_is_what_the_portals_publish(nights: Nights) -> None:
    truth = nights.portals.truth
    published = {(one.portal, one.agency, one.year) for one in truth.reports}
    # a recorded report that does not name its place
    published = (published - {("sample-plain-county", "汝州市信访局", 2022)}) | {
        ("sample-plain-county", "信访局", 2022)
    }
    rows = nights.store.read("coverage").to_pylist()
    captured = {(row["portal"], row["body"], row["year"]) for row in rows if row["status"] == "captured"}
    assert captured == published
    standing = {(row["portal"], row["body"], row["year"]): (row["status"], row["reason"]) for row in rows}
    assert len(standing) == len(rows)
    complete = {one.portal for one in truth.portals if one.outcome == "complete"}
    assert {status for (portal, *_), (status, _) in standing.items() if portal in complete} == {
        "captured", "not_listed_chain_proven",
    }  # fmt: skip
    assert standing["sample-trs-city", "三门峡市应急管理局", 2022] == ("not_listed_chain_proven", None)
    assert standing["sample-plain-county", "汝州市人民政府", 2019] == ("blocked", "redirect_out")
    denied = {found for (portal, *_), found in standing.items() if portal == "sample-denied-county"}
    assert denied == {("robots_denied", "robots_denied")}
    blocked = {found for (portal, *_), found in standing.items() if portal == "sample-blocked-city"}
    assert blocked == {("not_listed_chain_unproven", "challenge")}
    shown = nianbao("coverage", "--store", nights.path, "--region", "4112", "--json")
    groups = json.loads(shown.stdout)
    assert {group["portal"] for group in groups} == {"sample-trs-city"}
    assert sum(len(group["bodies"]) for group in groups) == sum(portal == "sample-trs-city" for portal, *_ in standing)


def test_a_body_has_its_place_where_its_name_or_its_portal_says_it(nights: Nights) -> None:
    rows = nights.store.read("reports").to_pylist()
    places = {(row["agency"], row["region"], row["agency_level"], row["region_source"]) for row in rows}
    assert {
        ("三门峡市应急管理局", "411200", "city", "name"), ("汝州市人民政府", "410482", "county", "portal")
    } <= places  # fmt: skip
    assert {agency for agency, region, *_ in places if region is None} == {
        "临汾市尧庙镇人民政府", "区信访局", "信访局"
    }  # fmt: skip
    bodies = {row["agency_id"]: row["region"] for row in nights.store.read("agencies").to_pylist()}
    assert {row["agency_id"]: row["region"] for row in rows if row["agency_id"]} == bodies


def test_numbers_are_what_was_generated(nights: Nights) -> None:
    from tests.render.sample_report import random_report

    truth = {report.url: report for report in nights.portals.truth.reports if report.seed and report.status == "parsed"}
    store = nights.store
    urls = {row["report_id"]: row["url"] for row in store.read("reports", columns=["report_id", "url"]).to_pylist()}
    compared = 0
    values: dict[str, dict[tuple[str, str, str], float]] = {}
    for cell in store.read("cells", columns=["report_id", "table", "row", "column", "value", "state"]).to_pylist():
        report = truth.get(urls[cell["report_id"]])
        if report is None:
            continue
        if report.url not in values:
            values[report.url] = random_report(report.seed, agency=report.agency, year=report.year).values
        assert cell["state"] == "read", (report.url, cell)
        assert cell["value"] == values[report.url][cell["table"], cell["row"], cell["column"]], (report.url, cell)
        compared += 1
    assert compared == 200 * len(values) > 0


def _stands_alone(news: DecoyTruth, truth: PortalTruth) -> bool:
    """Whether there is no report of the government and year of a headline: it may then be how the report is called."""
    place, _, told = news.title.partition("公布")
    return not any((report.agency, report.year) == (f"{place}人民政府", int(told[:4])) for report in truth.reports)


def test_the_summary_says_what_was_not_got(nights: Nights) -> None:
    (run,) = sorted((nights.path / "runs").glob("*.json"))[:1]
    summary = json.loads(run.read_text())
    assert (summary["outcome"], summary["exit_status"]) == ("incomplete", INCOMPLETE)
    by_portal = {portal["portal"]: portal for portal in summary["crawl"]["portals"]}
    for truth in nights.portals.truth.portals:
        told = by_portal[truth.portal]
        assert told["complete"] is (truth.outcome == "complete"), truth.portal
        seen = [decoy for decoy in truth.decoys if decoy.reason == "release"]  # only its text tells that it is news
        news = [decoy for decoy in truth.decoys if decoy.reason == "news"]
        seen += [decoy for decoy in news if _stands_alone(decoy, truth)]
        assert told["captured"] == len(truth.reports) + len(seen), truth.portal
        assert told["skipped"].get("decoy_news", 0) == len(set(news) - set(seen))
        empty = sum(decoy.reason == "empty_choice" for decoy in truth.decoys)
        assert told["skipped"].get("empty_choice", 0) == empty
    assert by_portal["sample-blocked-city"]["blocked"]
    (row,) = nights.store.read("runs", as_of=1).to_pylist()
    assert {portal["portal"]: portal["complete"] for portal in row["portals"]} == {
        portal: told["complete"] for portal, told in by_portal.items()
    }


def test_each_misbehaviour_is_the_block_it_is(nights: Nights) -> None:
    (run,) = sorted((nights.path / "runs").glob("*.json"))[:1]
    blocked = {told["portal"]: told["blocked"] for told in json.loads(run.read_text())["crawl"]["portals"]}
    kinds = {
        "jsl": {"challenge": 1},
        "geo": {"region": 1},
        "waf": {"waf": 1},
        "drawn": {"js_only": 1},
        "soft404": {"soft_404": 2},
        "dying": {"truncated": 1},
        "lapsed": {"tls": 1},
        "busy": {},
        "plain443": {},
        "cookie": {},
        "referer": {},
    }
    assert {key: blocked[f"sample-{key}-county"] for key in kinds} == kinds
    captures = nights.store.read("captures", as_of=1).to_pylist()
    blocks = {(row["portal"], row["block"]) for row in captures if row["outcome"] == "blocked"}
    assert {(f"sample-{key}-county", kind) for key, found in kinds.items() for kind in found} <= blocks
    assert ("sample-denied-county", "robots") in blocks
    assert ("sample-busy-county", "rate") in blocks
    assert ("sample-plain443-county", "tls") in blocks
    assert all(row["block"] for row in captures if row["outcome"] == "blocked")
    entries = [one for one in read_index(nights.path / "archive") if isinstance(one, Entry)]
    told = {one.error for one in entries if one.capture.portal == "sample-lapsed-county"}
    assert any("certificate verify failed" in (error or "") for error in told)
    lapsed = nights.portals.truth.portal("sample-lapsed-county").hosts
    assert {logged.method for logged in nights.portals.requests() if logged.host in lapsed} == {"CONNECT"}


def test_a_page_at_several_addresses_is_got_once_and_keeps_them_all(nights: Nights) -> None:
    truth = nights.portals.truth.portal("sample-twins-county")
    moved, older, old, new, *_ = (report.url for report in truth.reports)
    store = nights.store
    reports = {
        row["report_id"]: row["url"] for row in store.read("reports").to_pylist() if row["portal"] == truth.portal
    }
    assert sorted(reports.values()) == sorted(report.url for report in truth.reports)
    found = {
        (reports[row["report_id"]], row["url"], row["kind"])
        for row in store.read("report_addresses").to_pylist()
        if row["report_id"] in reports
    }
    www, bare, mirror = truth.hosts
    mirrored = {(url, f"http://{mirror}{urlsplit(url).path}", "mirror") for url in reports.values()}
    assert {one for one in found if one[2] != "canonical"} == mirrored | {
        (moved, moved.replace(bare, www), "alternate"),
        (older, older.replace(www, bare), "alternate"),
        (old, old.replace("http:", "https:"), "alternate"),
        *((new, f"http://{host}/gate/big5/{new.removeprefix('http://')}", "alternate") for host in (www, mirror)),
    }
    assert len(found) == 2 * len(reports) + 5
    asked = Counter(logged.url for logged in nights.portals.requests())
    assert {asked[url] for url in reports.values()} == {1}
    assert {url for url in asked if urlsplit(url).hostname in truth.hosts and "robots.txt" not in url} == {
        truth.home, *truth.columns, f"{truth.home}sitemap.xml", moved.replace(bare, www), *reports.values(),
    }  # fmt: skip


def test_reports_that_are_easily_taken_for_one_stay_apart(nights: Nights) -> None:
    truth = nights.portals.truth.portal("sample-twins-county")
    *_, government, office, corrected, office_corrected, one, other = (report.url for report in truth.reports)
    rows = {row["url"]: row for row in nights.store.read("reports").to_pylist()}
    found = [rows[url] for url in (government, office, corrected, office_corrected, one, other)]
    assert [row["version"] for row in found] == [1] * 6
    assert len({row["report_id"] for row in found}) == 6
    ids = [row["report_id"] for row in found]
    assert [row["corrects_report_id"] for row in found] == [None, None, ids[0], ids[1], None, None]


def test_an_article_and_the_page_of_its_department_are_one_report_at_two_addresses(nights: Nights) -> None:
    kinds = {(row["report_id"], row["url"]): row["kind"] for row in nights.store.read("report_addresses").to_pylist()}
    reports = {url: report_id for report_id, url in kinds}
    twice = [report for report in nights.portals.truth.reports if report.same_as]
    assert {report.portal for report in twice} >= {"sample-xxgk-city"}
    for report in twice:
        assert reports[report.url] == reports[report.same_as], report.url
        assert kinds[reports[report.url], report.url] in ("alternate", "mirror"), report.url
    files = {report.attachment for report in nights.portals.truth.reports if report.attachment}
    assert files <= {url for (_, url), kind in kinds.items() if kind == "attachment"}


def test_no_host_outside_the_portals_was_asked(nights: Nights) -> None:
    own = {host for portal in nights.portals.truth.portals for host in portal.hosts}
    assert {logged.host for logged in nights.portals.requests()} <= own


def test_a_second_run_asks_for_nothing_and_adds_no_version(nights: Nights) -> None:
    before = nights.store.versions()
    ran, asked = nights.run()
    assert ran.returncode == INCOMPLETE, ran.stderr
    assert asked == []
    assert nights.store.versions() == before


def test_the_next_night_reads_the_lists_again_and_no_article(nights: Nights) -> None:
    columns = {column for portal in nights.portals.truth.portals for column in portal.columns}
    articles = {report.url for report in nights.portals.truth.reports} - columns  # some columns show a report
    reports = nights.store.read("reports").num_rows
    tomorrow = datetime.now(UTC) + timedelta(hours=22)
    ran, asked = nights.run("--now", tomorrow.isoformat())
    assert ran.returncode == INCOMPLETE, ran.stderr
    urls = Counter(logged.url for logged in asked)
    assert urls
    assert not articles & set(urls)
    assert nights.store.read("reports").num_rows == reports


def test_fewer_bodies_than_expected_is_incomplete(nights: Nights, tmp_path: Path) -> None:
    file = nights.portals.portals_dir / "sample-trs-city.yml"
    expecting = tmp_path / file.name
    expecting.write_text(file.read_text().replace("agencies: 14", "agencies: 15"))
    ran, _ = nights.run("--portals", str(expecting))
    assert ran.returncode == INCOMPLETE, ran.stderr
    assert "fewer than expected: sample-trs-city: reports of 14 of 15 bodies" in ran.stdout
    ran, _ = nights.run("--portals", str(file))
    assert ran.returncode == 0, ran.stdout
