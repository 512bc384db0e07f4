"""The registry: portal files read into portals, with errors a person can act on."""

import difflib
import reprlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from crawler.portals.portal import Expect, Portal

DEFAULT_REGISTRY = Path(__file__).with_name("data")
MAX_BYTES = 65_536

_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is built in
_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class PortalFile:
    """A portal and the file it was read from, with the line of each key."""

    path: Path
    portal: Portal
    lines: dict[str, int]


class PortalFileError(ValueError):
    """Portal files that cannot be used; `problems` holds one line each: file, line, key, what and remedy."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load(path: Path, allow_hosts: Collection[str] = ()) -> list[Portal]:
    """The portals of a file, or of a folder with everything below it, in path order.

    `allow_hosts` may be homes though they are not under gov.cn. Raises PortalFileError with every problem of every
    file; a duplicate id is one.
    """
    return [entry.portal for entry in load_files(path, allow_hosts)]


def load_files(path: Path, allow_hosts: Collection[str] = ()) -> list[PortalFile]:
    """As `load`, with the file and the lines each portal came from."""
    entries: list[PortalFile] = []
    problems: list[str] = []
    first: dict[str, Path] = {}
    for file in _files(path):
        try:
            entry = read_file(file, allow_hosts)
        except PortalFileError as error:
            problems += error.problems
            continue
        earlier = first.setdefault(entry.portal.id, file)
        if earlier is not file:
            place = f"{file}:{entry.lines['id']}: id"
            problems.append(f"{place}: {entry.portal.id!r} is taken by {earlier}; give one of the two another id")
        entries.append(entry)
    if problems:
        raise PortalFileError(problems)
    return entries


def read_file(file: Path, allow_hosts: Collection[str] = ()) -> PortalFile:
    """One portal file. Raises PortalFileError."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise PortalFileError(
            [f"{file}: cannot be read: {error.strerror}; check the path and its permissions"]
        ) from error
    except UnicodeDecodeError as error:
        raise PortalFileError([f"{file}: not UTF-8 at byte {error.start}; save the file as UTF-8"]) from error
    if len(content) > MAX_BYTES:
        raise PortalFileError([f"{file}: larger than {MAX_BYTES} bytes; a portal file holds one portal"])
    try:
        mapping, lines = _mapping(text)
    except yaml.YAMLError as error:
        raise PortalFileError([_yaml_problem(file, error)]) from error
    return PortalFile(file, as_portal(mapping, file, lines, allow_hosts), lines)


def as_portal(
    mapping: dict[object, object], file: Path, lines: dict[str, int], allow_hosts: Collection[str] = ()
) -> Portal:
    """A portal from its keys; `file` and `lines` say where they stand. Raises PortalFileError."""
    try:
        return Portal.model_validate(mapping, context={"allow_hosts": allow_hosts})
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        raise PortalFileError(_validation_problem(file, lines, detail) for detail in details) from error


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES and file.is_file())
        if not files:
            raise PortalFileError([f"{path}: holds no .yml file; give a portal file or a folder of them"])
        return files
    if not path.exists():
        raise PortalFileError([f"{path}: no such file or folder; give a portal file or a folder of them"])
    return [path]


def _mapping(text: str) -> tuple[dict[object, object], dict[str, int]]:
    """A YAML document as a mapping, and the line of each of its keys. Raises yaml.YAMLError."""
    loader = _SafeLoader(text)
    try:
        root = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            mark = root.start_mark if root else None
            raise yaml.MarkedYAMLError(problem="not a list of `key: value` lines", problem_mark=mark)
        _refuse_aliases_and_duplicates(root)
        try:
            mapping = loader.construct_document(root)
        except ValueError as error:  # a timestamp such as 2025-02-30
            raise yaml.MarkedYAMLError(problem=f"{error}", problem_mark=root.start_mark) from error
    finally:
        loader.dispose()
    return mapping, dict(_lines(root))


def _lines(node: yaml.MappingNode, prefix: str = "") -> Iterator[tuple[str, int]]:
    for key, value in node.value:
        yield f"{prefix}{key.value}", key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            yield from _lines(value, f"{prefix}{key.value}.")


def _refuse_aliases_and_duplicates(root: yaml.Node) -> None:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise yaml.MarkedYAMLError(problem="an alias (*name); write the value out", problem_mark=node.start_mark)
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            _refuse_duplicates(node)
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _refuse_duplicates(mapping: yaml.MappingNode) -> None:
    keys: set[str] = set()
    for key, _ in mapping.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key that is not a plain word", problem_mark=key.start_mark)
        if key.value in keys:
            problem = f"{key.value}: stands twice; keep one of them"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
        keys.add(key.value)


def _yaml_problem(file: Path, error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not readable"
        return f"{file}:{mark.line + 1 if mark else 1}: {what} (YAML)"
    return f"{file}: {' '.join(str(error).split())} (YAML)"


def _validation_problem(file: Path, lines: dict[str, int], detail: ErrorDetails) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    if not key:
        return f"{file}: {_what(key, detail)}"
    line = next((lines[part] for part in (key, key.partition(".")[0]) if part in lines), 1)
    return f"{file}:{line}: {key}: {_what(key, detail)}"


def _what(key: str, detail: ErrorDetails) -> str:
    value = reprlib.repr(detail["input"])
    said = {
        "missing": "is missing; every portal file states it",
        "extra_forbidden": f"unknown key; {_known_keys(key)}",
        "string_type": f"must be text (found {value}); put it in quotes",
        "string_pattern_mismatch": f"may hold only lower-case letters, digits and hyphens (found {value})",
        "value_error": detail["msg"].removeprefix("Value error, "),
    }
    if key == "region" and detail["type"].startswith("string_"):
        return f'must be six digits in quotes, such as region: "411200" (found {value})'
    return said.get(detail["type"], f"{detail['msg'][0].lower()}{detail['msg'][1:]} (found {value})")


def _known_keys(key: str) -> str:
    parent, _, name = key.rpartition(".")
    known = Expect.model_fields if parent == "expect" else Portal.model_fields
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}"
