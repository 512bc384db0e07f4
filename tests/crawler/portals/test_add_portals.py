"""Portals into a registry: by hand, from a table, and none that is wrong or there already."""

from pathlib import Path

import pytest

from crawler.portals.adding import add, as_yaml
from crawler.portals.naming import identifier
from crawler.portals.portal import Portal
from crawler.portals.registry import PortalFileError, load_files, read_file
from crawler.portals.table import read_table

HEAD = "home,name,region,level,id,columns\n"
SMX = "http://www.smx.gov.cn/,三门峡市人民政府,411200,city,,\n"


def table(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "portals.csv"
    path.write_text(rows, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("host", "named"),
    [
        ("www.smx.gov.cn", "smx"),
        ("smx.gov.cn", "smx"),
        ("zwgk.smx.gov.cn", "smx-zwgk"),
        ("xfj.a.smx.gov.cn", "smx-a-xfj"),
        ("www.gov.cn", "www-gov"),
        ("hd_xxgk.hd.gov.cn", "hd-hd-xxgk"),
    ],
)
def test_an_id_from_a_host(host: str, named: str) -> None:
    assert identifier(host) == named


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    facts = {
        "id": "smx",
        "name": "三门峡市人民政府",
        "region": "411200",
        "level": "city",
        "home": "http://www.smx.gov.cn/",
    }
    portal = Portal.model_validate(
        {**facts, "columns": ["http://www.smx.gov.cn/nb/"], "expect": {"years": [2019, 2025]}}
    )
    file = tmp_path / "smx.yml"
    file.write_text(as_yaml(portal), encoding="utf-8")
    assert read_file(file).portal == portal
    assert 'region: "411200"' in file.read_text(encoding="utf-8")


def test_a_table_becomes_files_by_province(tmp_path: Path) -> None:
    rows = (
        HEAD
        + SMX
        + "https://www.ningdu.gov.cn/,宁都县人民政府,360730,county,nd,https://www.ningdu.gov.cn/a/ https://www.ningdu.gov.cn/b/\n"
    )
    portals, problems = read_table(table(tmp_path, rows))
    added = add(portals, [], tmp_path / "registry")
    assert (problems, added.refused) == ([], ())
    entries = load_files(tmp_path / "registry")
    assert [entry.path.relative_to(tmp_path / "registry").as_posix() for entry in entries] == [
        "360000/nd.yml",
        "410000/smx.yml",
    ]
    assert entries[0].portal.columns == ("https://www.ningdu.gov.cn/a/", "https://www.ningdu.gov.cn/b/")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("http://www.smx.gov.cn/,三门峡,411200,city,,\n", "id is taken by"),
        ("http://smx.gov.cn/,三门峡,411200,city,other,\n", "home: smx.gov.cn is the home of smx"),
        ("http://www.lx.gov.cn/,某县,411299,county,,\n", "region: 411299 is not in the list"),
        ("http://www.lx.gov.cn/,某市,411200,county,,\n", "level: county does not fit 411200"),
    ],
)  # fmt: skip
def test_a_portal_that_cannot_join_is_said_and_the_rest_is_added(tmp_path: Path, row: str, said: str) -> None:
    portals, _ = read_table(
        table(tmp_path, HEAD + SMX + row + "http://www.ln.gov.cn/,辽宁省人民政府,210000,province,,\n")
    )
    added = add(portals, [], tmp_path / "registry")
    assert [file.stem for file in added.files] == ["smx", "ln"]
    assert len(added.refused) == 1
    assert ":3: " in added.refused[0]
    assert said in added.refused[0]


def test_rows_that_are_no_portals_are_said_with_their_line(tmp_path: Path) -> None:
    rows = HEAD + "http://www.smx.com/,三门峡,411200,city,,\n,无,411200,city,,\n" + SMX
    portals, problems = read_table(table(tmp_path, rows))
    assert [entry.portal.id for entry in portals] == ["smx"]
    assert ":2: home: www.smx.com is not under gov.cn; if it is the government's, say --allow-host" in problems[0]
    assert all(":3: " in problem for problem in problems[1:])
    allowed, _ = read_table(table(tmp_path, rows), ["www.smx.com"])
    assert [entry.portal.host for entry in allowed] == ["www.smx.com", "www.smx.gov.cn"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("home,name\nx,y\n", "lacks the column region"),
        ("home,name,region,level,motto\n", "has an unknown column 'motto'"),
        ("", "lacks the column home"),
    ],
)
def test_a_table_of_something_else(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(PortalFileError, match=said):
        read_table(table(tmp_path, content))
