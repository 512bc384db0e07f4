"""The year a report is about."""

import pytest

from parsers.facts.year import year_in_prose, year_in_title, year_of_period


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某局2024年政府信息公开工作年度报告", 2024),
        ("某局 2024 年度报告", 2024),
        ("某局２０２３年政府信息公开", 2023),
        ("某局二〇二三年度政府信息公开", 2023),
        ("某局二○一九年政府信息公开", 2019),
        ("某局2022政府信息公开工作年度报告", 2022),
        ("某局政府信息公开工作年度报告（2020年度）", 2020),
        ("某局政府信息公开工作年度报告", None),
        ("某局2007年政府信息公开", None),
        ("电话12024年", None),
    ],
)
def test_year_in_a_title(title: str, year: int | None) -> None:
    assert year_in_title(title) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("统计期限自2024年1月1日起至2024年12月31日止", 2024),
        ("统计时限为 2024 年 1 月 1 日至 12 月\n31 日", 2024),
        ("从2019年1月1日到12月31日止", 2019),
        ("2020年1月1日-2020年12月31日", 2020),
        ("2019年1月1日至2020年12月31日", None),
        ("2019年5月1日起施行", None),
    ],
)
def test_year_of_the_statistic_period(text: str, year: int | None) -> None:
    assert year_of_period(text) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年,区政府办公室认真贯彻2019年条例", 2022),
        ("截止2023年12月31日我局发布信息34条", 2023),
        ("2020年度我街办未接到申请。\n2020年未发生。2019年5月施行。", 2020),
        ("2019年5月修订。2020年6月施行。", None),
        ("没有年份", None),
    ],
)
def test_year_in_prose(text: str, year: int | None) -> None:
    assert year_in_prose(text) == year
