"""The wordings of links that lead towards reports, over squeezed text (docs/portals.md, sections 1, 4 and 8)."""

import re
from dataclasses import dataclass

from crawler.families.wordings import DISCLOSURE, YEAR

REPORT_COLUMN = re.compile(r"年报|年度报告|年度工作报告")
"""A column of reports, in the path above a link."""

AGENCY_COLUMN = re.compile(r"年报|年度报告|部门|单位|机构|信息公开|镇街|乡镇|街道|区县|县区|市县")
"""A column that holds agencies or their reports."""

YEAR_ONLY = re.compile(YEAR)

AGENCY = re.compile(
    r"(?!\S*(?:新闻|数据|会员|用户|帮助|下载|媒体|资料|文件|办事|展示|党群)中心)(?!\S*(?:办事|服务|政务)大?厅)"
    r"(?!\S*(?:概况|领导|走进|认识|魅力|关于|新闻办|专区))"
    r"(?:\S{1,30}?(?:局|委|委员会|办公室|办公厅|办|厅|院|中心|街道|办事处|镇|乡|苏木|人民政府|政府|管委会|支队|大队|总队|所|署"
    r"|区|县|市|州|盟|旗|兵团|银行支行|税务分局|气象部门)"
    r"|(?:中华人民共和国)?(?:外交|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|国土资源"
    r"|生态环境|环境保护|住房和城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|文化|退役军人事务|应急管理)部)"
    r"(?:\(\S{1,12}\))?"
)
"""The name of a body, or of a place that has one."""

BODY_OF_REPORTS = re.compile(
    rf"{AGENCY.pattern}"
    r"|\S{0,20}(?:(?:档案|图书|文化|博物|科技|体育|纪念|方志)馆|供销(?:合作)?总?社|联(?:合|营)?社|(?:总?工|红十字|联合|贸促)会"
    r"|残联|妇联|科协|文联|侨联|工商联|社科联|作协|(?:管理|事务|工作|服务|保护)处|(?:林|农|牧|渔|茶|苗圃|机)场"
    r"|(?:广播|地震|气象|电视)台|(?:监督|检疫|监测|工作|服务|管理|水文)站|(?:研究|编研|参事|史志|县志)室"
    r"|监狱|戒毒所|新城|片区|海关)(?:\(\S{1,12}\))?"
    r"|[省市县区州旗镇乡]?本级(?:政府)?|[省市县区州旗]级机关"
)
"""What a column of reports calls its bodies: also archives, unions, cooperatives, farms."""

AGENCY_SITE = re.compile(
    rf"(?={AGENCY.pattern})\S{{1,30}}(?:局|委|委员会|办公室|办公厅|办|厅|街道|办事处|人民政府|政府|管委会)(?:网站?|官网)?"
)
"""The name of a body, or of its site, as the menus and selects of a home page have it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A wording, how likely it leads to reports, and the column it must stand below, if any.

    A `loose` wording names other things too: it does not count for an address that looks like an article's.
    """

    reason: str
    score: float
    pattern: re.Pattern[str]
    below: re.Pattern[str] | None = None
    loose: bool = False

    def matches(self, text: str, path: tuple[str, ...], *, article: bool) -> bool:
        """Whether a link with this text, below these columns, leads to such a column."""
        if not self.pattern.fullmatch(text) or (self.loose and article):
            return False
        return self.below is None or any(self.below.search(column) for column in path)


_COLLECTED = r"(?:专栏|专区|专题|汇总|公开|公示|列表|栏目|\((?:新|旧|历年|往年)\)|\d)"
_ANNUAL = rf"(?:(?:工作)?年报|(?:工作)?年度(?:工作)?报告){_COLLECTED}?"
_EARLIER = (
    rf"(?:{YEAR}|20\d\d)(?:及|度)?(?:以前|之前)\S{{0,4}}|(?:往年|历年|历史|更早|以前年度)\S{{0,4}}|(?:上|前)一?年度?"
)
_TIERS = "部门|单位|机构|乡镇|镇街|街道|办事处|区县|县区|县市区|旗县|市县|市、?区|园区|开发区"
_TIER_WORDS = (
    f"{_TIERS}|各|市|县|区|省|州|镇|乡|级|直属|直|属|政府|工作|组成|派出|信息公开|年报"
    "|网站|子站|专栏|平台|列表|目录|公开|及|和|[()、/]"
)

_TIERS_OF_REPORTS = rf"{_TIERS}|中省?直|驻|垂管|垂直|功能区|高新区|新区|下属|二级|镇|[省市县区]级"
_TIER_WORDS_OF_REPORTS = rf"{_TIER_WORDS}|{_TIERS_OF_REPORTS}|管理|事业|街|其他|其它"

COLUMNS: tuple[Column, ...] = (
    Column("report_column", 1.0, re.compile(r"\S{0,12}公开(?:工作)?年报(?:专栏|专题|列表|汇总)?"), loose=True),
    Column("report_column", 0.95, re.compile(r"(?:历年|往年|历史|\d{4}-\d{4}年?)\S{0,6}(?:年报|年度报告)"), loose=True),
    Column("report_column", 0.95, re.compile(rf"(?=\S*年报$)(?>{_TIER_WORDS})++"), loose=True),
    Column("report_column", 0.9, re.compile(_ANNUAL), below=DISCLOSURE, loose=True),
    Column("year_column", 0.9, YEAR_ONLY, below=REPORT_COLUMN, loose=True),
    Column("agency_list", 0.85, re.compile(r"[A-Z]"), below=REPORT_COLUMN, loose=True),
    Column("year_column", 0.9, re.compile(_EARLIER), below=REPORT_COLUMN, loose=True),
    Column(
        "agency_list",
        0.85,
        re.compile(rf"{YEAR}?(?=\S*(?:{_TIERS_OF_REPORTS}))(?>{_TIER_WORDS_OF_REPORTS})++"),
        below=REPORT_COLUMN,
    ),
    Column("agency", 0.85, BODY_OF_REPORTS, below=REPORT_COLUMN),
    Column("more", 0.8, re.compile(r"(?:查看)?(?:更多|more)\W*", re.IGNORECASE), below=REPORT_COLUMN),
    Column("disclosure_area", 0.8, re.compile(r"(?:政府)?信息公开(?:专栏|平台|网站?|专网|工作|栏目|首页|门户)?\W*")),
    Column(
        "disclosure_area", 0.7, re.compile(r"政务公开(?:专栏|平台|网站?|专区)?\W*|(?:法定)?主动公开(?:内容|信息)?\W*")
    ),
    Column(
        "disclosure_area",
        0.7,
        re.compile(r"\S{1,16}(?<!推进)(?:政府)?信息公开(?:专栏|平台|网站?|专网|栏目)?"),
        loose=True,
    ),
    Column("agency_list", 0.6, re.compile(rf"(?=\S*(?:{_TIERS}))(?>{_TIER_WORDS})++")),
    Column("agency", 0.5, AGENCY, below=AGENCY_COLUMN),
    Column("report_column", 0.4, re.compile(rf"(?:工作)?年报{_COLLECTED}?"), loose=True),
    Column("catalogue", 0.3, re.compile(r"\S{0,12}信息公开目录"), loose=True),
)
"""In the order in which they are tried."""


def column_of(text: str, path: tuple[str, ...], *, article: bool) -> Column | None:
    """The column that a link leads to, by its text and the columns above it; None if it is none."""
    return next((column for column in COLUMNS if column.matches(text, path, article=article)), None)
