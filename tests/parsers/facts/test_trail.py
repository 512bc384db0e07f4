"""The way to a report: which step of it names an agency."""

import pytest

from parsers.facts.trail import agency_on, breadcrumb, steps


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政务公开 > 三门峡市信访局 > 政府信息公开年报",
        "当前位置: 首页 >> 政务公开 >> 三门峡市信访局 >> 2024年",
        "您现在的位置：首页 / 部门 / 三门峡市信访局 / 年报",
        "您的位置： 首页＞部门乡镇＞三门峡市信访局",
        "首页 » 政务公开 » 三门峡市 信访局 » 正文",
        "首页-> 政务公开 -> 三门峡市信访局",
        "您当前所在位置：网站首页 - 市直部门 - 三门峡市信访局 - 年报",
    ],
)
def test_a_line_that_tells_where_a_page_stands(line: str) -> None:
    assert agency_on(breadcrumb(["登录 注册", line, "三门峡市教育局"])) == "三门峡市信访局"


@pytest.mark.parametrize(
    "line", ["首页", "首页 政务公开 三门峡市信访局", "我局位置偏远 > 三门峡市信访局", "x" * 600, ""]
)
def test_a_line_that_does_not(line: str) -> None:
    assert breadcrumb([line]) == ()


@pytest.mark.parametrize(
    "group",
    ["部门", "市直部门", "乡镇", "乡镇街道", "县区", "各县市区", "镇街道办事处", "市政府", "区直各部委办局", "街道办",
     "开发区", "政府信息公开年报", "2024年", "法定主动公开内容"],
)  # fmt: skip
def test_a_column_that_groups_bodies_names_none(group: str) -> None:
    assert agency_on(steps(f"政务公开 > {group}")) is None


def test_the_innermost_agency_is_the_one() -> None:
    assert agency_on(steps("三门峡市人民政府 > 部门 > 三门峡市信访局 > 年报")) == "三门峡市信访局"
    assert steps("a > > b") == ("a", "b")
    assert len(steps("长 > " * 100_000)) < 200
