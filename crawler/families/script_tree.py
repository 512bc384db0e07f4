"""Trees that a page holds as data in a script and draws there (zTree): agencies and columns, with their addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from crawler.families.loose_json import decode
from crawler.families.script_calls import called_href, href_script, reads_as_address
from crawler.families.script_objects import literals_after

_ARRAY = re.compile(r"[=:,(]\s*+(?=\[\s*+\{)")
_NAMED = re.compile(r"\bname[\"']?\s*+:")
_OF_A_TREE = re.compile(r'"(?:p_?id|parent_?id|children)"\s*+:', re.IGNORECASE)
_CALLED_A_TREE = re.compile(r"(?:node|tree)\w*[\"']?\s*$", re.IGNORECASE)
_BEFORE = 80  # characters before an array, in which it may be called a tree
_MAX_NODES = 5_000  # of one page whose addresses are taken; no place has more agencies and columns of them
_MAX_ABOVE = 10  # columns above a node that are named
_NONE = msgspec.Raw(b"null")


class _Node(msgspec.Struct):
    """A node as zTree takes it: below the one whose `id` is its `pId`, or among the `children` of another.

    `file` is not the library's own: often the name of something, of which a script makes an address.
    """

    name: msgspec.Raw = _NONE
    id: msgspec.Raw = _NONE
    pId: msgspec.Raw = _NONE  # noqa: N815 (the names of the library)
    pid: msgspec.Raw = _NONE
    parentId: msgspec.Raw = _NONE  # noqa: N815
    url: msgspec.Raw = _NONE
    href: msgspec.Raw = _NONE
    link: msgspec.Raw = _NONE
    file: msgspec.Raw = _NONE
    click: msgspec.Raw = _NONE
    children: list["_Node"] | None = None


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A node with its name, the names above it from the first down, and its href; None where it names no address."""

    name: str
    above: tuple[str, ...]
    href: str | None


def tree_nodes(scripts: str) -> Iterator[TreeNode]:
    """The nodes of the trees in a page's scripts that name an address, and those that do not and have none below them.

    A tree in which no node names an address is left out: where its nodes lead is not in the page.
    """
    if not _NAMED.search(scripts):
        return
    left = _MAX_NODES
    for start, written in literals_after(scripts, _ARRAY):
        called = scripts[max(0, start.start() - _BEFORE) : start.start()]
        if not (_OF_A_TREE.search(written) or _CALLED_A_TREE.search(called)):
            continue
        found = _read(decode(written, list[_Node]) or [])
        if not any(node.href for node in found):
            continue
        for node in found:
            yield node if left > 0 else TreeNode(node.name, node.above, None)
            left -= 1


def _read(roots: list[_Node]) -> list[TreeNode]:
    """The nodes of a tree in their order, without those that are but the headings of others."""
    nodes: list[_Node] = []
    parents: list[int | None] = []
    waiting: list[tuple[_Node, int | None]] = [(node, None) for node in reversed(roots)]
    while waiting:
        node, parent = waiting.pop()
        waiting += [(child, len(nodes)) for child in reversed(node.children or [])]
        nodes.append(node)
        parents.append(parent)
    places = {key: place for place, node in reversed([*enumerate(nodes)]) if (key := _text(node.id))}
    parents = [_parent(node, places) if up is None else up for node, up in zip(nodes, parents, strict=True)]
    headings = set(parents)
    names = [_text(node.name) for node in nodes]
    found: list[TreeNode] = []
    for place, (node, name) in enumerate(zip(nodes, names, strict=True)):
        href = _href(node)
        if name and (href or place not in headings):
            found.append(TreeNode(name, _above(place, names, parents), href))
    return found


def _text(value: msgspec.Raw) -> str:
    """A string or number of a node, however it is written; empty for anything else."""
    written = bytes(value).decode("utf-8", "replace")
    if written.startswith('"'):
        return " ".join((decode(written, str) or "").split())
    return written if written[:1].isdigit() else ""


def _parent(node: _Node, places: dict[str, int]) -> int | None:
    return places.get(next(filter(None, map(_text, (node.pId, node.pid, node.parentId))), ""))


def _above(place: int, names: list[str], parents: list[int | None]) -> tuple[str, ...]:
    """The names above a node, the nearest ones; a node that stands below itself ends them."""
    above: list[str] = []
    seen = {place}
    up = parents[place]
    while up is not None and up not in seen and len(seen) <= _MAX_ABOVE:
        seen.add(up)
        above.append(names[up])
        up = parents[up]
    return tuple(name for name in reversed(above) if name)


def _href(node: _Node) -> str | None:
    """The address that a node names, in a field or in a script that goes there."""
    file = _text(node.file)
    for href in (_text(node.url), _text(node.href), _text(node.link), file if reads_as_address(file) else ""):
        script = href_script(href)
        address = href if script is None else called_href(script)
        if address and address.partition("#")[0]:
            return address
    return called_href(_text(node.click))
