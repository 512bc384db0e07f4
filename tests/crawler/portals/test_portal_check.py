"""The linter of portal files."""

from pathlib import Path

import pytest

from crawler.portals.check import check
from crawler.portals.registry import DEFAULT_REGISTRY, load_files

SMX = {
    "id": "smx",
    "name": "三门峡市人民政府",
    "region": '"411200"',
    "level": "city",
    "home": "http://www.smx.gov.cn/",
}


def write(folder: Path, name: str, **changes: str) -> None:
    folder.mkdir(exist_ok=True)
    lines = [f"{key}: {value}" for key, value in (SMX | changes).items()]
    (folder / f"{name}.yml").write_text("\n".join(lines), encoding="utf-8")


def found(folder: Path) -> list[tuple[str, str, str]]:
    return [(finding.file.stem, finding.key, finding.severity) for finding in check(load_files(folder))]


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    write(tmp_path / "410000", "smx", columns="[http://zwgk.smx.gov.cn/nb/]")
    assert check(load_files(tmp_path)) == []


def test_the_packaged_registry_has_no_findings() -> None:
    assert check(load_files(DEFAULT_REGISTRY)) == []


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"region": '"419999"'}, ("smx", "region", "error")),
        ({"region": '"429000"', "level": "city"}, ("smx", "region", "error")),
        ({"level": "province"}, ("smx", "level", "error")),
        ({"level": "county"}, ("smx", "level", "error")),
        ({"level": "township"}, ("smx", "level", "error")),
        ({"level": "central"}, ("smx", "level", "error")),
        ({"columns": "[http://www.smx.com/nb/]"}, ("smx", "columns", "error")),
        ({"columns": "[http://smx.gov.cn/nb/, http://smx.gov.cn/nb/]"}, ("smx", "columns", "warning")),
        ({"hosts": "[zwgk.smx.gov.cn]"}, ("smx", "hosts", "warning")),
        ({"hosts": "[smx.example.org]"}, ("smx", "hosts", "warning")),
        ({"home": "http://www.smx.gov.cn/?a=b"}, ("smx", "home", "warning")),
        (
            {"budget": "{requests: 300}", "expect": "{agencies: 45, years: [2019, 2025]}"},
            ("smx", "budget", "warning"),
        ),
        ({"id": "sanmenxia"}, ("smx", "id", "error")),
    ],
)
def test_findings(tmp_path: Path, changes: dict[str, str], finding: tuple[str, str, str]) -> None:
    write(tmp_path, "smx", **changes)
    assert found(tmp_path) == [finding]


def test_levels_that_fit(tmp_path: Path) -> None:
    for number, (region, level) in enumerate(
        [
            ("000000", "central"),
            ("410000", "province"),
            ("411202", "county"),
            ("411202", "township"),
            ("441900", "township"),
        ]
    ):
        write(
            tmp_path, f"p{number}", id=f"p{number}", region=f'"{region}"', level=level, home=f"http://p{number}.gov.cn/"
        )
    assert found(tmp_path) == []


def test_the_wrong_folder(tmp_path: Path) -> None:
    write(tmp_path / "110000", "smx")
    assert found(tmp_path) == [("smx", "region", "error")]


def test_one_home_in_two_files(tmp_path: Path) -> None:
    write(tmp_path, "a", id="a")
    write(tmp_path, "b", id="b", home="https://smx.gov.cn/")
    assert found(tmp_path) == [("b", "home", "error")]


def test_two_portals_on_one_domain(tmp_path: Path) -> None:
    write(tmp_path, "a", id="a")
    write(tmp_path, "b", id="b", home="http://fgw.smx.gov.cn/")
    assert found(tmp_path) == [("b", "home", "warning")]


def test_a_finding_prints_as_one_line_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, "smx", level="county")
    [finding] = check(load_files(tmp_path))
    assert str(finding) == (
        f"{tmp_path}/smx.yml:4: error: level: county does not fit 411200 三门峡市, a city; change one of the two"
    )
