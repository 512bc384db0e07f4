"""`nianbao portals add|import|suggest`, and homes outside gov.cn."""

import json
from pathlib import Path

from tests.pipelines.commands import nianbao, one_line_error

SMX = ("http://www.smx.gov.cn/", "--name", "三门峡市人民政府", "--region", "411200", "--level", "city")


def test_a_portal_is_added_once(tmp_path: Path) -> None:
    registry = tmp_path / "registry"
    added = nianbao("portals", "add", *SMX, "--portals", registry)
    assert (added.returncode, added.stdout) == (0, f"added: {registry}/410000/smx.yml\n"), added.stderr
    again = nianbao("portals", "add", *SMX, "--portals", registry)
    assert again.returncode == 1
    assert "the id is taken" in again.stderr


def test_a_table_with_one_row_that_is_wrong(tmp_path: Path) -> None:
    table = tmp_path / "portals.csv"
    table.write_text(
        "home,name,region,level\nhttp://www.smx.gov.cn/,三门峡,411200,city\nhttp://www.a.com/,甲,411200,city\n"
    )
    ran = nianbao("portals", "import", table, "--portals", tmp_path / "registry")
    assert ran.returncode == 1
    assert ran.stdout.count("added: ") == 1
    assert f"not added: {table}:3: home: www.a.com is not under gov.cn" in ran.stderr


def test_a_home_outside_gov_cn_is_taken_only_by_name(tmp_path: Path) -> None:
    file = tmp_path / "jia.yml"
    file.write_text('id: jia\nname: 甲\nregion: "411200"\nlevel: city\nhome: http://www.jia.org.cn/\n')
    refused = one_line_error(nianbao("crawl", "--portals", file, "--store", tmp_path / "store"), 2)
    assert "www.jia.org.cn is not under gov.cn" in refused
    assert not (tmp_path / "store").exists()
    assert nianbao("portals", "check", "--portals", file, "--allow-host", "www.jia.org.cn").returncode == 0


def test_hosts_of_archived_pages_are_suggested(tmp_path: Path) -> None:
    page, store = tmp_path / "page.html", tmp_path / "store"
    page.write_text(
        '<a href="http://zwgk.mianchi-sample.gov.cn/">渑池县</a> <a href="https://www.beijing.gov.cn/">北京</a>'
    )
    assert nianbao("import", page, "--store", store).returncode == 0
    (found,) = json.loads(nianbao("portals", "suggest", "--store", store, "--json").stdout)
    assert (found["domain"], found["hosts"]) == ("mianchi-sample.gov.cn", {"zwgk.mianchi-sample.gov.cn": 1})
