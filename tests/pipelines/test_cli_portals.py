"""`nianbao portals add|import|suggest`, and homes outside gov.cn."""

import json
from pathlib import Path

from crawler.portals.registry import load
from tests.pipelines.commands import call, nianbao, one_line_error
from tests.portals.sample_portals import sample_portals

SMX = ("http://www.smx.gov.cn/", "--name", "三门峡市人民政府", "--region", "411200", "--level", "city")


def test_a_portal_is_added_once(tmp_path: Path) -> None:
    registry = tmp_path / "registry"
    added = call("portals", "add", *SMX, "--portals", registry)
    assert (added.returncode, added.stdout) == (0, f"added: {registry}/410000/smx.yml\n"), added.stderr
    again = call("portals", "add", *SMX, "--portals", registry)
    assert again.returncode == 1
    assert "the id is taken" in again.stderr


def test_a_table_with_one_row_that_is_wrong(tmp_path: Path) -> None:
    table = tmp_path / "portals.csv"
    table.write_text(
        "home,name,region,level\nhttp://www.smx.gov.cn/,三门峡,411200,city\nhttp://www.a.com/,甲,411200,city\n"
    )
    ran = call("portals", "import", table, "--portals", tmp_path / "registry")
    assert ran.returncode == 1
    assert ran.stdout.count("added: ") == 1
    assert f"not added: {table}:3: home: www.a.com is not under gov.cn" in ran.stderr


def test_a_home_outside_gov_cn_is_taken_only_by_name(tmp_path: Path) -> None:
    file = tmp_path / "jia.yml"
    file.write_text('id: jia\nname: 甲\nregion: "411200"\nlevel: city\nhome: http://www.jia.org.cn/\n')
    refused = one_line_error(call("crawl", "--portals", file, "--store", tmp_path / "store"), 2)
    assert "www.jia.org.cn is not under gov.cn" in refused
    assert not (tmp_path / "store").exists()
    assert call("portals", "check", "--portals", file, "--allow-host", "www.jia.org.cn").returncode == 0


def test_hosts_of_archived_pages_are_suggested(tmp_path: Path) -> None:
    page, store = tmp_path / "page.html", tmp_path / "store"
    page.write_text(
        '<a href="http://zwgk.mianchi-sample.gov.cn/">渑池县</a> <a href="https://www.beijing.gov.cn/">北京</a>'
    )
    assert call("import", page, "--store", store).returncode == 0
    (found,) = json.loads(call("portals", "suggest", "--store", store, "--json").stdout)
    assert (found["domain"], found["hosts"]) == ("mianchi-sample.gov.cn", {"zwgk.mianchi-sample.gov.cn": 1})


def test_a_look_at_a_portal_reads_its_lists_and_asks_for_no_report(tmp_path: Path) -> None:
    registry = tmp_path / "registry"
    with sample_portals(tmp_path / "portals") as portals:
        looked = nianbao(
            "portals", "try", "http://www.smx-sample.gov.cn/", "--delay", "0", "--json", "--save", registry,
            environment=portals.environment,
        )  # fmt: skip
        asked = {logged.target for logged in portals.requests()}
        truth = next(one for one in portals.truth.portals if one.portal == "sample-trs-city")
    assert looked.returncode == 0, looked.stderr
    told = json.loads(looked.stdout)
    assert {one.url for one in truth.reports} <= {report["url"] for report in told["reports"]}
    assert {"http://www.smx-sample.gov.cn" + target for target in asked}.isdisjoint(one.url for one in truth.reports)
    assert told["families"]["trs-wcm"] == len(truth.list_pages)
    assert told["robots"] == "rules"
    (portal,) = load(registry)
    assert (portal.name, portal.region, portal.level) == ("三门峡市人民政府", "411200", "city")
    assert portal.columns == ("http://www.smx-sample.gov.cn/zfxxgk/zfxxgknb/",)
