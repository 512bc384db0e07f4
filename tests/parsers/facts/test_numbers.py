"""文号 and 索引号 in the lines before a report."""

import pytest

from parsers.facts.numbers import numbers_in_line


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("索 引 号：11371082004230911E/2024-00001", [("index_number", "11371082004230911E/2024-00001")]),
        ("信息索取号: 000014349/2024-00881 主题分类：其他", [("index_number", "000014349/2024-00881")]),
        (
            "文号：三政办〔2025〕3号　索引号：SM-1",
            [("document_number", "三政办〔2025〕3号"), ("index_number", "SM-1")],
        ),
        ("文 号： 主题分类：政务公开2024", []),
        ("文号：无", []),
        ("文号：", []),
        ("陕州民发〔2025〕3号", [("document_number", "陕州民发〔2025〕3号")]),
        ("国办公开办函〔2021〕30号文件要求", []),
        ("根据陕州民发〔2025〕3号", []),
        ("报告文号另行公布", []),
    ],
)
def test_numbers_stand_after_their_label(line: str, numbers: list[tuple[str, str]]) -> None:
    assert numbers_in_line(line) == numbers
