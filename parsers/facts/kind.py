"""Whether a document is such a report, and if not, what it is instead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.facts.agency import is_agency_name
from parsers.facts.title import is_report_title
from parsers.facts.wording import compact
from parsers.report import Finding


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a report: its facts, how many of the six sections and of the statutory tables it has,
    how many cells of those tables are filled in, its lines of prose that are not empty, and the texts of the cells of
    all other tables, those drawn with boxes among them."""

    title: str | None
    agency: str | None
    year: int | None
    sections: int
    tables: int
    filled: int
    prose: Sequence[str]
    challenge: bool = False
    cells: Sequence[str] = ()


_BODIES = (
    ("hospital_report", re.compile("(?:医院|卫生院|保健院|卫生服务中心|疗养院)$"), "a hospital"),
    (
        "school_report",
        re.compile("(?:大学|中学|小学|幼儿园|职(?:业)?教(?:育)?中心|(?<!行政)(?<!社会主义)学院|(?<!党)学校)$"),
        "a school",
    ),
    ("enterprise_report", re.compile("(?:公司|集团|厂|(?<!人民)银行)$"), "an enterprise"),
)
_TITLES = (
    (
        "website_report",
        re.compile("网站.*报表|^(?!.*(?:信息|政务)公开).*政府网站.*(?:年报|报告|监管)"),
        "on government websites",
    ),
    ("rule_of_law_report", re.compile("法治政府|依法行政|法治建设"), "on government by law"),
    (
        "enforcement_report",
        re.compile("^(?!.*(?:信息|政务)公开).*(?:行政执法|行政处罚|行政许可|行政审判).*(?:报告|年报|统计)"),
        "on the enforcement of law",
    ),
    ("budget_or_accounts", re.compile('预算|决算|[“"]?三公[”"]?经费'), "of budgets or accounts"),
    (
        "explanation",
        re.compile("解读|图解|一图|图说|读懂|速览|访谈|问答|答(?:记者)?问|新闻发布"),
        "that explains or reports on something",
    ),
    (
        "notice",
        re.compile("通知|通告|公告|通报|的函$|编制说明|填报说明|报送|^(?:关于)?.*格式$"),
        "that announces or orders something",
    ),
    (
        "work_summary",
        re.compile("(?<!公开)工作总结|工作总结(?!报告)|工作要点|工作计划|工作方案|述职|政府工作报告"),
        "of plans or work done",
    ),
    (
        "guide",
        re.compile("公开.{0,10}(?:指南|制度|目录|规定|办法|统计表)(?:[（(].*[）)])?$"),
        "with rules or lists of disclosure",
    ),
)
_MISSING_PAGE = re.compile(
    r"\b404\b|页面(?:不存在|未找到|走丢|已?被?删除)"
    r"|(?:内容|文章|信息|栏目)(?:不存在|已?被?删除|已下线)|找不到(?:您|该|页面)|not found",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:正在|进行)[^，。！]{0,12}(?:升级|维护|检修|割接|迁移)|(?:升级|维护|检修)(?:改造)?中(?!心)"
    r"|暂停(?:访问|服务)|暂时(?:无法|不能|停止)(?:访问|服务)"
)
_PLACEHOLDER = re.compile(
    r"[×xX＊*]{2,}|_{2,}|[（(](?:单位|机关|部门)名称[）)]|某某|[（(](?:参考)?(?:模板|样式|式样|样本)[）)]|20(?:[×xX＊*]{2}|_+)年"
)
_NEWS = re.compile(
    r"本报讯|本网讯|记者|(?:近日|日前)[，,]|[^，。]{2,12}讯[\s（(]|\d{1,2}月\d{1,2}日[，,][^，。]{2,40}(?:发布|公布)《[^》]*报告》"
)
_EXPLAINED = re.compile("^[【“]?(?:图解|一图|图说|解读)|解读$")
"""A picture or commentary of a report repeats its sections, even its tables."""

_TELLING = re.compile("发布|公布|公开了|出炉|亮相|晒出|上线")
_TOLD = re.compile(r"报告(?:显示|指出)[，,]|记者(?:了解到|获悉)")
_LISTED = re.compile(r"^[·•\-\s]*(?P<title>.*?)[\s\[(（]*(?:20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?)?[\s\])）]*$")
_CUT_SHORT = re.compile(r"[^，。；]{2,60}(?:信息|政务)公开[^，。；]{0,10}(?:\.{2,}|…)")
_ADDRESSED = re.compile(r"各[^。]{1,80}[：:]")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")

_HEADINGS = 4
_FEW_HEADINGS = 2
_LIST_LENGTH = 3
_SHORT_PAGE = 500
_NOTICE = 200
_BEGINNING = 5000
_FREE_FORM = 300


def why_not(evidence: Evidence) -> Finding | None:
    """None for a report; else a finding whose code says what the document is instead.

    The strongest sign of a report are filled cells of its statutory tables, or four of the six headings and a year
    (or a title that names agency and report). A title that names another kind of document loses against four headings
    and filled tables, but for pictures and commentaries of a report; a body that is no administrative organ does
    not (hospitals, schools and enterprises report on the same form under another duty).
    """
    for judge in (_sent_instead, _of_another_body, _of_another_kind, _unfilled):
        if finding := judge(evidence):
            return finding
    if _is_report(evidence):
        return None
    return Finding("other_document", "info", "neither the sections and tables of such a report nor its title and year")


def _is_report(evidence: Evidence) -> bool:
    if evidence.tables and (evidence.filled or evidence.sections >= _HEADINGS):
        return True
    named = evidence.title is not None and is_report_title(evidence.title)
    if evidence.year is None:
        return named and evidence.agency is not None and evidence.sections >= _HEADINGS and bool(evidence.prose)
    if evidence.tables or evidence.sections >= _HEADINGS:
        return True
    return named and (evidence.sections >= _FEW_HEADINGS or sum(map(len, evidence.prose)) >= _FREE_FORM)


def _sent_instead(evidence: Evidence) -> Finding | None:
    if evidence.challenge:
        return Finding("block_page", "info", "a firewall or a script challenge stands in place of the document")
    if evidence.tables or evidence.sections >= _FEW_HEADINGS:
        return None
    listed = sum(1 for line in (*evidence.prose, *evidence.cells) if _is_listed_report(line))
    if listed >= _LIST_LENGTH:
        return Finding("list_page", "info", f"a list of reports: {listed} lines or cells are titles of reports")
    text = "\n".join((evidence.title or "", *evidence.prose))
    if any(_NEWS.match(line) for line in evidence.prose[:_LIST_LENGTH]) or _is_told(evidence.title or "", text):
        return Finding("explanation", "info", "a news item, by its first lines")
    return _notice_of_nothing(text, evidence.prose)


def _notice_of_nothing(text: str, prose: Sequence[str]) -> Finding | None:
    """A page with nothing but a note why there is nothing on it."""
    if len(text) <= _SHORT_PAGE and _MISSING_PAGE.search(text):
        return Finding("soft_404", "info", "a page that says there is no such page")
    if sum(map(len, prose)) <= _NOTICE and any(map(_CLOSED.search, prose)):
        return Finding(
            "block_page", "info", "a note that the site is closed for a while stands in place of the document"
        )
    return None


def _is_told(title: str, text: str) -> bool:
    """Whether somebody tells of a report: reports say only of others' reports what they show."""
    return _TELLING.search(title) is not None and _TOLD.search(text[:_BEGINNING]) is not None


def _is_listed_report(line: str) -> bool:
    listed = _LISTED.match(line.strip()) if len(line) <= 150 else None
    if listed is None:
        return False
    title = compact(listed["title"])
    return is_report_title(title) or _CUT_SHORT.fullmatch(title) is not None


def _of_another_body(evidence: Evidence) -> Finding | None:
    name = _BRACKET.sub("", evidence.agency or "")
    for code, pattern, body in _BODIES:
        if pattern.search(name):
            return Finding(code, "info", f"a report of {body}, not of an administrative organ: {evidence.agency}")
    return None


def _of_another_kind(evidence: Evidence) -> Finding | None:
    if evidence.title is None:
        return None
    if _EXPLAINED.search(evidence.title):
        return Finding("explanation", "info", f"a document that explains a report, by its title: {evidence.title}")
    if evidence.sections >= _HEADINGS and evidence.filled:
        return None
    agency = evidence.agency
    title = evidence.title.replace(agency, "", 1) if agency and is_agency_name(agency) else evidence.title
    for code, pattern, kind in _TITLES:
        if pattern.search(title) and not (code == "notice" and _encloses_report(evidence)):
            return Finding(code, "info", f"a document {kind}, by its title: {evidence.title}")
    return None


def _encloses_report(evidence: Evidence) -> bool:
    """Whether a letter or announcement has the whole report below its title; notices list only what one should hold."""
    addressed = any(_ADDRESSED.fullmatch(line) for line in evidence.prose[:_LIST_LENGTH])
    return evidence.sections >= _HEADINGS and sum(map(len, evidence.prose)) >= _FREE_FORM and not addressed


def _unfilled(evidence: Evidence) -> Finding | None:
    if evidence.filled:
        return None
    if _PLACEHOLDER.search(evidence.title or ""):
        return Finding(
            "unfilled_form", "info", f"a form with no cell filled in, its title to be filled in: {evidence.title}"
        )
    if evidence.tables and evidence.year is None:
        return Finding("unfilled_form", "info", "the tables of the form with no cell filled in and no year")
    return None
