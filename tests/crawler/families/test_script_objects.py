"""Objects of scripts as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.families.script_objects import literal_of

values = st.recursive(
    st.none() | st.booleans() | st.integers(-9_999, 9_999) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(value=st.lists(values, max_size=4))
def test_json_is_read_as_it_is(value: object) -> None:
    written = literal_of(f"window._CONFIG = {{A: b(), TREE: {json.dumps(value)}, C: 1}}", "TREE")
    assert written is not None
    assert json.loads(written) == value


@pytest.mark.parametrize(
    ("script", "value"),
    [
        (
            "{TREE: [{id: 1, 'name': '甲\\'局', \"x\": \"a\\/b\\u4e59\\x41\"}]}",
            [{"id": 1, "name": "甲'局", "x": "a/b乙A"}],
        ),
        ("TREE = [1, /* two */ 2, // three\n 3,]", [1, 2, 3]),
        ("TREE: {a: undefined, true: false, 1: site, class: '',}", {"a": None, "true": False, "1": None, "class": ""}),
        ("TREE: '752061',", "752061"),
    ],
)
def test_literals_of_the_language(script: str, value: object) -> None:
    written = literal_of(script, "TREE")
    assert written is not None
    assert json.loads(written) == value


@pytest.mark.parametrize(
    "script", ["", "TREE", "TREE: load()", "TREE: [1", "TREE: [load()]", "TREE: [}", "SUBTREE: [1]", "TREE: ['a' + b]"]
)
def test_what_is_no_whole_literal(script: str) -> None:
    assert literal_of(script, "TREE") is None
