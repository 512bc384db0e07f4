"""Agencies, as titles and texts name them."""

import pytest

from parsers.facts.agency import agency_in_text, agency_in_title, is_agency_name


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("三门峡市信访局 2024 年政府信息公开工作年度报告", "三门峡市信访局"),
        ("2019年上海市人民政府办公厅政府信息公开工作年度报告", "上海市人民政府办公厅"),
        ("2022年度螅镇政府信息公开工作年度报告", "螅镇"),
        ("洪山区人民政府信息公开工作年度报告（2023年度）", "洪山区人民政府"),
        ("洪泽区人民政府2023年政府信息公开工作年度报告", "洪泽区人民政府"),
        ("某市财政局关于2023年度政府信息公开工作的年度报告", "某市财政局"),
        ("某局二〇二三年政府信息公开年度报告", "某局"),
        ("本溪市水务局2023年政府信息公开年度报告", "本溪市水务局"),
        ("全椒县人民政府2023年政府信息公开年度报告", "全椒县人民政府"),
        ("2024年政府信息公开工作年度报告", None),
        ("政府信息公开年报", None),
        ("本机关2024年政府信息公开年报", None),
        ("信访局2022年政府信息公开工作年度报告", "信访局"),
        ("工作总结", None),
    ],
)
def test_agency_in_a_title(title: str, agency: str | None) -> None:
    assert agency_in_title(title) == agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("2024年，区信访局坚持以新思想为指导。2024年，区信访局按照要求开展工作。", "区信访局"),
        ("2022年,区政府办公室认真贯彻执行条例", "区政府办公室"),
        ("本报告由两城镇人民政府党政办公室编制。", "两城镇人民政府"),
        ("由乌海市工业和信息化局编制而成", "乌海市工业和信息化局"),
        ("现公布某市水务局2023年政府信息公开工作年度报告", "某市水务局"),
        ("本报告由淮安市洪\n泽区人民政府办公室编制", "淮安市洪泽区人民政府办公室"),
        ("由淮安市洪泽区人民政府办公室编制。2023年，洪泽区人民政府坚持公开。", "淮安市洪泽区人民政府"),
        ("由淮安市洪泽区人民政府办公室编制。2023年，区政府坚持公开。", "淮安市洪泽区人民政府"),
        ("由某区人民政府办公室编制。2023年，区政府办公室坚持公开。", "某区人民政府办公室"),
        ("由某区人民政府办公室编制。2023年，甲镇人民政府坚持公开。", "某区人民政府办公室"),
        ("2023年，我局认真落实条例。由本机关编制。", None),
        ("2023年，各单位积极落实。2024年，全市坚持公开。", None),
        ("", None),
    ],
)
def test_agency_in_a_text(text: str, agency: str | None) -> None:
    assert agency_in_text(text) == agency


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("中卫市信访局", True),
        ("南源街道办事处", True),
        ("办公室", False),
        ("首页 > 信访局", False),
        ("我局", False),
        ("正文", False),
    ],
)
def test_lines_that_are_names(line: str, expected: bool) -> None:
    assert is_agency_name(line) is expected
