"""Trees in scripts: their nodes with names, the names above them and addresses."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.families import script_tree
from crawler.families.script_tree import TreeNode, tree_nodes

names = st.text("市县局委办厅学水", min_size=1, max_size=5)


def nodes(script: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(node.name, node.above, node.href) for node in tree_nodes(script)]


@given(places=st.lists(st.tuples(names, st.integers(0, 9)), min_size=1, max_size=9))
def test_a_tree_is_read_alike_by_numbers_of_parents_and_nested(places: list[tuple[str, int]]) -> None:
    """A node below an earlier one, or at the top: by `pId` in one list, and as `children`."""
    flat: list[dict[str, object]] = []
    below: list[list[object]] = [[]]
    for number, (name, up) in enumerate(places, 1):
        parent = up if up < number else 0
        flat.append({"id": number, "pId": parent, "name": name, "url": f"/{number}/"})
        below.append([])
        below[parent].append({"name": name, "url": f"/{number}/", "children": below[number]})
    by_number = nodes(f"var zNodes = {json.dumps(flat, ensure_ascii=False)};")
    assert sorted(by_number) == sorted(nodes(f"$.fn.zTree.init(t, setting, {json.dumps(below[0])});"))
    assert len(by_number) == len(places)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("var zNodes=[{id:1,pId:0,name:'甲局',url:'/j/',target:'_blank'}]", [("甲局", (), "/j/")]),
        (
            "zNodes = [{id:'01',pId:0,name:'部门',open:true}, {id:'02',pId:'01',name:'甲局',file:'a/nb.html'},]",
            [("甲局", ("部门",), "a/nb.html")],
        ),
        ("var bmTree=[{name:'甲局',url:'/j/'}]", [("甲局", (), "/j/")]),
        ("f([{id:1,pId:0,name:'甲局',click:\"window.open('/j/')\"}])", [("甲局", (), "/j/")]),
        ("f([{pid:0,name:'甲局',link:\"javascript:go('/j/')\"}])", [("甲局", (), "/j/")]),
        (
            "f([{id:1,pId:0,name:'甲局',url:'/j/'},{id:2,pId:0,name:'乙局',url:'#'}])",
            [("甲局", (), "/j/"), ("乙局", (), None)],
        ),
        ("f([{id:1,pId:2,name:'甲',url:'/j/'},{id:2,pId:1,name:'乙'}])", [("甲", ("乙",), "/j/")]),
        ("f([{id:1,pId:0,name:'甲局',url:false,isHidden:true,children:null},{pId:1,url:'/k/'}])", []),
        ("var zNodes=[{id:1,pId:0,name:'甲局'}]", []),
        ("var zNodes=[{id:1,pId:0,name:'甲局',file:'core/standard'}]", []),  # a script makes an address of it
        ("var zNodes=[{id:1,pId:0,name:'甲局',url:root+'/j/'}]", []),
        ("var maps=[{name:'甲局',url:'/j/'}]", []),  # no tree
        ("a=[{b(),zNodes:[{pId:0,name:'甲局',url:'/j/'}]", [("甲局", (), "/j/")]),
        ("var zNodes=[{id:1,pId:0,name:'\\ud800局',url:'/j/'}]", []),
    ],
)
def test_nodes(script: str, expected: list[tuple[str, tuple[str, ...], str | None]]) -> None:
    assert nodes(script) == expected


def test_of_a_tree_without_end_so_many_nodes_and_names_above_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script_tree, "_MAX_NODES", 50)
    tree = [{"id": n, "pId": n - 1, "name": f"{n}", "url": f"/{n}/"} for n in range(100)]
    found = [*tree_nodes(f"zNodes={json.dumps(tree)}")]
    assert found[20] == TreeNode("20", tuple(map(str, range(10, 20))), "/20/")
    assert [node.href is None for node in found] == [False] * 50 + [True] * 50
