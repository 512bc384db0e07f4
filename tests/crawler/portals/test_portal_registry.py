"""Reading portal files: one line for each problem, naming file, line, key and remedy."""

from pathlib import Path

import pytest

from crawler.portals.registry import DEFAULT_REGISTRY, PortalFileError, load, load_files

SMX = """\
id: smx
name: 三门峡市人民政府
region: "411200"
level: city
home: http://www.smx.gov.cn/
"""


def problems_of(tmp_path: Path, content: str | bytes) -> tuple[str, ...]:
    file = tmp_path / "smx.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(PortalFileError) as caught:
        load(file)
    for problem in caught.value.problems:
        assert problem.startswith(str(file))
        assert "\n" not in problem
    return tuple(problem.removeprefix(str(file)) for problem in caught.value.problems)


def test_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "smx.yml"
    file.write_text("\ufeff" + SMX + "verified: 2026-01-02\nexpect: {years: [2019, 2025]}\n", encoding="utf-8")
    [entry] = load_files(file)
    assert (entry.portal.region, str(entry.portal.verified)) == ("411200", "2026-01-02")
    assert entry.lines["home"] == 5
    assert entry.lines["expect.years"] == 7


def test_a_folder_is_read_in_path_order(tmp_path: Path) -> None:
    for folder, name in (("410000", "smx"), ("110000", "zz"), ("110000", "aa")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.yml").write_text(SMX.replace("smx", name), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a portal", encoding="utf-8")
    assert [portal.id for portal in load(tmp_path)] == ["aa", "zz", "smx"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (SMX.replace('"411200"', "411200"), ':3: region: must be six digits in quotes, such as region: "411200"'),
        (SMX.replace('"411200"', '"4112"'), ":3: region: must be six digits in quotes"),
        (SMX + "dealy: 3\n", ":6: dealy: unknown key; did you mean delay?"),
        (SMX + "motto: red\n", ":6: motto: unknown key; known keys: id, name, region"),
        (SMX + "expect:\n  agencis: 4\n", ":7: expect.agencis: unknown key; did you mean agencies?"),
        (SMX + "delay: 0.5\n", ": delay must be at least 1 second"),
        (SMX + "delay: fast\n", ":6: delay: input should be a valid number (found 'fast')"),
        (SMX + "family: wordpress\n", ":6: family: unknown family 'wordpress'; known: auto, "),
        (SMX + "id: smx2\n", ":6: id: stands twice; keep one of them"),
        (SMX + "expect: {agencies: 1, agencies: 2}\n", ":6: agencies: stands twice"),
        (SMX + "columns: &c [http://a.gov.cn/]\nhosts: *c\n", ":6: an alias (*name); write the value out"),
        (SMX.replace("smx.gov.cn", "smx.gov.cn.evil.com"), ":5: home: www.smx.gov.cn.evil.com is not under gov.cn"),
        (SMX.replace("name: 三门峡市人民政府", "name: no"), ":2: name: must be text (found False); put it in quotes"),
        (SMX.replace("level: city\n", ""), ":1: level: is missing; every portal file states it"),
        (SMX + "verified: 2025-02-30\n", ":1: day is out of range for month"),
        (SMX + "verified: [\n", ":7: "),
        ("- a\n- b\n", ":1: not a list of `key: value` lines"),
        ("", ":1: not a list of `key: value` lines"),
        ("a: 1\n---\nb: 2\n", ":2: "),
        ("a: !!python/object/apply:os.getpid []\n", ":1: could not determine a constructor for the tag"),
        ("a: \x01\n", ": "),
        ("? [a, b]\n: 1\n", ":1: "),
        (b"\xff\xfe\x00", ": not UTF-8 at byte 0; save the file as UTF-8"),
        (b"#" * 70_000, ": larger than 65536 bytes"),
    ],
)
def test_one_line_for_a_problem(tmp_path: Path, content: str | bytes, problem: str) -> None:
    assert problems_of(tmp_path, content)[0].startswith(problem)


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(SMX.replace('"411200"', "411200") + "dealy: 1\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("[", encoding="utf-8")
    with pytest.raises(PortalFileError) as caught:
        load(tmp_path)
    assert [problem.split(": ")[0].rpartition("/")[2] for problem in caught.value.problems] == [
        "a.yml:3",
        "a.yml:6",
        "b.yml:2",
    ]


def test_an_id_given_twice_names_both_files(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(SMX, encoding="utf-8")
    (tmp_path / "b.yml").write_text(SMX, encoding="utf-8")
    with pytest.raises(PortalFileError, match=r"b\.yml:1: id: 'smx' is taken by .*a\.yml"):
        load(tmp_path)


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(PortalFileError, match=r"holds no \.yml file"):
        load(tmp_path)
    with pytest.raises(PortalFileError, match="no such file or folder"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("depth", [100, 900, 5_000, 20_000])
def test_nested_values_cannot_blow_up(tmp_path: Path, depth: int) -> None:
    assert problems_of(tmp_path, SMX + "hosts: " + "[" * depth + "]" * depth)


def test_the_packaged_registry_loads() -> None:
    portals = load(DEFAULT_REGISTRY)
    assert len(portals) >= 12
    assert all(portal.verified is None and not portal.sample for portal in portals)
