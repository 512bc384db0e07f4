"""Dates of publication."""

from datetime import date

import pytest

from parsers.facts.published import published_in_address, published_in_lines, published_in_metas


@pytest.mark.parametrize(
    "value", ["2025-01-14 01:59", "2025-01-14", "2025年1月14日", "2025/1/14", "2025- 01- 14 10: 13", "2025-01-1418:26"]
)
def test_dates_in_metas(value: str) -> None:
    expected = date(2025, 1, 14)
    assert published_in_metas({"pubdate": value}) == expected
    assert published_in_metas({"pubdate": "无", "publishtime": value}) == expected
    assert published_in_metas({"keywords": value}) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("发布时间: 2021-01-18 来源: 南源街 浏览次数:-", date(2021, 1, 18)),
        ("来源:原创     发布时间:2023-01-31 13:24", date(2023, 1, 31)),
        ("成文日期：2020年1月3日 发布日期：2020年1月5日", date(2020, 1, 5)),
        ("时间：2020-02-03", date(2020, 2, 3)),
        ("发布时间：2021-13-40 日期：2021-03-04", date(2021, 3, 4)),
        ("2021-01-18", None),
    ],
)
def test_dates_after_a_label(line: str, expected: date | None) -> None:
    assert published_in_lines(["标题", line]) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.a.gov.cn/zfxxgknb/202401/t20240115_3271106.html", date(2024, 1, 15)),
        ("http://www.a.gov.cn/art/2025/1/14/art_33718_100.html", date(2025, 1, 14)),
        ("http://www.a.gov.cn/t19700101_3441457.html", None),
        ("http://www.a.gov.cn/2024/bmndbg/1.html", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, expected: date | None) -> None:
    assert published_in_address(url) == expected
