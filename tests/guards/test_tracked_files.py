"""No registry address, no machine path in tracked files; no file grows past its size."""

import json
import re

from tests.guards.tracked import ROOT, tracked_files

LIMIT = 300
SIZE_LIST = ROOT / "tests" / "guards" / "size_list.json"

# Built from parts, so that the guard does not contain what it forbids.
REGISTRY = re.compile(
    "|".join(
        [
            "files" + r"\.pythonhosted",
            "pypi" + r"\.org/simple",
            "registry" + r"\.npmjs",
            "(?:extra-)?index" + "-url[ =]",
            "deb" + r"\.debian\.org",
            "mirrors?" + r"\.[a-z]+\.(?:com|cn|net|org)",
        ]
    )
)
MACHINE_PATH = re.compile("(?:^|[^a-z.])/(?:" + "|".join(["ro" + "ot", "wo" + "rk", "ho" + "me/[a-z]+"]) + ")/")


def _offenders(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in tracked_files():
        if "tests/cases" in path.as_posix():
            continue
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    return found


def test_no_registry_address_in_tracked_files() -> None:
    assert _offenders(REGISTRY) == []


def test_no_path_of_a_machine_in_tracked_files() -> None:
    assert _offenders(MACHINE_PATH) == []


def test_the_patterns_find_what_they_forbid() -> None:
    assert REGISTRY.search("--index" + "-url https://x")
    assert MACHINE_PATH.search("see /ro" + "ot/x")


def test_no_python_file_outgrows_its_size() -> None:
    allowed: dict[str, int] = json.loads(SIZE_LIST.read_text())
    sizes = {
        path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines())
        for path in tracked_files()
        if path.suffix == ".py"
    }
    grown = {name: size for name, size in sizes.items() if size > allowed.get(name, LIMIT)}
    assert grown == {}, f"files over {LIMIT} lines ask to be two: {grown}"
    stale = [name for name, size in allowed.items() if sizes.get(name, 0) <= LIMIT]
    assert stale == [], f"no longer over {LIMIT} lines: take them off {SIZE_LIST.name}, which only shrinks: {stale}"
