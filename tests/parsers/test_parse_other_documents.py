"""Documents that stand where reports stand and are none."""

from datetime import date

import pytest

from parsers.parse import parse
from parsers.report import Report
from parsers.source import Bundle, RawPart
from tests.portals.decoys import DECOYS
from tests.render.article import Article, Site, article_page

SITE = Site("三门峡市人民政府", "www.smx.gov.cn", "4112000001", (("首页", "/"), ("政府信息公开年报", "/nb/")) * 5)
REASONS = {
    "website_report": "website_report",
    "rule_of_law_report": "rule_of_law_report",
    "explanation": "explanation",
    "notice": "notice",
    "guide": "guide",
    "statistics": "guide",
    "budget": "budget_or_accounts",
    "news": "explanation",
    "release": "explanation",
    "public_institution": "hospital_report",
}
FORM = """<p>一、总体情况</p><p>二、主动公开政府信息情况</p><table>
<tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>
<tr><td>规章<td><td><td></tr><tr><td>行政规范性文件<td><td><td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p>
<p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p>"""

LIST = "".join(f"<li><a href=/{n}>第{n}局2023年政府信息公开年报</a> 2024-01-1{n}</li>" for n in range(8))


def _page(title: str, body: str) -> Report:
    article = Article(
        title, date(2024, 1, 20), "三门峡市人民政府办公室", ("首页", "政务公开", "政府信息公开年报"), body
    )
    return parse(Bundle((RawPart(article_page(SITE, article).encode(), media_type="text/html"),)))


@pytest.mark.parametrize("kind", DECOYS)
def test_decoys_of_the_sample_portals(kind: str) -> None:
    title, body = DECOYS[kind]
    report = _page(
        title.format(place="三门峡市", year=2023, next=2024), body.format(place="三门峡市", year=2023, next=2024)
    )
    assert report.status == "not_a_report"
    assert [finding.code for finding in report.findings] == [REASONS[kind]]
    assert report.published == "2024-01-20"
    assert report.agency is None
    assert report.cells == ()


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("××局20××年政府信息公开工作年度报告", FORM, "unfilled_form"),
        ("中华人民共和国政府信息公开工作年度报告格式", FORM, "notice"),
        ("某市供水有限公司2023年信息公开工作年度报告", FORM + "<p>" + "供水情况。" * 200 + "</p>", "enterprise_report"),
        ("某市实验小学2023年信息公开工作年度报告", FORM, "school_report"),
        ("某局2023年工作总结", "<p>" + "政府信息公开工作扎实推进。" * 100 + "</p>", "work_summary"),
        ("政府信息公开年报", LIST, "list_page"),
        ("政府信息公开年报", "<p>暂无相关信息</p>", "other_document"),
    ],
)  # fmt: skip
def test_other_decoys(title: str, body: str, reason: str) -> None:
    report = _page(title, body)
    assert report.status == "not_a_report"
    assert [finding.code for finding in report.findings] == [reason]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<script>$_ts=window['$_ts'];$_ts.nsd=9;</script><body></body>", "block_page"),
        ("<html><title>403</title><body>您的请求已被拦截，事件编号 123</body></html>", "block_page"),
        ("<html><title>404</title><body>抱歉，您访问的页面不存在</body></html>", "soft_404"),
    ],
)
def test_pages_sent_in_place_of_a_document(page: str, reason: str) -> None:
    report = parse(Bundle((RawPart(page.encode(), media_type="text/html"),)))
    assert report.status == "not_a_report"
    assert [finding.code for finding in report.findings] == [reason]
