"""Facts as one line of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.facts.wording import compact, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三门峡市信访局 2024 年报告", "三门峡市信访局2024年报告"),
        ("某局\n　2024\xa0年", "某局2024年"),
        ("Open Data 报告", "Open Data报告"),
        ("某\x1b[1;31m局\u202e\u200b\x07报告", "某局报告"),
    ],
)
def test_compact(text: str, expected: str) -> None:
    assert compact(text) == expected


@given(st.text())
def test_no_control_or_format_character_is_left(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert line == line.strip()
