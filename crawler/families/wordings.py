"""The wordings of report titles and of their look-alikes, over squeezed text (docs/portals.md, section 8)."""

import re

YEAR = r"(?:(?:20\d\d|二[〇○零oO一二三四五六七八九]{3})年?度?)"

REPORT = re.compile(
    rf"(?:{YEAR}|年度)?(?:政府|政务)?信息公开(?:工作)?(?:开展)?(?:情况)?的?{YEAR}?的?(?:年?度)?(?:工作)?(?:情况)?的?(?:报告|年报)"
)
"""The wording of a report: 政府信息公开工作年度报告 and its kin, a year inside included."""

BARE_REPORT = re.compile(r"(?:年度报告|年报)(?:\(\S*\)|\.\w+)?$")
"""年度报告 without saying of what."""

MAYBE_REPORT = re.compile(
    rf"(?:信息\S{{0,4}}公开|政务公开|依申请公开)\S{{0,12}}(?:总结|报告|年报)|{YEAR}\S*信息公开\S{{0,8}}情况$"
)
"""Wordings of what may be a report or not."""

_CUT = re.compile(r"\.{2,}$")
_CUT_WORDING = re.compile(r"(?:政府|政务)信息公?$|信息公开?(?:工作?|年度?|工作年度?)?(?:报|年度报)?$")
_CUT_LOOK_ALIKE = re.compile(
    r"网站|新媒体|法治|法制|依法行政|执法|预算|部门决|三公|统计|公报|工作报告|总结|计划|要点|解读|图解|一图|指南|制度|办法|通知|关于"
)

DISCLOSURE = re.compile(r"信息公开|政务公开|主动公开")
"""A column of the disclosure area."""

DISCLOSURE_MENU = re.compile(r"(?:政府)?信息公开(?:工作)?(?:指南|制度)|法定主动公开内容|依申请公开")
"""The other standard entries of the menu of that area."""

_BODY = "局|委|办|厅|政府|街道|镇|乡|中心"
_PLAIN_TAIL = re.compile(
    rf"(?:\({YEAR}\)|\(20\d\d年\d{{1,2}}月\S{{0,8}}\)|\(\S{{1,20}}(?:{_BODY})\)"
    r"|\((?:更正|更新|修订|修改|补充|公开|定稿|正式)\S{0,4}\)|\((?:pdf|word|docx?|附件|\d)\S{0,6}\)|\.\w+|\W)*",
    re.IGNORECASE,
)
_NEWS = re.compile(r"公布|发布|公示|印发|出炉|上线|晒出|推出")
_PLACE_TELLS = re.compile(r"(?!\S*关于)(?P<place>\S{0,20}[省市县区州盟旗])(?:公布|发布|晒出|推出|亮出)了?《?")
_OUR_PLACE = re.compile(r"[我本全]\S")
_CLOSES = re.compile(r"》?[!。]*")
_IS_OUT = re.compile(r"》?(?:新鲜)?(?:出炉|来)[了啦]?[!。]*")
_NOT_A_BODY = re.compile(
    rf"{YEAR}|历年|各|本级|年度|政府|关于|市级|县级|区级|省级|市直|县直|区直|省直|部门|单位|乡镇|镇街|街道|区县|机关|法定|主动公开|及|和|\W"
)

_INSTITUTION = r"(?:大学|学院|中学|小学|学校|[一二三四五六七八九十]中|幼儿园|医院|卫生院|公司|集团|(?<!人民)银行)"
_INTERPRETATION = r"解读|图解|一图|读懂|看懂|图说|动漫|视频|h5"

_AROUND_REPORT: tuple[tuple[str, str, str], ...] = (
    ("interpretation", _INTERPRETATION, ""),
    ("interpretation", "", _INTERPRETATION),
    (
        "notice",
        r"关于(?:做好|编制|编写|报送|开展|填报|撰写|提交|召开|进一步|切实|督促|规范)",
        r"(?:通知|通报|函|意见|方案|要求|说明)(?:\(\S*\))?$",
    ),
    ("notice", "", r"格式|模板|范本|样式|样表|(?:编制|填报)说明|培训|(?:编制|编写|报送|填报)\S*(?:通知|通报|函)"),
    ("guide", "", r"(?:制度|办法|规定|指南|流程|规范)(?:\(\S*\))?$"),
    ("statistics", "", r"统计表|报表"),
    (
        "enterprise_or_institution",
        rf"(?:{_INSTITUTION}|企事业单位|高校|高等学校)(?:\(\S*\))?(?:关于)?{YEAR}?(?:关于)?$",
        "",
    ),
)
"""What makes something else of a title with a report's wording: patterns of what stands before and after it."""

_LOOK_ALIKES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("website_report", re.compile(r"(?:网站|新媒体)\S*(?:年度报表|年报|年度\S*报告|工作报表|监管\S*报表)")),
    ("rule_of_law_report", re.compile(r"(?:法治政府|法治建设|法制建设|依法行政|依法治\S)\S*(?:报告|情况|总结|年报)")),
    (
        "interpretation",
        re.compile(
            rf"(?:年报|年度报告|公开\S{{0,6}}报告)\S*(?:{_INTERPRETATION})|(?:{_INTERPRETATION})\S*(?:年报|年度报告)",
            re.IGNORECASE,
        ),
    ),
    ("notice", re.compile(r"(?:年报|年度报告|信息公开)\S*(?:通知|通报)$")),
    (
        "enforcement_report",
        re.compile(
            r"行政(?:执法|审判|处罚|许可|复议|应诉|检查|审批)(?!\S{0,4}(?:局|队|委|办|中心))\S*(?:报告|年报|统计|数据)"
        ),
    ),
    ("budget", re.compile(r"预算|决算|[“\"]?三公[”\"]?经费|收支")),
    (
        "work_report",
        re.compile(r"政府工作报告|年度工作(?:报告|计划|要点)|(?<!公开)工作总结|工作(?:计划|要点|安排)|述职|述廉"),
    ),
    ("statistics", re.compile(r"统计公报|国民经济\S*(?:报告|计划)|计划\S*报告|统计年鉴|统计月报|统计表|报表|统计年报")),
    (
        "enterprise_or_institution",
        re.compile(
            r"企业\S*年报|年报公示|上市公司|(?:事业单位|社会组织|社会团体|民办非企业|基金会)\S*(?:年报|年度报告|年检)"
            rf"|{_INSTITUTION}(?=$|\W|20|二|关于|年|信息)\S*(?:年度报告|年报)"
        ),
    ),
    (
        "guide",
        re.compile(
            r"(?:信息公开|主动公开|政务公开)\S*(?:指南|制度|规定|办法|条例|流程|说明|规范|标准|事项|清单)(?:\(\S*\))?$"
        ),
    ),
    ("request_form", re.compile(r"^(?:网上)?依申请公开\S{0,6}$|公开申请(?:表|书)?$")),
)


REPORT_IN_ITS_COLUMN = re.compile(
    rf"(?:{YEAR}|20\d\d|年度|政府|政务|信息公开|公开|工作|情况|报告|年报|[-_()])+"
    r"|(?:点击|在线)?(?:查看|下载|浏览|阅读|打开)(?:全文|详情|附件|原文|报告)?|详情|正文|全文|(?:pdf|word)版?",
    re.IGNORECASE,
)
"""What a row of a column of reports may be called without saying of what it is one: 2023年报告, 查看."""


def look_alike_around_report(head: str, tail: str) -> str | None:
    """What a title with a report's wording between head and tail is instead, if it is something else."""
    for reason, before, after in _AROUND_REPORT:
        if re.search(before, head, re.IGNORECASE) and re.search(after, tail, re.IGNORECASE):
            return reason
    return None


def look_alike(text: str) -> str | None:
    """What a title without a report's wording is, if it is one of the known look-alikes."""
    return next((reason for reason, pattern in _LOOK_ALIKES if pattern.search(text)), None)


def is_news(head: str, tail: str) -> bool:
    """Whether an article with a report's wording between head and tail is a headline about it.

    Only what no report is called is taken for one: a place, not a body, that publishes (某市公布2023年…报告), or 出炉.
    """
    return bool((_PLACE_TELLS.fullmatch(head) and _CLOSES.fullmatch(tail)) or _IS_OUT.fullmatch(tail))


def place_that_tells(text: str) -> str | None:
    """The place that a headline says to publish its report (某市公布2023年…); None for 我市, and for other titles."""
    core = REPORT.search(text)
    tells = _PLACE_TELLS.fullmatch(text[: core.start()]) if core else None
    return None if tells is None or _OUR_PLACE.fullmatch(tells["place"]) else tells["place"]


def may_be_cut_off(text: str, year: int | None, *, below_reports: bool) -> bool:
    """Whether a list cut a title off (…) where the wording of a report may go on; elsewhere with its year before that.

    In a column of reports any title that was cut may be one, unless its beginning says otherwise.
    """
    cut = _CUT.search(text)
    if cut is None or _CUT_LOOK_ALIKE.search(text):
        return False
    return below_reports or (year is not None and _CUT_WORDING.search(text[: cut.start()]) is not None)


def names_body(head: str, tail: str) -> bool:
    """Whether a title names a body beside the report's wording: 三门峡市信访局, not 市直部门 or 各区县."""
    return len(_NOT_A_BODY.sub("", head)) >= 2 or bool(re.search(_BODY, _NOT_A_BODY.sub("", tail)))


def is_plain(head: str, tail: str) -> bool:
    """Whether a title with a report's wording is no news of one, and only a year, a mark or an ending follows it."""
    return not _NEWS.search(head) and bool(_PLAIN_TAIL.fullmatch(tail))
