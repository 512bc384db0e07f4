"""The wordings of titles and columns, as patterns over squeezed text (portals.md, section 8)."""

import re
from dataclasses import dataclass

_YEAR = r"(?:(?:20\d\d|二[〇○零oO一二三四五六七八九]{3})年?度?)"

REPORT = re.compile(
    rf"(?:{_YEAR}|年度)?(?:政府|政务)?(?:信息公开|政务公开)(?:工作)?(?:开展)?(?:情况)?(?:的)?{_YEAR}?(?:的)?(?:年?度)?(?:工作)?(?:情况)?(?:报告|年报)"
)
"""The wording of a report: 政府信息公开工作年度报告 and its kin, an inner year included."""

BARE_REPORT = re.compile(rf"^(?:{_YEAR}|\S*?{_YEAR})?(?:工作)?(?:年度报告|年报)(?:\(\S*\))?$|年度报告(?:\(\S*\))?$")
"""年度报告 without saying of what."""

MAYBE_REPORT = re.compile(r"(?:信息公开|政务公开|依申请公开)\S{0,8}(?:总结|报告|年报|情况)")
"""Wordings that may be a report or not: fetched, and left to the parser."""

DISCLOSURE = re.compile(r"信息公开|政务公开|xxgk")
"""A column of the disclosure area."""

_REPORT_COLUMN = re.compile(r"年报|年度报告|年度工作报告")
_AGENCY_COLUMN = re.compile(r"年报|年度报告|部门|信息公开|镇街|乡镇|街道|区县|市县")

_GENERIC_HEAD = re.compile(
    rf"{_YEAR}|历年|各?(?:区|县|市|省|州|盟|旗)?(?:级|直|属|政府)?(?:部门|单位|乡镇|镇街|街道|区县|区市县|机关)+|本级|法定|主动公开|[、,·:—\-()\[\]<>《》“”\"]|各|及|和|年度|政府"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A wording of links that lead towards reports; `below` restricts it to links under such a column."""

    pattern: re.Pattern[str]
    score: float
    reason: str
    below: re.Pattern[str] | None = None

    def below_any(self, path: tuple[str, ...]) -> bool:
        """Whether a column of the path is one that the wording counts under."""
        return self.below is not None and any(self.below.search(column) for column in path)


_AGENCY = (
    r"\S{1,30}?(?:局|委|委员会|办公室|办公厅|办|厅|院|中心|街道|街道办事处|镇|乡|苏木|人民政府|政府|管委会|分局"
    r"|支队|大队|所|署|司|总队|区|县|市|州|盟|旗)"
)

COLUMNS: tuple[Column, ...] = (
    Column(
        re.compile(r"(?:历年)?(?:政府|政务)?(?:信息)?公开(?:工作)?年报(?:专栏|专题|目录|列表)?"), 1.0, "report_column"
    ),
    Column(re.compile(r"\S*信息公开(?:工作)?年度报告\S*(?:专题页面|专题|专栏|目录|集中公开\S*)"), 1.0, "topic_page"),
    Column(re.compile(r"\S*(?:部门|单位|镇街|乡镇|街道|区县|市直|县直)(?:信息公开)?年报"), 0.95, "report_column"),
    Column(re.compile(r"(?:历年|工作)?年报|(?:信息公开)?年度(?:工作)?报告"), 0.9, "report_column", DISCLOSURE),
    Column(re.compile(rf"{_YEAR}|20\d\d"), 0.9, "year_column", _REPORT_COLUMN),
    Column(re.compile(r"更多\W*|more\W*|查看更多\W*", re.IGNORECASE), 0.8, "more", _REPORT_COLUMN),
    Column(re.compile(r"政府信息公开(?:专栏|平台|网|专网|工作)?|信息公开(?:专栏|平台|网)?"), 0.8, "disclosure_area"),
    Column(re.compile(r"(?:法定)?主动公开(?:内容|信息)?"), 0.7, "disclosure_area"),
    Column(re.compile(r"政务公开(?:专栏|平台|网)?"), 0.7, "disclosure_area"),
    Column(
        re.compile(
            r"(?:各|市|县|区|省|州)*(?:级|直|属|政府)?(?:工作|组成)?(?:部门|单位|机构)+(?:街道|乡镇|镇街)?(?:政府)?(?:信息公开|网站)?(?:专栏|平台)?"
            r"|(?:各|市)?(?:乡镇|镇街|街道|乡镇街道|区县|县区|区县市|县市区|县\(市、?区\)|乡镇\(街道\))(?:政府)?(?:信息公开)?"
        ),
        0.6,
        "agency_list",
    ),
    Column(re.compile(_AGENCY), 0.5, "agency", _AGENCY_COLUMN),
    Column(re.compile(r"\S*信息公开目录"), 0.3, "catalogue"),
    Column(re.compile(r"(?:工作)?年报"), 0.4, "report_column"),
)

_INTERPRETATION = re.compile(r"解读|图解|一图(?:读懂|看懂|了解|带你)|图说|读懂|看懂|动漫|h5", re.IGNORECASE)
_NOTICE_TAIL = re.compile(r"(?:的|编制|编写|报送|发布)?\S*(?:通知|通报|函|格式|模板|范本|样式|编制说明|填报说明)\)?$")

_DECOYS_AROUND: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...] = (
    ("interpretation", _INTERPRETATION, _INTERPRETATION),
    ("notice", re.compile(r"^(?!)"), _NOTICE_TAIL),
    ("guide", re.compile(r"^(?!)"), re.compile(r"(?:制度|办法|规定|指南|流程)$")),
    ("statistics", re.compile(r"^(?!)"), re.compile(r"统计表|报表$")),
    (
        "enterprise_or_institution",
        re.compile(
            rf"(?:大学|学院|中学|小学|学校|一中|二中|幼儿园|医院|卫生院|公司|集团)(?:{_YEAR}|关于|[(《])*$|企事业单位{_YEAR}?$|高校{_YEAR}?$"
        ),
        None,
    ),
)

_DECOYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("website_report", re.compile(r"(?:网站|新媒体)\S*(?:年度报表|年报|年度\S*报告|工作报表|监管\S*报表)")),
    ("rule_of_law_report", re.compile(r"(?:法治政府|法治建设|依法行政|依法治\S)\S*(?:报告|情况|总结|年报)")),
    (
        "interpretation",
        re.compile(
            rf"(?:年报|年度报告|公开报告)\S*(?:{_INTERPRETATION.pattern})|(?:{_INTERPRETATION.pattern})\S*(?:年报|年度报告)"
        ),
    ),
    ("notice", re.compile(r"(?:年报|年度报告|信息公开)\S*(?:通知|通报|函)$")),
    ("enforcement_report", re.compile(r"行政(?:执法|审判|处罚|许可|复议|应诉|检查)\S*(?:报告|年报|统计|数据)")),
    ("budget", re.compile(r"预算|决算|三公|收支")),
    ("work_report", re.compile(r"政府工作报告|工作总结|工作要点|年度工作(?:报告|计划)|工作计划|述职|述廉")),
    ("statistics", re.compile(r"统计公报|国民经济\S*报告|计划报告|统计年鉴|统计月报|统计表|年度报表")),
    (
        "enterprise_or_institution",
        re.compile(
            r"企业\S*年报|年报公示|上市公司|事业单位\S*年度?报告?|社会组织\S*年|社会团体\S*年|民办非企业|(?:公司|集团|医院|学校|大学|学院|中学|小学)\S*(?:年度报告|年报)"
        ),
    ),
    ("guide", re.compile(r"信息公开\S*(?:指南|制度|规定|办法|条例|流程|说明|规范|标准)$|公开(?:指南|制度)")),
    ("request_form", re.compile(r"^依申请公开\S{0,6}$")),
)


def decoy_around_report(head: str, tail: str) -> str | None:
    """What makes a title with a report's wording something else, by what stands before and after that wording."""
    for reason, before, after in _DECOYS_AROUND:
        if before.search(head) or (after is not None and after.search(tail)):
            return reason
    return None


def decoy(text: str) -> str | None:
    """What a title without a report's wording is, if it is one of the known look-alikes."""
    return next((reason for reason, pattern in _DECOYS if pattern.search(text)), None)


def names_agency(head: str, tail: str) -> bool:
    """Whether something is left of a title, beside the report's wording, that can name a body."""
    return len(_GENERIC_HEAD.sub("", head)) >= 2 or bool(
        re.search(r"(?:局|委|办|政府|街道|镇|乡)", _GENERIC_HEAD.sub("", tail))
    )
