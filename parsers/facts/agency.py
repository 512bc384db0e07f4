"""The agency a report is of: named in its title, else in its text; never put together from hints."""

import re
from collections import Counter

from parsers.facts.wording import plain

_ENDING = (
    r"(?:人民政府|政府|委员会|管委会|办公室|办公厅|办事处|街道办|街道|[省市县区州盟旗乡镇]|局|厅|部|署|院|委|办|室|社|总队|支队|大队"
    r"|中心|所|处|站|馆|会|联社|分局|分行|支行|基地|园区|开发区|新区)"
)
_NAME = re.compile(rf"[\u4e00-\u9fff·（）()、]{{1,38}}{_ENDING}")
_NOT_A_NAME = re.compile(
    r"^(?:我[局办市区县镇乡委厅省院街单]|本[局办市区县镇乡委厅省院街单机部级]|全[局办市区县镇乡省]|各|该|上级|有关|相关|目前"
    r"|今年|年度|积极|切实|认真|主动|首页|当前|正文|政务公开|信息公开|政府信息|根据)"
    r"|[，。；：《》]|^(?:机关|单位|部门|政府|办公室|年|委员会)$"
)
_TITLE_HEAD = re.compile(
    r"^[《\s]*(?:关于)?(?P<agency>.*?)(?:关于|公布|发布|[：:])?(?:20\d\d(?:[-—～~至]20\d\d)?(?:学?年)?(?:度)?)?(?:年度)?(?:的)?(?:政府|政务)?(?:信息|政务)公[开開]"
)
_BEFORE_NAME = re.compile(r"^(?:【[^】]{1,8}】|\[[^\]]{1,8}\]|\d{1,3}[.、．](?!\d)|附件?\d{0,2}[:：.])+")
_YEAR_INSIDE = re.compile(r"20\d\d年")
_LEADING_YEAR = re.compile(r"^(?:20\d\d年?(?:度)?|年度)")
_OTHER_BODY = re.compile(r"[\u4e00-\u9fff·（）()]{2,38}(?:公司|集团|银行|大学|中学|小学|学校|幼儿园)")
_COMPILED_BY = re.compile(r"由([\u4e00-\u9fff（）]{2,38}?)(?:负责)?(?:编制|编写|制作|撰写)")
_INTERNAL_OFFICE = re.compile(r"(?<=人民政府)党政(?:综合)?办公室$|(?<=街道办事处)(?:党政|综合)(?:综合)?办公室$")
_OFFICE_OF = re.compile(r"(?P<government>.+政府)办(?:公[室厅])?")
_PUBLISHED_BY = re.compile(r"(?:公布|发布)《?([\u4e00-\u9fff（）]{2,38}?)(?:20\d\d年)")
_VERBS = (
    "认真|坚持|严格|深入|紧紧|持续|积极|按照|高度|以习近平|全面|切实|始终|在|根据|依据|不断|共|依法|进一步|围绕|结合|扎实"
    "|着力|大力|聚焦|强化|主动|未|收到|通过|贯彻|落实"
)
_SUBJECT = re.compile(rf"20\d\d年(?:度|以来)?[,，]?([\u4e00-\u9fff（）]{{2,30}}?)(?={_VERBS})")


def agency_in_title(title: str) -> str | None:
    """The agency a title names: what stands before 政府信息公开, without year and 关于."""
    head = _TITLE_HEAD.match(plain(title))
    if head is None:
        return None
    name = _LEADING_YEAR.sub("", _BEFORE_NAME.sub("", head["agency"].strip())).strip("《》“”\"'-—:： ")
    before_year = _YEAR_INSIDE.split(name, maxsplit=1)[0]
    if before_year != name and is_agency_name(before_year):  # 某局2023年度依申请公开及政府信息公开…
        name = before_year
    if name.endswith("人民"):
        name += "政府"
    return name if 1 < len(name) <= 40 and not _NOT_A_NAME.search(name) else None


def is_agency_name(line: str) -> bool:
    """Whether a line is the name of an agency and nothing else."""
    return _NAME.fullmatch(line) is not None and not _NOT_A_NAME.search(line)


def is_body_name(line: str) -> bool:
    """Whether a line is the name of an agency, or of a school or an enterprise, and nothing else."""
    return is_agency_name(line) or (_OTHER_BODY.fullmatch(line) is not None and not _NOT_A_NAME.search(line))


def agency_in_text(text: str) -> str | None:
    """The agency the text says compiled or published the report, else the one its sentences about the year begin with.

    `text` is the preamble and section one. An internal office of a township (党政办公室) stands for the township, and
    the office of a government for that where the sentences speak of the government: it compiles the reports of both.
    """
    flat = plain(text)
    found = Counter(match[1] for match in _SUBJECT.finditer(flat) if is_agency_name(match[1]))
    subject = found.most_common(1)[0][0] if found else None
    for pattern in (_PUBLISHED_BY, _COMPILED_BY):
        for match in pattern.finditer(flat):
            name = _INTERNAL_OFFICE.sub("", match[1])
            if is_agency_name(name):
                return _government_meant(name, subject) or name
    return subject


def _government_meant(compiler: str, subject: str | None) -> str | None:
    """The government that an office compiled for, if the sentences speak of that (区政府), by its whole name."""
    office = _OFFICE_OF.fullmatch(compiler)
    if office is None or subject is None:
        return None
    government = office["government"]
    is_meant = government.replace("人民政府", "政府").endswith(subject.replace("人民政府", "政府"))
    return government if is_meant else None
