"""Judgements of links: the table `titles.tsv`, each line read by a person."""

import csv
import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.families.addresses import looks_like_article, year_in_query
from crawler.families.titles import judge, judge_on_home
from crawler.families.years import report_year

ADDRESSES = {
    "article": "http://www.smx.gov.cn/zfxxgk/x/202401/t20240124_6518603.html",
    "folder": "http://www.smx.gov.cn/x/",
    "file": "http://www.smx.gov.cn/x/P0202401.pdf",
}
TABLE = Path(__file__).with_name("titles.tsv").read_text(encoding="utf-8").splitlines()
LINES = list(csv.reader((line for line in TABLE if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("line", LINES, ids="|".join)
def test_title(line: list[str]) -> None:
    title, above, address, kind, reason, year = line
    path = tuple(filter(None, above.split(">")))
    judgement = judge(title, column_path=path, url=ADDRESSES.get(address, address))
    assert (judgement.kind, judgement.reason, str(judgement.year or "-")) == (kind, reason, year)
    assert (judgement.score > 0) == (kind == "column")


def test_columns_nearer_to_reports_score_higher() -> None:
    above = ("政府信息公开年报",)
    scores = [
        judge("政府信息公开年报", url="/a/").score,
        judge("2023年", column_path=above, url="/a/").score,
        judge("市教育局", column_path=above, url="/a/").score,
        judge("政府信息公开", url="/a/").score,
        judge("政务公开", url="/a/").score,
        judge("市直部门", column_path=("政务公开",), url="/a/").score,
        judge("市教育局", column_path=("部门信息公开",), url="/a/").score,
        judge("信息公开目录", url="/a/").score,
    ]
    assert scores == sorted(set(scores), reverse=True)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某局2023年年报", 2023),
        ("（2023年度）", 2023),
        ("２０２３年度", 2023),
        ("二〇二三年", 2023),
        ("二○二三年度", 2023),
        ("二O二三年", 2023),
        ("2 0 2 3 年", 2023),
        ("2023政府信息公开年报", 2023),
        ("某局政府信息公开年报2023", 2023),
        ("某局2023年政府信息公开工作年度报告（2024年1月发布）", 2023),
        ("2024年1月20日", 2024),
        ("20230101", None),
        ("第2023号", None),
        ("1999年", None),
        ("2019年、2020年政府信息公开工作年度报告", None),
        ("2019年和2020年", None),
        ("政府信息公开年报", None),
        ("", None),
    ],
)
def test_report_year(title: str, year: int | None) -> None:
    assert report_year(title) == year


@given(title=st.text(max_size=300), column=st.text(max_size=30), url=st.text(max_size=60))
def test_any_text_is_judged(title: str, column: str, url: str) -> None:
    judgement = judge(title, column_path=(column,), url=url)
    assert judgement.reason
    assert 0 <= judgement.score <= 1


@given(
    body=st.sampled_from(["三门峡市信访局", "陕州区人民政府办公室", "某县气象局", "城关街道办事处"]),
    year=st.integers(2008, 2035),
    wording=st.sampled_from(
        [
            "政府信息公开工作年度报告",
            "政府信息公开年度报告",
            "信息公开工作报告",
            "政府信息公开工作年报",
            "政务信息公开年度报告",
        ]
    ),
    degree=st.sampled_from(["年", "年度"]),
)
def test_every_plain_title_is_a_report_of_its_year(body: str, year: int, wording: str, degree: str) -> None:
    for title in (f"{body}{year}{degree}{wording}", f"{body}{wording}（{year}{degree}）"):
        judgement = judge(title, url=ADDRESSES["article"])
        assert (judgement.kind, judgement.reason, judgement.year) == ("report", "wording", year)


SEEN = Path(__file__).with_name("report_addresses.tsv").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("line", SEEN)
def test_a_report_at_an_address_of_the_field_is_one_in_every_wording(line: str) -> None:
    """Three answer at an address that looks like a column's: asked for as one, they turn out to be reports."""
    url, body, year = line.split("\t")
    listed = ("政府信息公开年报",)
    judgements = [
        judge(f"{body}{year}年政府信息公开工作年度报告", url=url),
        judge(f"{body}{year}年度政府信息公开工作报告", url=url),
        judge(f"{body}信息公开工作年度报告（{year}年度）", url=url),
        judge(f"{year}年政务信息公开工作开展年度报告", column_path=(body,), url=url),
        judge(f"{body}政府信息公开工作年报", url=url),
        judge(f"{year}年", column_path=(*listed, body), url=url),
        judge(body, column_path=(*listed, f"{year}年"), url=url),
        judge(f"{year}年年度报告", column_path=("政府信息公开", body), url=url),
    ]
    kinds = {judgement.kind for judgement in judgements}
    assert kinds == {"report"} if looks_like_article(url) else kinds <= {"report", "column"}
    assert {judgement.year for judgement in judgements} - {None} <= {int(year or 0), year_in_query(url)}


def _recorded_titles() -> list[str]:
    cases = Path(__file__).parents[2].joinpath("cases").glob("*.expected.json")
    return sorted({title for case in cases if (title := json.loads(case.read_text(encoding="utf-8")).get("title"))})


@pytest.mark.parametrize("title", _recorded_titles())
def test_the_title_of_a_recorded_report_is_one_of_a_report(title: str) -> None:
    for address in ("article", "file"):
        assert judge(title, url=ADDRESSES[address]).kind == "report"


def test_an_address_that_is_none() -> None:
    assert judge("某局2023年政府信息公开年报", url="http://[bad/").kind == "report"


def test_a_text_without_end_costs_little() -> None:
    assert judge("信息公开" * 100_000, url=ADDRESSES["folder"]).reason


@pytest.mark.parametrize(
    ("title", "address", "is_site"),
    [
        ("教育局", "http://jyj.smx.gov.cn/", True),
        ("湖滨区", "http://hubin.smx.gov.cn/", True),
        ("市教育局网站", "/bm/jyj/index.html", True),
        ("湖滨区", "/hbq/", False),  # a place beside its name is its own menu
        ("政务服务中心", "/zwfw/", False),
        ("市教育局", "/x/202401/t20240124_6518603.html", False),
        ("新闻中心", "http://news.smx.gov.cn/", False),
    ],
)
def test_a_home_page_names_the_sites_of_bodies(title: str, address: str, is_site: bool) -> None:
    home = "http://www.smx.gov.cn/"
    judgement = judge_on_home(title, url=urljoin(home, address), home=home)
    assert (judgement.reason == "agency_site") is is_site
    assert judge("政务公开", url=home).score > judgement.score
